-- title: Connections past the proxy
-- question: Who was at the database without a proxy session that explains it?
SELECT session_id, start_time, end_time, user_name, client_ip, client_name, servers, statements,
  hops_seen, hops_missing
FROM sessions
WHERE kind = 'direct'
ORDER BY start_time, session_id
