-- How a place ended, two bits a number. 0: it has not. The codes are flags to be merged by OR after a loss.
local LEFT, ADMITTED, MISSED = 1, 2, 3

-- Of at most 1,000 numbers.
local function ended_states(ended, numbers)
  local operations = {}
  for i, number in ipairs(numbers) do
    operations[i * 3 - 2], operations[i * 3 - 1], operations[i * 3] = 'GET', 'u2', '#' .. number
  end
  return #numbers > 0 and redis.call('BITFIELD_RO', ended, unpack(operations)) or {}
end

local function ended_state(ended, number)
  return ended_states(ended, { number })[1]
end

local function end_place(ended, number, state)
  redis.call('BITFIELD', ended, 'SET', 'u2', '#' .. number, state)
end
