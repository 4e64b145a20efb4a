-- Marks places as present: those whose poll this node has answered since its last report.
--
-- KEYS   1 settings  2 presence
-- ARGV   numbers, at most 10,000
-- Output {'OK'}
--        {'HOLD'}    the event's settings are not back yet: report again
--@include clock
--@include presence
local settings_key, presence = KEYS[1], KEYS[2]

local away_seconds = tonumber(redis.call('HGET', settings_key, 'awaySeconds') or nil)
if not away_seconds then return { 'HOLD' } end
mark_present(presence, ARGV, now_ms(), away_seconds)
return { 'OK' }
