-- title: Sensitive tables named by service users
-- question: Which services touched sensitive tables, and is that what they are there for?
-- parameter: sensitivity = phi: public, internal, pii or phi, as the sessions say
-- column: sessions: sessions that named tables so sensitive
-- column: statements: statements of these sessions
-- column: rows_sent: rows sent in them
-- column: tables_named: tables that they named, sorted, also the less sensitive; at most 64
-- column: last_time: end of the last of them
-- note: Needs --reference-tables, which say what a service is, in the versions that sessions name.
SELECT u.user_name, u.principal, u.owner, s.client_name, s.sensitivity, count(*) AS sessions,
  sum(s.statements)::BIGINT AS statements, sum(s.rows_sent)::BIGINT AS rows_sent,
  list_sort(list_distinct(flatten(list(s.tables))))[1:64] AS tables_named,
  max(s.end_time) AS last_time
FROM sessions s
JOIN reference_users u ON u.user_name = s.user_name AND u.version = s.reference_version
WHERE u.kind = 'service' AND s.sensitivity = $sensitivity
GROUP BY u.user_name, u.principal, u.owner, s.client_name, s.sensitivity
ORDER BY rows_sent DESC, u.user_name, s.client_name
