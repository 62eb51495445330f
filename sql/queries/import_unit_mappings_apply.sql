-- Makes unit_mappings what import_wanted says: withdrawn ones go, changed ones change, new ones come.
with removed as (
    delete from unit_mapping t using import_wanted w where w.action = 'withdrawn'
        and t.unit_mapping_no = w.unit_mapping_no),
changed as (
    update unit_mapping t
    set unit_code = w.unit_code
    from import_wanted w where w.action = 'changed' and t.unit_mapping_no = w.unit_mapping_no)
insert into unit_mapping (provider_no, unit_text, unit_code)
select provider_no, unit_text, unit_code
from import_wanted where action = 'new' order by row_no
