-- The access log: whose care the findings shown are about.  Parameters as in page_watch.sql.
select avstamd.log_access('bevakning visad', array(
    select distinct work.client_no from avstamd.finding_work work
    where work.decider = 'officer' and work.state = 'open' and not work.within_tolerance
      and (work.decided is null or work.reopened_at is not null)
      and work.client_no in (select avstamd.my_clients())
      and ($1::text is null or $1::text = case when work.document_no is not null then 'fakturor' else work.code end)
      and ($2::bigint is null or work.responsible_user = $2::bigint)
      and ($3::text is null or work.due_on < $4::date)
    order by 1))::text as logged
