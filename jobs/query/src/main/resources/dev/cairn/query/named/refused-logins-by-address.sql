-- title: Log-ins refused, by address
-- question: From where were log-ins refused, how often, and for which users?
-- parameter: times = 1: so often at least
-- column: refused: log-ins refused
-- column: users: the users that were tried, sorted
-- column: first_time: time of the first of them
-- column: last_time: time of the last of them
SELECT client_ip, source, count(*) AS refused,
  list_sort(list(DISTINCT user_name) FILTER (user_name IS NOT NULL)) AS users,
  min(time) AS first_time, max(time) AS last_time
FROM events
WHERE class_uid = 3002 AND activity <> 'logoff' AND status = 'failure'
GROUP BY client_ip, source
HAVING count(*) >= $times::BIGINT
ORDER BY refused DESC, client_ip, source
