-- The schema that holds everything of ours.
create schema if not exists avstamd
