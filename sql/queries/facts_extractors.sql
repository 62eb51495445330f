-- Where in free text references may be found.
copy (
    select provider_no, field, pattern, yields from avstamd.extractor
) to stdout (format binary)
