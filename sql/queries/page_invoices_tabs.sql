-- How many invoices wait under each tab.  No $n.
select review as granska, second as attest, disputed as bestridd from avstamd.queue_tabs()
