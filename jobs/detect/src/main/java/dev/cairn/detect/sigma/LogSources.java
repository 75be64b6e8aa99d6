package dev.cairn.detect.sigma;

import dev.cairn.detect.signal.Signal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which sources a rule's {@code logsource} means, and what its rules call the fields. */
final class LogSources {

  /** All sources of events. */
  static final Set<String> EVENTS =
      Set.of(
          "azure.activity", "azure.keyvault", "azure.loadbalancer", "azure.metrics", "mysql.audit",
          "mysql.binlog", "mysql.slow", "network.flow", "proxysql.audit", "proxysql.error",
          "proxysql.processlist", "proxysql.query");

  private static final Map<String, String> AZURE =
      Map.ofEntries(
          Map.entry("operationName", "event_code"),
          Map.entry("OperationName", "event_code"),
          Map.entry("OperationNameValue", "event_code"),
          Map.entry("ResourceId", "resource"),
          Map.entry("resourceId", "resource"),
          Map.entry("Resource", "resource"),
          Map.entry("CorrelationId", "correlation_id"),
          Map.entry("correlationId", "correlation_id"),
          Map.entry("callerIpAddress", "client_ip"),
          Map.entry("CallerIpAddress", "client_ip"),
          Map.entry("Caller", "user_name"),
          Map.entry("caller", "user_name"),
          Map.entry("level", "log_level"),
          Map.entry("Level", "log_level"));
  private static final Map<String, String> NETWORK =
      Map.of(
          "src_ip", "client_ip",
          "src_port", "client_port",
          "dst_ip", "server_ip",
          "dst_port", "server_port",
          "SourceIp", "client_ip",
          "SourcePort", "client_port",
          "DestinationIp", "server_ip",
          "DestinationPort", "server_port");
  private static final Map<String, String> LOGINS =
      Map.of("User", "user_name", "src_ip", "client_ip", "SourceIp", "client_ip");

  private static final Set<String> DATABASE = Set.of("mysql.audit", "mysql.slow", "proxysql.query");
  private static final Set<String> SIGNING_IN = Set.of("mysql.audit", "proxysql.audit");
  private static final Map<String, LogSource> KNOWN = known();

  private LogSources() {}

  /** Every log source, by {@code category=… product=… service=…}; in the order of the README. */
  static Map<String, LogSource> list() {
    return KNOWN;
  }

  private static Map<String, LogSource> known() {
    Map<String, LogSource> known = new LinkedHashMap<>();
    EVENTS.stream().sorted().forEach(
        source -> known.put("product=cairn service=" + source, of(Set.of(source), Map.of())));
    known.put("product=cairn service=session", of(Set.of(Signal.SESSION), Map.of()));
    known.put("product=cairn", of(EVENTS, Map.of()));
    for (String product : List.of("", " product=cairn", " product=mysql")) {
      known.put("category=database" + product, of(DATABASE, LOGINS));
      known.put("category=authentication" + product, of(SIGNING_IN, LOGINS));
    }
    for (String product : List.of("", " product=cairn", " product=azure")) {
      known.put("category=firewall" + product, of(Set.of("network.flow"), NETWORK));
      known.put("category=network_connection" + product, of(Set.of("network.flow"), NETWORK));
    }
    known.put("product=mysql", of(Set.of("mysql.audit", "mysql.slow"), LOGINS));
    known.put("product=mysql service=audit", of(Set.of("mysql.audit"), LOGINS));
    known.put("product=mysql service=general", of(Set.of("mysql.audit"), LOGINS));
    known.put("product=mysql service=slow", of(Set.of("mysql.slow"), LOGINS));
    known.put("product=azure service=activitylogs", of(Set.of("azure.activity"), AZURE));
    known.put("product=azure service=azureactivity", of(Set.of("azure.activity"), AZURE));
    known.put("product=azure service=keyvault", of(Set.of("azure.keyvault"), AZURE));
    return known;
  }

  private static LogSource of(Set<String> sources, Map<String, String> names) {
    return new LogSource(sources, names);
  }

  /** Reads {@code logsource}; adds a fault and returns null if it means nothing here. */
  static LogSource read(Yaml rule, Faults faults) {
    Yaml block = rule.get("logsource");
    if (block == null || !block.isMap()) {
      faults.add(
          block == null ? rule : block,
          "logsource is missing; allowed: a map of category, product, service");
      return null;
    }
    int before = faults.count();
    String key =
        List.of("category", "product", "service").stream()
            .filter(name -> block.get(name) != null)
            .map(name -> name + "=" + text(block.get(name), faults))
            .collect(Collectors.joining(" "));
    LogSource found = KNOWN.get(key);
    if (found == null && faults.count() == before) {
      faults.add(
          block,
          "nothing here is of the log source '"
              + key
              + "'"
              + Nearest.hint(key, KNOWN.keySet())
              + " Known: "
              + String.join("; ", KNOWN.keySet()));
    }
    return found;
  }

  private static String text(Yaml value, Faults faults) {
    if (!value.isScalar()) {
      faults.add(value, "allowed: one text");
      return "";
    }
    return value.text().toLowerCase(Locale.ROOT);
  }
}
