package dev.cairn.archive.retention;

import java.time.Period;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the security design of the database path asks for at least. A policy may ask for more, and
 * may not be edited below.
 */
final class DesignMinima {

  private static final Map<String, RetentionPolicy.Minimum> ALL = new TreeMap<>();

  static {
    add(Period.ofYears(6), "query audit logs", "proxysql.query", "mysql.audit", "mysql.slow");
    add(Period.ofYears(6), "query audit logs", "mysql.binlog", "proxysql.error");
    add(Period.ofYears(6), "query audit logs", "sessions", "attributions");
    add(Period.ofDays(90), "connection logs", "proxysql.audit", "proxysql.processlist");
    add(Period.ofDays(30), "network flow logs", "network.flow");
    add(Period.ofDays(90), "Azure activity logs", "azure.activity", "azure.keyvault");
    add(Period.ofDays(90), "Azure activity logs", "azure.loadbalancer");
    // any of them may be a query audit log that nobody could read
    add(Period.ofYears(6), "query audit logs", "dead_letters");
  }

  private DesignMinima() {}

  private static void add(Period keep, String what, String... ids) {
    for (String id : ids) {
      ALL.put(id, new RetentionPolicy.Minimum(keep, what));
    }
  }

  /** The design's minimum for one policy; null if it names none. */
  static RetentionPolicy.Minimum of(String id) {
    return ALL.get(id);
  }
}
