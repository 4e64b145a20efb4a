-- Takes the window of shop reports to be judged, and empties it at once, so that of many nodes one judges it. What was
-- reported before the last change made by others has acted, too long ago, or while nobody is called, is dropped.
--
-- KEYS   1 settings  2 authority  3 line  4 turns  5 checkouts  6 shop  7 audit
-- ARGV   1 least ms between two judgements  2 ms in which a change by others acts  3 least checkouts reported
--        4 most ms that a window lasts  5 who makes the autopilot's own changes
-- Output {'REST', ms}    there is nothing to judge; ask again after that
--        {'WINDOW', completed, failed, sum of latencies ms, version, cap, held, waiting}
--@include clock
--@include authority
--@include line
local settings_key, authority, line, turns, checkouts, shop, audit = unpack(KEYS, 1, 7)
local every_ms, acts_ms, least, longest_ms = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
local own = ARGV[5]

local now = now_ms()
local settings = redis.call('HMGET', settings_key, 'autopilot', 'phase', 'version', 'cap')
local window = redis.call('HMGET', shop, 'completed', 'failed', 'latencyMs', 'since', 'judgedAt')
local completed, failed, latency_ms = tonumber(window[1] or 0), tonumber(window[2] or 0), tonumber(window[3] or 0)
local function drop()
  if window[4] then redis.call('HDEL', shop, 'completed', 'failed', 'latencyMs', 'since') end
end
local function rest(ms)
  return { 'REST', ms }
end

local calls = settings[2] == 'open' or settings[2] == 'draining'
if settings[1] ~= 'true' or not calls or on_hold(authority) then
  drop()
  return rest(every_ms)
end
local last = redis.call('XREVRANGE', audit, '+', '-', 'COUNT', 1)[1]
if last then
  local by
  for i = 1, #last[2], 2 do
    if last[2][i] == 'who' then by = last[2][i + 1] end
  end
  local age = math.max(0, now - tonumber(string.match(last[1], '^%d+')))
  if by ~= own and age < acts_ms then
    drop()
    return rest(acts_ms - age)
  end
end
local since_judged = window[5] and now - window[5] or every_ms
if since_judged >= 0 and since_judged < every_ms then return rest(every_ms - since_judged) end
if window[4] and now - window[4] > longest_ms then
  drop()
  return rest(every_ms)
end
if completed + failed < least then return rest(every_ms) end

drop()
redis.call('HSET', shop, 'judgedAt', now)
return { 'WINDOW', completed, failed, latency_ms, tonumber(settings[3]), tonumber(settings[4]),
  redis.call('ZCARD', turns) + redis.call('ZCARD', checkouts), line_size(line) }
