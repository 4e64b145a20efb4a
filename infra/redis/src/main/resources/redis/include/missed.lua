-- `called` keeps number:misses of each place that was offered a turn.

-- Counts a miss: the place keeps its number and waits in `away` to be heard of again, until it has missed more than
-- `missed_turns`. Returns its number, or nil for a place never called. Needs: ended.
local function count_miss(away, called, ended, place, missed_turns)
  local number, misses = string.match(redis.call('HGET', called, place) or '', '^(%d+):(%d+)$')
  if not number then return nil end
  misses = tonumber(misses) + 1
  redis.call('HSET', called, place, number .. ':' .. misses)
  if misses > missed_turns then
    end_place(ended, number, MISSED)
  else
    redis.call('ZADD', away, number, place)
  end
  return number
end

-- Ends at most 100 turns whose claim window is over. Returns their numbers.
local function miss_turns(turns, away, called, ended, now, missed_turns)
  local numbers = {}
  for _, id in ipairs(redis.call('ZRANGEBYSCORE', turns, '-inf', now, 'LIMIT', 0, 100)) do
    redis.call('ZREM', turns, id)
    numbers[#numbers + 1] = count_miss(away, called, ended, id, missed_turns) or 0
  end
  return numbers
end

-- A place called again keeps its misses; one that joined again has a new number.
local function keep_number(called, id, number)
  local misses = string.match(redis.call('HGET', called, id), ':(%d+)$')
  redis.call('HSET', called, id, number .. ':' .. misses)
end
