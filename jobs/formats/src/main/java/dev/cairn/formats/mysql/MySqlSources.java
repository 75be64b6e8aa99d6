package dev.cairn.formats.mysql;

import dev.cairn.formats.cutting.ElementSplitter.Cutting;
import dev.cairn.formats.record.FormatsConfig;
import dev.cairn.formats.source.Format;
import dev.cairn.formats.source.Source;
import java.util.List;

/** The logs of MySQL servers and their kin. */
public final class MySqlSources {

  private static final String HOP = "database";

  private MySqlSources() {}

  /** The sources. Unmodifiable. */
  public static List<Source> all() {
    return List.of(
        Source.of(
                "mysql.audit",
                HOP,
                "What the database server itself says it was asked.",
                MySqlSources::auditFormats)
            .inEnvelopes(new AzureMySqlFormat())
            .cut(Cutting.AUDIT),
        Source.of(
            "mysql.binlog",
            HOP,
            "Who changed how many rows of which table, from the server's binary log; never the"
                + " values.",
            new BinlogFormat()),
        Source.of(
                "mysql.slow",
                HOP,
                "Statements that took the database server long.",
                new AzureMySqlSlowFormat())
            .inEnvelopes(new AzureMySqlSlowFormat()));
  }

  private static List<Format> auditFormats(FormatsConfig config) {
    return List.of(
        new AzureMySqlFormat(),
        new AuditEventFormat(),
        new AuditRecordFormat(config),
        // before those that look for a record behind a prefix: a statement may look like one
        new GeneralLogFormat(config),
        new AuditXmlFormat(config),
        new AuditCsvFormat(config),
        new ServerAuditFormat(config));
  }
}
