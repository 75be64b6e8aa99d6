package dev.cairn.cli;

import dev.cairn.cli.feed.RecordFile;
import dev.cairn.detect.signal.Signal;
import dev.cairn.formats.RecordParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Stack;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Which sources, and which files hold them. */
final class SourceOptions {

  @Option(
      names = "--source",
      paramLabel = "NAME FILE...",
      description = {
        "What the files after it hold, and the files. May be given again. With --rules and no",
        "files: only events of this source, or sessions (session)."
      },
      parameterConsumer = SourceFiles.class)
  private Map<String, List<Path>> sources = new LinkedHashMap<>();

  @Option(
      names = "--reporter",
      split = ",",
      hideParamSyntax = true,
      paramLabel = "SOURCE=NAME",
      description = {
        "Who wrote a source's files, where they do not say it themselves, such as MySQL's general",
        "log. May be given again."
      })
  private Map<String, String> reporters = Map.of();

  /** Whether any files were given. */
  boolean hasFiles() {
    return sources.values().stream().anyMatch(files -> !files.isEmpty());
  }

  /** Makes sure that there are files of each source named, and one is. */
  void requireFiles() {
    if (sources.isEmpty() || sources.values().stream().anyMatch(List::isEmpty)) {
      throw CairnException.wrongUse(
          "--source needs a source's name and at least one file",
          "For example: --source proxysql.query proxysql-eventslog.json.00000001");
    }
    reporters.keySet().forEach(this::requireGiven);
  }

  /** The files by source, in the order given; each source has some. */
  Map<String, List<RecordFile>> files() {
    requireFiles();
    Map<String, List<RecordFile>> files = new LinkedHashMap<>();
    sources.forEach(
        (source, paths) -> {
          requireKnown(source);
          String reporter = reporters.get(source);
          files.put(source, paths.stream().map(path -> open(path, reporter)).toList());
        });
    return files;
  }

  /** The sources to read of an archive; empty for all. */
  Set<String> ofArchive() {
    sources.keySet().stream()
        .filter(source -> !source.equals(Signal.SESSION))
        .forEach(SourceOptions::requireKnown);
    return sources.keySet();
  }

  private void requireGiven(String source) {
    if (!sources.containsKey(source)) {
      throw CairnException.wrongUse(
          "--reporter names '" + source + "', of which no files are given",
          "Sources with files: " + String.join(", ", sources.keySet()));
    }
  }

  private static void requireKnown(String source) {
    if (!RecordParser.sources().contains(source)) {
      throw CairnException.wrongUse(
          "No source is named '" + source + "'",
          "Sources: " + String.join(", ", RecordParser.sources()));
    }
  }

  private static RecordFile open(Path path, String reporter) {
    if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
      throw CairnException.outOfReach(
          "Can't read " + path, "Check that it is a file and that this user may read it.", null);
    }
    return new RecordFile(path.toString(), () -> Files.newInputStream(path), reporter);
  }

  /** Takes a source's name and all that follows up to the next flag. */
  static final class SourceFiles implements IParameterConsumer {

    @Override
    public void consumeParameters(Stack<String> args, ArgSpec option, CommandSpec command) {
      Map<String, List<Path>> sources = option.getValue();
      List<String> taken = new ArrayList<>();
      while (!args.isEmpty() && !args.peek().startsWith("--")) {
        taken.add(args.pop());
      }
      if (taken.isEmpty()) {
        throw new ParameterException(
            command.commandLine(),
            "--source needs a source's name, and files except with --rules; for example: "
                + "--source proxysql.query proxysql-eventslog.json.00000001");
      }
      List<Path> files = sources.computeIfAbsent(taken.get(0), name -> new ArrayList<>());
      taken.stream().skip(1).map(Path::of).forEach(files::add);
      option.setValue(sources);
    }
  }
}
