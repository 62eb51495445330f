-- What shall stand after a file of orders: the file's columns ($1) over what is stored.
create temporary table import_wanted on commit drop as
select r.row_no, r.order_id, t.order_no, n.*,
       case when r.deleted then case when t.order_no is not null then 'withdrawn' else 'absent' end
            when not (t.order_no is not null) then 'new'
            when (n.client_no, n.provider_no, n.service_no, n.level, n.decision_id, n.valid_from,
                n.valid_to, n.quantity, n.per, n.staff_count, n.decided_on, n.review_by, n.legal_basis)
                 is distinct from
                 (a.client_no, a.provider_no, a.service_no, a.level, t.decision_id, t.valid_from,
                     t.valid_to, t.quantity, t.per, t.staff_count, t.decided_on, t.review_by,
                     t.legal_basis) then 'changed'
            else 'same' end as action
from import_row r
left join care_order t on t.order_id = r.order_id
left join account a on a.account_no = t.account_no
left join client c on c.client_id = r.client_id
left join provider p on p.provider_id = r.provider_id
left join service s on s.service_id = r.service_id
cross join lateral (
    select
           case when 'client_id' = any ($1::text[]) then c.client_no else a.client_no end as client_no,
           case when 'provider_id' = any ($1::text[]) then p.provider_no
                   else a.provider_no end as provider_no,
           case when 'service_id' = any ($1::text[]) then s.service_no else a.service_no end as service_no,
           coalesce(case when 'level' = any ($1::text[]) then r.level else a.level end, '') as level,
           case when 'decision_id' = any ($1::text[]) then r.decision_id
                   else t.decision_id end as decision_id,
           case when 'valid_from' = any ($1::text[]) then r.valid_from else t.valid_from end as valid_from,
           case when 'valid_to' = any ($1::text[]) then r.valid_to else t.valid_to end as valid_to,
           case when 'quantity' = any ($1::text[]) then r.quantity else t.quantity end as quantity,
           case when 'per' = any ($1::text[]) then r.per else t.per end as per,
           coalesce(case when 'staff_count' = any ($1::text[]) then r.staff_count
                   else t.staff_count end, 1) as staff_count,
           case when 'decided_on' = any ($1::text[]) then r.decided_on else t.decided_on end as decided_on,
           case when 'review_by' = any ($1::text[]) then r.review_by else t.review_by end as review_by,
           case when 'legal_basis' = any ($1::text[]) then r.legal_basis
                   else t.legal_basis end as legal_basis) n
