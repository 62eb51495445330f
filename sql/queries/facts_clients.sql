-- Clients, without name or personal number: the reconciliation needs neither.
copy (
    select client_no, client_id, died_on from avstamd.client order by client_no
) to stdout (format binary)
