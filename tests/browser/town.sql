-- What the demonstration town lacks for the tests: who may approve how much.
set search_path = avstamd;
insert into delegation (role, per_invoice_ore, valid_from) values
    ('finance', 5000000, '2020-01-01'), ('approver', null, '2020-01-01'),
    ('unit_manager', 20000000, '2020-01-01');
