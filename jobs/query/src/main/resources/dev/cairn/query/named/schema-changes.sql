-- title: Schema changes (DDL)
-- question: Who made, changed, emptied or dropped tables and other objects?
-- parameter: user = : only by this database user; all if empty
-- note: Proxy and database each log a statement: by source, the same one may be there twice.
SELECT time, source, user_name, client_ip, server, database_name, statement_kind, status, sql_text,
  event_id
FROM events
WHERE statement_kind IN ('create', 'alter', 'drop', 'truncate', 'rename')
  AND ($user = '' OR user_name = $user)
ORDER BY time, event_id
