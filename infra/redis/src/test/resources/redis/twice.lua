-- Adds two, by two includes that both need a third.
-- flags: no-writes, allow-oom
-- Output {'OK', ARGV[1] + 2}
--@include one-more
--@include one-more-again
return { 'OK', one_more_again(one_more(tonumber(ARGV[1]))) }
