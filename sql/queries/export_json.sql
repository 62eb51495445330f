-- An export as JSON.  $1 export_no
select jsonb_pretty(jsonb_build_object('export', export.export_no,
           'made_at', to_char(export.made_at at time zone 'Europe/Stockholm', 'YYYY-MM-DD"T"HH24:MI:SS'),
           'pay', avstamd.decimal_kronor(export.pay_ore),
           'rows', (select jsonb_agg(avstamd.export_told(content)
                                     || jsonb_build_object('row', place, 'kind', kind) order by place)
                    from avstamd.export_row told where told.export_no = export.export_no))) || e'\n'
from avstamd.export where export.export_no = $1::bigint
