-- Exports, the latest first.
select export.export_no, to_char(made_at at time zone 'Europe/Stockholm', 'YYYY-MM-DD HH24:MI') as made_at,
       export.rows, avstamd.decimal_kronor(export.pay_ore) as pay, delivered_at is not null as delivered,
       (select count(distinct document_no) from avstamd.export_answer answer
        where answer.export_no = export.export_no and answer.answer = 'paid') as paid,
       (select count(distinct document_no) from avstamd.export_answer answer
        where answer.export_no = export.export_no and answer.answer = 'rejected') as rejected
from avstamd.export
order by export.export_no desc
