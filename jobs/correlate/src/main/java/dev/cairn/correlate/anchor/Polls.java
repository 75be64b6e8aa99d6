package dev.cairn.correlate.anchor;

import dev.cairn.correlate.match.Sighting;
import dev.cairn.schemas.AnchorPoll;
import dev.cairn.schemas.AnchorPort;
import dev.cairn.schemas.AnchorState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Statements that polls saw at a port, while it is not decided which connection that was. */
final class Polls {

  private Polls() {}

  /**
   * Says of which connections they are, as far as that is decided, and drops those.
   *
   * @param passed up to when all flows, logins and polls were seen, epoch microseconds
   */
  static List<Sighting> decide(AnchorState state, long passed, AnchorConfig config) {
    if (state.getPolls().isEmpty()) {
      return List.of();
    }
    Map<Address, List<AnchorPort>> byAddress = new HashMap<>();
    for (AnchorPort port : state.getPorts()) {
      byAddress
          .computeIfAbsent(
              new Address(port.getIp(), port.getPort()), any -> new ArrayList<>(1))
          .add(port);
    }
    List<Sighting> found = new ArrayList<>();
    List<AnchorPoll> waiting = new ArrayList<>();
    for (AnchorPoll poll : state.getPolls()) {
      AnchorPort seen =
          only(
              poll,
              byAddress.getOrDefault(new Address(poll.getIp(), poll.getPort()), List.of()),
              config);
      if (poll.getMicros() > passed - config.clockSlackMicros()
          || seen != null && !seen.getDecided()) {
        waiting.add(poll);
      } else if (seen != null && seen.getConnection() != null) {
        seen.setLast(Math.max(seen.getLast(), poll.getMicros()));
        found.add(ProxySightings.sighting(poll, seen.getConnection(), config));
      }
    }
    state.setPolls(waiting);
    return found;
  }

  private record Address(String ip, int port) {}

  /** The only connection of a port that a poll can have seen; null if there is none, or several. */
  private static AnchorPort only(AnchorPoll poll, List<AnchorPort> ports, AnchorConfig config) {
    long from = poll.getMicros() - config.clockSlackMicros() - config.pollSlackMicros();
    long to = poll.getMicros() + config.clockSlackMicros();
    AnchorPort found = null;
    for (AnchorPort port : ports) {
      if (port.getBegin() <= to && Ports.endOf(port, ports) >= from) {
        if (found != null) {
          return null;
        }
        found = port;
      }
    }
    return found;
  }
}
