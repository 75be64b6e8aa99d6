package dev.cairn.formats.mysql;

import dev.cairn.formats.source.Format;
import dev.cairn.formats.source.FormatGuide;

/** The specification of {@link BinlogFormat}'s records, for readers and for who writes them. */
final class BinlogGuide {

  static final FormatGuide GUIDE =
      FormatGuide.of(
              "Binlog record, cairn.binlog/1",
              """
              `cairn collect binlog` reads a MySQL or MariaDB server as a replica does and sends \
              one Kafka record, one UTF-8 JSON object, for each row event, each DDL statement and \
              each end of a transaction: **who changed how many rows of which table, never the \
              rows' values**. The server needs `binlog_format=ROW`. This page is the record's \
              specification; a change of meaning, type or requiredness is a new version, and a \
              Cairn that doesn't know a version makes its records dead letters (`unknown_format`).

              Rules for the writer. Every object has `format`, `operation`, `time_s`, `server`, \
              `server_id`, `file`, `position` and `transaction`; rows also `database`, `table` and \
              `rows`; `ddl` also `statement`. Leave out an optional field, or write null, where \
              the binlog does not say. Numbers are JSON whole numbers. One row event is one \
              record: several events of one table in one transaction are not added up. Row events \
              inside a compressed transaction payload are written one by one, with the payload's \
              `position`. A server's records go to one partition, in the binlog's order. Format \
              description, rotate, GTID, table map, Rows_query, Annotate_rows and heartbeat events \
              make no record, nor does the `BEGIN` of a transaction. Never write a row's values, \
              a statement other than DDL, or the text of Rows_query: were they written anyway, \
              they would stay in `unmapped`, under the PHI key.

              ```
              {"format":"cairn.binlog/1","operation":"update","time_s":1795381104,
               "server":"mysql-prod","server_id":1,"file":"mysql-bin.000007","position":4711,
               "transaction":"mysql-bin.000007:4388","gtid":"3e11fa47-…:1742","thread_id":13,
               "database":"shop","table":"orders","rows":3}
              ```""")
          .field("format", "", "Text, required: `cairn.binlog/1`, nothing else")
          .field(
              "operation",
              "event_code",
              "Text, required: `insert`, `update`, `delete` (activity `table_write`, event code "
                  + "`write_rows`, `update_rows`, `delete_rows`, status unknown: the "
                  + "transaction's end tells), `ddl` (activity `query`), `commit` (an XID event, "
                  + "or a Query event `COMMIT`; activity `query`, status success), `rollback` "
                  + "(a Query event `ROLLBACK`, or XA ROLLBACK; activity `query`, status failure). "
                  + "An XA PREPARE ends nothing and makes no record")
          .field(
              "time_s",
              "",
              "`time`. Whole number, required: the event header's time stamp, seconds since the "
                  + "epoch, UTC: when the statement began")
          .field(
              "commit_time_us",
              "",
              "`time`. Whole number or null, of `commit` and `rollback`: the GTID event's "
                  + "immediate_commit_timestamp (MySQL 8.0.1 and later), microseconds since the "
                  + "epoch, UTC; `time_s` then stays in `unmapped`")
          .field(
              "server",
              "server",
              "Text, required: the server's name, as in the collector's configuration; write it "
                  + "as the other logs do (`host:port`, or the Azure server's name). The "
                  + "reporter, too, where the Kafka header names none")
          .field(
              "server_id",
              "",
              "Whole number, required: the event header's server id, of the server where the "
                  + "change began; stays in `unmapped`")
          .field(
              "file, position",
              "",
              "Text and whole number, required: the binlog file's name and the byte at which the "
                  + "event begins; stay in `unmapped`. With the collector's own records they show "
                  + "gaps")
          .field(
              "transaction",
              "correlation_id",
              "Text, required: `<file>:<position of the transaction's first event>` (its GTID "
                  + "event, else its BEGIN; of a DDL the same), equal in all records of one "
                  + "transaction")
          .field(
              "gtid",
              "gtid",
              "Text or null: MySQL `uuid:number` (with a tag `uuid:tag:number`), MariaDB "
                  + "`domain-server-sequence`; null for anonymous transactions")
          .field(
              "thread_id",
              "connection_id",
              "Whole number or null: the connection that made the change, from the Query event "
                  + "that began the transaction, or of the DDL. MariaDB 10.11 has it for DDL "
                  + "only: null for its rows")
          .field(
              "database",
              "database_name",
              "Text; required of rows (the table map's); of `ddl` the schema in use, or null")
          .field(
              "table",
              "table_name",
              "Text; required of rows (the table map's); of `ddl` the table if the collector knows "
                  + "it, else null")
          .field(
              "rows",
              "rows_affected",
              "Whole number, at least 1, required of rows: rows in this one event; an update's "
                  + "image before and image after are one row. Not written on a transaction's end, "
                  + "so that nothing is counted twice")
          .field(
              "statement",
              "sql_text",
              "Text, required of `ddl` (CREATE, ALTER, DROP, TRUNCATE, RENAME, GRANT, CREATE USER "
                  + "and the like), of nothing else: the whole text, with passwords masked as "
                  + "`*****` by the collector; Cairn masks again")
          .field(
              "error_code",
              "error_code",
              "Whole number or null, of `ddl`: the Query event's error code; 0 is success, any "
                  + "other a failure, null unknown")
          .field(
              "transaction_rows, transaction_events, transaction_bytes",
              "",
              "Whole numbers or null, of `commit` and `rollback`: rows and row events of the whole "
                  + "transaction, and its bytes in the binlog; stay in `unmapped`")
          .cannotTell(
              "The user: only the connection id, and of MariaDB's rows not even that. The audit "
                  + "log says whose connection it was.")
          .cannotTell("Reads, and statements that changed no row.")
          .cannotTell(
              "Which values were changed, and by which statement: they are left out on purpose.")
          .cannotTell(
              "Whether a row event's transaction committed: look for the `commit` with the same "
                  + "`correlation_id`. A rollback appears only where tables without transactions, "
                  + "or XA, took part; all others never reach the binlog.")
          .cannotTell(
              "Which rows an XA COMMIT or XA ROLLBACK ends: they lie in the binlog as a "
                  + "transaction of their own, with another `correlation_id`.")
          .cannotTell(
              "Changes with `sql_log_bin=0`, those of tables or schemas that the server's binlog "
                  + "filters leave out, and rows that a foreign key's ON DELETE or ON UPDATE "
                  + "changed: InnoDB does not log them.")
          .cannotTell(
              "The true time of a statement whose session had set `TIMESTAMP`: the header then "
                  + "says what the session said.")
          .cannotTell(
              "On a replica, the connection there: `thread_id` is the one at the server where the "
                  + "change began.")
          .build();

  private BinlogGuide() {}
}
