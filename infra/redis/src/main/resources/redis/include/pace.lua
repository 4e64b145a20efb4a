-- The organiser's rate, as a generic cell rate algorithm (ITU-T I.371): `tatMs` is the time at which the next slot
-- falls due; it never lags by more than one second's worth (at least one slot). `credit` counts slots given back
-- unclaimed, which may be offered again without counting twice; it is forgotten when nobody is there to take it.
-- A nil rate is no limit.
local function open_pace(pace, rate, now)
  if not rate then
    local nothing = function() end
    return { budget = math.huge, spend = nothing, give_back = nothing, forget_credit = nothing }
  end
  local interval = 60000 / rate
  local state = redis.call('HMGET', pace, 'tatMs', 'credit')
  local tat = math.max(tonumber(state[1] or 0), now - math.max(interval, 1000))
  local credit = tonumber(state[2] or 0)
  local self = { budget = math.max(0, math.floor((now - tat) / interval + 0.000001)) + credit }

  function self.spend(slots)
    local from_credit = math.min(credit, slots)
    credit = credit - from_credit
    tat = tat + (slots - from_credit) * interval
    redis.call('HSET', pace, 'tatMs', string.format('%.3f', tat), 'credit', credit)
  end

  function self.give_back(slots)
    credit = credit + slots
    self.budget = self.budget + slots
    redis.call('HSET', pace, 'credit', credit)
  end

  function self.forget_credit()
    if credit > 0 then redis.call('HSET', pace, 'credit', 0) end
  end

  return self
end
