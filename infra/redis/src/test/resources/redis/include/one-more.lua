--@include one
local function one_more(n)
  return n + ONE
end
