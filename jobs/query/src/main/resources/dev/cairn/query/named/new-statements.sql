-- title: Statements never seen before
-- question: Which shapes of statements are new since a day, and who ran them?
-- parameter: since: the day or time, such as 2026-11-22
-- column: first_time: when the shape was first there
-- column: statements: how often since
-- column: users: who ran it, sorted
-- column: example: the text of the first; null without the PHI key
-- note: New within --from and --to: leave --from out to compare with all that was before.
SELECT sql_digest, min(time) AS first_time, count(*) AS statements,
  arg_min(statement_kind, time) AS statement_kind,
  list_sort(list(DISTINCT user_name) FILTER (user_name IS NOT NULL)) AS users,
  arg_min(sql_text, time) AS example
FROM events
WHERE sql_digest IS NOT NULL
GROUP BY sql_digest
HAVING min(time) >= $since::TIMESTAMPTZ
ORDER BY first_time, sql_digest
