-- What a sample drew, in the order of its seed: orders, or approved invoices with who approved, of how
-- much and with which limit.  Every client shown is told the access log.
-- $1 sample_no, $2 null: all of it, else that item, $3 the page's path.
with shown as materialized (
    select * from avstamd.sample_item
    where sample_no = $1::bigint and ($2::bigint is null or item = $2::bigint)
), logged as materialized (
    select avstamd.log_access('rapport ' || $3::text,
                              array(select distinct client_no from shown where client_no is not null order by 1))::text
)
select shown.place, shown.item, shown.sample_no || '/' || shown.item as address,
       care_order.order_id, client.client_id, coalesce(officer.name, client.officer) as officer,
       coalesce(service.name, service.service_id) as service, care_order.decision_id, care_order.decided_on,
       care_order.legal_basis, care_order.valid_from, care_order.valid_to,
       trim_scale(care_order.quantity) as quantity,
       case care_order.per when 'day' then 'per dag' when 'week' then 'per vecka' when 'month' then 'per månad' end
           as per,
       case service.unit when 'hour' then 'tim' when 'day' then 'dygn' when 'month' then 'mån' when 'each' then 'st' end
           as unit,
       care_order.review_by, document.invoice_no, document.document_no,
       coalesce(provider.name, document.seller_name) as provider,
       review.pay_ore, signer.name as first_by, review.first_at, final.name as final_by, review.final_at,
       case when alone.is_free then 'ingen gräns' when alone.limit_ore is null and review.final_by is not null
            then 'ingen rätt' else avstamd.kronor(alone.limit_ore) end as limit_text,
       case when review.final_by is null then null when alone.is_free or abs(review.pay_ore) <= alone.limit_ore
            then 'ja' else 'nej' end as within,
       case shown.outcome when 'ok' then 'utan anmärkning' when 'remark' then 'anmärkning' when 'wrong' then 'fel' end
           as outcome,
       shown.outcome as outcome_code,
       (select string_agg(point.title, '; ' order by point.point) from avstamd.sample
        join avstamd.sample_point point using (kind)
        where sample.sample_no = shown.sample_no and shown.checklist ->> point.point::text = 'false') as lacking,
       shown.comment, checker.name as checked_by, shown.checked_at
from shown cross join logged
join avstamd.sample on sample.sample_no = shown.sample_no
left join avstamd.care_order on sample.kind = 'orders' and care_order.order_no = shown.item
left join avstamd.account on account.account_no = care_order.account_no
left join avstamd.service on service.service_no = account.service_no
left join avstamd.client_seen client on client.client_no = shown.client_no
left join avstamd.app_user officer on officer.officer_id = client.officer
left join avstamd.document on sample.kind = 'documents' and document.document_no = shown.item
left join avstamd.document_outcome stands on stands.document_no = document.document_no
left join avstamd.provider on provider.provider_no = coalesce(account.provider_no, stands.provider_no)
left join avstamd.document_review review on review.document_no = document.document_no
left join avstamd.app_user signer on signer.user_no = review.first_by
left join avstamd.app_user final on final.user_no = review.final_by
left join lateral avstamd.limit_on(review.final_by, (review.final_at at time zone 'Europe/Stockholm')::date) as alone
    on review.final_by is not null
left join avstamd.app_user checker on checker.user_no = shown.checked_by
order by shown.place
