-- Handläggare and units as the clients' register names them, for an administrator.  No $n.
select kind, word, clients, taken from avstamd.staff_words() where (select avstamd.has_role('administrator'))
