-- An export as CSV: a row for each document or claim (record D), and one for each part of its booking
-- (record K, kontering).  $1 export_no
with told as (
    select place, kind, avstamd.export_told(content) as c from avstamd.export_row where export_no = $1::bigint
), printed as (
    select place, 0 as part, avstamd.csv_row('D', $1::text, place::text, kind, c ->> 'provider_id',
        c ->> 'provider_name', c ->> 'invoice_no', c ->> 'type', c ->> 'issue_date', c ->> 'due_date',
        c ->> 'currency', c #>> '{payment_accounts,0,branch}', c #>> '{payment_accounts,0,id}',
        c ->> 'invoiced_net', c ->> 'invoiced_vat', c ->> 'invoiced_payable', c ->> 'withheld',
        c ->> 'pay_net', c ->> 'vat', c ->> 'prepaid', c ->> 'rounding', c ->> 'pay',
        coalesce(c #>> '{approved,0,login}', c #>> '{stopped,login}', c #>> '{claimed,login}'),
        coalesce(c #>> '{approved,0,at}', c #>> '{stopped,at}', c #>> '{claimed,at}'),
        c #>> '{approved,1,login}', c #>> '{approved,1,at}', c ->> 'reason', c ->> 'text',
        '', '', '', '', '', '', '') as line
    from told
    union all
    select place, part::integer, avstamd.csv_row('K', $1::text, place::text, kind, c ->> 'provider_id',
        '', c ->> 'invoice_no', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '',
        '', '', k ->> 'service_id', k ->> 'cost_centre', k ->> 'account_code', k ->> 'activity',
        k ->> 'object', k ->> 'counterpart', k ->> 'net')
    from told cross join lateral jsonb_array_elements(c -> 'codings') with ordinality as listed (k, part)
)
select 'record,export,row,kind,provider_id,provider_name,invoice_no,type,issue_date,due_date,currency,'
    || 'pay_to_branch,pay_to_account,invoiced_net,invoiced_vat,invoiced_payable,withheld,pay_net,vat,'
    || 'prepaid,rounding,pay,signed_by,signed_at,second_by,second_at,reason,text,service_id,cost_centre,'
    || 'account_code,activity,object,counterpart,coding_net' || e'\n'
    || coalesce(string_agg(line || e'\n', '' order by place, part), '')
from printed
