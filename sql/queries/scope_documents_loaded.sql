-- They are in memory now.
update scope_document set loaded = true where not loaded
