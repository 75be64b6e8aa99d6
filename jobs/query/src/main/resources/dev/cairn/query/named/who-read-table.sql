-- title: Who read a table
-- question: Which users' sessions named this table, from where, when, and how often?
-- parameter: table: the table, with its schema or without, in any letter case
-- column: table_name: the table as the statements name it
-- column: sessions: sessions that named the table
-- column: rows_sent: rows sent in these sessions, of this table and of others
-- column: first_time: start of the first of them
-- column: last_time: end of the last of them
-- note: Knows tables that statements name, not what views, routines and triggers touch.
SELECT user_name, principal, client_ip, client_name, table_name, count(*) AS sessions,
  sum(rows_sent)::BIGINT AS rows_sent, min(start_time) AS first_time, max(end_time) AS last_time
FROM (
  SELECT user_name, principal, client_ip, client_name, start_time, end_time, rows_sent,
    unnest(tables) AS table_name
  FROM sessions)
WHERE lower(table_name) = lower($table) OR ends_with(lower(table_name), '.' || lower($table))
GROUP BY ALL
ORDER BY sessions DESC, user_name, client_ip
