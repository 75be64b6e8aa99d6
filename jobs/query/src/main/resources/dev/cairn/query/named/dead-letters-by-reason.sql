-- title: Dead letters by reason
-- question: What could not be read, why, and how much of it?
-- column: records: how many
-- column: bytes: their length, summed
-- column: first_time: when the first entered Kafka
-- column: last_time: when the last entered Kafka
SELECT source, reason, count(*) AS records, sum(raw_size)::BIGINT AS bytes,
  min(ingest_time) AS first_time, max(ingest_time) AS last_time
FROM dead_letters
GROUP BY source, reason
ORDER BY records DESC, source, reason
