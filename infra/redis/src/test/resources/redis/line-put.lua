-- Puts places in the line that do not wait, for tests.
--
-- KEYS   1 line  2 places
-- ARGV   place id, number, …
-- Output {'OK'}
--@include line
--@include places
local ids, numbers = {}, {}
for i = 1, #ARGV, 2 do
  ids[#ids + 1], numbers[#numbers + 1] = ARGV[i], ARGV[i + 1]
  keep_number(KEYS[2], ARGV[i], ARGV[i + 1], select(2, number_of(KEYS[2], ARGV[i])))
end
add_to_line(KEYS[1], ids, numbers)
return { 'OK' }
