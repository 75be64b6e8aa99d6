package dev.cairn.detect.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.detect.rule.Burst;
import dev.cairn.detect.rule.Detector;
import dev.cairn.detect.rule.Detector.Count.Measure;
import dev.cairn.detect.rule.Limit;
import dev.cairn.detect.rule.Limit.Comparison;
import dev.cairn.detect.rule.Step;
import dev.cairn.schemas.DetectionHit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The machine beside somebody who looks at all hits at once. */
class BurstsPropertyTest {

  private static final int INPUTS = 4;

  private record Told(int time, int input, String item) {}

  /** What a step is, and of which inputs. */
  private record Part(List<Integer> inputs, Measure measure, int least, int span) {}

  private record Story(boolean ordered, int span, List<Part> parts) {
    Detector.Temporal detector() {
      List<Step> steps = new ArrayList<>();
      for (Part part : parts) {
        List<Limit> limits =
            List.of(
                new Limit(Comparison.GTE, part.least()),
                new Limit(Comparison.GT, part.least() - 0.5));
        steps.add(
            part.measure() == null
                ? Step.HIT
                : new Step(
                    part.inputs().size(), new Burst(part.measure(), limits, span(part.span()))));
      }
      return new Detector.Temporal(ordered, span(span), List.of(), steps);
    }

    private static Duration span(int micros) {
      return Duration.ofNanos(1_000L * micros);
    }
  }

  @Provide
  Arbitrary<Story> stories() {
    Arbitrary<List<List<Integer>>> inputs =
        Arbitraries.of(
            List.of(List.of(0), List.of(1), List.of(2), List.of(3)),
            List.of(List.of(0, 1), List.of(2), List.of(3)),
            List.of(List.of(0), List.of(1, 2), List.of(3)),
            List.of(List.of(0), List.of(1, 2, 3)),
            List.of(List.of(0, 1), List.of(2, 3)));
    return Combinators.combine(
            Arbitraries.of(true, false),
            Arbitraries.integers().between(1, 25),
            inputs,
            Arbitraries.randoms())
        .as(
            (ordered, span, steps, random) ->
                new Story(ordered, span, steps.stream().map(one -> part(one, random)).toList()));
  }

  private static Part part(List<Integer> inputs, Random random) {
    boolean plain = inputs.size() == 1 && random.nextBoolean();
    Measure measure = random.nextBoolean() ? Measure.EVENTS : Measure.DISTINCT;
    return new Part(
        inputs, plain ? null : measure, 1 + random.nextInt(3), 1 + random.nextInt(25));
  }

  @Provide
  Arbitrary<Set<Told>> hits() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 60),
            Arbitraries.integers().between(0, INPUTS - 1),
            Arbitraries.of("a", "b", "c"))
        .as(Told::new)
        .set()
        .ofMaxSize(40);
  }

  @Property(tries = 1000)
  void inAnyOrderItFiresWhereOneWhoSeesAllWould(
      @ForAll("stories") Story story, @ForAll("hits") Set<Told> hits, @ForAll Random random) {
    List<Told> shuffled = new ArrayList<>(hits);
    shuffled.addAll(hits.stream().filter(hit -> hit.time() % 3 == 0).toList());
    Collections.shuffle(shuffled, random);
    Rig rig = rig(story);
    shuffled.forEach(told -> rig.take(hit(told)));

    Set<String> fired =
        rig.state.getEntries().stream()
            .filter(entry -> entry.getFired())
            .map(entry -> entry.getEvidence())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(fired).isEqualTo(truth(story, hits).stream().map(BurstsPropertyTest::name)
        .collect(Collectors.toCollection(TreeSet::new)));
    assertThat(times(rig)).isEqualTo(truthTimes(story, hits));
  }

  @Property(tries = 500)
  void whatIsForgottenWasNoLongerNeeded(
      @ForAll("stories") Story story, @ForAll("hits") Set<Told> hits, @ForAll Random random) {
    int late = 15;
    List<Told> arriving = new ArrayList<>(hits);
    Collections.shuffle(arriving, random);
    arriving.sort(Comparator.comparingInt(told -> told.time() / late));
    Rig rig = rig(story);
    for (Told told : arriving) {
      rig.forget(told.time() / late * late);
      rig.take(hit(told));
    }
    assertThat(times(rig)).isEqualTo(truthTimes(story, hits));
    while (rig.next() != Long.MAX_VALUE) {
      rig.forget(rig.next());
    }
    assertThat(rig.state.getEntries()).isEmpty();
  }

  private static Rig rig(Story story) {
    return new Rig(new TemporalMachine(), story.detector(), Duration.ofDays(1), INPUTS);
  }

  private static DetectionHit hit(Told told) {
    DetectionHit hit = Rig.hit(name(told), told.time(), told.item(), null);
    hit.setInput(told.input());
    return hit;
  }

  private static String name(Told told) {
    return told.time() + "/" + told.input() + "/" + told.item();
  }

  private static List<Long> times(Rig rig) {
    return rig.fired.stream().filter(one -> !one.again()).map(Firing::at).sorted().toList();
  }

  private static List<Long> truthTimes(Story story, Set<Told> hits) {
    return truth(story, hits).stream().map(told -> (long) told.time()).sorted().toList();
  }

  private static List<Told> truth(Story story, Set<Told> hits) {
    int last = story.parts().size() - 1;
    return hits.stream()
        .filter(
            hit ->
                story.ordered()
                    ? occurs(story.parts().get(last), hit, hits)
                        && precede(story, last - 1, hit.time(), hit.time(), hits)
                    : story.parts().stream().anyMatch(part -> occurs(part, hit, hits))
                        && story.parts().stream()
                            .allMatch(part -> isWithin(story, part, hit.time(), hits)))
        .toList();
  }

  private static boolean precede(Story story, int step, int time, int end, Set<Told> hits) {
    return step < 0
        || hits.stream()
            .anyMatch(
                hit ->
                    hit.time() <= time
                        && hit.time() > end - story.span()
                        && occurs(story.parts().get(step), hit, hits)
                        && precede(story, step - 1, hit.time(), end, hits));
  }

  private static boolean isWithin(Story story, Part part, int end, Set<Told> hits) {
    return hits.stream()
        .anyMatch(
            hit ->
                hit.time() <= end
                    && hit.time() > end - story.span()
                    && occurs(part, hit, hits));
  }

  private static boolean occurs(Part part, Told hit, Set<Told> hits) {
    if (!part.inputs().contains(hit.input()) || part.measure() == null) {
      return part.inputs().contains(hit.input());
    }
    List<Told> window =
        hits.stream()
            .filter(one -> part.inputs().contains(one.input()))
            .filter(one -> one.time() <= hit.time() && one.time() > hit.time() - part.span())
            .toList();
    long number =
        part.measure() == Measure.EVENTS
            ? window.size()
            : window.stream().map(Told::item).distinct().count();
    return number >= part.least();
  }
}
