-- title: Statements of a session
-- question: What did this session run, in order, and which record has each at the database?
-- parameter: session: session_id, or the beginning of it
-- column: record: event_id of the database's record; null if none is sure enough
-- note: sql_text needs the PHI key. Of sessions without a proxy: cairn session ID.
SELECT e.time, s.session_id, e.event_id, e.activity, e.statement_kind, e.status, e.error_code,
  e.rows_sent, e.rows_affected, e.duration_us, e.sql_text, a.database_event_id AS record,
  a.confidence
FROM sessions s
JOIN events e ON e.reporter IS NOT DISTINCT FROM s.reporter
  AND e.proxy_session_id = s.proxy_session_id AND e.time >= s.start_time AND e.time <= s.end_time
LEFT JOIN attributions a ON a.proxy_event_id = e.event_id AND a.rank = 1 AND NOT a.abstained
WHERE starts_with(s.session_id, lower($session)) AND e.source = 'proxysql.query'
ORDER BY e.time, e.kafka_partition, e.kafka_offset, e.record_index, record
