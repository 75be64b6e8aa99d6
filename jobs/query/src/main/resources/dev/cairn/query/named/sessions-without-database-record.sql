-- title: Sessions of which a hop does not speak
-- question: Which sessions lack the record of the database, or of another hop, that should be?
-- parameter: hop = database: network, proxy, database or control
SELECT session_id, start_time, end_time, state, kind, user_name, client_ip, reporter, statements,
  hops_seen, hops_missing, sources_silent
FROM sessions
WHERE list_contains(hops_missing, $hop)
ORDER BY start_time, session_id
