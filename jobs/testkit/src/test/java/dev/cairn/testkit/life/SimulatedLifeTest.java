package dev.cairn.testkit.life;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.security.MessageDigest;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One small world that all look at. */
class SimulatedLifeTest {

  private static final LifeConfig CONFIG =
      LifeConfig.defaults().withDays(4).withUsers(80).withAttacks(1);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A statement. */
  private record Said(String user, String ip, String reporter, long micros) {}

  private static final List<Said> STATEMENTS = new ArrayList<>();
  private static final List<Said> LOGINS = new ArrayList<>();
  private static final List<PlantedAttack> ATTACKS = new ArrayList<>();
  private static final Map<String, List<Long>> ARRIVALS = new HashMap<>();
  private static KnownFacts facts;

  @BeforeAll
  static void live() {
    SimulatedLife life =
        new SimulatedLife(
            CONFIG,
            new LifeListener() {
              @Override
              public void record(LifeRecord record) {
                keep(record);
              }

              @Override
              public void attack(PlantedAttack attack) {
                ATTACKS.add(attack);
              }
            });
    facts = life.facts();
    life.run();
  }

  private static void keep(LifeRecord record) {
    ARRIVALS
        .computeIfAbsent(record.source() + " " + record.reporter(), any -> new ArrayList<>())
        .add(record.arrivalMicros());
    try {
      if (record.source().equals(Logs.QUERY)) {
        JsonNode line = JSON.readTree(record.value());
        STATEMENTS.add(
            said(line, "username", "client", record, line.get("starttime_timestamp_us").asLong()));
      } else if (record.source().equals(Logs.AUDIT)) {
        JsonNode line = JSON.readTree(record.value());
        LOGINS.add(
            said(line, "username", "client_addr", record, line.get("timestamp").asLong() * 1_000));
      }
    } catch (IOException e) {
      throw new AssertionError("no JSON", e);
    }
  }

  private static Said said(
      JsonNode line, String user, String client, LifeRecord record, long micros) {
    String address = line.get(client).asText();
    return new Said(
        line.get(user).asText(),
        address.substring(0, address.indexOf(':')),
        record.reporter(),
        micros);
  }

  @Test
  void everyKindOfAttackIsToldOnce() {
    assertThat(ATTACKS)
        .extracting(PlantedAttack::kind)
        .containsExactlyInAnyOrder(AttackKind.values());
    assertThat(ATTACKS).extracting(PlantedAttack::id).doesNotHaveDuplicates();
  }

  @Test
  void attacksByStatementAreInTheQueryLogWhereTheLabelSays() {
    Set<AttackKind> byStatement =
        EnumSet.of(
            AttackKind.OFF_HOURS_READ, AttackKind.OFF_HOURS_IN_SESSION, AttackKind.BULK_STATEMENT,
            AttackKind.BULK_SESSION, AttackKind.LOW_AND_SLOW, AttackKind.SELECT_INTO_OUTFILE,
            AttackKind.DUMP_BY_PERSON, AttackKind.SCHEMA_WIDE_READ, AttackKind.UNUSUAL_READ,
            AttackKind.CDC_USER_WRITES, AttackKind.GRANT_BY_PERSON);

    assertThat(ATTACKS)
        .filteredOn(attack -> byStatement.contains(attack.kind()))
        .hasSize(byStatement.size())
        .allSatisfy(
            attack ->
                assertThat(STATEMENTS)
                    .filteredOn(said -> isOf(said, attack))
                    .hasSizeGreaterThanOrEqualTo(attack.records()));
  }

  @Test
  void attacksByLoginAreInTheAuditLogWhereTheLabelSays() {
    assertThat(ATTACKS)
        .filteredOn(attack -> attack.kind().families().contains(Family.FAILED_LOGINS)
            || attack.kind() == AttackKind.UNKNOWN_USERS)
        .hasSize(3)
        .allSatisfy(
            attack ->
                assertThat(LOGINS)
                    .filteredOn(said -> isOf(said, attack))
                    .hasSizeGreaterThanOrEqualTo(attack.records()));
  }

  private static boolean isOf(Said said, PlantedAttack attack) {
    return attack.users().contains(said.user())
        && attack.clients().contains(said.ip())
        && said.micros() >= attack.from() - 1_000
        && said.micros() <= attack.to();
  }

  @Test
  void silentReporterSaysNothingWhileItIsSilent() {
    PlantedAttack silence = attack(AttackKind.SILENT_SOURCE);
    String proxy = silence.reporters().iterator().next();

    for (String source : List.of(Logs.QUERY, Logs.AUDIT)) {
      assertThat(ARRIVALS.get(source + " " + proxy))
          .noneMatch(at -> at > silence.from() + 3 * Times.SECOND && at < silence.to())
          .anyMatch(at -> at < silence.from())
          .anyMatch(at -> at > silence.to());
    }
  }

  @Test
  void attacksOfOneUserDoNotOverlap() {
    for (PlantedAttack one : ATTACKS) {
      assertThat(ATTACKS)
          .filteredOn(
              other ->
                  other != one
                      && other.users().size() == 1
                      && other.users().equals(one.users())
                      && !one.users().contains(Services.CDC))
          .noneMatch(other -> other.from() <= one.to() && other.to() >= one.from());
    }
  }

  @Test
  void peopleWorkInTheirHoursButForFew() {
    Map<String, KnownFacts.Hours> hours = new HashMap<>();
    facts.hours().stream()
        .filter(one -> one.country() != null)
        .forEach(one -> one.users().forEach(user -> hours.put(user, one)));
    Set<String> attackers =
        ATTACKS.stream().flatMap(one -> one.users().stream()).collect(Collectors.toSet());
    List<Said> byPeople =
        STATEMENTS.stream()
            .filter(said -> hours.containsKey(said.user()) && !attackers.contains(said.user()))
            .toList();

    long outside =
        byPeople.stream()
            .filter(said -> !isInside(hours.get(said.user()), said) && !isAnnounced(said))
            .count();

    assertThat(byPeople).hasSizeGreaterThan(1_000);
    assertThat((double) outside / byPeople.size()).isLessThan(0.01);
  }

  private static boolean isInside(KnownFacts.Hours hours, Said said) {
    ZonedDateTime there = Times.instant(said.micros()).atZone(hours.zone());
    return hours.days().contains(there.getDayOfWeek())
        && !there.toLocalTime().isBefore(hours.from())
        && there.toLocalTime().isBefore(hours.to());
  }

  private static boolean isAnnounced(Said said) {
    return facts.openings().stream()
        .anyMatch(
            one ->
                one.users().contains(said.user())
                    && said.micros() >= Times.of(one.from())
                    && said.micros() < Times.of(one.to()));
  }

  @Test
  void everybodyHasHoursAndARowInTheReferenceTables() {
    Set<String> known =
        facts.hours().stream().flatMap(one -> one.users().stream()).collect(Collectors.toSet());

    assertThat(known).hasSize(CONFIG.users());
    assertThat(known)
        .allSatisfy(
            user ->
                assertThat(facts.referenceTables().get("users.yaml"))
                    .contains("user: " + user + ","));
  }

  @Test
  void sameSeedGivesTheSameRecordsInOrderOfArrival() throws Exception {
    LifeConfig day = LifeConfig.defaults().withDays(1).withUsers(60).withAttacks(0);

    assertThat(hash(day)).isEqualTo(hash(day)).isNotEqualTo(hash(day.withSeed(2)));
  }

  private static String hash(LifeConfig config) throws Exception {
    MessageDigest all = MessageDigest.getInstance("SHA-256");
    long[] last = new long[1];
    new SimulatedLife(
            config,
            record -> {
              assertThat(record.arrivalMicros()).isGreaterThanOrEqualTo(last[0]);
              last[0] = record.arrivalMicros();
              all.update((record.source() + record.reporter() + last[0]).getBytes());
              all.update(record.value());
            })
        .run();
    return HexFormat.of().formatHex(all.digest());
  }

  private static PlantedAttack attack(AttackKind kind) {
    return ATTACKS.stream().filter(one -> one.kind() == kind).findFirst().orElseThrow();
  }
}
