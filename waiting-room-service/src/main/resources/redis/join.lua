-- Gives each newcomer a place at the end of the line; who has one keeps it. No number is given that a node knows to
-- have been given before a loss.
--
-- KEYS   1 settings  2 authority  3 line  4 away  5 turns  6 places  7 ended  8 numbers  9 presence  10 tally
-- ARGV   1 highest number the node knows to have been given out; then place ids, at most 128
-- Output {'HOLD'}                         no numbers are given out
--        {'OK', then per place: code, number}
--          JOINED    a new place           REPEATED  the place it had
--          REFUSED 0 the phase takes no joins          FULL 0  no room in the line
--@include clock
--@include authority
--@include ended
--@include presence
--@include line
--@include places
local settings_key, authority, line, away, turns, places, ended, numbers, presence, tally = unpack(KEYS, 1, 10)
local HIGHEST_NUMBER = 20000000

local settings = redis.call('HMGET', settings_key, 'phase', 'maxPlaces', 'awaySeconds')
if not settings[1] or on_hold(authority) then return { 'HOLD' } end
local phase, max_places, away_seconds = settings[1], tonumber(settings[2]), tonumber(settings[3])
local refused = phase == 'scheduled' or phase == 'draining' or phase == 'closed'
local waiting = line_size(line) + redis.call('ZCARD', away)
local last_number = math.max(tonumber(redis.call('GET', numbers) or 0), tonumber(ARGV[1]))

-- Who was never called waits, or is away. Who was called may be through with it, and is a newcomer then.
local function standing_number(place)
  local number, misses = number_of(places, place)
  if not misses or in_line(line, place, number) or redis.call('ZSCORE', away, place)
    or redis.call('ZSCORE', turns, place) or ended_state(ended, number) == ADMITTED then return number end
  forget_place(places, place)
  return nil
end

local result, ids, joined = { 'OK' }, {}, {}
local function join(place)
  if refused or waiting >= max_places or last_number >= HIGHEST_NUMBER then
    local number = standing_number(place)
    if number then return 'REPEATED', number end
    return refused and 'REFUSED' or 'FULL', 0
  end
  local next_number = string.format('%d', last_number + 1)
  if not take_number(places, place, next_number) then
    local number = standing_number(place)
    if number then return 'REPEATED', number end
    take_number(places, place, next_number)
  end
  last_number, waiting = last_number + 1, waiting + 1
  ids[#ids + 1], joined[#joined + 1] = place, next_number
  return 'JOINED', last_number
end

for i = 2, #ARGV do
  result[#result + 1], result[#result + 2] = join(ARGV[i])
end
if #joined > 0 then
  add_to_line(line, ids, joined)
  redis.call('SET', numbers, last_number, 'KEEPTTL')
  redis.call('HINCRBY', tally, 'joined', #joined)
  mark_present_run(presence, joined[1], #joined, now_ms(), away_seconds)
end
return result
