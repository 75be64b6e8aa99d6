package dev.cairn.formats.sql;

import static dev.cairn.formats.sql.SqlPasswords.mask;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every {@code <>} is where a password stands. */
class SqlPasswordsTest {

  private static final List<String> LITERALS =
      List.of(
          "'S3cret-pw'", "\"S3cret-pw\"", "N'S3cret-pw'", "x'53336372'", "'S3cret-''pw'",
          "'S3cret-\\'pw'", "_utf8mb4'S3cret-pw'", "'S3cret' '-pw'", "'S3cret'\n\"-pw\"");

  // forms from the reference manuals of MySQL 8.4, MariaDB 11 and ProxySQL 2.7
  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE USER 'u'@'h' IDENTIFIED BY <>",
        "CREATE USER IF NOT EXISTS u IDENTIFIED BY <> REQUIRE SUBJECT 'x' COMMENT 'by me'",
        "CREATE USER u IDENTIFIED BY <>, 'v'@'%' IDENTIFIED BY <> DEFAULT ROLE 'r'",
        "CREATE USER u IDENTIFIED WITH sha256_password BY <>",
        "CREATE USER u IDENTIFIED WITH 'mysql_native_password' AS <> ATTRIBUTE '{\"a\": 1}'",
        "CREATE USER u IDENTIFIED BY PASSWORD <>",
        "CREATE USER u IDENTIFIED VIA ed25519 USING <> OR unix_socket",
        "CREATE USER u IDENTIFIED VIA mysql_native_password USING PASSWORD(<>)",
        "CREATE USER u IDENTIFIED WITH p INITIAL AUTHENTICATION IDENTIFIED BY <>",
        "CREATE USER u IDENTIFIED BY <> AND IDENTIFIED WITH p2 BY <> AND IDENTIFIED WITH p3 AS <>",
        "ALTER USER u IDENTIFIED BY <> REPLACE <> RETAIN CURRENT PASSWORD",
        "ALTER USER USER() IDENTIFIED BY <> REPLACE <>",
        "ALTER USER u ADD 2 FACTOR IDENTIFIED WITH p BY <>",
        "ALTER USER u 2 FACTOR FINISH REGISTRATION SET CHALLENGE_RESPONSE AS <>",
        "ALTER USER u IDENTIFIED BY <> PASSWORD EXPIRE INTERVAL 90 DAY FAILED_LOGIN_ATTEMPTS 3",
        "GRANT ALL ON *.* TO 'u'@'h' IDENTIFIED BY <> WITH MAX_QUERIES_PER_HOUR 5",
        "SET PASSWORD = <>",
        "SET PASSWORD = PASSWORD(<>)",
        "SET PASSWORD FOR 'u'@'h' = <> REPLACE <>",
        "SET PASSWORD FOR u@h = OLD_PASSWORD(<>)",
        "CHANGE MASTER TO MASTER_HOST='h', MASTER_PASSWORD=<>, MASTER_PORT=3306",
        "CHANGE REPLICATION SOURCE TO SOURCE_PASSWORD = <>, SOURCE_USER = 'u' FOR CHANNEL 'c'",
        "START REPLICA UNTIL SQL_AFTER_GTIDS='x' USER='u' PASSWORD=<> DEFAULT_AUTH='p'",
        "START SLAVE USER = 'u' PASSWORD = <>",
        "START GROUP_REPLICATION USER='u', PASSWORD=<>, DEFAULT_AUTH='p'",
        "CLONE INSTANCE FROM 'u'@'h':3306 IDENTIFIED BY <> REQUIRE SSL",
        "CREATE SERVER s FOREIGN DATA WRAPPER mysql OPTIONS (USER 'u', PASSWORD <>, PORT 3306)",
        "ALTER SERVER s OPTIONS (PASSWORD <>)",
        "SET GLOBAL wsrep_sst_password = <>, max_connections = 5",
        "SET @@SESSION.`rpl_password` := <>, @a = 'b'",
        "SET @pwd = <>",
        "SET mysql-monitor_password=<>",
        "SET admin-admin_credentials=<>; SAVE ADMIN VARIABLES TO DISK",
        "SELECT PASSWORD(<>), 'x', VALIDATE_PASSWORD_STRENGTH(<>) FROM t WHERE a='b'",
        "UPDATE mysql.user SET authentication_string=PASSWORD(<>), x='y' WHERE User='root'",
        "UPDATE users SET passwd = SHA2(CONCAT(<>, salt, <>), <>), name='bob' WHERE id=5",
        "UPDATE users SET password=<>WHERE name='bob'",
        "SELECT id FROM users u WHERE u.password = BINARY <> AND name='bob'",
        "SELECT id FROM users WHERE (password<><> OR password != <>) AND name='bob'",
        "CREATE TABLE t (a INT DEFAULT 5) ENGINE=FEDERATED COMMENT='secret' CONNECTION='s1'",
        "BEGIN; SET PASSWORD = <>; SELECT 'x' AS 'by'",
        "IDENTIFED BY 'typo', IDENTIFIED BY <> AND ((( 'x'",
        "INSERT INTO t VALUES ('forgot password', 'bob')",
        "SET GLOBAL validate_password.policy='LOW', default_password_lifetime=90",
        "ALTER USER u PASSWORD_LOCK_TIME 2 PASSWORD HISTORY 5"
      })
  void masksWhatStandsWhereAPasswordDoes(String form) {
    for (String literal : LITERALS) {
      String text = fill(form, literal);
      String masked = mask(text);

      String expected = fill(form, literal.startsWith("_") ? "_utf8mb4*****" : "*****");
      assertThat(masked.replaceAll("\\*{5}(\\s*\\*{5})+", "*****")).isEqualTo(expected);
      assertThat(SqlDigest.of(masked).hash()).isEqualTo(SqlDigest.of(text).hash());
      assertThat(mask(masked)).isEqualTo(masked);
      assertThat(mask(text.toLowerCase(Locale.ROOT)))
          .isEqualTo(masked.toLowerCase(Locale.ROOT));
      if (!expected.contains("*****")) {
        assertThat(masked).isSameAs(text);
      }
    }
  }

  // "password<><>" compares with <>
  private static String fill(String form, String literal) {
    return form.replace("<><>", "\0").replace("<>", literal).replace("\0", "<> " + literal);
  }

  @Test
  void commentsBetweenTheWordsDoNotMatter() {
    assertThat(mask("ALTER USER u IDENTIFIED/* 'x' */WITH p -- it's\nBY # \"\n'pw' /* 'pw' */"))
        .isEqualTo("ALTER USER u IDENTIFIED/* 'x' */WITH p -- it's\nBY # \"\n***** /* 'pw' */");
    assertThat(mask("CREATE USER u /*!50000 IDENTIFIED BY*/'pw'"))
        .isEqualTo("CREATE USER u /*!50000 IDENTIFIED BY*/ *****");
  }

  @Test
  void aPasswordWithoutQuotesIsMaskedToo() {
    assertThat(mask("CREATE USER u IDENTIFIED BY p@ss!word, v IDENTIFIED BY `pw`"))
        .isEqualTo("CREATE USER u IDENTIFIED BY *****, v IDENTIFIED BY *****");
    assertThat(mask("CREATE USER u IDENTIFIED BY RANDOM PASSWORD ACCOUNT LOCK"))
        .isEqualTo("CREATE USER u IDENTIFIED BY RANDOM PASSWORD ACCOUNT LOCK");
    assertThat(mask("CREATE USER u IDENTIFIED BY 12345, v IDENTIFIED BY 12ab"))
        .isEqualTo("CREATE USER u IDENTIFIED BY *****, v IDENTIFIED BY *****");
  }

  @Test
  void aCutPasswordIsMaskedToTheEnd() {
    String whole = "CREATE USER u IDENTIFIED BY 'S3cr''et\\'pw'";
    for (int cut = whole.indexOf('\'') + 1; cut < whole.length(); cut++) {
      assertThat(mask(whole.substring(0, cut))).isEqualTo("CREATE USER u IDENTIFIED BY *****");
    }
  }

  @Test
  void aPasswordWithAQuoteTooManyIsMaskedAsFarAsItGoes() {
    assertThat(mask("CREATE USER u IDENTIFIED BY 'pa'ss'"))
        .isEqualTo("CREATE USER u IDENTIFIED BY **********");
    assertThat(mask("CREATE USER u IDENTIFIED BY 'pa'ss"))
        .isEqualTo("CREATE USER u IDENTIFIED BY *****");
    assertThat(mask("error near 'IDENTIFIED BY 'pw'' at line 1"))
        .isEqualTo("error near 'IDENTIFIED BY '*****'' at line 1");
  }

  @Test
  void statementsInsideStringsAreMasked() {
    assertThat(mask("PREPARE s FROM 'ALTER USER u IDENTIFIED BY ''p\\\\w'' REQUIRE NONE'"))
        .isEqualTo("PREPARE s FROM 'ALTER USER u IDENTIFIED BY ***** REQUIRE NONE'");
    assertThat(mask("SET @s = \"SET PASSWORD = \\\"p\\\"\", @t='x\\ny'"))
        .isEqualTo("SET @s = \"SET PASSWORD = *****\", @t='x\\ny'");
    assertThat(mask("SET @s = CONCAT('CREATE USER u IDENTIFIED BY ''', 'pw', '''', 'x')"))
        .isEqualTo("SET @s = CONCAT('CREATE USER u IDENTIFIED BY *****', *****, '''', 'x')");
    assertThat(mask("CALL run('ALTER USER u IDENTIFIED BY \"pw\"', 'x')"))
        .isEqualTo("CALL run('ALTER USER u IDENTIFIED BY *****', 'x')");
    assertThat(mask("PREPARE a FROM 'PREPARE b FROM ''SET PASSWORD = \"pw\"'''"))
        .isEqualTo("PREPARE a FROM 'PREPARE b FROM ''SET PASSWORD = *****'''");
    assertThat(mask("{\"sql\":\"ALTER USER u IDENTIFIED BY 'pw'\",\"n\":1}"))
        .isEqualTo("{\"sql\":\"ALTER USER u IDENTIFIED BY *****\",\"n\":1}");
  }

  @Test
  void aConnectionsUrlIsMasked() {
    assertThat(mask("CREATE TABLE t (a INT) CONNECTION = 'mysql://u:pw@h/d', COMMENT='c'"))
        .isEqualTo("CREATE TABLE t (a INT) CONNECTION = *****, COMMENT='c'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password", "PASSWD", "my_passphrase", "pwd", "client_secret", "Credentials",
        "authentication_string", "auth_string"
      })
  void namesOfPasswordsAreKnown(String name) {
    assertThat(mask("SET @" + name + " = 'pw'")).isEqualTo("SET @" + name + " = *****");
    assertThat(mask(name + "='pw'")).isEqualTo(name + "=*****");
  }

  @Test
  void aMaskNeverBeginsAComment() {
    assertThat(mask("SET @pwd = 2/'pw', a='x'")).isEqualTo("SET @pwd = *****/ *****, a='x'");
    assertThat(mask("SET @pwd = (@a)*'pw', a='x'")).isEqualTo("SET @pwd = (@a)* *****, a='x'");
  }

  @Test
  void textsWithoutAHintAreLeftAlone() {
    String text = "SELECT id, idea, passage, create_time, conn FROM select_audits WHERE a = 'paw'";
    assertThat(mask(text)).isSameAs(text);
    assertThat(mask(null)).isNull();
    assertThat(mask("")).isEmpty();
  }
}
