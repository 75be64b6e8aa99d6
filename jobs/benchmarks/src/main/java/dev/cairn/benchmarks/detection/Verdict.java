package dev.cairn.benchmarks.detection;

import dev.cairn.schemas.Finding;
import dev.cairn.testkit.life.Family;
import dev.cairn.testkit.life.PlantedAttack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a finding is, in the light of what was planted.
 *
 * @param kind right, beside or false
 * @param attacks of which it is right, or beside
 */
record Verdict(Kind kind, List<PlantedAttack> attacks) {

  /** How a finding stands to the truth. */
  enum Kind {
    /** Says what was planted. */
    RIGHT,
    /** Names who attacks while they do, but says something else of it, which is so as well. */
    BESIDE,
    /** Says something of normal life. */
    FALSE
  }

  /** By how much a finding's times may lie outside an attack's: logs have whole minutes. */
  private static final long SLACK = Duration.ofMinutes(2).toMillis() * 1_000;

  /**
   * Judges a finding. It is right if it overlaps an attack in time, is of a family that should say
   * it, and contradicts nothing of whom it names; it is beside if it names user or client of an
   * attack that it overlaps.
   *
   * @param families what its rule is about; empty if nobody said so
   */
  static Verdict of(Told told, Set<Family> families, List<PlantedAttack> attacks) {
    List<PlantedAttack> right = new ArrayList<>();
    List<PlantedAttack> beside = new ArrayList<>();
    for (PlantedAttack attack : attacks) {
      if (told.from() > attack.to() + SLACK || told.to() < attack.from() - SLACK) {
        continue;
      }
      Finding finding = told.latest();
      boolean about = attack.kind().families().stream().anyMatch(families::contains);
      if (about
          && agrees(finding.getUserName(), attack.users())
          && agrees(finding.getClientIp(), attack.clients())
          && agrees(finding.getReporter(), attack.reporters())) {
        right.add(attack);
      } else if (names(finding.getUserName(), attack.users())
          || names(finding.getClientIp(), attack.clients())) {
        beside.add(attack);
      }
    }
    if (!right.isEmpty()) {
      return new Verdict(Kind.RIGHT, right);
    }
    return new Verdict(beside.isEmpty() ? Kind.FALSE : Kind.BESIDE, beside);
  }

  private static boolean agrees(String said, Set<String> truth) {
    return said == null || truth.isEmpty() || names(said, truth);
  }

  private static boolean names(String said, Set<String> truth) {
    return said != null && truth.stream().anyMatch(said::equalsIgnoreCase);
  }
}
