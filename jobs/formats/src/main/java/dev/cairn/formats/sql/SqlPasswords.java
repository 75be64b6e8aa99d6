package dev.cairn.formats.sql;

/** Stub. */
public final class SqlPasswords {
  private SqlPasswords() {}
}
