-- How much of the orders is drawn when nothing else is said.  No $n.
select avstamd.setting('sample_percent') as percent
