package dev.cairn.formats;

import dev.cairn.formats.record.FormatsConfig;
import dev.cairn.formats.record.ReasonCode;
import dev.cairn.formats.source.Format;
import dev.cairn.formats.source.FormatGuide;
import dev.cairn.formats.source.Source;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The page about one source, in Markdown, made from its formats' guides. */
final class SourcePage {

  private SourcePage() {}

  static String of(String name) {
    Source source =
        Sources.all().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    FormatsConfig any = new FormatsConfig(ZoneOffset.UTC);
    List<FormatGuide> guides =
        source.formats().apply(any).stream().map(Format::guide).toList();
    StringBuilder out = new StringBuilder();
    out.append("<!-- Made from the code by SourcePageTest; change the formats' guides instead. -->\n");
    out.append("# ").append(name).append("\n\n").append(source.about()).append("\n\n");
    out.append("Hop: ").append(source.hop()).append(". Shapes, told apart by content:\n\n");
    guides.forEach(guide -> out.append("- ").append(guide.title()).append('\n'));
    guides.forEach(guide -> section(out, guide));
    columns(out, guides);
    reasons(out);
    return out.toString();
  }

  /** The list of all pages. */
  static String index() {
    StringBuilder out = new StringBuilder();
    out.append("<!-- Made from the code by SourcePageTest. -->\n# Sources\n\n");
    out.append("What Cairn reads, one page each: fields in, columns out, reasons for dead letters, ");
    out.append("and what the log cannot tell. What the columns mean: ");
    out.append("[AuditEvent.avsc](../../../schemas/src/main/avro/AuditEvent.avsc).\n\n");
    out.append("| source | hop | what it says |\n|---|---|---|\n");
    for (Source source : Sources.all()) {
      String name = source.name();
      out.append("| [").append(name).append("](").append(name).append(".md) | ");
      out.append(source.hop()).append(" | ").append(source.about()).append(" |\n");
    }
    out.append("\nA topic holds one source; the format within it is told by content. Records of ");
    out.append("sources that come in Azure Monitor's envelope may be mixed in one topic, even in ");
    out.append("one message: each goes to its own source.\n");
    return out.toString();
  }

  private static void section(StringBuilder out, FormatGuide guide) {
    out.append("\n## ").append(guide.title()).append("\n\n").append(guide.about()).append("\n\n");
    out.append("| field | column | |\n|---|---|---|\n");
    for (FormatGuide.Field field : guide.fields()) {
      out.append("| `").append(field.name()).append("` | ");
      out.append(field.columns().stream().map(SourcePage::code).collect(Collectors.joining(", ")));
      out.append(" | ").append(field.note()).append(" |\n");
    }
    out.append("\nAny other field is kept in `unmapped`.\n");
    if (!guide.cannotTell().isEmpty()) {
      out.append("\nWhat it cannot tell:\n\n");
      guide.cannotTell().forEach(line -> out.append("- ").append(line).append('\n'));
    }
  }

  private static void columns(StringBuilder out, List<FormatGuide> guides) {
    TreeMap<String, Set<Integer>> columns = new TreeMap<>();
    for (int i = 0; i < guides.size(); i++) {
      for (String column : guides.get(i).columns()) {
        columns.computeIfAbsent(column, any -> new TreeSet<>()).add(i + 1);
      }
    }
    out.append("\n## Columns\n\n");
    out.append("Beside those that every event has (`event_id`, `time`, `source`, `hop`, ");
    out.append("`class_uid`, `activity`, `status`, `raw`, `unmapped`, the Kafka columns):\n\n");
    out.append("| column | from shape |\n|---|---|\n");
    columns.forEach(
        (column, shapes) ->
            out.append("| ")
                .append(code(column))
                .append(" | ")
                .append(shapes.stream().map(String::valueOf).collect(Collectors.joining(", ")))
                .append(" |\n"));
  }

  private static void reasons(StringBuilder out) {
    out.append("\n## Dead letters\n\n| reason | |\n|---|---|\n");
    for (ReasonCode code : ReasonCode.values()) {
      out.append("| ").append(code(code.code())).append(" | ").append(code.about()).append(" |\n");
    }
  }

  private static String code(String text) {
    return "`" + text.toLowerCase(Locale.ROOT) + "`";
  }
}
