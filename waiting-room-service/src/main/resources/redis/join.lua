-- Gives each newcomer a place at the end of the line; who has one keeps it. No number is given that a node knows to
-- have been given before a loss.
--
-- KEYS   1 settings  2 authority  3 line  4 away  5 turns  6 called  7 ended  8 numbers  9 presence  10 tally
-- ARGV   1 highest number the node knows to have been given out; then place ids, at most 128
-- Output {'HOLD'}                         no numbers are given out
--        {'OK', then per place: code, number}
--          JOINED    a new place           REPEATED  the place it had
--          REFUSED 0 the phase takes no joins          FULL 0  no room in the line
--@include clock
--@include authority
--@include ended
--@include presence
local settings_key, authority, line, away, turns, called, ended, numbers, presence, tally = unpack(KEYS, 1, 10)
local HIGHEST_NUMBER = 20000000

local settings = redis.call('HMGET', settings_key, 'phase', 'maxPlaces', 'awaySeconds')
if not settings[1] or on_hold(authority) then return { 'HOLD' } end
local phase, max_places, away_seconds = settings[1], tonumber(settings[2]), tonumber(settings[3])
local refused = phase == 'scheduled' or phase == 'draining' or phase == 'closed'
local waiting = redis.call('ZCARD', line) + redis.call('ZCARD', away)
local last_number = math.max(tonumber(redis.call('GET', numbers) or 0), tonumber(ARGV[1]))

local function number_of(place)
  local number = redis.call('ZSCORE', line, place) or redis.call('ZSCORE', away, place)
  if number then return number end
  local called_number = string.match(redis.call('HGET', called, place) or '', '^(%d+):')
  if not called_number then return nil end
  if redis.call('ZSCORE', turns, place) or ended_state(ended, called_number) == ADMITTED then return called_number end
  redis.call('HDEL', called, place)
  return nil
end

local result, joined = { 'OK' }, {}
for i = 2, #ARGV do
  local place = ARGV[i]
  local code, number = 'REPEATED', number_of(place)
  if not number and refused then
    code, number = 'REFUSED', 0
  elseif not number and (waiting >= max_places or last_number >= HIGHEST_NUMBER) then
    code, number = 'FULL', 0
  elseif not number then
    last_number, waiting = last_number + 1, waiting + 1
    code, number = 'JOINED', last_number
    redis.call('ZADD', line, number, place)
    joined[#joined + 1] = number
  end
  result[#result + 1] = code
  result[#result + 1] = tonumber(number)
end
if #joined > 0 then
  redis.call('SET', numbers, last_number, 'KEEPTTL')
  redis.call('HINCRBY', tally, 'joined', #joined)
  mark_present(presence, joined, now_ms(), away_seconds)
end
return result
