package dev.cairn.formats.network;

/** How an analyst counts every packet once over a whole archive. */
final class FlowsCountedOnce {

  /**
   * {@link FlowDuplicates}' rule in SQL, across Kafka records. It is printed on the source's page,
   * and run against that class by a test.
   */
  static final String SQL =
      """
      WITH flows AS (
        SELECT *,
               date_trunc('second', time) AS second,
               concat_ws('|', flow_id, coalesce(flow_state, ''),
                         coalesce(packets_out, 0), coalesce(bytes_out, 0),
                         coalesce(packets_in, 0), coalesce(bytes_in, 0)) AS alike,
               concat_ws('|', coalesce(event_code, ''), coalesce(reporter, ''),
                         coalesce(interface_mac, ''), direction) AS viewpoint
        FROM events
        WHERE source = 'network.flow'          -- and a range of time, a minute wider at each end
      ), sent_once AS (
        SELECT * FROM flows
        QUALIFY row_number() OVER (PARTITION BY viewpoint, content_hash
          ORDER BY kafka_topic, kafka_partition, kafka_offset, record_index) = 1
      ), steps AS (
        SELECT *, coalesce(second - lag(second) OVER in_time <= INTERVAL 1 SECOND, FALSE) AS goes_on
        FROM sent_once
        WINDOW in_time AS (PARTITION BY alike
          ORDER BY time, kafka_topic, kafka_partition, kafka_offset, record_index)
      ), runs AS (
        SELECT *, sum(CASE WHEN goes_on THEN 0 ELSE 1 END) OVER in_time AS run
        FROM steps
        WINDOW in_time AS (PARTITION BY alike
          ORDER BY time, kafka_topic, kafka_partition, kafka_offset, record_index)
      ), places AS (
        SELECT *, row_number() OVER (PARTITION BY alike, run, viewpoint
          ORDER BY time, kafka_topic, kafka_partition, kafka_offset, record_index) AS place
        FROM runs
      )
      SELECT * FROM places
      QUALIFY row_number() OVER (PARTITION BY alike, run, place
        ORDER BY kafka_topic, kafka_partition, kafka_offset, record_index) = 1
      """;

  private FlowsCountedOnce() {}
}
