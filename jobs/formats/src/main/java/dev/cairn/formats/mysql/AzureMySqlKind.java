package dev.cairn.formats.mysql;

import dev.cairn.formats.record.Activity;
import dev.cairn.formats.record.BadElement;
import java.util.Set;

/** What an audit record of Azure Database for MySQL may tell of: its class and subclass. */
enum AzureMySqlKind {
  CONNECT("connection_log", "CONNECT", Activity.LOGON),
  DISCONNECT("connection_log", "DISCONNECT", Activity.LOGOFF),
  CHANGE_USER("connection_log", "CHANGE USER", Activity.CHANGE_USER),
  LOG("general_log", "LOG", Activity.QUERY),
  ERROR("general_log", "ERROR", Activity.QUERY),
  RESULT("general_log", "RESULT", Activity.QUERY),
  READ("table_access_log", "READ", Activity.TABLE_READ),
  INSERT("table_access_log", "INSERT", Activity.TABLE_WRITE),
  UPDATE("table_access_log", "UPDATE", Activity.TABLE_WRITE),
  DELETE("table_access_log", "DELETE", Activity.TABLE_WRITE);

  private static final AzureMySqlKind[] ALL = values();
  private static final Set<String> CLASSES =
      Set.of("connection_log", "general_log", "table_access_log");

  private final String eventClass;
  private final String subclass;
  private final String code;
  private final Activity activity;

  AzureMySqlKind(String eventClass, String subclass, Activity activity) {
    this.eventClass = eventClass;
    this.subclass = subclass;
    this.code = eventClass + "/" + subclass;
    this.activity = activity;
  }

  /**
   * Finds a kind by the names in the log.
   *
   * @throws BadElement if there is no such class, or it has no such subclass
   */
  static AzureMySqlKind of(String eventClass, String subclass) throws BadElement {
    for (AzureMySqlKind kind : ALL) {
      if (kind.subclass.equals(subclass) && kind.eventClass.equals(eventClass)) {
        return kind;
      }
    }
    throw isClass(eventClass)
        ? BadElement.bad("event_subclass", "one that its event_class has")
        : BadElement.bad("event_class", "connection_log, general_log or table_access_log");
  }

  /** Whether a text is the name of a class; it may be null. */
  static boolean isClass(String text) {
    return text != null && CLASSES.contains(text);
  }

  /** Value of {@code event_code}. */
  String code() {
    return code;
  }

  Activity activity() {
    return activity;
  }

  boolean isConnection() {
    return activity.isAuthentication();
  }

  boolean isStatement() {
    return activity == Activity.QUERY;
  }
}
