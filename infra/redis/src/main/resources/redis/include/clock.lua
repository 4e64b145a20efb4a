-- Redis' own time in ms; read once a script, so that one script has one now.
local function now_ms()
  local time = redis.call('TIME')
  return time[1] * 1000 + math.floor(time[2] / 1000)
end
