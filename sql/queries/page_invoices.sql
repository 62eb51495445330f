-- The queue of invoices, or one of them with its neighbours in it: the same list on both pages.
-- $1 tab, $2 words, $3 provider_no, $4 finding code, $5 month of issue, $6 least öre in question,
-- $7 sorted by, $8 page of 50, $9 null: the page; a document_no: that row alone, with before and after.
with listed as (
    select document.document_no, document.invoice_no, document.credit_note, document.issue_date,
           document.due_date, coalesce(provider.name, document.seller_name, document.seller_id) as seller,
           case when document.credit_note then -document.net_ore else document.net_ore end as net_ore,
           coalesce(outcome.state, 'received') as state,
           review.first_by is not null and review.final_by is null as second,
           coalesce(found.question_ore, 0) as question_ore
    from avstamd.document
    left join avstamd.document_outcome outcome on outcome.document_no = document.document_no
    left join avstamd.provider on provider.provider_no = outcome.provider_no
    left join avstamd.document_review review on review.document_no = document.document_no
    left join lateral (
        select sum(finding.amount_ore)::bigint as question_ore
        from avstamd.finding join avstamd.finding_kind kind on kind.code = finding.code and kind.net
        where finding.document_no = document.document_no and finding.state = 'open'
          and finding.amount_ore > 0 and not finding.within_tolerance
    ) as found on true
    where case $1::text
              when 'alla' then true
              when 'granska' then outcome.state in ('flagged', 'in_review')
                                  and (review.first_by is null or review.final_by is not null)
              when 'attest' then outcome.state in ('flagged', 'in_review')
                                 and review.first_by is not null and review.final_by is null
              when 'bestridd' then outcome.state in ('disputed', 'stopped')
              when 'godkand' then outcome.state in ('approved', 'exported', 'paid')
              else outcome.state = 'clean' end
      and ($2::text is null
           or strpos(lower(concat_ws(' ', document.invoice_no, provider.name, document.seller_name,
                                     document.seller_id, document.buyer_reference, document.order_reference)),
                     lower($2::text)) > 0
           or document.document_no in (
               select line_outcome.document_no
               from avstamd.client
               join avstamd.account using (client_no)
               join avstamd.line_outcome using (account_no)
               where client.client_id = $2::text))
      and ($3::bigint is null or outcome.provider_no = $3::bigint)
      and ($4::text is null or exists (
               select from avstamd.finding
               where finding.document_no = document.document_no and finding.code = $4::text
                 and finding.state = 'open'))
      and ($5::date is null or document.issue_date >= $5::date
                               and document.issue_date < $5::date + interval '1 month')
      and ($6::bigint is null or found.question_ore >= $6::bigint)
), placed as (
    select listed.*, row_number() over sorted as place, count(*) over () as documents,
           sum(net_ore) over () as sum_net_ore, sum(question_ore) over () as sum_question_ore,
           lag(document_no) over sorted as before, lead(document_no) over sorted as after
    from listed
    window sorted as (order by
        case $7::text when 'faktura' then invoice_no end,
        case $7::text when '-faktura' then invoice_no end desc,
        case $7::text when 'utforare' then seller end collate "sv-x-icu",
        case $7::text when '-utforare' then seller end collate "sv-x-icu" desc,
        case $7::text when 'datum' then issue_date when 'forfaller' then due_date end,
        case $7::text when '-datum' then issue_date when '-forfaller' then due_date end desc nulls last,
        case $7::text when 'belopp' then net_ore when 'ifragasatt' then question_ore end,
        case $7::text when '-belopp' then net_ore when '-ifragasatt' then question_ore end desc,
        document_no)
), shown as (
    select * from placed where $9::bigint is null or document_no = $9::bigint
    order by place
    limit 50 offset (case when $9::bigint is null then greatest($8::bigint, 1) - 1 else 0 end) * 50
)
select shown.*, why.findings, why.titles, asked.questions
from shown
left join lateral (
    select count(*) as findings,
           string_agg(distinct kind.title, ' · ') as titles
    from avstamd.finding join avstamd.finding_kind kind using (code)
    where finding.document_no = shown.document_no and finding.state = 'open'
      and not finding.within_tolerance
      and (kind.flags = 'always' or kind.flags = 'above_zero' and coalesce(finding.amount_ore, 0) >= 0)
) as why on true
left join lateral (
    select count(*) as questions from avstamd.question
    where question.document_no = shown.document_no and answered_at is null and withdrawn_at is null
) as asked on true
order by place
