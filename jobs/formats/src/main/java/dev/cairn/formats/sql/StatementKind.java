package dev.cairn.formats.sql;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a statement does, by its first keyword alone. The list is fixed: {@code
 * AuditEvent.statement_kind} holds one of these in lower case.
 */
public enum StatementKind {
  SELECT,
  /** {@code WITH …}: mostly reads, but an UPDATE or DELETE may follow. */
  WITH,
  /** {@code TABLE t}, {@code VALUES ROW(…)}: reads. */
  TABLE,
  VALUES,
  INSERT,
  REPLACE,
  UPDATE,
  DELETE,
  /** {@code LOAD DATA}, {@code LOAD XML}; {@code LOAD INDEX} too. */
  LOAD,
  CALL,
  DO,
  HANDLER,
  CREATE,
  ALTER,
  DROP,
  TRUNCATE,
  RENAME,
  GRANT,
  REVOKE,
  SET,
  SHOW,
  USE,
  /** {@code EXPLAIN}, {@code DESCRIBE}, {@code DESC}. */
  EXPLAIN,
  /** {@code BEGIN}, and {@code START} whatever follows it (nearly always TRANSACTION). */
  BEGIN,
  COMMIT,
  ROLLBACK,
  SAVEPOINT,
  RELEASE,
  XA,
  LOCK,
  UNLOCK,
  /** SQL-level {@code PREPARE}, {@code EXECUTE}, {@code DEALLOCATE}. */
  PREPARE,
  EXECUTE,
  DEALLOCATE,
  ANALYZE,
  CHECK,
  OPTIMIZE,
  REPAIR,
  FLUSH,
  RESET,
  PURGE,
  KILL,
  INSTALL,
  UNINSTALL,
  SHUTDOWN,
  /** Any other beginning, or none. */
  OTHER;

  private static final Map<String, StatementKind> BY_WORD = new HashMap<>();

  static {
    for (StatementKind kind : values()) {
      BY_WORD.put(kind.code, kind);
    }
    BY_WORD.put("describe", EXPLAIN);
    BY_WORD.put("desc", EXPLAIN);
    BY_WORD.put("start", BEGIN);
  }

  private final String code = name().toLowerCase(Locale.ROOT);

  /** The kind as it is stored, such as {@code select}. */
  public String code() {
    return code;
  }

  static StatementKind of(String firstWord) {
    return BY_WORD.getOrDefault(firstWord, OTHER);
  }
}
