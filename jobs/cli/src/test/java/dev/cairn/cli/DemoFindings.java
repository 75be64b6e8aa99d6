package dev.cairn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.testkit.captures.Capture;
import dev.cairn.testkit.captures.CaptureFile;
import dev.cairn.testkit.captures.Captures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** What the sessions job must have found in the demo's logs, and the archive must have once. */
record DemoFindings(Path data) {

  private static final String LOGIN = "\"event\":\"MySQL_Client_Connect_OK\"";

  /** Nothing is lost, nothing is there twice, nothing is left open. */
  void check() throws IOException {
    JsonNode sessions =
        row(
            "select count(*) sessions, count(distinct session_id) ids,"
                + " count(*) filter (state <> 'sealed') unsealed,"
                + " count(*) filter (kind in ('client', 'fast_forward')) stays,"
                + " count(*) filter (user_name = 'app' and principal is null) unnamed,"
                + " count(distinct reference_version) tables from sessions");
    assertThat(sessions.get("stays").asLong()).as("sessions of clients").isEqualTo(logins());
    assertThat(sessions.get("ids")).isEqualTo(sessions.get("sessions"));
    assertThat(sessions.get("unsealed").asLong()).isZero();
    assertThat(sessions.get("unnamed").asLong()).as("of a user whom the tables name").isZero();
    assertThat(sessions.get("tables").asLong()).as("versions that named sessions").isEqualTo(1);

    long sent =
        row("select count(*) n from events where source = 'proxysql.query' and server is not null")
            .get("n")
            .asLong();
    JsonNode answers =
        row(
            "select count(distinct proxy_event_id) statements,"
                + " count(*) filter (evidence not like 'statement _ of %') whole,"
                + " count(distinct proxy_event_id) filter (evidence like 'statement _ of %') several,"
                + " count(*) filter (evidence like 'statement _ of %') parts,"
                + " count(*) filter (not abstained) tied"
                + " from attributions where \"rank\" = 1 and proxy_event_id is not null");
    // a text of several statements has an answer for each
    long several = answers.get("several").asLong();
    assertThat(several).as("texts of several statements").isPositive();
    assertThat(answers.get("parts").asLong()).as("their answers").isGreaterThan(several);
    assertThat(answers.get("whole").asLong() + several).as("answers").isEqualTo(sent);
    assertThat(answers.get("statements").asLong()).as("answered statements").isEqualTo(sent);
    // of 35,092 statements to the one server that wrote an audit log
    assertThat(answers.get("tied").asLong()).as("tied statements").isGreaterThan(33_000);
  }

  /** The page of a session that is tied to the database's records. */
  Run page() throws IOException {
    String id =
        row("select session_id from sessions order by statements_attributed desc limit 1")
            .get("session_id")
            .asText();
    return Run.cairn("session", id, "--archive", archive(), "--keys", keys());
  }

  private static long logins() throws IOException {
    long logins = 0;
    for (Capture capture : Captures.all()) {
      for (CaptureFile file : capture.files(Captures.PROXYSQL_AUDIT)) {
        for (byte[] line : file.records()) {
          logins += new String(line, StandardCharsets.ISO_8859_1).contains(LOGIN) ? 1 : 0;
        }
      }
    }
    return logins;
  }

  private JsonNode row(String sql) throws IOException {
    Run run = Run.cairn("sql", "--output", "json", "--archive", archive(), "--keys", keys(), sql);
    assertThat(run.code()).as(run.err()).isZero();
    return new ObjectMapper().readTree(run.out()).get(0);
  }

  private String archive() {
    return "file://" + data.resolve("archive");
  }

  private String keys() {
    return "keyfile://" + data.resolve("keys/cairn-keys.json");
  }
}
