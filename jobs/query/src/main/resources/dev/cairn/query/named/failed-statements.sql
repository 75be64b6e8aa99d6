-- title: Statements that failed
-- question: Who meets which errors, such as tables or rights that are not there?
-- parameter: code = : only this MySQL error number; all if empty
-- column: statements: statements that failed so
-- column: first_time: time of the first of them
-- column: last_time: time of the last of them
SELECT user_name, source, error_code, statement_kind, count(*) AS statements,
  min(time) AS first_time, max(time) AS last_time
FROM events
WHERE class_uid = 6005 AND status = 'failure'
  AND ($code = '' OR error_code = nullif($code, '')::INTEGER)
GROUP BY user_name, source, error_code, statement_kind
ORDER BY statements DESC, user_name, source, error_code, statement_kind
