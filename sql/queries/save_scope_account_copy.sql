copy scope_account (account_no) from stdin
