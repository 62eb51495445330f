-- The clients whose accounts are settled.
select client_no from scope_client
