-- title: What Key Vault refused
-- question: Who asked for a key or secret and did not get it?
-- column: refused: how often
-- column: first_time: time of the first of them
-- column: last_time: time of the last of them
SELECT event_code, http_status, resource, user_name, actor_uid, actor_app_uid, client_ip,
  count(*) AS refused, min(time) AS first_time, max(time) AS last_time
FROM events
WHERE source = 'azure.keyvault' AND status = 'failure'
GROUP BY ALL
ORDER BY refused DESC, last_time DESC, event_code, resource
