-- How far ahead one looks.  No $n.
select days as value, days || ' dagar' as title from (values ('14'), ('30'), ('60'), ('90')) as ahead (days)
