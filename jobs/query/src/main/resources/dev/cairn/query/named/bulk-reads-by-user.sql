-- title: Bulk reads by user
-- question: Who got more rows by one statement than anybody reads on a screen?
-- parameter: rows = 10000: rows that one statement sent, at least
-- parameter: user = : only this database user; all if empty
-- column: statements: statements that sent so many rows
-- column: rows_sent: rows that they sent, summed
-- column: largest: rows of the largest of them
-- column: first_time: time of the first of them
-- column: last_time: time of the last of them
-- note: Counts what proxies say: a log of the database mostly does not say rows.
SELECT user_name, client_ip, database_name, count(*) AS statements,
  sum(rows_sent)::BIGINT AS rows_sent, max(rows_sent) AS largest, min(time) AS first_time,
  max(time) AS last_time
FROM events
WHERE source = 'proxysql.query' AND rows_sent >= $rows::BIGINT
  AND ($user = '' OR user_name = $user)
GROUP BY ALL
ORDER BY rows_sent DESC, user_name, client_ip
