package dev.cairn.testkit.life;

import java.util.ArrayList;
import java.util.List;

/** What was announced: who is on call, and when there is maintenance. */
final class Roster {

  private final List<KnownFacts.Opening> openings = new ArrayList<>();

  void announce(List<String> users, long from, long to, String why) {
    openings.add(
        new KnownFacts.Opening(
            List.copyOf(users), Times.instant(from), Times.instant(to), why));
  }

  List<KnownFacts.Opening> openings() {
    return List.copyOf(openings);
  }

  boolean isAnnounced(String user, long micros) {
    return openings.stream()
        .anyMatch(
            one ->
                one.users().contains(user)
                    && micros >= Times.of(one.from())
                    && micros < Times.of(one.to()));
  }
}
