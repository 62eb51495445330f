-- One invoice: its head, where it stands and what is to be paid.  $1 document_no.
select document.document_no, document.invoice_no, document.credit_note, document.issue_date,
       document.due_date, document.period_start, document.period_end, document.format,
       document.currency, document.buyer_reference, document.order_reference,
       array_to_string(document.preceding, ', ') as preceding,
       coalesce(provider.name, document.seller_name) as seller, document.seller_id,
       outcome.provider_no, coalesce(outcome.state, 'received') as state,
       review.first_by is not null and review.final_by is null and review.first_pay_ore = pay.pay_ore as second,
       signer.name as signer, review.first_at::date as signed_on, final.name as approver,
       review.first_by = (select avstamd.me()) as signed_by_me,
       pay.*, coalesce(credit.received_ore, 0) as received_ore, coalesce(credit.given_ore, 0) as given_ore,
       may.limit_ore, may.alone, hold.partly_disputed = 'hold' as hold,
       array_to_string(seen.notes, E'\n') as notes
from avstamd.document
left join avstamd.document_outcome outcome using (document_no)
left join avstamd.provider on provider.provider_no = outcome.provider_no
left join avstamd.provider_setting hold on hold.provider_no = outcome.provider_no
left join avstamd.document_review review on review.document_no = document.document_no
left join avstamd.app_user signer on signer.user_no = review.first_by
left join avstamd.app_user final on final.user_no = review.final_by
left join avstamd.document_seen seen on seen.document_no = document.document_no
left join lateral (select sum(received_ore) as received_ore, sum(given_ore) as given_ore
                   from avstamd.line_outcome where line_outcome.document_no = document.document_no) as credit on true
left join lateral avstamd.document_to_pay(document.document_no) as pay on true
left join lateral avstamd.approval_limit(document.document_no) as may on true
where document.document_no = $1::bigint
