--@include one
--@include one-more
local function one_more_again(n)
  return one_more(n)
end
