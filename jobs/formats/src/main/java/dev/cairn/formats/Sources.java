package dev.cairn.formats;

import dev.cairn.formats.azure.AzureSources;
import dev.cairn.formats.mysql.MySqlSources;
import dev.cairn.formats.network.NetworkSources;
import dev.cairn.formats.proxysql.ProxySqlSources;
import dev.cairn.formats.record.BadElement;
import dev.cairn.formats.record.Element;
import dev.cairn.formats.record.FormatsConfig;
import dev.cairn.formats.record.OddLength;
import dev.cairn.formats.record.ReasonCode;
import dev.cairn.formats.source.Source;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The sources there are, those of each family, by name. */
final class Sources {

  private static final OddLength UNKNOWN_TEXT =
      new OddLength(ReasonCode.MALFORMED_JSON, "neither JSON nor a known line, ");
  private static final OddLength UNKNOWN_OBJECT =
      new OddLength(ReasonCode.UNKNOWN_FORMAT, "JSON object in no known shape, ");
  private static final OddLength OTHER_CATEGORY =
      new OddLength(
          ReasonCode.UNSUPPORTED_CATEGORY, "Azure Monitor record of another category, ");

  private static final Map<String, Source> ALL = new TreeMap<>();

  static {
    Stream.of(AzureSources.all(), MySqlSources.all(), NetworkSources.all(), ProxySqlSources.all())
        .flatMap(List::stream)
        .forEach(Sources::add);
  }

  private Sources() {}

  static RecordParser parser(String name, FormatsConfig config) {
    return new SourceParser(find(name), config);
  }

  static List<String> sourcesIn(String name) {
    Source source = find(name);
    List<String> names = new ArrayList<>(List.of(name));
    if (source.isEnveloped()) {
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
    return ALL.values().stream().filter(Source::isEnveloped).toList();
  }

  /** Says why an element that no format recognises is a dead letter. */
  static BadElement stranger(Element element) {
    int length = element.end() - element.start();
    if (element.isText()) {
      return UNKNOWN_TEXT.of(length);
    }
    boolean enveloped = element.json().peek("category") instanceof String;
    return (enveloped ? OTHER_CATEGORY : UNKNOWN_OBJECT).of(length);
  }

  private static void add(Source source) {
    if (ALL.put(source.name(), source) != null) {
      throw new IllegalStateException("two sources are named " + source.name());
    }
  }
}
