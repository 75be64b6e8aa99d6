-- title: Findings outside working hours
-- question: Who was at work when nobody should be, and has somebody looked at it?
-- parameter: title = outside working hours: what stands in the rule's title, in any letter case
SELECT finding_id, first_seen_time, last_seen_time, severity, title, user_name, principal,
  client_ip, message, status, verdict, reviewer
FROM finding_status
WHERE contains(lower(title), lower($title))
ORDER BY first_seen_time, finding_id
