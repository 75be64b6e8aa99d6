package dev.cairn.correlate.match;

import dev.cairn.correlate.match.ProxyStatement.Activity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes texts of several statements apart for the matcher, so that each of their statements is
 * matched by itself, and puts its answers together again.
 *
 * <p>What servers make of such a text shows in their records: where one has the whole text, it
 * stays whole; where one has the rest of the text from some statement on, that is where the server
 * could not read on.
 */
final class Parts {

  // what a proxy's statement was taken apart into; itself where it was not
  private final List<List<ProxyStatement>> pieces;
  private final MatchInput whole;
  private final MatchInput apart;

  private Parts(MatchInput whole, MatchInput apart, List<List<ProxyStatement>> pieces) {
    this.whole = whole;
    this.apart = apart;
    this.pieces = pieces;
  }

  /** Takes apart what can be. */
  static Parts of(MatchInput input) {
    if (input.proxy().stream().allMatch(sent -> sent.parts().isEmpty())) {
      return new Parts(input, input, List.of());
    }
    KnownTexts known = new KnownTexts(input.database());
    List<List<ProxyStatement>> pieces = new ArrayList<>(input.proxy().size());
    List<ProxyStatement> all = new ArrayList<>();
    for (ProxyStatement sent : input.proxy()) {
      List<ProxyStatement> its = sent.parts().isEmpty() ? List.of(sent) : pieces(sent, known);
      pieces.add(its);
      all.addAll(its);
    }
    List<Sighting> sightings = sightings(input, pieces);
    return new Parts(input, new MatchInput(all, input.database(), sightings), pieces);
  }

  /** What the matcher is to see. */
  MatchInput apart() {
    return apart;
  }

  /** Those of what the matcher is to see, behind which others of the same text run. */
  Set<ProxyStatement> followed() {
    if (pieces.isEmpty()) {
      return Set.of();
    }
    Set<ProxyStatement> followed = Collections.newSetFromMap(new IdentityHashMap<>());
    pieces.forEach(its -> followed.addAll(its.subList(0, its.size() - 1)));
    return followed;
  }

  /**
   * Makes answers for what came in.
   *
   * @param matches what the matcher says of {@link #apart}
   * @param threshold confidence below which it abstains
   */
  List<Match> together(List<Match> matches, double threshold) {
    if (pieces.isEmpty()) {
      return matches;
    }
    PartRuns runs = new PartRuns(whole.database(), matches, threshold);
    List<Match> answers = new ArrayList<>(whole.proxy().size());
    int next = 0;
    for (int i = 0; i < pieces.size(); i++) {
      ProxyStatement sent = whole.proxy().get(i);
      List<Match> its = matches.subList(next, next += pieces.get(i).size());
      boolean same = pieces.get(i).get(0) == sent;
      answers.add(same ? its.get(0) : runs.together(sent, its));
    }
    return answers;
  }

  private static List<ProxyStatement> pieces(ProxyStatement sent, KnownTexts known) {
    List<ProxyStatement> pieces = new ArrayList<>();
    boolean found = false;
    if (known.has(sent.text())) {
      return List.of(sent);
    }
    for (StatementPart part : sent.parts()) {
      boolean refused = !known.has(part.text()) && known.has(part.rest());
      found |= refused || known.mayHave(part.text());
      pieces.add(piece(sent, refused ? part.rest() : part.text(), part.kind(), pieces.size()));
      if (refused) {
        break;
      }
    }
    return found ? pieces : List.of(sent);
  }

  // names in the order of the statements: the matcher sorts by them what starts at once
  private static ProxyStatement piece(
      ProxyStatement sent, StatementText text, String kind, int number) {
    return new ProxyStatement(
        sent.eventId() + (number < 10 ? "#0" : "#") + number,
        sent.session(),
        sent.server(),
        sent.user(),
        sent.schema(),
        text,
        Activity.QUERY,
        kind,
        sent.startMicros(),
        sent.endMicros(),
        sent.order());
  }

  /** A sighting that can mean one text alone means each of its statements. */
  private static List<Sighting> sightings(MatchInput input, List<List<ProxyStatement>> pieces) {
    Map<String, List<ProxyStatement>> bySession = new HashMap<>();
    Map<ProxyStatement, List<ProxyStatement>> piecesOf = new HashMap<>();
    for (int i = 0; i < pieces.size(); i++) {
      ProxyStatement sent = input.proxy().get(i);
      bySession.computeIfAbsent(sent.session(), any -> new ArrayList<>()).add(sent);
      if (pieces.get(i).get(0) != sent) {
        piecesOf.put(sent, pieces.get(i));
      }
    }
    List<Sighting> all = new ArrayList<>(input.sightings());
    for (Sighting one : input.sightings()) {
      List<ProxyStatement> meant =
          bySession.getOrDefault(one.session(), List.of()).stream().filter(one::fits).toList();
      if (meant.size() == 1) {
        piecesOf
            .getOrDefault(meant.get(0), List.of())
            .forEach(piece -> all.add(one.of(piece.text().digest())));
      }
    }
    return all;
  }
}
