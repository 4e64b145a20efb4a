-- Marks places as present: those whose poll this node has answered since its last report. Who was called while absent
-- meanwhile, and does not know yet, is back in the line at once.
--
-- KEYS   1 settings  2 presence  3 board  4 line  5 away  6 places (see there what for)
-- ARGV   numbers, at most 10,000
-- Output {'OK'}
--        {'HOLD'}    the event's settings are not back yet: report again
--@include clock
--@include presence
--@include line
local settings_key, presence, board, line, away = unpack(KEYS, 1, 5)

local away_seconds = tonumber(redis.call('HGET', settings_key, 'awaySeconds') or nil)
if not away_seconds then return { 'HOLD' } end
mark_present(presence, ARGV, now_ms(), away_seconds)

local serving = tonumber(redis.call('HGET', board, 'nowServing') or 0)
for _, number in ipairs(ARGV) do
  if tonumber(number) <= serving then
    for _, place in ipairs(redis.call('ZRANGEBYSCORE', away, number, number)) do
      redis.call('ZREM', away, place)
      add_to_line(line, { place }, { number })
    end
  end
end
return { 'OK' }
