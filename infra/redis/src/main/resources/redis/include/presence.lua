-- Until when a place counts as present, five bytes a number, in units of 100 ms. Each place is judged by the away
-- tolerance it was last told to poll by, so that a lowered tolerance makes nobody absent who polled as told.
local PRESENCE_CHUNK = 1000

local function mark_present(presence, numbers, now, away_seconds)
  local present_until = math.ceil(now / 100) + away_seconds * 10
  for from = 1, #numbers, PRESENCE_CHUNK do
    local operations = {}
    for i = from, math.min(from + PRESENCE_CHUNK - 1, #numbers) do
      local at = #operations
      operations[at + 1], operations[at + 2], operations[at + 3], operations[at + 4] =
        'SET', 'u40', '#' .. numbers[i], present_until
    end
    redis.call('BITFIELD', presence, unpack(operations))
  end
end

-- The same for numbers without a gap, as one text.
local function mark_present_run(presence, first, count, now, away_seconds)
  local present_until, bytes = math.ceil(now / 100) + away_seconds * 10, {}
  for i = 5, 1, -1 do
    bytes[i] = string.char(present_until % 256)
    present_until = math.floor(present_until / 256)
  end
  redis.call('SETRANGE', presence, first * 5, string.rep(table.concat(bytes), count))
end

-- Per number: true when present. At most 1,000 numbers.
local function are_present(presence, numbers, now)
  if #numbers == 0 then return {} end
  local operations = {}
  for _, number in ipairs(numbers) do
    local at = #operations
    operations[at + 1], operations[at + 2], operations[at + 3] = 'GET', 'u40', '#' .. number
  end
  local present = {}
  for i, present_until in ipairs(redis.call('BITFIELD_RO', presence, unpack(operations))) do
    present[i] = present_until * 100 > now
  end
  return present
end
