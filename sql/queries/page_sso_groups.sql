-- Which groups of the directory give which role.  No $n.
select group_name, role from avstamd.sso_group order by group_name collate "sv-x-icu", role
