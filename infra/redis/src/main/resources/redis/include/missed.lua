-- Counts a miss: the place keeps its number and waits in `away` to be heard of again, until it has missed more than
-- `missed_turns`. Returns its number, or nil for a place never called. Needs: ended, places.
local function count_miss(away, places, ended, place, missed_turns)
  local number, misses = number_of(places, place)
  if not misses then return nil end
  keep_number(places, place, number, misses + 1)
  if misses + 1 > missed_turns then
    end_place(ended, number, MISSED)
  else
    redis.call('ZADD', away, number, place)
  end
  return number
end

-- Ends at most 100 turns whose claim window is over. Returns their numbers.
local function miss_turns(turns, away, places, ended, now, missed_turns)
  local numbers = {}
  for _, id in ipairs(redis.call('ZRANGEBYSCORE', turns, '-inf', now, 'LIMIT', 0, 100)) do
    redis.call('ZREM', turns, id)
    numbers[#numbers + 1] = count_miss(away, places, ended, id, missed_turns) or 0
  end
  return numbers
end
