package dev.cairn.formats;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** The sources there are, one entry each. */
final class Sources {

  /**
   * One kind of log.
   *
   * @param name value of {@code AuditEvent.source}
   * @param hop the hop that writes it
   * @param about what it is, one sentence
   * @param formats the shapes it comes in, the likeliest first
   * @param envelopedFormats those of them that come in Azure Monitor's envelope, where another
   *     source's topic may bring them; empty if none
   * @param refusal says why a whole value is refused before it is cut into elements; null if not
   */
  record Source(
      String name,
      String hop,
      String about,
      Function<FormatsConfig, List<Format>> formats,
      List<Format> envelopedFormats,
      Function<byte[], BadElement> refusal) {

    boolean enveloped() {
      return !envelopedFormats.isEmpty();
    }
  }

  private static final Map<String, Source> ALL = new TreeMap<>();

  static {
    add(
        "azure.activity",
        "control",
        "Who changed which Azure resource, and who let which private endpoint connect.",
        config -> List.of(new AzureActivityFormat()),
        List.of(new AzureActivityFormat()),
        Sources::accept);
    add(
        "azure.keyvault",
        "control",
        "Who used which key, and who read or changed what in a vault.",
        config -> List.of(new AzureKeyVaultFormat()),
        List.of(new AzureKeyVaultFormat()),
        Sources::accept);
    add(
        "proxysql.query",
        "proxy",
        "Every statement that ProxySQL handled: who, from where, which server, how many rows.",
        config -> List.of(new ProxySqlQueryFormat()),
        List.of(),
        ProxySqlBinaryLog::refuse);
    add(
        "proxysql.audit",
        "proxy",
        "Who connected to ProxySQL and left it.",
        config -> List.of(new ProxySqlAuditFormat()),
        List.of(),
        Sources::accept);
    add(
        "mysql.audit",
        "database",
        "What the database server itself says it was asked.",
        config -> List.of(new AzureMySqlFormat(), new ServerAuditFormat(config)),
        List.of(new AzureMySqlFormat()),
        Sources::accept);
    add(
        "network.flow",
        "network",
        "Which addresses exchanged how many bytes, and which connections a rule refused.",
        config -> List.of(new VnetFlowFormat(), new NsgFlowFormat()),
        List.of(new VnetFlowFormat(), new NsgFlowFormat()),
        Sources::accept);
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

  static Collection<Source> all() {
    return Collections.unmodifiableCollection(ALL.values());
  }

  /** The sources whose records may stand in one envelope with others'. */
  static List<Source> enveloped() {
    return ALL.values().stream().filter(Source::enveloped).toList();
  }

  /** Says why an element that no format recognises is a dead letter. */
  static BadElement stranger(Element element) {
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

  private static void add(
      String name,
      String hop,
      String about,
      Function<FormatsConfig, List<Format>> formats,
      List<Format> enveloped,
      Function<byte[], BadElement> refusal) {
    ALL.put(name, new Source(name, hop, about, formats, enveloped, refusal));
  }

  private static BadElement accept(byte[] value) {
    return null;
  }
}
