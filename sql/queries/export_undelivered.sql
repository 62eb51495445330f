-- Exports whose files are still to be written, the oldest first.
select export_no from avstamd.export where delivered_at is null order by export_no
