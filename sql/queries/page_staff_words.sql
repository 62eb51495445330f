-- Handläggare and units as the clients' register names them.  No $n.
select kind, word, clients, taken from avstamd.staff_words()
