-- Writes an event's settings, their audit entry and the notice to all nodes, unless somebody else wrote meanwhile.
-- Repeated: changes nothing more than the audit.
--
-- KEYS   1 settings  2 audit
-- ARGV   1 topic of the notice  2 audit entries kept  3 how many of the following belong to the settings
--        4… settings as field, value (with version and updatedAt), then the audit entry as field, value
-- Output {'WRITTEN'}
--        {'OVERTAKEN', version}    other settings of this version, or newer ones, stand
local settings_key, audit = KEYS[1], KEYS[2]
local topic, kept, count = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3])

local wanted = {}
for i = 4, 3 + count, 2 do wanted[ARGV[i]] = ARGV[i + 1] end
local standing = redis.call('HMGET', settings_key, 'version', 'updatedAt')
local version, newer = tonumber(wanted.version), tonumber(standing[1] or 0)
if newer > version or (newer == version and standing[2] ~= wanted.updatedAt) then return { 'OVERTAKEN', newer } end

redis.call('DEL', settings_key)
redis.call('HSET', settings_key, unpack(ARGV, 4, 3 + count))
redis.call('XADD', audit, 'MAXLEN', '~', kept, '*', unpack(ARGV, 4 + count))
redis.call('PUBLISH', topic, wanted.version)
return { 'WRITTEN' }
