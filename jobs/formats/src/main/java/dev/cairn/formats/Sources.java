package dev.cairn.formats;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** The sources there are, one line each. */
final class Sources {

  /**
   * One kind of log.
   *
   * @param name value of {@code AuditEvent.source}
   * @param hop the hop that writes it
   * @param formats the shapes it comes in, the likeliest first
   * @param refusal says why a whole value is refused before it is cut into elements; null if not
   * @param stranger says why an element that no format recognises is a dead letter
   */
  record Source(
      String name,
      String hop,
      Function<FormatsConfig, List<Format>> formats,
      Function<byte[], BadElement> refusal,
      Function<Element, BadElement> stranger) {}

  private static final Map<String, Source> ALL = new TreeMap<>();

  static {
    add(
        "proxysql.query",
        "proxy",
        config -> List.of(new ProxySqlQueryFormat()),
        ProxySqlBinaryLog::refuse,
        Sources::unknown);
    add(
        "proxysql.audit",
        "proxy",
        config -> List.of(new ProxySqlAuditFormat()),
        Sources::accept,
        Sources::unknown);
    add(
        "mysql.audit",
        "database",
        config -> List.of(new AzureMySqlFormat(), new ServerAuditFormat(config)),
        Sources::accept,
        Sources::unknown);
    add(
        "network.flow",
        "network",
        config -> List.of(new VnetFlowFormat(), new NsgFlowFormat()),
        Sources::accept,
        Sources::unknown);
  }

  private Sources() {}

  static RecordParser parser(String name, FormatsConfig config) {
    Source source = name == null ? null : ALL.get(name);
    if (source == null) {
      throw new IllegalArgumentException(
          "no source is named " + name + ": choose one of " + String.join(", ", names()));
    }
    return new SourceParser(source, config);
  }

  static Set<String> names() {
    return Collections.unmodifiableSet(ALL.keySet());
  }

  private static void add(
      String name,
      String hop,
      Function<FormatsConfig, List<Format>> formats,
      Function<byte[], BadElement> refusal,
      Function<Element, BadElement> stranger) {
    ALL.put(name, new Source(name, hop, formats, refusal, stranger));
  }

  private static BadElement accept(byte[] value) {
    return null;
  }

  private static BadElement unknown(Element element) {
    String length = element.end() - element.start() + " bytes";
    if (element.isText()) {
      return new BadElement(
          ReasonCode.MALFORMED_JSON, "neither JSON nor a known line, " + length);
    }
    if (element.json().peek("category") instanceof String) {
      return new BadElement(
          ReasonCode.UNSUPPORTED_CATEGORY, "Azure Monitor record of another category, " + length);
    }
    return new BadElement(ReasonCode.UNKNOWN_FORMAT, "JSON object in no known shape, " + length);
  }
}
