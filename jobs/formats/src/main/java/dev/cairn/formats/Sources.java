package dev.cairn.formats;

import dev.cairn.formats.ElementSplitter.Cutting;
import java.util.ArrayList;
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
   * @param cutting what text may stand in its values
   */
  record Source(
      String name,
      String hop,
      String about,
      Function<FormatsConfig, List<Format>> formats,
      List<Format> envelopedFormats,
      Function<byte[], BadElement> refusal,
      Cutting cutting) {

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
        "azure.loadbalancer",
        "control",
        "What the load balancer before the proxies says of its health, and its metrics.",
        config -> List.of(new LoadBalancerHealthFormat(), AzureMetricFormat.ofLoadBalancers()),
        List.of(new LoadBalancerHealthFormat(), AzureMetricFormat.ofLoadBalancers()),
        Sources::accept);
    add(
        "azure.metrics",
        "control",
        "Metrics of whatever else sends its own to the same event hub.",
        config -> List.of(AzureMetricFormat.ofOthers()),
        List.of(AzureMetricFormat.ofOthers()),
        Sources::accept);
    add(
        "mysql.slow",
        "database",
        "Statements that took the database server long.",
        config -> List.of(new AzureMySqlSlowFormat()),
        List.of(new AzureMySqlSlowFormat()),
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
        config ->
            List.of(
                new AzureMySqlFormat(),
                new AuditEventFormat(),
                new AuditRecordFormat(config),
                new AuditXmlFormat(config),
                new AuditCsvFormat(config),
                new ServerAuditFormat(config)),
        List.of(new AzureMySqlFormat()),
        Sources::accept,
        Cutting.AUDIT);
    add(
        "mysql.binlog",
        "database",
        "Who changed how many rows of which table, from the server's binary log; never the values.",
        config -> List.of(new BinlogFormat()),
        List.of(),
        Sources::accept);
    add(
        "proxysql.error",
        "proxy",
        "ProxySQL's error log: statements that failed, with the server's connection id.",
        config -> List.of(new ProxySqlErrorFormat(config)),
        List.of(),
        Sources::accept);
    add(
        "proxysql.processlist",
        "proxy",
        "Which proxy session held which connection to a server, whenever somebody looked.",
        config -> List.of(new ProxySqlProcesslistFormat()),
        List.of(),
        Sources::accept);
    add(
        "network.flow",
        "network",
        "Which addresses exchanged how many bytes, and which connections a rule refused.",
        config -> flowFormats(),
        flowFormats(),
        Sources::accept);
  }

  private Sources() {}

  static RecordParser parser(String name, FormatsConfig config) {
    return new SourceParser(find(name), config);
  }

  static List<String> sourcesIn(String name) {
    Source source = find(name);
    List<String> names = new ArrayList<>(List.of(name));
    if (source.enveloped()) {
      enveloped().stream().map(Source::name).filter(other -> !other.equals(name)).forEach(names::add);
    }
    return List.copyOf(names);
  }

  private static Source find(String name) {
    Source source = name == null ? null : ALL.get(name);
    if (source == null) {
      throw new IllegalArgumentException(
          "no source is named " + name + ": choose one of " + String.join(", ", names()));
    }
    return source;
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
    int length = element.end() - element.start();
    if (element.isText()) {
      return new BadElement(
          ReasonCode.MALFORMED_JSON, "neither JSON nor a known line, ", length, " bytes");
    }
    if (element.json().peek("category") instanceof String) {
      return new BadElement(
          ReasonCode.UNSUPPORTED_CATEGORY,
          "Azure Monitor record of another category, ",
          length,
          " bytes");
    }
    return new BadElement(
        ReasonCode.UNKNOWN_FORMAT, "JSON object in no known shape, ", length, " bytes");
  }

  private static void add(
      String name,
      String hop,
      String about,
      Function<FormatsConfig, List<Format>> formats,
      List<Format> enveloped,
      Function<byte[], BadElement> refusal) {
    add(name, hop, about, formats, enveloped, refusal, Cutting.LINES);
  }

  private static void add(
      String name,
      String hop,
      String about,
      Function<FormatsConfig, List<Format>> formats,
      List<Format> enveloped,
      Function<byte[], BadElement> refusal,
      Cutting cutting) {
    ALL.put(name, new Source(name, hop, about, formats, enveloped, refusal, cutting));
  }

  private static List<Format> flowFormats() {
    return List.of(
        new VnetFlowFormat(),
        new NsgFlowFormat(),
        new DenormalisedFlowFormat(),
        new FlattenedFlowFormat());
  }

  private static BadElement accept(byte[] value) {
    return null;
  }
}
