-- For this transaction: room to sort and hash a month of visits, and no time spent on compiling.
select set_config('work_mem', '64MB', true), set_config('jit', 'off', true)
