-- title: Changes of the path in Azure
-- question: Who approved Private Link connections, or changed network rules, routes or flow logs?
-- note: Of an operation that is recorded more than once, its end is shown.
SELECT time, activity, event_code, status, user_name, actor_uid, actor_app_uid, client_ip, resource,
  correlation_id, event_id
FROM events
WHERE source = 'azure.activity' AND (phase = 'end' OR phase IS NULL)
  AND (starts_with(activity, 'connection_')
    OR regexp_matches(event_code,
      '/(networkSecurityGroups|routeTables|virtualNetworks/subnets|privateLinkServices'
        || '|privateEndpoints|loadBalancers|flowLogs|diagnosticSettings)/', 'i'))
ORDER BY time, event_id
