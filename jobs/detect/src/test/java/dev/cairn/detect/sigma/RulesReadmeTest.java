package dev.cairn.detect.sigma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.cairn.detect.rule.Rule;
import dev.cairn.detect.signal.Field;
import dev.cairn.detect.signal.Fields;
import dev.cairn.detect.signal.Signal;
import dev.cairn.formats.RecordParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the README of the rules says is so; CAIRN_UPDATE_GOLDEN=1 writes its tables anew. */
class RulesReadmeTest {

  private static final Path README = Path.of("../../detection-rules/README.md");

  @Test
  void itsTablesAreThoseThatTheCodeMakes() throws IOException {
    String text = Files.readString(README);
    String made = text;
    made = with(made, "modifiers", "Modifiers: `" + Modifier.known().replace(", ", "`, `") + "`.");
    made = with(made, "log-sources", logSources());
    made = with(made, "fields", fields());
    made = with(made, "rules", rules());
    if (System.getenv("CAIRN_UPDATE_GOLDEN") != null) {
      Files.writeString(README, made);
      return;
    }
    assertThat(text).isEqualTo(made);
  }

  @Test
  void itsExamplesAreRules() throws IOException {
    Matcher matcher =
        Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(README));
    int examples = 0;
    while (matcher.find()) {
      String example = matcher.group(1);
      assertThatCode(() -> RuleReader.read(Rules.files(example))).doesNotThrowAnyException();
      examples++;
    }
    assertThat(examples).isEqualTo(4);
  }

  @Test
  void allSourcesOfEventsCanBeNamed() {
    assertThat(LogSources.EVENTS).isEqualTo(RecordParser.sources());
  }

  private static String with(String text, String name, String table) {
    String begin = "<!-- " + name + " -->\n";
    int from = text.indexOf(begin) + begin.length();
    int to = text.indexOf("<!-- end -->", from);
    assertThat(from).isGreaterThan(begin.length());
    return text.substring(0, from) + table + "\n" + text.substring(to);
  }

  private static String logSources() {
    StringBuilder table = new StringBuilder("| `logsource` | sources | other names of fields |\n");
    table.append("|---|---|---|\n");
    LogSources.list().forEach(
        (name, source) ->
            table
                .append("| `").append(name.strip().replace(" ", ", ").replace("=", ": "))
                .append("` | ").append(String.join(", ", new TreeSet<>(source.sources())))
                .append(" | ").append(names(source)).append(" |\n"));
    return table.toString().stripTrailing();
  }

  private static String names(LogSource source) {
    Map<String, String> names = new TreeMap<>(source.names());
    StringBuilder text = new StringBuilder();
    names.forEach(
        (other, own) ->
            text.append(text.isEmpty() ? "" : ", ")
                .append('`').append(other).append("` = ").append(own));
    return text.toString();
  }

  private static String fields() {
    StringBuilder table = new StringBuilder("| field | is | of | |\n|---|---|---|---|\n");
    for (Field field : Fields.list()) {
      table
          .append("| `").append(field.name()).append("` | ")
          .append(switch (field.type()) {
            case TEXT -> "text";
            case NUMBER -> "number";
            case BOOLEAN -> "true or false";
            case TIME -> "time";
            case TEXTS -> "list";
          })
          .append(field.phi() ? ", PHI" : "").append(" | ").append(where(field)).append(" | ")
          .append(field.doc().replace("|", "\\|").replace("PHI. ", "")).append(" |\n");
    }
    return table.toString().stripTrailing();
  }

  private static String where(Field field) {
    boolean events = can("proxysql.query", field);
    boolean sessions = can(Signal.SESSION, field);
    return events && sessions ? "both" : events ? "events" : "sessions";
  }

  private static boolean can(String source, Field field) {
    Faults faults = new Faults();
    LogSource one = new LogSource(Set.of(source), Map.of());
    Yaml nowhere =
        YamlDocuments.read("a", "a".getBytes(StandardCharsets.UTF_8), faults)
            .get(0);
    return one.field(field.name(), nowhere, faults) != null;
  }

  private static String rules() {
    StringBuilder table =
        new StringBuilder("| rule | kind | level | ATT&CK | file |\n|---|---|---|---|---|\n");
    for (Rule rule : ShippedRulesTest.RULES.rules()) {
      table
          .append("| ").append(rule.title()).append(" | ").append(rule.detector().kind())
          .append(" | ").append(rule.severity().text()).append(" | ")
          .append(String.join(", ", rule.techniques())).append(" | ")
          .append("[`").append(rule.place().file()).append("`](")
          .append(rule.place().file()).append(") |\n");
    }
    return table.toString().stripTrailing();
  }
}
