-- Bevakning: how much there is of each topic.  $1 today.
select topic.value, topic.title, count(work.finding_no) as many,
       count(work.finding_no) filter (where work.due_on < $1::date) as late
from (values (1, 'fakturor', 'Avvikelser på fakturor'), (2, 'ND07', 'Uppföljning försenad'),
             (3, 'ND08', 'Beställningen tar snart slut'), (4, 'ND01', 'Aldrig påbörjat'), (5, 'ND02', 'För lite utfört'),
             (6, 'ND05', 'Löper efter dödsfall'), (7, 'QT03', 'Utfört över beställningen'),
             (8, 'PL06', 'Boende på två ställen'), (9, 'PL07', 'Hemtjänst under vistelse')) as topic (place, value, title)
left join (
    select found.finding_no, found.due_on,
           case when found.document_no is not null then 'fakturor' else found.code end as topic
    from avstamd.finding_work found
    left join avstamd.document_outcome outcome on outcome.document_no = found.document_no
    where (select avstamd.has_role('officer', 'unit_manager')) and found.decider = 'officer' and found.state = 'open' and not found.within_tolerance
      and (found.decided is null or found.reopened_at is not null)
      and found.client_no in (select avstamd.my_clients())
      and coalesce(outcome.state not in ('approved', 'exported', 'paid', 'stopped'), true)
) as work on work.topic = topic.value
group by topic.place, topic.value, topic.title
order by topic.place
