copy save_token (document_no, token) from stdin
