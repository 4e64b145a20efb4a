-- How a place ended, two bits a number. 0: it has not. The codes are flags to be merged by OR after a loss.
local LEFT, ADMITTED, MISSED = 1, 2, 3

local function ended_state(ended, number)
  return redis.call('BITFIELD', ended, 'GET', 'u2', '#' .. number)[1]
end

local function end_place(ended, number, state)
  redis.call('BITFIELD', ended, 'SET', 'u2', '#' .. number, state)
end
