-- Frågor: of questions about a whole invoice, the clients on it that are the reader's, with what was found at them.
-- $1 which tab, $2 a question's number: that one alone, or null.
select question.question_no as question, client.client_no, client.client_id, client.name, client.protected,
       to_char(own.month, 'YYYY-MM') as month, own.lines, own.net_ore,
       work.finding_no, work.title, work.line_id, work.amount_ore,
       work.decider = 'officer' and (work.decided is null or work.reopened_at is not null) as hers
from avstamd.questions_shown($1::text, $2::bigint) as question
join lateral (
    select account.client_no, min(outcome.period_start) as month, count(*) as lines,
           sum(case when document.credit_note then -line.net_ore else line.net_ore end)::bigint as net_ore
    from avstamd.line_outcome outcome
    join avstamd.account using (account_no)
    join avstamd.document_line line using (document_no, position)
    join avstamd.document using (document_no)
    where outcome.document_no = question.document_no and account.client_no in (select avstamd.my_clients())
    group by account.client_no) as own on true
join avstamd.client_seen client on client.client_no = own.client_no
left join avstamd.finding_work work on work.document_no = question.document_no and work.client_no = own.client_no
    and work.state = 'open' and not work.within_tolerance
where question.finding_no is null and question.document_no is not null
order by question.question_no, client.name collate "sv-x-icu", client.client_id, work.line_id, work.finding_no
limit 1000
