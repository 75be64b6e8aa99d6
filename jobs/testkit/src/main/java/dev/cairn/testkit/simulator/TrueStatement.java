package dev.cairn.testkit.simulator;

import java.util.List;

/**
 * What really happened to one statement.
 *
 * @param origin why it was run
 * @param client number of the client, from 0; -1 if none sent it
 * @param session number of the session over the whole run, from 0; -1 if it belongs to none
 * @param statement number of the statement in its session, from 0
 * @param proxy name of the proxy; null if none was passed
 * @param proxyStartMicros when that proxy was started, true time: with name and thread id it tells
 *     sessions apart
 * @param proxyThreadId ProxySQL's session number; -1 without a proxy
 * @param proxyRecord its event line; null if it has none
 * @param server {@code host:port} of the database server that ran it; null if none did
 * @param connectionId the server's; -1 if no server ran it
 * @param serverStartMicros when the server began it, true time; -1 if no server ran it
 * @param serverEndMicros when it was done there, true time; -1 if no server ran it
 * @param databaseRecords the server's records of the statement, in order; tables are left out
 * @param errorRecord its line in the proxy's error log; null if it has none
 */
public record TrueStatement(
    Origin origin,
    int client,
    long session,
    int statement,
    String proxy,
    long proxyStartMicros,
    long proxyThreadId,
    RecordReference proxyRecord,
    String server,
    long connectionId,
    long serverStartMicros,
    long serverEndMicros,
    List<RecordReference> databaseRecords,
    RecordReference errorRecord) {}
