-- What a provider is to credit: lines and amounts, as they stand now and as the letter says them.  $1 dispute_no.
select disputed.line_id, disputed.title, disputed.service, disputed.client_no, disputed.client_id,
       to_char(disputed.month, 'YYYY-MM') as month, disputed.period_start, disputed.period_end,
       disputed.net_ore, disputed.vat_ore, sum(disputed.net_ore) over () as sum_net_ore,
       sum(disputed.vat_ore) over () as sum_vat_ore,
       sum(disputed.net_ore + disputed.vat_ore) over () as sum_ore
from avstamd.dispute
join avstamd.disputed_finding disputed on disputed.document_no = dispute.document_no
where dispute.dispute_no = $1::bigint and disputed.net_ore + disputed.vat_ore > 0
order by disputed.position nulls first, disputed.code, disputed.finding_no
