-- Answers a question of finance.  $1 question_no, $2 the answer.
select 'Svaret är skickat till ekonomi.' as message from avstamd.answer($1::bigint, $2::text)
