package dev.cairn.correlate.match;

import java.util.List;

/**
 * What was said about the statements of one database server in a stretch of time.
 *
 * @param proxy statements of proxies that reached this server, in any order
 * @param database the server's records, in any order
 * @param sightings what is known for certain, in any order; may be empty
 */
public record MatchInput(
    List<ProxyStatement> proxy, List<DatabaseStatement> database, List<Sighting> sightings) {

  /** Takes copies. */
  public MatchInput {
    proxy = List.copyOf(proxy);
    database = List.copyOf(database);
    sightings = List.copyOf(sightings);
  }
}
