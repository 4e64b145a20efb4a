-- Tells how called places stand, and puts those that are heard of again back in the line at their own number:
-- after a loss, after being called while absent, after a missed turn. Of two numbers of one place the lower is true: the
-- higher was given by a join that came after a loss and before the place was back.
--
-- KEYS   1 settings  2 line  3 away  4 turns  5 places  6 ended  7 numbers  8 presence
-- ARGV   1 highest number the node knows to have been given out; then at most 128 times: place id, number
-- Output {'HOLD'}      the event's settings are not back yet: ask again
--        {'OK', then per place: code, value}
--          WAITING 0   in the line     TURN claim deadline ms     ADMITTED 0    MISSED 0 for good    LEFT 0
--@include clock
--@include ended
--@include presence
--@include line
--@include places
local settings_key, line, away, turns, places, ended, numbers, presence = unpack(KEYS, 1, 8)
local ENDED = { [LEFT] = 'LEFT', [ADMITTED] = 'ADMITTED', [MISSED] = 'MISSED' }

local away_seconds = tonumber(redis.call('HGET', settings_key, 'awaySeconds') or nil)
if not away_seconds then return { 'HOLD' } end
local now = now_ms()
local counter = tonumber(redis.call('GET', numbers) or 0)
local last_number = math.max(counter, tonumber(ARGV[1]))

local ids, returned = {}, {}
local function add_returned()
  add_to_line(line, ids, returned)
  ids, returned = {}, {}
end

-- A place that Redis knows, by that number or another.
local function put_back(place, number, had, misses)
  add_returned()
  if in_line(line, place, had) then
    if number >= had then return end
    take_from_line(line, { place }, { had })
  end
  redis.call('ZREM', away, place)
  keep_number(places, place, number, misses)
  add_to_line(line, { place }, { number })
end

local asked = {}
for i = 3, #ARGV, 2 do asked[#asked + 1] = ARGV[i] end
local result, heard = { 'OK' }, {}
for i, state in ipairs(ended_states(ended, asked)) do
  local place, number = ARGV[i * 2], tonumber(asked[i])
  local code, value = ENDED[state], 0
  if not code then
    local deadline
    if take_number(places, place, asked[i]) then
      ids[#ids + 1], returned[#returned + 1] = place, asked[i]
    else
      local had, misses = number_of(places, place)
      deadline = misses and tonumber(redis.call('ZSCORE', turns, place) or nil)
      if not deadline then put_back(place, number, had, misses) end
    end
    if deadline and deadline > now then
      code, value = 'TURN', deadline
    else
      code = 'WAITING'
      heard[#heard + 1] = number
      last_number = math.max(last_number, number)
    end
  end
  result[#result + 1] = code
  result[#result + 1] = value
end
add_returned()
if last_number > counter then redis.call('SET', numbers, last_number, 'KEEPTTL') end
mark_present(presence, heard, now, away_seconds)
return result
