copy save_account (place, client_no, provider_no, service_no, level) from stdin
