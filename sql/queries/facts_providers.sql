-- Providers.
copy (
    select provider_no, provider_id, bankgiro, plusgiro, iban
    from avstamd.provider order by provider_no
) to stdout (format binary)
