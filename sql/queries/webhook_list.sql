-- How the hooks do.
select webhook.hook, count(*) filter (where delivered_at is not null) as taken,
       count(event_no) filter (where delivered_at is null and given_up_at is null) as waiting,
       count(*) filter (where given_up_at is not null) as given_up,
       (select coalesce('HTTP ' || d.http_status, d.last_error) from avstamd.webhook_delivery d
        where d.hook = webhook.hook and d.delivered_at is null and d.attempts > 0
        order by d.event_no desc limit 1) as last_error
from avstamd.webhook left join avstamd.webhook_delivery using (hook)
group by webhook.hook order by webhook.hook
