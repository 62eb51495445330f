-- What providers' item codes stand for.
copy (
    select provider_no, item_code, service_no, level from avstamd.service_alias
) to stdout (format binary)
