copy save_document (document_no, provider_no, expected_vat_ore) from stdin
