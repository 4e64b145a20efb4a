-- What is to be told to others is put into the outbox by the very script that makes it true. The board names the last
-- entry, so that whoever reads it knows of news without asking for any.
local NOTICES_KEPT = 1000
local LINE_EMPTY_AFTER_MS = 10000

local function put_notice(outbox, board, what, name, ...)
  local id = redis.call('XADD', outbox, 'MAXLEN', '~', NOTICES_KEPT, '*', 'what', what, 'name', name or '', ...)
  redis.call('HSET', board, 'lastNotice', id)
end

-- A line has formed when somebody waits. It is empty once nobody has waited for ten seconds, since a line that is just
-- served to its end flutters. The board keeps `lined` (1 while there is one) and `unlinedSince` (ms, nobody waits in it).
local function put_line_notices(outbox, board, settings_key, waiting, now, lined, since)
  local function tell(what)
    local settings = redis.call('HMGET', settings_key, 'name', 'phase', 'cap', 'version')
    put_notice(outbox, board, what, settings[1], 'phase', settings[2] or '', 'cap', settings[3] or 0,
      'version', settings[4] or 0, 'waiting', waiting)
  end

  if waiting > 0 then
    if since then redis.call('HDEL', board, 'unlinedSince') end
    if not lined then
      redis.call('HSET', board, 'lined', 1)
      tell('lineFormed')
    end
  elseif lined and not since then
    redis.call('HSET', board, 'unlinedSince', now)
  elseif lined and (now - since >= LINE_EMPTY_AFTER_MS or now < since) then
    redis.call('HDEL', board, 'lined', 'unlinedSince')
    tell('lineEmpty')
  end
end
