-- Appends to the admission log what was done, and the slots held and the cap right after it.
local ADMISSIONS_KEPT = 200000

local function record(admissions, what, held, cap, ...)
  redis.call('XADD', admissions, 'MAXLEN', '~', ADMISSIONS_KEPT, '*', 'what', what, 'held', held, 'cap', cap, ...)
end
