-- Visits that were never seen before get their number.
insert into visit_identity (visit_id, care_day)
select visit_id, care_day from import_wanted where action = 'new' and visit_no is null
