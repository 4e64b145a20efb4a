-- Counts of waiting places by number, cheap enough to be taken each second at 1,000,000 waiting.
local HEAD, RANGE, RANGES, SAMPLE = 256, 1024, 4096, 1000

local function numbers_of(places)
  local numbers = {}
  for i = 2, #places, 2 do numbers[i / 2] = places[i] end
  return numbers
end

-- Numbers of the first 256 places, comma separated.
local function head_of(line)
  return table.concat(numbers_of(redis.call('ZRANGE', line, 0, HEAD - 1, 'WITHSCORES')), ',')
end

-- First the places below `from`, then those of each range of 1,024 numbers from there; the last range is open.
local function count_ranges(line, now_serving, last_number)
  local from = math.floor(now_serving / RANGE) * RANGE
  local ranges = math.min(RANGES, math.max(1, math.ceil((last_number + 1 - from) / RANGE)))
  local counts = { redis.call('ZCOUNT', line, '-inf', '(' .. from) }
  for i = 1, ranges do
    local low = from + (i - 1) * RANGE
    counts[i + 1] = redis.call('ZCOUNT', line, low, i == ranges and '+inf' or '(' .. (low + RANGE))
  end
  return from, table.concat(counts, ',')
end

-- Exact up to 1,000 waiting, beyond that an estimate from 1,000 places drawn at random. Needs: presence.
local function count_present(line, waiting, presence, now)
  if waiting == 0 then return 0 end
  local sample = numbers_of(waiting <= SAMPLE
    and redis.call('ZRANGE', line, 0, SAMPLE - 1, 'WITHSCORES')
    or redis.call('ZRANDMEMBER', line, SAMPLE, 'WITHSCORES'))
  local present = 0
  for _, is_present in ipairs(are_present(presence, sample, now)) do
    if is_present then present = present + 1 end
  end
  return math.floor(waiting * present / #sample + 0.5)
end
