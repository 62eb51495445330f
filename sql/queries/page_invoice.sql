-- One invoice: its head, where it stands and what is to be paid.  $1 document_no.
select document.document_no, document.invoice_no, document.credit_note, document.issue_date,
       document.due_date, document.period_start, document.period_end, document.format,
       document.currency, document.buyer_reference, document.order_reference,
       array_to_string(document.preceding, ', ') as preceding,
       coalesce(provider.name, document.seller_name) as seller, document.seller_id,
       outcome.provider_no, coalesce(outcome.state, 'received') as state,
       review.first_by is not null and review.final_by is null and review.first_pay_ore = pay.pay_ore as second,
       signer.name as signer, review.first_at::date as signed_on, final.name as approver,
       review.final_at::date as approved_on, review.pay_ore as approved_ore,
       review.first_by = (select avstamd.me()) as signed_by_me,
       pay.*, coalesce(credit.received_ore, 0) as received_ore, coalesce(credit.given_ore, 0) as given_ore,
       may.limit_ore, may.alone, avstamd.sees_whole(document.document_no) as whole, hold.partly_disputed = 'hold' as hold,
       array_to_string(seen.notes, E'\n') as notes,
       assignee.name as responsible, assignment.to_user, assignment.due_on as respond_by,
       assignment.due_on < avstamd.today() as respond_late,
       dispute.dispute_no, dispute.sent_at::date as dispute_sent_on,
       dispute.sent_at::date + avstamd.setting('due_days_provider') as dispute_due_on,
       claim.claim_no, claim.amount_ore as claim_ore, claim.state as claim_state,
       (select count(*) from avstamd.attachment
        where attachment.file_no = document.file_no and attachment.ordinal = document.ordinal) as attachments
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
left join lateral avstamd.approval_limit(document.document_no, pay.pay_ore) as may on true
left join avstamd.assignment on assignment.document_no = document.document_no and assignment.ended_at is null
left join avstamd.app_user assignee on assignee.user_no = assignment.to_user
left join avstamd.dispute on dispute.document_no = document.document_no and dispute.cancelled_at is null
left join avstamd.recovery_claim claim on claim.document_no = document.document_no
    and claim.state in ('open', 'sent')
where document.document_no = $1::bigint
order by claim.claim_no desc nulls last limit 1
