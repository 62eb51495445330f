-- The numbers they have got.
select save_account.place, account.account_no
from save_account join avstamd.account using (client_no, provider_no, service_no, level)
