package dev.cairn.detect.sigma;

import dev.cairn.detect.rule.Place;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/** Takes files of YAML apart into documents whose pieces know their line. Never throws. */
final class YamlDocuments {

  /** A file of rules larger than this is a mistake. */
  static final int MOST_BYTES = 1 << 20;

  private static final int DEEPEST = 30;
  // only read from once it is made
  private static final Resolver RESOLVER = new Resolver();

  private YamlDocuments() {}

  /** The file's documents, those that are empty left out; none if it is not in order. */
  static List<Yaml> read(String file, byte[] bytes, Faults faults) {
    if (bytes.length > MOST_BYTES) {
      faults.add(new Place(file, 1), "the file is too large; allowed: 1 MiB");
      return List.of();
    }
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      int before = faults.count();
      List<Yaml> documents = documents(file, text, faults);
      return faults.count() == before ? documents : List.of();
    } catch (CharacterCodingException e) {
      faults.add(new Place(file, 1), "the file is not UTF-8: save it as UTF-8");
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      faults.add(new Place(file, line), "this is no YAML: " + firstLine(e.getProblem()));
    } catch (RuntimeException e) {
      // the parser's own faults on odd bytes, such as numbers too large for it, are of many types
      faults.add(new Place(file, 1), "this is no YAML: " + firstLine(e.getMessage()));
    }
    return List.of();
  }

  private static String firstLine(String text) {
    return text == null ? "unreadable" : text.lines().findFirst().orElse("unreadable");
  }

  private static List<Yaml> documents(String file, String text, Faults faults) {
    if (refusesAlias(file, text, faults)) {
      return List.of();
    }
    Composer composer = new Composer(parser(text), RESOLVER, options());
    List<Yaml> documents = new ArrayList<>();
    while (composer.checkNode()) {
      Yaml document = new Yaml(file, composer.getNode());
      if (!document.isNull()) {
        check(document, faults);
        documents.add(document);
      }
    }
    return documents;
  }

  private static ParserImpl parser(String text) {
    return new ParserImpl(new StreamReader(text), options());
  }

  private static LoaderOptions options() {
    LoaderOptions options = new LoaderOptions();
    options.setNestingDepthLimit(DEEPEST);
    options.setCodePointLimit(MOST_BYTES);
    return options;
  }

  /** Aliases can make a small file huge, or a ring. */
  private static boolean refusesAlias(String file, String text, Faults faults) {
    ParserImpl parser = parser(text);
    for (Event event = parser.getEvent(); event != null; event = parser.getEvent()) {
      if (event instanceof AliasEvent alias) {
        faults.add(
            new Place(file, event.getStartMark().getLine() + 1),
            "'*"
                + alias.getAnchor()
                + "' is an alias; allowed: the value itself, in quotes if it is text");
        return true;
      }
    }
    return false;
  }

  private static void check(Yaml yaml, Faults faults) {
    if (yaml.node() instanceof SequenceNode list) {
      for (Node one : list.getValue()) {
        check(new Yaml(yaml.file(), one), faults);
      }
    }
    if (!(yaml.node() instanceof MappingNode map)) {
      return;
    }
    Set<String> keys = new HashSet<>();
    for (NodeTuple pair : map.getValue()) {
      Yaml key = new Yaml(yaml.file(), pair.getKeyNode());
      if (!(pair.getKeyNode() instanceof ScalarNode scalar)) {
        faults.add(key, "a key must be a text");
      } else if (!keys.add(scalar.getValue())) {
        faults.add(
            key,
            "'"
                + scalar.getValue()
                + "' is there twice; allowed: each key once, with a list for several values");
      }
      check(new Yaml(yaml.file(), pair.getValueNode()), faults);
    }
  }
}
