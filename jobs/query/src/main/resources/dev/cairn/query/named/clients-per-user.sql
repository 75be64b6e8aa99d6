-- title: Clients per user
-- question: From how many addresses does each user come, and from which?
-- parameter: clients = 1: from so many addresses at least
-- column: clients: different addresses
-- column: addresses: the addresses, sorted; at most 20
-- column: sessions: sessions from them
-- column: first_time: start of the first of them
-- column: last_time: end of the last of them
SELECT user_name, principal, count(DISTINCT client_ip) AS clients,
  list_sort(list(DISTINCT client_ip) FILTER (client_ip IS NOT NULL))[1:20] AS addresses,
  count(*) AS sessions, min(start_time) AS first_time, max(end_time) AS last_time
FROM sessions
GROUP BY user_name, principal
HAVING count(DISTINCT client_ip) >= $clients::BIGINT
ORDER BY clients DESC, user_name, principal
