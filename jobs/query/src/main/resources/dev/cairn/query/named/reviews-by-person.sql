-- title: Reviews by person
-- question: Who looked at findings, with which verdicts, and when last?
-- column: reviews: how many
-- column: findings: of how many findings
-- column: first_time: time of the first of them
-- column: last_time: time of the last of them
SELECT reviewer, action, verdict, count(*) AS reviews, count(DISTINCT finding_id) AS findings,
  min(time) AS first_time, max(time) AS last_time
FROM finding_reviews
GROUP BY reviewer, action, verdict
ORDER BY reviewer, action, verdict
