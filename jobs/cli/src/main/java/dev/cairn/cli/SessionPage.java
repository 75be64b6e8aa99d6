package dev.cairn.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The head of a session's page: all but its statements. */
final class SessionPage {

  private static final int MOST_TABLES = 8;
  private static final DateTimeFormatter DAY_AND_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final Map<String, String> KINDS =
      Map.of(
          "client", "a client's session through the proxy",
          "direct", "a connection to the database that came past the proxy",
          "flow_only", "network traffic that no proxy session explains",
          "probe", "a health probe",
          "monitor", "the proxy's own monitoring",
          "kill", "the proxy's own connection to end a statement",
          "mirror", "queries that the proxy mirrored",
          "failed_login", "a login that failed",
          "admin", "the proxy's administration",
          "fast_forward", "a client passed on without its statements being read");

  private static final Map<String, String> STATES =
      Map.of(
          "provisional", "provisional: just begun, or still going on",
          "revised", "revised: more evidence may come",
          "sealed", "sealed: all that is expected is in it, or was waited for long enough",
          "amended", "amended: evidence came after the seal");

  private static final List<String> HOPS = List.of("network", "proxy", "database", "control");

  private SessionPage() {}

  static void print(Map<String, Object> session, PageText page) {
    page.heading("Session " + session.get("session_id"));
    page.field("what", words(KINDS, session.get("kind")));
    page.field(
        "state",
        words(STATES, session.get("state")) + " (version " + session.get("version") + ")");
    page.field("amended", text(session, "amends"));
    page.field("who", who(session));
    page.field("from", from(session));
    page.field("when", when(session));
    page.field("proxy", proxy(session));
    page.field("database", database(session));
    page.field("hops", hops(session));
    page.field("control", control(session));
    page.field("silent", silent(session));
    page.field("volume", volume(session));
    page.field("statements", statements(session));
    page.field("data", data(session));
    page.field("names", names(session));
  }

  private static String who(Map<String, Object> session) {
    List<String> parts = new ArrayList<>();
    List<?> users = list(session, "user_names");
    String user = text(session, "user_name");
    parts.add(user == null ? "user unknown" : user);
    if (session.get("principal") != null) {
      parts.add("that is " + text(session, "principal") + belongs(session));
    }
    if (users.size() > 1) {
      parts.add("one after another: " + joined(users, ", "));
    }
    if (session.get("database_name") != null) {
      parts.add("schema " + text(session, "database_name"));
    }
    return String.join("; ", parts);
  }

  private static String belongs(Map<String, Object> session) {
    List<String> parts = new ArrayList<>();
    addNamed(parts, "team", text(session, "team"));
    addNamed(parts, "owner", text(session, "owner"));
    addNamed(parts, "works in", text(session, "time_zone"));
    return parts.isEmpty() ? "" : " (" + String.join(", ", parts) + ")";
  }

  private static void addNamed(List<String> parts, String what, String name) {
    if (name != null) {
      parts.add(what + " " + name);
    }
  }

  private static String from(Map<String, Object> session) {
    List<String> parts = new ArrayList<>();
    String ip = text(session, "client_ip");
    Object port = session.get("client_port");
    parts.add(ip == null ? "address unknown" : ip + (port == null ? "" : ":" + port));
    if (session.get("client_name") != null) {
      String role = text(session, "client_role");
      parts.add(text(session, "client_name") + (role == null ? "" : " (" + words(role) + ")"));
    }
    if (session.get("private_link_connection") != null) {
      parts.add("Private Link connection " + text(session, "private_link_connection"));
    }
    if (session.get("tls") != null) {
      parts.add((Boolean) session.get("tls") ? "TLS" : "without TLS");
    }
    return String.join("; ", parts);
  }

  // null if there is nothing to say
  private static String control(Map<String, Object> session) {
    List<String> parts = new ArrayList<>();
    if (session.get("private_link_approved") instanceof Instant approved) {
      parts.add("Private Link approved " + DAY_AND_TIME.format(approved) + " UTC");
    }
    if (session.get("private_link_removed") instanceof Instant removed) {
      parts.add("removed " + DAY_AND_TIME.format(removed) + " UTC");
    }
    if (session.get("key_uses") instanceof Long uses && uses > 0) {
      Object failed = session.get("key_uses_failed");
      parts.add("%,d key uses, %,d of them failed".formatted(uses, failed));
    }
    return parts.isEmpty() ? null : String.join("; ", parts);
  }

  private static String when(Map<String, Object> session) {
    Instant start = (Instant) session.get("start_time");
    Instant end = (Instant) session.get("end_time");
    boolean sameDay =
        start
            .atOffset(ZoneOffset.UTC)
            .toLocalDate()
            .equals(end.atOffset(ZoneOffset.UTC).toLocalDate());
    String ending =
        !Boolean.TRUE.equals(session.get("closed"))
            ? "no end seen"
            : "ended: "
                + (session.get("close_reason") == null
                    ? "unknown"
                    : text(session, "close_reason"));
    return "%s to %s UTC (%s); %s"
        .formatted(
            DAY_AND_TIME.format(start),
            (sameDay ? TIME : DAY_AND_TIME).format(end),
            lasted(Duration.between(start, end)),
            ending);
  }

  /** A duration as people say it: {@code 1.2 ms}, {@code 5.1 s}, {@code 3 min 5 s}. */
  static String lasted(Duration duration) {
    long micros = duration.toNanos() / 1_000;
    if (micros < 1_000) {
      return micros + " µs";
    }
    if (micros < 1_000_000) {
      return "%.1f ms".formatted(micros / 1_000.0);
    }
    if (micros < 60_000_000) {
      return "%.1f s".formatted(micros / 1_000_000.0);
    }
    long seconds = micros / 1_000_000;
    return seconds < 3_600
        ? "%d min %d s".formatted(seconds / 60, seconds % 60)
        : "%,d h %d min".formatted(seconds / 3_600, seconds % 3_600 / 60);
  }

  private static String proxy(Map<String, Object> session) {
    Object number = session.get("proxy_session_id");
    return number == null
        ? null
        : "%s, its session %s"
            .formatted(
                session.get("reporter") == null ? "unknown" : text(session, "reporter"), number);
  }

  private static String database(Map<String, Object> session) {
    List<?> servers = list(session, "servers");
    List<?> connections = list(session, "connection_ids");
    if (servers.isEmpty() && connections.isEmpty()) {
      return null;
    }
    return joined(servers, ", ")
        + (connections.isEmpty()
            ? ""
            : "; connection" + (connections.size() == 1 ? " " : "s ") + joined(connections, ", "));
  }

  private static String hops(Map<String, Object> session) {
    return HOPS.stream()
        .map(
            hop ->
                list(session, "hops_seen").contains(hop)
                    ? hop + " seen"
                    : list(session, "hops_missing").contains(hop)
                        ? hop + " MISSING"
                        : list(session, "hops_pending").contains(hop)
                            ? hop + " not yet"
                            : hop + " not expected")
        .collect(Collectors.joining(", "));
  }

  private static String silent(Map<String, Object> session) {
    List<?> silent = list(session, "sources_silent");
    return silent.isEmpty()
        ? null
        : "sealed without " + joined(silent, ", ") + ": what these would have said is not in it";
  }

  private static String volume(Map<String, Object> session) {
    String rows =
        "%,d rows sent, %,d changed"
            .formatted(number(session, "rows_sent"), number(session, "rows_affected"));
    return session.get("bytes_in") == null && session.get("bytes_out") == null
        ? rows + "; no flow tells the bytes"
        : rows
            + "; %,d bytes from the client, %,d to it"
                .formatted(number(session, "bytes_in"), number(session, "bytes_out"));
  }

  private static String statements(Map<String, Object> session) {
    List<String> parts = new ArrayList<>();
    String confidence =
        session.get("mean_confidence") == null
            ? ""
            : " (mean confidence "
                + Confidence.text((Double) session.get("mean_confidence"))
                + ")";
    parts.add("%,d".formatted(number(session, "statements")));
    add(parts, session, "statements_attributed", "tied to the database's record" + confidence);
    add(parts, session, "statements_abstained", "open: candidates, none sure enough");
    add(parts, session, "statements_unmatched", "without any record at the database");
    add(parts, session, "statements_local", "answered by the proxy alone");
    add(parts, session, "statements_failed", "failed");
    return String.join("; ", parts);
  }

  private static void add(
      List<String> parts, Map<String, Object> session, String column, String what) {
    if (number(session, column) > 0) {
      parts.add("%,d %s".formatted(number(session, column), what));
    }
  }

  private static String data(Map<String, Object> session) {
    List<String> parts = new ArrayList<>();
    addNamed(parts, "environment", text(session, "environment"));
    addNamed(parts, "sensitivity", text(session, "sensitivity"));
    List<?> tables = list(session, "tables");
    if (!tables.isEmpty()) {
      String more = tables.size() > MOST_TABLES ? ", …" : "";
      parts.add(
          "tables " + joined(tables.subList(0, Math.min(MOST_TABLES, tables.size())), ", ") + more);
    }
    return String.join("; ", parts);
  }

  private static String names(Map<String, Object> session) {
    String version = text(session, "reference_version");
    return version == null ? null : "from the reference tables " + version;
  }

  private static String words(String code) {
    return code.replace('_', ' ');
  }

  private static String words(Map<String, String> words, Object code) {
    return words.getOrDefault(String.valueOf(code), String.valueOf(code));
  }

  private static String text(Map<String, Object> session, String column) {
    return (String) session.get(column);
  }

  private static long number(Map<String, Object> session, String column) {
    return session.get(column) == null ? 0 : (Long) session.get(column);
  }

  private static List<?> list(Map<String, Object> session, String column) {
    return session.get(column) == null ? List.of() : (List<?>) session.get(column);
  }

  private static String joined(List<?> values, String between) {
    return values.stream().map(String::valueOf).collect(Collectors.joining(between));
  }
}
