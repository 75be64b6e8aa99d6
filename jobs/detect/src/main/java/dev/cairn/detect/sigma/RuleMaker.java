package dev.cairn.detect.sigma;

import dev.cairn.detect.rule.Detector;
import dev.cairn.detect.rule.Input;
import dev.cairn.detect.rule.Rule;
import dev.cairn.detect.rule.RuleFiles;
import dev.cairn.detect.rule.Sha256;
import dev.cairn.detect.signal.Field;
import dev.cairn.detect.signal.Fields;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;

/** Makes rules of what was read. */
final class RuleMaker {

  /** The key of rules that name none; each where the source can have it. */
  static final List<String> GROUP_BY = List.of("user_name", "client_ip", "reporter");

  private static final int DIGITS = 12;

  private final RuleFiles files;
  private final DetectorReader detectors;
  private final Faults faults;

  RuleMaker(RuleFiles files, ScheduleFiles schedules, Faults faults) {
    this.files = files;
    this.detectors = new DetectorReader(files, schedules, faults);
    this.faults = faults;
  }

  /** Makes a rule of one that looks at single signals; null if it is not in order. */
  Rule of(BaseRule base) {
    if (base.source() == null) {
      return null;
    }
    CairnBlock cairn = base.cairn();
    if (cairn.get("at_least") != null) {
      faults.add(cairn.get("at_least"), "at_least is for correlations only");
    }
    boolean stated = cairn.get("group_by") != null;
    List<Field> keys =
        stated
            ? cairn.groupBy(base.source(), faults)
            : GROUP_BY.stream()
                .map(Fields::get)
                .filter(
                    field ->
                        !base.source().ofSessions() || field.inSession() >= 0)
                .toList();
    Judgement judgement = detectors.read(cairn, base.source());
    Input input =
        new Input(
            base.name(),
            base.source().sources(),
            base.condition(),
            keys,
            judgement.value(),
            judgement.item(),
            !stated || judgement.detector() instanceof Detector.Match);
    return rule(
        base.yaml(),
        base.metadata(),
        cairn,
        List.of(input),
        keys.stream().map(Field::name).toList(),
        judgement.detector(),
        List.of());
  }

  /**
   * Makes a rule.
   *
   * @param others documents that it is made from besides its own
   */
  Rule rule(
      Yaml yaml,
      Metadata metadata,
      CairnBlock cairn,
      List<Input> inputs,
      List<String> groupBy,
      Detector detector,
      List<Yaml> others) {
    TreeSet<String> sources = new TreeSet<>();
    inputs.forEach(input -> sources.addAll(input.sources()));
    return new Rule(
        metadata.id(),
        version(yaml, metadata, cairn, detector, others),
        metadata.title(),
        metadata.description(),
        metadata.severity(),
        cairn.confidence(),
        metadata.tags().techniques(),
        metadata.tags().tactics(),
        cairn.texts("needs", List.copyOf(sources)),
        cairn.text("cannot_see", ""),
        metadata.falsePositives(),
        inputs,
        groupBy,
        detector,
        cairn.suppress(faults),
        cairn.message(Judgement.facts(detector), groupBy, faults),
        yaml.place());
  }

  private String version(
      Yaml yaml, Metadata metadata, CairnBlock cairn, Detector detector, List<Yaml> others) {
    MessageDigest digest = Sha256.begin();
    digest.update(utf8(yaml.canonical()));
    others.forEach(other -> digest.update(utf8("\n" + other.canonical())));
    if (detector instanceof Detector.OffHours) {
      String schedules = cairn.get("detector").get("schedules").text();
      files.contents().forEach(
          (path, bytes) -> {
            if (path.equals(schedules) || path.endsWith(".ics")) {
              digest.update(utf8("\n" + path + "\n" + bytes.length + "\n"));
              digest.update(bytes);
            }
          });
    }
    String stated = cairn.text("version", metadata.date() == null ? "1" : metadata.date());
    return stated + "/" + HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
