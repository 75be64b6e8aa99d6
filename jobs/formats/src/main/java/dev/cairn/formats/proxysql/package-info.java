/**
 * The logs of ProxySQL: its query log, audit log, error log, and process lists that somebody took.
 *
 * <p>{@link dev.cairn.formats.proxysql.ProxySqlSources} names them; nothing else here is for
 * others.
 *
 * <p>What must not live here: logs of the servers behind the proxy. Of this room's packages it uses
 * {@code record}, {@code cutting}, {@code source} and {@code sql}; no family uses another.
 */
package dev.cairn.formats.proxysql;
