-- title: Sessions of a user
-- question: When was this user there, from where, and what did the sessions do?
-- parameter: user: the database user
SELECT session_id, start_time, end_time, kind, client_ip, client_name, principal, database_name,
  statements, rows_sent, rows_affected, tables, hops_missing, close_reason
FROM sessions
WHERE user_name = $user OR list_contains(user_names, $user)
ORDER BY start_time, session_id
