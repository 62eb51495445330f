-- The access log: whose care the questions shown are about.  Parameters as in page_questions.sql.
select avstamd.log_access('frågor visade', array(
    select distinct question.client_no from avstamd.question
    where question.client_no is not null and avstamd.my_question(question.question_no)
      and case when $3::bigint is not null then question.question_no = $3::bigint
               when $1::text = 'besvarade' then question.answered_at is not null or question.withdrawn_at is not null
               else question.answered_at is null and question.withdrawn_at is null end
      and $2::date is not null
    order by 1 limit 100))::text as logged
