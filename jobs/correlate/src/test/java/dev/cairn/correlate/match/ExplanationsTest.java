package dev.cairn.correlate.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.correlate.match.ProxyStatement.Activity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExplanationsTest {

  private static final String PROXY = "10.0.0.2";
  private static final String STRANGER = "10.0.0.99";

  private final List<ProxyStatement> proxy = new ArrayList<>();
  private final List<DatabaseStatement> database = new ArrayList<>();
  private final List<Match> matches = new ArrayList<>();

  @BeforeEach
  void ordinaryTrafficOfConnection7() {
    for (int i = 0; i < 5; i++) {
      tied("SELECT name FROM t WHERE id = " + i, 7);
    }
  }

  @Test
  void explainsWhatIsNotTiedAndNothingElse() {
    DatabaseStatement record = ran("SELECT name FROM t WHERE id = 99", 7, "app", PROXY);

    assertThat(explain()).extracting(Explained::database).containsExactly(record);
  }

  @ParameterizedTest
  @ValueSource(strings = {"SET NAMES utf8mb4", "SET autocommit=0", "set sql_mode = ''", "USE shop",
      "SELECT 1", "SET @@session.time_zone = '+00:00'"})
  void proxiesSaySettingsOnTheirOwn(String text) {
    ran(text, 7, "app", PROXY);

    assertThat(only()).isEqualTo(Explanation.PROXY_OWN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"SET @v := 1", "SET GLOBAL x = 1", "SET PASSWORD = 'x'", "USEFUL x",
      "CREATE TABLE t(i INT)"})
  void otherStatementsAreNotTheProxys(String text) {
    ran(text, 7, "app", PROXY);

    assertThat(only()).isEqualTo(Explanation.UNKNOWN);
  }

  @Test
  void whatAProxySendsIsLostIfItsLineIsMissing() {
    ran("SELECT name FROM t WHERE id = 1000", 7, "app", PROXY);

    assertThat(only()).isEqualTo(Explanation.LOST);
  }

  @Test
  void aStrangeAddressIsDirectWhateverIsSaid() {
    ran("SELECT 1000", 8, "app", STRANGER);
    ran("SET NAMES utf8mb4", 8, "app", STRANGER);
    ran("DROP TABLE t", 8, "monitor", STRANGER);

    assertThat(explain()).extracting(Explained::explanation).containsOnly(Explanation.DIRECT);
  }

  @Test
  void oneTieMakesNobodyAProxy() {
    tied("SELECT 5", 8, STRANGER);
    ran("SELECT 6", 8, "app", STRANGER);
    ran("SELECT 7", 8, "app", STRANGER);

    assertThat(explain()).extracting(Explained::explanation).containsOnly(Explanation.DIRECT);
  }

  @Test
  void theMonitorIsKnownByItsUser() {
    ran("SET wait_timeout=100", 9, "monitor", PROXY);

    assertThat(only()).isEqualTo(Explanation.PROXY_MONITOR);
  }

  @Test
  void addressesMayBeToldBeforehand() {
    ran("SET NAMES utf8mb4", 8, "app", STRANGER);

    assertThat(explain(new ExplanationConfig(Set.of(), Set.of(STRANGER))))
        .extracting(Explained::explanation)
        .containsExactly(Explanation.PROXY_OWN);
  }

  @Test
  void whatTheMatcherAbstainsFromIsUnknown() {
    DatabaseStatement record = ran("SELECT name FROM t WHERE id = 1000", 7, "app", PROXY);
    matches.add(
        new Match(
            sent("SELECT name FROM t WHERE id = 1000"),
            List.of(new Candidate(record, 0.5, "even")), List.of(), true));

    assertThat(explain()).hasSize(1);
    assertThat(only()).isEqualTo(Explanation.UNKNOWN);
  }

  @Test
  void withoutAnyTieNothingCanBeSaid() {
    proxy.clear();
    database.clear();
    matches.clear();
    ran("SELECT 1", 7, "app", PROXY);
    ran("SELECT 2", 8, "app", STRANGER);

    assertThat(explain()).extracting(Explained::explanation).containsOnly(Explanation.UNKNOWN);
  }

  @Test
  void noTextIsInTheEvidence() {
    ran("SELECT 'canary'", 7, "canary", PROXY);
    ran("SET canary = 1", 7, "canary", PROXY);
    ran("CREATE TABLE canary(i INT)", 8, "canary", STRANGER);

    assertThat(explain()).hasSize(3).allSatisfy(
        one -> assertThat(one.evidence()).isNotBlank().doesNotContain("canary"));
  }

  private void tied(String text, long connection) {
    tied(text, connection, PROXY);
  }

  private void tied(String text, long connection, String clientIp) {
    Candidate candidate = new Candidate(ran(text, connection, "app", clientIp), 0.99, "sure");
    matches.add(new Match(sent(text), List.of(candidate), List.of(), false));
  }

  private ProxyStatement sent(String text) {
    ProxyStatement sent =
        new ProxyStatement(
            "p" + proxy.size(), "s", "db:3306", "app", "shop", text(text), Activity.QUERY, null,
            1_000, 2_000, proxy.size());
    proxy.add(sent);
    return sent;
  }

  private DatabaseStatement ran(String text, long connection, String user, String clientIp) {
    DatabaseStatement ran =
        new DatabaseStatement(
            "d" + database.size(), "db:3306", connection, user, "shop", text(text), Activity.QUERY,
            null, 1_500, 1, database.size(), 0, clientIp, DatabaseStatement.isOwnWords(text));
    database.add(ran);
    return ran;
  }

  /** Numbers are literals: they do not count for the digest. */
  private static StatementText text(String text) {
    String digest = "%016x".formatted(0x5EEDL + text.replaceAll("[0-9]{1,}$", "?").hashCode());
    return StatementText.of(text, digest, false);
  }

  private Explanation only() {
    List<Explained> all = explain();
    return all.get(all.size() - 1).explanation();
  }

  private List<Explained> explain() {
    return explain(ExplanationConfig.DEFAULT);
  }

  private List<Explained> explain(ExplanationConfig config) {
    return new Explanations(config).of(new MatchInput(proxy, database, List.of()), matches);
  }
}
