-- title: Which rules were in force when
-- question: By which set of rules was this time judged, and who put it in force?
-- column: until_time: until when, exclusive; null if it is in force still
-- column: files: how many files
-- note: With --from, a set published before it is not seen.
SELECT version, published_time, lead(published_time) OVER (ORDER BY published_time) AS until_time,
  published_by, comment, len(paths) AS files
FROM rule_sets
ORDER BY published_time, version
