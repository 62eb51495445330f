-- :who confirms :month: nine clients that differ in nothing, and three that do.
begin;
select pg_temp.become(:'who');
with client as (
    select account.client_no, bool_or(care.differs) as differs,
           row_number() over (partition by bool_or(care.differs) order by account.client_no) as place
    from avstamd.care_month(array(select avstamd.my_accounts()), :'month'::date) as care
    join avstamd.account using (account_no)
    group by account.client_no
)
select avstamd.confirm_month(client_no => client_no, month => :'month'::date,
           answer => case when not differs then 'as_ordered' when place = 1 then 'need_changed'
                          when place = 2 then 'not_performed' else 'unknown' end,
           comment => case when not differs then null when place = 1 then 'Behöver hjälp oftare på kvällen; beställningen ändras.'
                           when place = 2 then 'Tackade nej flera dagar i rad.' else 'Väntar på svar från utföraren.' end)
from client where place <= case when differs then 3 else 9 end;
commit;
