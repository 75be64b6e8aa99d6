-- title: Events per source and hour
-- question: Is there a source that fell silent, or one that floods?
-- parameter: source = : only this source; all if empty
-- column: hour: begin of the hour, UTC
-- column: events: how many; an hour without any has no line
-- note: A glance, no proof: what is missing is for cairn verify.
SELECT date_trunc('hour', time) AS hour, source, count(*) AS events
FROM events
WHERE $source = '' OR source = $source
GROUP BY hour, source
ORDER BY hour, source
