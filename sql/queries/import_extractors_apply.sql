-- Makes extractors what import_wanted says: withdrawn ones go, changed ones change, new ones come.
with removed as (
    delete from extractor t using import_wanted w where w.action = 'withdrawn'
        and t.extractor_no = w.extractor_no),
changed as (
    update extractor t
    set yields = w.yields
    from import_wanted w where w.action = 'changed' and t.extractor_no = w.extractor_no)
insert into extractor (provider_no, field, pattern, yields)
select provider_no, field, pattern, yields
from import_wanted where action = 'new' order by row_no
