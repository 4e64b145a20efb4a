-- Notes that a node lives, and takes out nodes that are over: silent for long, or silent at an address that is this
-- node's now.
-- flags: allow-oom
--
-- KEYS   1 nodes
-- ARGV   1 service  2 node id  3 ms since 1970 of the start, by the node's clock  4 address, host:port
--        5 ms of silence after which an address is free  6 ms of silence after which a node is forgotten  7 most nodes
-- Output {'NOTED'}
--        {'FULL'}    as many nodes as are allowed are noted already
--@include clock
local nodes = KEYS[1]
local service, id, started, address = unpack(ARGV, 1, 4)
local free_ms, forget_ms, most = tonumber(ARGV[5]), tonumber(ARGV[6]), tonumber(ARGV[7])

local now = now_ms()
local this = service .. '/' .. id
local entries = redis.call('HGETALL', nodes)
local kept = 0
for i = 1, #entries, 2 do
  local field, sign = entries[i], entries[i + 1]
  -- Every version begins with its number and the time of the sign.
  local silent_ms = now - tonumber(string.match(sign, '^%d+ (%d+)') or 0)
  local is_here = string.match(sign, '(%S+)$') == address and string.match(field, '^[^/]+') == service
  if field ~= this then
    -- A sign of tomorrow is from before the clock was set back.
    if math.abs(silent_ms) > forget_ms or (is_here and silent_ms > free_ms) then
      redis.call('HDEL', nodes, field)
    else
      kept = kept + 1
    end
  end
end
if kept >= most then return { 'FULL' } end

redis.call('HSET', nodes, this, string.format('1 %.0f %s %s', now, started, address))
redis.call('PEXPIRE', nodes, forget_ms)
return { 'NOTED' }
