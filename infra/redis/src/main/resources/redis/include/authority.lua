-- A server may give out slots only while `authority` names its own run. Restarted, promoted or emptied, it may not,
-- until what it lost has been written back.
local function run_id()
  return string.match(redis.call('INFO', 'server'), 'run_id:(%w+)')
end

local function on_hold(authority)
  return redis.call('GET', authority) ~= run_id()
end
