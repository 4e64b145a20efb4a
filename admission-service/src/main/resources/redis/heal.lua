-- Founds an event, or brings a lost one back from what a node remembers, and ends the hold once all are back.
--
-- KEYS   1 settings  2 authority  3 epoch  4 numbers  5 board  6 ended  7 scratch  8 line  9 checkouts  10 places
-- ARGV   1 epoch to use where there is none  2 fresh: 1 = nobody can hold anything of this event yet
--        3 longest hold, ms  4 shortest hold, ms  5 now serving  6 last number  7 places and 8 checkouts known to be
--        waited for (-1: this node does not know)  9 `ended` as remembered ('' for none)
--        10… settings as field, value (none: this node has none); the newest version wins
-- Output {'OK', epoch}           slots may be given out
--        {'HOLD', ms left, epoch}
--        {'UNKNOWN'}             there are no settings, here or in Redis
--@include clock
--@include authority
--@include line
--@include places
local settings_key, authority, epoch_key, numbers, board, ended, scratch, line, checkouts = unpack(KEYS, 1, 9)
local places_key = KEYS[10]
local fresh, longest_ms, shortest_ms = ARGV[2] == '1', tonumber(ARGV[3]), tonumber(ARGV[4])
local now_serving, last_number = tonumber(ARGV[5]), tonumber(ARGV[6])

local version = tonumber(redis.call('HGET', settings_key, 'version') or -1)
local epoch = redis.call('GET', epoch_key)
local found = fresh and version < 0 and not epoch
for i = 10, #ARGV, 2 do
  if ARGV[i] == 'version' and tonumber(ARGV[i + 1]) > version then
    redis.call('DEL', settings_key)
    redis.call('HSET', settings_key, unpack(ARGV, 10))
    version = tonumber(ARGV[i + 1])
  end
end
if version < 0 then return { 'UNKNOWN' } end
if found then
  -- Hashes of places outlive the rest of an event of this name by an hour.
  for n = 0, 255 do redis.call('UNLINK', unpack(places_pieces(places_key, n))) end
end
if not epoch then
  epoch = ARGV[1]
  redis.call('SET', epoch_key, epoch)
end
local this_run = run_id()
if redis.call('GET', authority) == this_run then return { 'OK', epoch } end

local now = now_ms()
local state = redis.call('HMGET', board,
  'holdFor', 'holdSince', 'holdUntil', 'nowServing', 'expectPlaces', 'expectCheckouts')
if state[1] ~= this_run then
  state[2], state[3], state[5], state[6] = now, now + longest_ms, -1, -1
end
local since, hold_until = tonumber(state[2]), tonumber(state[3])
local places = math.max(tonumber(state[5]), tonumber(ARGV[7]))
local expected = math.max(tonumber(state[6]), tonumber(ARGV[8]))
redis.call('HSET', board, 'epoch', epoch, 'hold', 1, 'holdFor', this_run, 'holdSince', since, 'holdUntil', hold_until,
  'expectPlaces', places, 'expectCheckouts', expected, 'nowServing', math.max(tonumber(state[4] or 0), now_serving))
if ARGV[9] ~= '' then
  redis.call('SET', scratch, ARGV[9])
  redis.call('BITOP', 'OR', ended, ended, scratch)
  redis.call('DEL', scratch)
end

-- No number that is over may be given out again, either: four of them are in a byte of `ended`.
last_number = math.max(last_number, 4 * redis.call('STRLEN', ended))
if last_number > tonumber(redis.call('GET', numbers) or 0) then redis.call('SET', numbers, last_number) end

local all_back = places >= 0 and now - since >= shortest_ms
  and line_size(line) >= places and redis.call('ZCARD', checkouts) >= expected
if not found and not all_back and now < hold_until then return { 'HOLD', hold_until - now, epoch } end
-- Numbers given out just before the loss may be unknown here: start well above them.
if not found then redis.call('INCRBY', numbers, 10000) end
redis.call('SET', authority, this_run)
-- Whoever reads the board next knows where numbers go on, should everything be lost again at once.
redis.call('HSET', board, 'hold', 0, 'lastNumber', redis.call('GET', numbers) or 0)
return { 'OK', epoch }
