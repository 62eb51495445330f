-- An export as XML; the elements stand in systemd/avstamd-export.xsd.  $1 export_no
with told as (
    select place, kind, avstamd.export_told(content) as c from avstamd.export_row where export_no = $1::bigint
), signed as (
    select place, xmlagg(xmlelement(name signature, xmlattributes(who ->> 'login' as login,
                   who ->> 'name' as name, who ->> 'at' as at)) order by nth) as element
    from told cross join lateral jsonb_array_elements(
        coalesce(c -> 'approved', jsonb_build_array(coalesce(c -> 'stopped', c -> 'claimed'))))
        with ordinality as listed (who, nth)
    where jsonb_typeof(who) = 'object'
    group by place
), booked as (
    select place, xmlagg(xmlelement(name coding, xmlattributes(k ->> 'service_id' as service,
                   k ->> 'cost_centre' as "costCentre", k ->> 'account_code' as account,
                   k ->> 'activity' as activity, k ->> 'object' as object,
                   k ->> 'counterpart' as counterpart, k ->> 'net' as net)) order by nth) as element
    from told cross join lateral jsonb_array_elements(c -> 'codings') with ordinality as listed (k, nth)
    group by place
), credited as (
    select place, xmlagg(xmlelement(name preceding, value) order by nth) as element
    from told cross join lateral jsonb_array_elements_text(c -> 'preceding') with ordinality as listed (value, nth)
    group by place
), paid_to as (
    select place, xmlagg(xmlelement(name "payTo", xmlattributes(a ->> 'branch' as branch),
                                    a ->> 'id') order by nth) as element
    from told cross join lateral jsonb_array_elements(c -> 'payment_accounts') with ordinality as listed (a, nth)
    group by place
), rowed as (
    select place, xmlelement(name row, xmlattributes(place as no, kind as kind),
        xmlelement(name provider, xmlattributes(c ->> 'provider_id' as id), c ->> 'provider_name'),
        xmlelement(name invoice, xmlattributes(c ->> 'type' as type, c ->> 'issue_date' as issued,
                   c ->> 'due_date' as due, c ->> 'currency' as currency), c ->> 'invoice_no'),
        credited.element, paid_to.element,
        xmlelement(name invoiced, xmlattributes(c ->> 'invoiced_net' as net, c ->> 'invoiced_vat' as vat,
                   c ->> 'invoiced_payable' as payable)),
        xmlelement(name pay, xmlattributes(c ->> 'pay_net' as net, c ->> 'vat' as vat,
                   c ->> 'prepaid' as prepaid, c ->> 'rounding' as rounding,
                   c ->> 'withheld' as withheld), c ->> 'pay'),
        booked.element, signed.element,
        case when c ? 'reason' then xmlelement(name reason, c ->> 'reason') end,
        case when c ? 'text' then xmlelement(name text, c ->> 'text') end) as element
    from told left join signed using (place) left join booked using (place)
    left join credited using (place) left join paid_to using (place)
)
select '<?xml version="1.0" encoding="UTF-8"?>' || e'\n' || xmlserialize(document
    xmlelement(name export, xmlattributes('urn:avstamd:export:1' as xmlns, export.export_no as no,
        to_char(export.made_at at time zone 'Europe/Stockholm', 'YYYY-MM-DD"T"HH24:MI:SS') as "madeAt",
        avstamd.decimal_kronor(export.pay_ore) as pay),
        (select xmlagg(element order by place) from rowed)) as text) || e'\n'
from avstamd.export where export.export_no = $1::bigint
