-- title: Privileges and accounts changed
-- question: Who granted or took privileges, or made, changed or removed accounts and passwords?
-- parameter: user = : only by this database user; all if empty
-- note: Accounts are known by sql_text: without the PHI key only GRANT and REVOKE are found.
-- note: Proxy and database each log a statement: by source, the same one may be there twice.
SELECT time, source, user_name, client_ip, server, statement_kind, status, sql_text, event_id
FROM events
WHERE ($user = '' OR user_name = $user)
  AND (statement_kind IN ('grant', 'revoke')
    OR statement_kind IN ('create', 'alter', 'drop', 'rename', 'set')
      AND regexp_matches(sql_text,
        '^\s*(/\*.*?\*/\s*)*((create|alter|drop|rename)\s+(user|role)\b'
          || '|set\s+(password|default\s+role)\b)', 'is'))
ORDER BY time, event_id
