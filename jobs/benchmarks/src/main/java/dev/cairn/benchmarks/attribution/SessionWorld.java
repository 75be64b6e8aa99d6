package dev.cairn.benchmarks.attribution;

import dev.cairn.schemas.AuditEvent;
import java.util.List;

/**
 * What all hops but the database say of clients' sessions, and who these were.
 *
 * @param name such as {@code large_a/vnet-flow}
 * @param events of the proxies and of the flow log, in order of arrival
 * @param clients every client of which a proxy's logs have a line
 * @param flows the flows to a proxy of which it is known whose they were
 */
record SessionWorld(
    String name, List<AuditEvent> events, List<Client> clients, List<Flow> flows) {

  /** Takes copies. */
  SessionWorld {
    events = List.copyOf(events);
    clients = List.copyOf(clients);
    flows = List.copyOf(flows);
  }

  /**
   * A client's stay at a proxy.
   *
   * @param proxy name of the proxy; null if its logs do not say
   * @param number the proxy's number for it
   * @param address ip:port that the proxy saw; null if nobody knows
   * @param fromMicros true time before which it was not there
   * @param toMicros true time after which it was gone
   * @param statements how many of its statements stand in the proxy's query log as it arrived
   */
  record Client(
      String proxy,
      long number,
      String address,
      long fromMicros,
      long toMicros,
      long statements) {}

  /**
   * The flow of a client's stay.
   *
   * @param client whose it was
   * @param id as events name it
   * @param bytesIn what the client sent, as far as it was told
   * @param bytesOut what the client got, as far as it was told
   */
  record Flow(Client client, String id, long bytesIn, long bytesOut) {

    /**
     * Of what was told of it.
     *
     * @param records each once
     */
    static Flow of(Client client, List<AuditEvent> records) {
      return new Flow(
          client,
          records.get(0).getFlowId(),
          // flow logs speak for the one who connects
          records.stream().mapToLong(one -> orZero(one.getBytesOut())).sum(),
          records.stream().mapToLong(one -> orZero(one.getBytesIn())).sum());
    }

    private static long orZero(Long bytes) {
      return bytes == null ? 0 : bytes;
    }
  }
}
