package dev.cairn.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Settings that need not be typed each time: a flag wins over its variable ({@code --archive} over
 * {@code CAIRN_ARCHIVE}), the variable over {@code cairn.yaml} in the working directory. Of what
 * may be given again, a variable has the values between commas, and the file a list.
 */
final class Settings implements IDefaultValueProvider {

  static final Set<String> KEYS =
      Set.of(
          "archive",
          "keys",
          "anchor",
          "bootstrap",
          "policies",
          "reference-tables",
          "time-zone",
          "server",
          "server-address",
          "listener",
          "proxy-address",
          "relay",
          "monitor-user",
          "fast-forward-user",
          "lateness",
          "threshold",
          "sessions-topic",
          "attributions-topic");

  private static final Path FILE = Path.of("cairn.yaml");

  private final Map<String, String> environment;
  private final Map<String, String> file;

  Settings(Map<String, String> environment, Map<String, String> file) {
    this.environment = environment;
    this.file = file;
  }

  /** Reads the variables and, if it is there, the file. */
  static Settings load() {
    return new Settings(System.getenv(), Files.exists(FILE) ? read(FILE) : Map.of());
  }

  @Override
  public String defaultValue(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option)) {
      return null;
    }
    String key = option.longestName().substring(2);
    if (!KEYS.contains(key)) {
      return null;
    }
    String variable = "CAIRN_" + key.toUpperCase(java.util.Locale.ROOT).replace('-', '_');
    return environment.getOrDefault(variable, file.get(key));
  }

  static Map<String, String> read(Path path) {
    Map<?, ?> values;
    try {
      values = new ObjectMapper(new YAMLFactory()).readValue(path.toFile(), Map.class);
    } catch (JsonProcessingException e) {
      throw CairnException.wrongUse(
          path + " is not YAML of the form 'key: value' (line "
              + (e.getLocation() == null ? "?" : e.getLocation().getLineNr()) + ")",
          "Keys: " + String.join(", ", new java.util.TreeSet<>(KEYS)));
    } catch (IOException e) {
      throw CairnException.outOfReach("Can't read " + path, "Check its permissions.", e);
    }
    Map<String, String> settings = new TreeMap<>();
    values.forEach(
        (key, value) -> {
          if (!KEYS.contains(String.valueOf(key))) {
            throw CairnException.wrongUse(
                path + " has an unknown key '" + key + "'",
                "Keys: " + String.join(", ", new java.util.TreeSet<>(KEYS)));
          }
          settings.put(String.valueOf(key), text(value));
        });
    return settings;
  }

  private static String text(Object value) {
    return value instanceof List<?> list
        ? list.stream().map(String::valueOf).collect(Collectors.joining(","))
        : String.valueOf(value);
  }
}
