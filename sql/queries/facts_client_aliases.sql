-- What codes for clients stand for.
copy (
    select provider_no, alias, client_no from avstamd.client_alias
) to stdout (format binary)
