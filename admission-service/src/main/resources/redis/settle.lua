-- Writes an event's settings, their audit entry, what is to be told to others, and the notice to all nodes, unless
-- somebody else wrote meanwhile. Repeated: changes nothing more than the audit.
--
-- KEYS   1 settings  2 audit  3 outbox  4 board
-- ARGV   1 topic of the notice  2 audit entries kept  3 how many of the following belong to the settings
--        4… settings as field, value (with version and updatedAt), then the audit entry as field, value
-- Output {'WRITTEN'}
--        {'OVERTAKEN', version}    other settings of this version, or newer ones, stand
--@include outbox
local settings_key, audit, outbox, board = unpack(KEYS, 1, 4)
local topic, kept, count = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3])

local wanted, entry = {}, {}
for i = 4, 3 + count, 2 do wanted[ARGV[i]] = ARGV[i + 1] end
for i = 4 + count, #ARGV, 2 do entry[ARGV[i]] = ARGV[i + 1] end
local standing = redis.call('HMGET', settings_key, 'version', 'updatedAt', 'phase', 'cap', 'soldOut')
local version, newer = tonumber(wanted.version), tonumber(standing[1] or 0)
if newer > version or (newer == version and standing[2] ~= wanted.updatedAt) then return { 'OVERTAKEN', newer } end
-- Founding an event has written its settings already; its first audit entry comes by this script.
local is_new = version == 1 and redis.call('EXISTS', audit) == 0
local phase, cap, sold_out = standing[3], standing[4], standing[5]
if is_new then phase, cap, sold_out = false, wanted.cap, 'false' end

redis.call('DEL', settings_key)
redis.call('HSET', settings_key, unpack(ARGV, 4, 3 + count))
redis.call('XADD', audit, 'MAXLEN', '~', kept, '*', unpack(ARGV, 4 + count))
redis.call('PUBLISH', topic, wanted.version)

local function tell(what, ...)
  put_notice(outbox, board, what, wanted.name, 'phase', wanted.phase or '', 'cap', wanted.cap or 0,
    'version', wanted.version, 'who', entry.who or '', ...)
end
if wanted.phase ~= phase then
  local words = { paused = 'paused', draining = 'draining', closed = 'closed',
    open = phase == 'paused' and 'resumed' or 'opened' }
  if words[wanted.phase] then tell(words[wanted.phase]) end
end
if cap and wanted.cap ~= cap then tell('capChanged', 'capBefore', cap) end
if wanted.soldOut == 'true' and sold_out ~= 'true' then tell('soldOut') end
return { 'WRITTEN' }
