-- By this name others see that a daemon is there.
select set_config('application_name', 'avstamd work', false)
