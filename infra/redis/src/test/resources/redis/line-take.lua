-- Takes places out of the line, for tests.
--
-- KEYS   1 line
-- ARGV   place id, number, …
-- Output {'OK'}
--@include line
local ids, numbers = {}, {}
for i = 1, #ARGV, 2 do
  ids[#ids + 1], numbers[#numbers + 1] = ARGV[i], ARGV[i + 1]
end
take_from_line(KEYS[1], ids, numbers)
return { 'OK' }
