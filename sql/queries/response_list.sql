-- Responses, the latest last.  $1 true: only those that the provider does not have yet
select response_no, to_char(made_at at time zone 'Europe/Stockholm', 'YYYY-MM-DD HH24:MI'), status,
       content #>> '{invoice,id}', content #>> '{receiver,name}',
       case when done_at is not null then to_char(done_at at time zone 'Europe/Stockholm', 'YYYY-MM-DD HH24:MI')
            when aside_at is not null then 'put aside' else 'waits' end,
       attempts.count, attempts.last
from avstamd.response
cross join lateral (
    select count(*), (array_agg(coalesce(http_status::text, answer) order by attempt_no desc))[1] as last
    from avstamd.response_attempt where response_attempt.response_no = response.response_no) as attempts
where not $1::boolean or done_at is null
order by response_no
