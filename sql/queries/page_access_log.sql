-- The access log, newest first, by keyset.  $1 user_no, $2 client's code, $3 document_no, $4 first day,
-- $5 last day, $6 'ja': refusals alone, $7 words, $8 log_no before which to go on, or null, $9 how many.
-- What is stored names things by their codes; people read, and look for, the words.
with word as (
    select replace(shape, '@', code) as shape, code, title
    from (values
        ('{roll @ %,"grupp %, roll @"}'::text[], 'finance', 'ekonomi'), ('{roll @ %,"grupp %, roll @"}', 'officer', 'handläggare'),
        ('{roll @ %,"grupp %, roll @"}', 'unit_manager', 'enhetschef'), ('{roll @ %,"grupp %, roll @"}', 'approver', 'attestant'),
        ('{roll @ %,"grupp %, roll @"}', 'auditor', 'revisor'), ('{roll @ %,"grupp %, roll @"}', 'administrator', 'administratör'),
        ('{utförare %: @}', 'hold', 'hela fakturan hålls inne när en del är bestridd'),
        ('{utförare %: @}', 'pay_as_suggested', 'betalas enligt förslaget när en del är bestridd'),
        ('{stickprov % av @}', 'orders', 'beställningar'), ('{stickprov % av @}', 'documents', 'fakturor'),
        ('{stickprov %: @}', 'ok', 'utan anmärkning'), ('{stickprov %: @}', 'remark', 'anmärkning'),
        ('{stickprov %: @}', 'wrong', 'fel')) as listed (shapes, code, title), unnest(shapes) as shape
    union all
    select shape || what, what, avstamd.decision_title(what)
    from unnest(array['beslut: ', 'nekad: ']) as shape,
         unnest(array['review', 'approve', 'pay_anyway', 'dispute', 'reopen', 'stop', 'note', 'accept_finding', 'ask_officer',
                      'answer', 'confirm', 'undo', 'assign', 'export', 'pay', 'facts_changed']) as what
    where shape = 'beslut: ' or what in ('review', 'approve', 'pay_anyway', 'dispute', 'reopen', 'stop', 'note')
    union all
    select 'inställning ' || name || ' = %', name, '”' || title || '”' from avstamd.setting
), shown as (
    select l.*
    from avstamd.access_log l
    where ($1::bigint is null or l.user_no = $1::bigint)
      and ($2::text is null or l.client_no = (select client_no from avstamd.client where client_id = $2::text))
      and ($3::bigint is null or l.document_no = $3::bigint)
      and ($4::date is null or l.at >= ($4::date::timestamp at time zone 'Europe/Stockholm'))
      and ($5::date is null or l.at < (($5::date + 1)::timestamp at time zone 'Europe/Stockholm'))
      and ($6::text is distinct from 'ja' or l.refused is not null)
      and ($7::text is null or strpos(lower(l.what), lower($7::text)) > 0
           or l.what like any (array(select shape from word where strpos(lower(title), lower($7::text)) > 0)))
      and ($8::bigint is null
           or (l.at <= (select at from avstamd.access_log where log_no = $8::bigint)
               and (l.at, l.log_no) < ((select at from avstamd.access_log where log_no = $8::bigint), $8::bigint)))
    order by l.at desc, l.log_no desc
    limit $9::bigint
)
select l.log_no, to_char(l.at, 'YYYY-MM-DD HH24:MI:SS') as at, l.user_no, u.name, u.login,
       coalesce((select case when l.what like '%' || code then left(l.what, -length(code)) || title
                             else replace(l.what, code, title) end
                 from word where l.what like shape limit 1), l.what) as what,
       c.client_id, l.document_no, d.invoice_no, l.finding_no, l.refused, host(l.came_from) as came_from
from shown l
left join avstamd.app_user u on u.user_no = l.user_no
left join avstamd.client c on c.client_no = l.client_no
left join avstamd.document d on d.document_no = l.document_no
order by l.at desc, l.log_no desc
