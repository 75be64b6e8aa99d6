-- title: Time lag of sources
-- question: How long after it happened does each log reach Kafka, and whose clock is wrong?
-- column: events: how many have a time of their own
-- column: median_seconds: half of them came within so long
-- column: p99_seconds: 99 of 100 came within so long
-- column: longest_seconds: the longest
-- column: from_future: events that came before they happened: a clock is wrong
SELECT source, reporter, count(*) AS events,
  round(quantile_cont(epoch(ingest_time) - epoch(time), 0.5), 3) AS median_seconds,
  round(quantile_cont(epoch(ingest_time) - epoch(time), 0.99), 3) AS p99_seconds,
  round(max(epoch(ingest_time) - epoch(time)), 3) AS longest_seconds,
  count(*) FILTER (time > ingest_time) AS from_future
FROM events
WHERE time_source <> 'kafka'
GROUP BY source, reporter
ORDER BY p99_seconds DESC, source, reporter
