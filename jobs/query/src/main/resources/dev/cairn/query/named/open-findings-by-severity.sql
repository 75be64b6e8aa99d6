-- title: Findings not closed, by severity
-- question: What is there to be looked at, and since when?
-- column: findings: how many
-- column: first_time: earliest evidence of them
-- column: last_time: latest evidence of them
SELECT severity, status, rule_id, title, count(*) AS findings,
  min(first_seen_time) AS first_time, max(last_seen_time) AS last_time
FROM finding_status
WHERE status <> 'closed'
GROUP BY severity_id, severity, status, rule_id, title
ORDER BY severity_id DESC, last_time DESC, title, status
