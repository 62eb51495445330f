-- This run has looked at these changes; later ones stay for the next.
delete from avstamd.change using scope_change where scope_change.change_no = change.change_no
