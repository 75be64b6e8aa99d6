-- title: First log-in of each user
-- question: Since when is each user there, and who is new?
-- parameter: since = 1970-01-01T00:00:00Z: only users whose first log-in is not before
-- column: first_time: time of the first log-in that was not refused
-- column: last_time: time of the last
-- column: logins: how many
-- column: first_client_ip: where the first came from
-- note: First within --from and --to: leave --from out to see who is really new.
SELECT user_name, min(time) AS first_time, max(time) AS last_time, count(*) AS logins,
  arg_min(client_ip, time) AS first_client_ip
FROM events
WHERE class_uid = 3002 AND activity = 'logon' AND status <> 'failure' AND user_name IS NOT NULL
GROUP BY user_name
HAVING min(time) >= $since::TIMESTAMPTZ
ORDER BY first_time, user_name
