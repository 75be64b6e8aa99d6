package dev.cairn.archive.retention;

import static dev.cairn.archive.retention.PlanModel.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.archive.chain.FileRetention;
import dev.cairn.archive.retention.RetentionPlan.Disposal;
import dev.cairn.archive.retention.RetentionPlan.Extension;
import dev.cairn.archive.store.Protection;
import dev.cairn.archive.store.Retention;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RetentionPlanPropertyTest {

  private static final List<String> MODES = List.of("none", "unlocked", "locked");

  @Property
  void nothingHeldOrNotRunOutIsDisposedOf(
      @ForAll("states") RetentionState state, @ForAll("rules") RetentionRules rules) {
    for (Disposal disposal : RetentionPlanner.plan(state, rules, NOW).disposals()) {
      KeptFile file = disposal.file();
      if (file.stored().isEmpty()) {
        assertThat(file.approval()).isPresent(); // gone already: only the ledger is to follow
        continue;
      }
      assertThat(file.heldBy()).isEmpty();
      assertThat(file.toHold()).isEmpty();
      assertThat(file.stored().get().legalHold()).isFalse();
      assertThat(file.recorded().until()).isBeforeOrEqualTo(NOW);
      file.stored()
          .get()
          .retention()
          .ifPresent(stored -> assertThat(stored.until()).isBeforeOrEqualTo(NOW));
      Instant byRule = rules.forRows("events", "network.flow").until(file.committed());
      assertThat(byRule).isBefore(NOW.plus(RetentionPlanner.LONGER));
    }
  }

  @Property
  void nothingBecomesShorterOrLooser(
      @ForAll("states") RetentionState state, @ForAll("rules") RetentionRules rules) {
    Map<String, KeptFile> files = byPath(state);
    for (Extension extension : RetentionPlanner.plan(state, rules, NOW).extensions()) {
      FileRetention to = extension.to();
      KeptFile file = files.get(extension.blob().path());
      if (file != null) {
        assertThat(to.until()).isAfterOrEqualTo(file.recorded().until());
        assertThat(MODES.indexOf(to.mode()))
            .isGreaterThanOrEqualTo(MODES.indexOf(file.recorded().mode()));
        file.storedRetention().ifPresent(stored -> assertThat(asStored(to).covers(stored)).isTrue());
      }
      extension
          .from()
          .filter(from -> state.worm())
          .ifPresent(from -> assertThat(asStored(to).covers(asStored(from))).isTrue());
      assertThat(to.until()).isAfter(NOW);
    }
  }

  @Property
  void planAfterApplyingIsEmpty(
      @ForAll("states") RetentionState state, @ForAll("rules") RetentionRules rules) {
    RetentionPlan plan = RetentionPlanner.plan(state, rules, NOW);

    RetentionPlan again = RetentionPlanner.plan(PlanModel.apply(plan, state), rules, NOW);

    assertThat(again.extensions()).isEmpty();
    assertThat(again.disposals()).isEmpty();
    assertThat(again.holds()).isEmpty();
    assertThat(again.isEmpty()).isTrue();
  }

  @Property
  void everyFileIsInThePlanOnce(
      @ForAll("states") RetentionState state, @ForAll("rules") RetentionRules rules) {
    RetentionPlan plan = RetentionPlanner.plan(state, rules, NOW);

    long kept = plan.kept().stream().mapToLong(RetentionPlan.Kept::files).sum();
    long disposed = state.files().stream().filter(KeptFile::disposed).count();
    assertThat(
            kept + disposed + plan.disposals().size() + plan.held().size() + plan.missing().size())
        .isEqualTo(state.files().size());
  }

  @Property
  void everyManifestOutlivesEveryFile(
      @ForAll("states") RetentionState state, @ForAll("rules") RetentionRules rules) {
    if (!state.worm()) {
      return;
    }
    RetentionState after = PlanModel.apply(RetentionPlanner.plan(state, rules, NOW), state);

    Instant longest =
        after.files().stream()
            .filter(file -> !file.disposed())
            .map(KeptFile::keptUntil)
            .max(Instant::compareTo)
            .orElse(NOW);
    if (longest.isAfter(NOW)) {
      assertThat(after.manifests())
          .allSatisfy(
              m ->
                  assertThat(m.storedRetention().orElseThrow().until())
                      .isAfterOrEqualTo(longest));
    }
  }

  @Provide
  Arbitrary<RetentionRules> rules() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 80), modes(), Arbitraries.integers().between(80, 120))
        .as(
            (flows, mode, chain) ->
                PlanModel.rules(Period.ofDays(flows), mode, Period.ofDays(chain)));
  }

  @Provide
  Arbitrary<RetentionState> states() {
    return Arbitraries.of(true, false)
        .flatMap(
            worm ->
                Combinators.combine(
                        file(worm).list().ofMaxSize(8), manifest(worm).list().ofMaxSize(4))
                    .as((files, manifests) -> state(worm, files, manifests)));
  }

  private static RetentionState state(
      boolean worm,
      List<Function<Integer, KeptFile>> files,
      List<Function<Integer, KeptManifest>> manifests) {
    List<KeptFile> numbered = new ArrayList<>();
    files.forEach(file -> numbered.add(file.apply(numbered.size())));
    List<KeptManifest> chain = new ArrayList<>();
    manifests.forEach(manifest -> chain.add(manifest.apply(chain.size() + 1)));
    return new RetentionState(worm, numbered, chain, 0);
  }

  private static Arbitrary<Function<Integer, KeptFile>> file(boolean worm) {
    Arbitrary<Instant> committed = hours(-100 * 24, 0);
    Arbitrary<FileRetention> recorded =
        Combinators.combine(
                hours(-40 * 24, 60 * 24),
                worm ? Arbitraries.of(MODES) : Arbitraries.just("none"))
            .as((until, mode) -> new FileRetention("network.flow/1", until, mode));
    Arbitrary<Optional<Protection>> stored =
        worm
            ? protection().optional(0.9)
            : Arbitraries.of(Optional.of(Protection.NONE), Optional.empty());
    Arbitrary<Boolean> asRecorded = Arbitraries.frequencyOf(
        net.jqwik.api.Tuple.of(3, Arbitraries.just(true)),
        net.jqwik.api.Tuple.of(1, Arbitraries.just(false)));
    return Combinators.combine(
            committed, recorded, stored, asRecorded, cases(), cases(), fate())
        .as(
            (at, keep, protection, same, heldBy, toHold, fate) ->
                number -> {
                  KeptFile plain = PlanModel.file(number, at, keep.until(), keep.mode());
                  KeptFile file =
                      new KeptFile(
                          plain.file(),
                          at,
                          keep,
                          same && worm ? plain.stored() : protection,
                          heldBy,
                          toHold,
                          fate == 0 ? OptionalLong.empty() : OptionalLong.of(7),
                          false);
                  return fate == 2 ? PlanModel.disposed(file) : file;
                });
  }

  /** 0 nothing, 1 approved, 2 disposed of. */
  private static Arbitrary<Integer> fate() {
    return Arbitraries.frequency(
        net.jqwik.api.Tuple.of(6, 0),
        net.jqwik.api.Tuple.of(2, 1),
        net.jqwik.api.Tuple.of(1, 2));
  }

  private static Arbitrary<TreeSet<String>> cases() {
    return Arbitraries.frequency(
            net.jqwik.api.Tuple.of(5, Set.<String>of()),
            net.jqwik.api.Tuple.of(1, Set.of("A")),
            net.jqwik.api.Tuple.of(1, Set.of("A", "B")))
        .map(TreeSet::new);
  }

  private static Arbitrary<Function<Integer, KeptManifest>> manifest(boolean worm) {
    return Combinators.combine(hours(-100 * 24, 0), protection())
        .as(
            (created, protection) ->
                number ->
                    PlanModel.manifest(number, created, worm ? protection : Protection.NONE));
  }

  private static Arbitrary<Protection> protection() {
    return Combinators.combine(
            Combinators.combine(hours(-40 * 24, 60 * 24), modes())
                .as(Retention::new)
                .optional(0.8),
            Arbitraries.frequency(
                net.jqwik.api.Tuple.of(6, false), net.jqwik.api.Tuple.of(1, true)))
        .as(Protection::new);
  }

  private static Arbitrary<Instant> hours(int from, int to) {
    return Arbitraries.integers().between(from, to).map(h -> NOW.plus(Duration.ofHours(h)));
  }

  private static Arbitrary<Retention.Mode> modes() {
    return Arbitraries.of(Retention.Mode.class);
  }

  private static Map<String, KeptFile> byPath(RetentionState state) {
    return state.files().stream()
        .collect(Collectors.toMap(file -> file.file().path(), Function.identity()));
  }

  private static Retention asStored(FileRetention retention) {
    return retention
        .protection()
        .retention()
        .orElse(new Retention(retention.until(), Retention.Mode.UNLOCKED));
  }
}
