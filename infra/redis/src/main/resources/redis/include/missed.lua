-- `called` keeps number:misses of each place that was offered a turn.

-- Ends at most 100 turns whose claim window is over: the place keeps its number and waits in `away` to be heard of
-- again, until it has missed more than `missed_turns`. Returns their numbers. Needs: ended.
local function miss_turns(turns, away, called, ended, now, missed_turns)
  local numbers = {}
  for _, id in ipairs(redis.call('ZRANGEBYSCORE', turns, '-inf', now, 'LIMIT', 0, 100)) do
    local number, misses = string.match(redis.call('HGET', called, id) or '', '^(%d+):(%d+)$')
    redis.call('ZREM', turns, id)
    if number then
      misses = tonumber(misses) + 1
      redis.call('HSET', called, id, number .. ':' .. misses)
      if misses > missed_turns then
        end_place(ended, number, MISSED)
      else
        redis.call('ZADD', away, number, id)
      end
    end
    numbers[#numbers + 1] = number or 0
  end
  return numbers
end

-- A place called again keeps its misses; one that joined again has a new number.
local function keep_number(called, id, number)
  local misses = string.match(redis.call('HGET', called, id), ':(%d+)$')
  redis.call('HSET', called, id, number .. ':' .. misses)
end
