-- title: Statements that could not be attributed
-- question: Which statements have no sure record at the database, and why?
-- column: reason: doubtful (candidates, none sure enough), or what explains it (explanation)
-- column: statements: how many
-- column: first_time: time of the first of them
-- column: last_time: time of the last of them
SELECT session_id, server,
  CASE WHEN proxy_event_id IS NOT NULL AND database_event_id IS NOT NULL THEN 'doubtful'
    ELSE coalesce(explanation, 'unknown') END AS reason,
  count(DISTINCT coalesce(proxy_event_id, database_event_id)) AS statements,
  min(time) AS first_time, max(time) AS last_time
FROM attributions
WHERE rank = 1 AND (abstained OR proxy_event_id IS NULL OR database_event_id IS NULL)
GROUP BY ALL
ORDER BY statements DESC, session_id, server, reason
