-- title: Who looked
-- question: Who read the archive, why, and with or without PHI?
-- column: reads: how many
-- column: with_phi: of these, with columns of PHI
-- column: in_emergency: of these, under --break-glass
-- column: refused: of these, refused or failed
-- column: rows_shown: rows of all answers
-- column: last_time: time of the last of them
SELECT user_name, host, tool, reason, count(*) AS reads,
  count(*) FILTER (phi_readable) AS with_phi,
  count(*) FILTER (break_glass) AS in_emergency,
  count(*) FILTER (outcome <> 'answered') AS refused,
  sum(rows) AS rows_shown, max(time) AS last_time
FROM access_log
GROUP BY user_name, host, tool, reason
ORDER BY last_time DESC
