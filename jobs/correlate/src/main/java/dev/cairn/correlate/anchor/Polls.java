package dev.cairn.correlate.anchor;

import dev.cairn.correlate.match.Sighting;
import dev.cairn.schemas.AnchorPoll;
import dev.cairn.schemas.AnchorPort;
import dev.cairn.schemas.AnchorState;
import java.util.ArrayList;
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
    Map<Ports.Address, List<AnchorPort>> byAddress = Ports.byAddress(state.getPorts());
    List<Sighting> found = new ArrayList<>();
    List<AnchorPoll> waiting = new ArrayList<>();
    for (AnchorPoll poll : state.getPolls()) {
      List<AnchorPort> seen =
          seen(
              poll,
              byAddress.getOrDefault(new Ports.Address(poll.getIp(), poll.getPort()), List.of()),
              config);
      if (poll.getMicros() > passed - config.clockSlackMicros()
          || seen.stream().anyMatch(port -> !port.getDecided())) {
        waiting.add(poll);
      } else if (seen.isEmpty()) {
        found.add(ProxySightings.atPort(poll, 0, config));
      } else if (seen.size() == 1) {
        found.add(sighting(seen.get(0), poll, config));
      }
    }
    state.setPolls(waiting);
    return found;
  }

  private static Sighting sighting(AnchorPort port, AnchorPoll poll, AnchorConfig config) {
    port.setLast(Math.max(port.getLast(), poll.getMicros()));
    return port.getConnection() == null
        ? ProxySightings.atPort(poll, port.getBegin(), config)
        : ProxySightings.on(port.getConnection(), poll, config);
  }

  /** The connections of a port that a poll can have seen. */
  private static List<AnchorPort> seen(
      AnchorPoll poll, List<AnchorPort> ports, AnchorConfig config) {
    long from = poll.getMicros() - config.clockSlackMicros() - config.pollSlackMicros();
    long to = poll.getMicros() + config.clockSlackMicros();
    List<AnchorPort> seen = new ArrayList<>(1);
    for (AnchorPort port : ports) {
      if (port.getBegin() <= to && Ports.endOf(port, ports) >= from) {
        seen.add(port);
      }
    }
    return seen;
  }
}
