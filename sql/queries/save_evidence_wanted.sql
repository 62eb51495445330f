-- Findings whose evidence is to be written: new ones, and those whose evidence may have changed.
select seq, finding_no from save_match where changed order by seq
