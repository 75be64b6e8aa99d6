-- title: Rows read and changed by user and day
-- question: How much does each user read and change a day?
-- parameter: user = : only this database user; all if empty
-- column: day: the day, UTC
-- column: statements: statements that the proxies logged
-- column: rows_sent: rows sent to the client, summed
-- column: rows_affected: rows changed, summed
SELECT time::DATE AS day, user_name, count(*) AS statements,
  coalesce(sum(rows_sent), 0)::BIGINT AS rows_sent,
  coalesce(sum(rows_affected), 0)::BIGINT AS rows_affected
FROM events
WHERE source = 'proxysql.query' AND ($user = '' OR user_name = $user)
GROUP BY ALL
ORDER BY day, user_name
