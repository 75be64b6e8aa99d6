package dev.cairn.testkit.azure;

import java.util.Optional;

/** What a request asks for by its header fields on immutability. */
final class PolicyHeaders {

  private static final String UNTIL = "x-ms-immutability-policy-until-date";
  private static final String MODE = "x-ms-immutability-policy-mode";
  private static final String HOLD = "x-ms-legal-hold";

  private PolicyHeaders() {}

  /** The policy asked for; without a mode it is unlocked. Empty if none is. */
  static Optional<Immutability> policy(GateRequest request) {
    Optional<String> until = request.header(UNTIL);
    Optional<String> mode = request.header(MODE);
    if (until.isEmpty()) {
      if (mode.isPresent()) {
        throw GateRefusal.badHeader(UNTIL);
      }
      return Optional.empty();
    }
    return Optional.of(
        new Immutability(
            GateTimes.parse(UNTIL, until.get()),
            mode.map(Immutability.Mode::parse).orElse(Immutability.Mode.UNLOCKED)));
  }

  /** The legal hold asked for; empty if the request is silent on it. */
  static Optional<Boolean> legalHold(GateRequest request) {
    return request
        .header(HOLD)
        .map(
            text -> {
              if (!text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
                throw GateRefusal.badHeader(HOLD);
              }
              return Boolean.parseBoolean(text);
            });
  }

  static GateRefusal policyMissing() {
    return GateRefusal.badHeader(UNTIL);
  }

  static GateRefusal legalHoldMissing() {
    return GateRefusal.badHeader(HOLD);
  }
}
