-- The server and the schema that we talk to, for status and error reports.
select version()
