-- Samples, the latest first, with what the checks gave until now.  $1 null: all; a number: that one.
select sample.sample_no, sample.kind, case sample.kind when 'orders' then 'Beställningar' else 'Attester' end as what,
       sample.first_day, sample.last_day, sample.percent, sample.seed, sample.population,
       count(item.item) as drawn, count(item.outcome) as checked,
       count(*) filter (where item.outcome = 'ok') as ok, count(*) filter (where item.outcome = 'remark') as remarks,
       count(*) filter (where item.outcome = 'wrong') as wrong, person.name as drawn_by, sample.drawn_at
from avstamd.sample
left join avstamd.sample_item item using (sample_no)
left join avstamd.app_user person on person.user_no = sample.drawn_by
where $1::bigint is null or sample.sample_no = $1::bigint
group by sample.sample_no, person.name
order by sample.sample_no desc
