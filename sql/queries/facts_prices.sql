-- Agreed prices, kronor × 10 000.
copy (
    select price_no, provider_no, service_no, level, valid_from, valid_to,
           (unit_price * 10000)::bigint
    from avstamd.price order by price_no
) to stdout (format binary)
