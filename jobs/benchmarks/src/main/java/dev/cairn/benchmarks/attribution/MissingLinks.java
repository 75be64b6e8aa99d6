package dev.cairn.benchmarks.attribution;

import dev.cairn.schemas.AuditEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Completes the truth of audit lines where it names a statement's connection, but no lines: the
 * truth files leave out texts of several statements, which the audit plugin logs one by one, and
 * some others. Connections are serial, so their lines lie between those of the neighbours on the
 * connection: they are the lines there whose texts follow each other in the statement's; or, if
 * there is none, the only line that nothing else explains. Where that does not decide, the
 * statement is not judged.
 */
final class MissingLinks {

  private static final List<Integer> UNKNOWN = null;

  private final List<TruthLink> links;
  private final Map<Integer, List<Integer>> found = new HashMap<>();

  private MissingLinks(List<TruthLink> links) {
    this.links = links;
  }

  static MissingLinks of(
      String server, List<TruthLink> links, ParsedLog audit, ParsedLog queryLog) {
    MissingLinks missing = new MissingLinks(links);
    Map<Long, TreeSet<Integer>> free = free(links, audit);
    Map<Long, List<Integer>> ofConnection = new HashMap<>();
    for (int line = 1; line <= links.size(); line++) {
      TruthLink link = links.get(line - 1);
      if (server.equals(link.server()) && queryLog.ofLine(line) != null) {
        ofConnection.computeIfAbsent(link.connection(), c -> new ArrayList<>()).add(line);
      }
    }
    ofConnection.forEach(
        (connection, lines) -> {
          lines.sort(Comparator.comparing(line -> queryLog.ofLine(line).getTime()));
          missing.complete(lines, free.getOrDefault(connection, new TreeSet<>()), audit, queryLog);
        });
    return missing;
  }

  /** Lines of the audit log, or of the general log; null if it is not known which. */
  List<Integer> lines(int line, boolean generalLog) {
    TruthLink link = links.get(line - 1);
    if (generalLog) {
      return link.generalLogLine() == 0 ? UNKNOWN : List.of(link.generalLogLine());
    }
    return link.auditLines().isEmpty() ? found.get(line) : link.auditLines();
  }

  /** Statements in the audit log that no statement of the proxy is linked with. */
  private static Map<Long, TreeSet<Integer>> free(List<TruthLink> links, ParsedLog audit) {
    Set<Integer> linked = new HashSet<>();
    links.forEach(link -> linked.addAll(link.auditLines()));
    Map<Long, TreeSet<Integer>> free = new HashMap<>();
    for (int line = 1; line <= audit.records().size(); line++) {
      AuditEvent event = audit.ofLine(line);
      if (event != null && "query".equals(event.getActivity()) && !linked.contains(line)) {
        free.computeIfAbsent(event.getConnectionId(), c -> new TreeSet<>()).add(line);
      }
    }
    return free;
  }

  private void complete(
      List<Integer> lines, TreeSet<Integer> free, ParsedLog audit, ParsedLog queryLog) {
    int after = 0;
    for (int i = 0; i < lines.size(); i++) {
      int line = lines.get(i);
      List<Integer> known = links.get(line - 1).auditLines();
      if (known.isEmpty()) {
        int before = next(lines, i);
        List<Integer> gap =
            new ArrayList<>(after < before ? free.subSet(after, false, before, false) : Set.of());
        List<Integer> its = choose(queryLog.ofLine(line), gap, audit);
        found.put(line, its);
        if (its != null && !its.isEmpty()) {
          after = its.get(its.size() - 1);
        }
      } else {
        after = Math.max(after, known.get(known.size() - 1));
      }
    }
  }

  private int next(List<Integer> lines, int i) {
    for (int next : lines.subList(i + 1, lines.size())) {
      List<Integer> known = links.get(next - 1).auditLines();
      if (!known.isEmpty()) {
        return known.get(0);
      }
    }
    return Integer.MAX_VALUE;
  }

  private static List<Integer> choose(AuditEvent statement, List<Integer> gap, ParsedLog audit) {
    // a PREPARE that succeeded has no line
    if ("prepare".equals(statement.getActivity())) {
      return List.of();
    }
    List<Integer> its = new ArrayList<>();
    int from = 0;
    for (int line : gap) {
      String part = audit.ofLine(line).getSqlText();
      int at = part == null ? -1 : statement.getSqlText().indexOf(part.strip(), from);
      if (at >= 0) {
        its.add(line);
        from = at + part.strip().length();
      } else if (!its.isEmpty()) {
        break;
      }
    }
    if (!its.isEmpty()) {
      return its;
    }
    List<Integer> unexplained =
        gap.stream().filter(line -> !"set".equals(audit.ofLine(line).getStatementKind())).toList();
    return unexplained.size() == 1 ? unexplained : UNKNOWN;
  }
}
