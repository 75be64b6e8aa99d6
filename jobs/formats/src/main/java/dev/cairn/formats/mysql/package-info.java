/**
 * The logs of MySQL servers and their kin: the audit logs of Azure Database for MySQL, MariaDB,
 * Percona and MySQL Enterprise, the general query log, Azure's slow log, and the binary log as a
 * collector writes it.
 *
 * <p>{@link dev.cairn.formats.mysql.MySqlSources} names them; nothing else here is for others.
 *
 * <p>What must not live here: logs of a proxy before the server; what concerns the text of SQL
 * alone, which lives in {@code sql}. Of this room's packages it uses {@code record}, {@code
 * cutting}, {@code source} and {@code sql}; no family uses another.
 */
package dev.cairn.formats.mysql;
