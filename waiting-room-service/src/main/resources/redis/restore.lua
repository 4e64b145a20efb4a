-- Tells how called places stand, and puts those that are heard of again back in the line at their own number:
-- after a loss, after being called while absent, after a missed turn. Of two numbers of one place the lower is true: the
-- higher was given by a join that came after a loss and before the place was back.
--
-- KEYS   1 settings  2 line  3 away  4 turns  5 ended  6 numbers  7 presence
-- ARGV   1 highest number the node knows to have been given out; then at most 128 times: place id, number
-- Output {'HOLD'}      the event's settings are not back yet: ask again
--        {'OK', then per place: code, value}
--          WAITING 0   in the line     TURN claim deadline ms     ADMITTED 0    MISSED 0 for good    LEFT 0
--@include clock
--@include ended
--@include presence
local settings_key, line, away, turns, ended, numbers, presence = unpack(KEYS, 1, 7)
local ENDED = { [LEFT] = 'LEFT', [ADMITTED] = 'ADMITTED', [MISSED] = 'MISSED' }

local away_seconds = tonumber(redis.call('HGET', settings_key, 'awaySeconds') or nil)
if not away_seconds then return { 'HOLD' } end
local now = now_ms()
local counter = tonumber(redis.call('GET', numbers) or 0)
local last_number = math.max(counter, tonumber(ARGV[1]))

local result, heard = { 'OK' }, {}
for i = 2, #ARGV, 2 do
  local place, number = ARGV[i], tonumber(ARGV[i + 1])
  local code, value = ENDED[ended_state(ended, number)], 0
  local deadline = not code and tonumber(redis.call('ZSCORE', turns, place) or nil)
  if deadline and deadline > now then
    code, value = 'TURN', deadline
  elseif not code then
    code = 'WAITING'
    heard[#heard + 1] = number
    if not deadline then
      redis.call('ZADD', line, 'LT', number, place)
      redis.call('ZREM', away, place)
    end
    last_number = math.max(last_number, number)
  end
  result[#result + 1] = code
  result[#result + 1] = value
end
if last_number > counter then redis.call('SET', numbers, last_number, 'KEEPTTL') end
mark_present(presence, heard, now, away_seconds)
return result
