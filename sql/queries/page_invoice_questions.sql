-- Questions about an invoice and their answers.  $1 document_no.
select question.question_no, question.text, question.asked_at::date as asked_on, asker.name as asker,
       coalesce(to_whom.name, officer.name) as to_whom, question.due_on, question.answer, question.answered_at::date as answered_on,
       answerer.name as answerer, question.withdrawn_at::date as withdrawn_on, finding.code,
       question.answered_at is null and question.withdrawn_at is null as unanswered,
       avstamd.question_decided(question) as decided
from avstamd.question
left join avstamd.app_user asker on asker.user_no = question.asked_by
left join avstamd.app_user to_whom on to_whom.user_no = question.to_user
left join avstamd.client on client.client_no = question.client_no
left join avstamd.app_user officer on officer.officer_id = client.officer
left join avstamd.app_user answerer on answerer.user_no = question.answered_by
left join avstamd.finding on finding.finding_no = question.finding_no
where question.document_no = $1::bigint
order by question.question_no desc
