-- On hold: writes back checkouts a node remembers having granted, above the cap if need be.
--
-- KEYS   1 settings  2 authority  3 line  4 away  5 checkouts  6 terms  7 ended  8 places
-- ARGV   at most 100 times: checkout id, term end ms, number (0: a direct entry)
-- Output {'ADOPTED', written}    0 also when there is no hold: then it is too late
--@include clock
--@include authority
--@include ended
--@include lease
--@include line
--@include places
local settings_key, authority, line, away, checkouts, terms, ended, places = unpack(KEYS, 1, 8)

local heartbeat_seconds = tonumber(redis.call('HGET', settings_key, 'heartbeatSeconds') or nil)
if not heartbeat_seconds or not on_hold(authority) then return { 'ADOPTED', 0 } end
local now = now_ms()

local written = 0
for i = 1, #ARGV, 3 do
  local checkout, term_end, number = ARGV[i], tonumber(ARGV[i + 1]), tonumber(ARGV[i + 2])
  if number > 0 then
    end_place(ended, number, ADMITTED)
    for _, place in ipairs(ids_in_line(line, number)) do
      take_from_line(line, { place }, { number })
      forget_place(places, place)
    end
    for _, place in ipairs(redis.call('ZRANGEBYSCORE', away, number, number)) do
      redis.call('ZREM', away, place)
      forget_place(places, place)
    end
  end
  if term_end > now and redis.call('HSETNX', terms, checkout, term_end) == 1 then
    written = written + redis.call('ZADD', checkouts, 'NX', lease_end(now, term_end, heartbeat_seconds), checkout)
  end
end
return { 'ADOPTED', written }
