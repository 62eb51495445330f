-- An export in short.  $1 export_no
select export.rows, avstamd.decimal_kronor(export.pay_ore)
from avstamd.export where export_no = $1::bigint
