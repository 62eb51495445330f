-- :who takes out what is kept about a client of hers, and says :why.
begin;
select pg_temp.become(:'who');
select avstamd.register_extract_open(client_id => min(client_id), why => :'why')
from avstamd.client where client_no in (select avstamd.my_named_clients()) and died_on is null;
commit;
