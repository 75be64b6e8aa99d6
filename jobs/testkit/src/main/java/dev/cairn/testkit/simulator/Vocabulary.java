package dev.cairn.testkit.simulator;

import dev.cairn.testkit.simulator.Template.Pin;
import java.util.List;

/** What is said in this world: a clinic's schema, invented. */
final class Vocabulary {

  static final String SCHEMA = "care";
  static final String OTHER_SCHEMA = "research";

  /** The same from everybody. */
  static final List<Template> IDENTICAL =
      List.of(
          Template.read("SELECT code,label FROM wards ORDER BY label", "wards", 20),
          Template.read("SELECT COUNT(*) FROM encounters WHERE state='open'", "encounters", 1),
          Template.read("SELECT MAX(id) FROM observations", "observations", 1),
          Template.read("SELECT id,title FROM guidelines ORDER BY rank LIMIT 10", "guidelines", 10),
          Template.read("SELECT NOW()", null, 1),
          Template.read("SELECT 1", null, 1));

  static final List<Template> READS =
      List.of(
          Template.read("SELECT id,name,born FROM patients WHERE id=#n", "patients", 1),
          Template.read(
              "SELECT code,value FROM observations WHERE patient_id=#n", "observations", 40),
          Template.read("SELECT state FROM encounters WHERE id=#n", "encounters", 1),
          Template.read(
              "SELECT ward,COUNT(*) FROM encounters WHERE id BETWEEN #n AND #n GROUP BY ward",
              "encounters",
              20));

  static final List<Template> WRITES =
      List.of(
          Template.write(
              "UPDATE encounters SET state='closed' WHERE id=#n", "encounters", Pin.NONE),
          Template.write("UPDATE beds SET patient_id=#n WHERE id=#n", "beds", Pin.NONE),
          Template.write(
              "UPDATE contacts SET note=#t,score=#d WHERE id=#n", "contacts", Pin.NONE),
          Template.write("DELETE FROM reminders WHERE id=#n", "reminders", Pin.NONE));

  static final Template INSERT =
      Template.write(
          "INSERT INTO observations(patient_id,code,value,note) VALUES (#n,'bp',#d,#t)",
          "observations",
          Pin.AUTO_INCREMENT);

  /** Answered by the proxy: its own, cached, blocked. */
  static final List<Template> LOCAL =
      List.of(
          Template.plain("SET NAMES utf8mb4", Pin.NONE),
          Template.plain("SET sql_mode='STRICT_TRANS_TABLES'", Pin.NONE),
          Template.plain("SELECT CONNECTION_ID()", Pin.NONE),
          Template.plain("SELECT id,text FROM notices WHERE shown=1 ORDER BY id", Pin.NONE),
          Template.plain("DROP TABLE patients", Pin.NONE));

  static final List<Template> FAILING =
      List.of(
          Template.failing("SELECT * FROM missing_1", 1146),
          Template.failing("SELECT * FROM missing_2", 1146),
          Template.failing("SELECT nothing FROM patients WHERE id=#n", 1054));

  static final Template LONG_TEXT =
      Template.write("INSERT INTO letters(patient_id,body) VALUES (#n,#l)", "letters", Pin.NONE);

  static final Template MIRRORED =
      Template.read("SELECT free FROM bed_counts WHERE ward=#n", "bed_counts", 1);

  static final Template BEGIN = Template.plain("BEGIN", Pin.BEGIN);
  static final Template AUTOCOMMIT_OFF = Template.plain("SET autocommit=0", Pin.NONE);
  static final Template AUTOCOMMIT_ON = Template.plain("SET autocommit=1", Pin.NONE);
  static final Template COMMIT = Template.plain("COMMIT", Pin.END);
  static final Template ROLLBACK = Template.plain("ROLLBACK", Pin.END);

  /** What ties a session to its connection, each in the order in which it is said. */
  static final List<List<Template>> PINS =
      List.of(
          List.of(
              Template.plain("SET @last := #n", Pin.SESSION),
              Template.read("SELECT name FROM patients WHERE id=@last", "patients", 1)),
          List.of(
              Template.plain("SELECT GET_LOCK('nightly',5)", Pin.SESSION),
              Template.plain("SELECT RELEASE_LOCK('nightly')", Pin.NONE)),
          List.of(
              Template.plain("CREATE TEMPORARY TABLE picked(id INT)", Pin.SESSION),
              Template.plain("INSERT INTO picked VALUES (#n)", Pin.NONE),
              Template.plain("SELECT COUNT(*) FROM picked", Pin.NONE)),
          List.of(
              Template.plain("LOCK TABLES beds WRITE", Pin.BEGIN),
              Template.write("UPDATE beds SET patient_id=NULL WHERE id=#n", "beds", Pin.NONE),
              Template.plain("UNLOCK TABLES", Pin.END)),
          List.of(
              Template.plain("PREPARE p FROM 'SELECT state FROM encounters'", Pin.SESSION),
              Template.read("EXECUTE p", "encounters", 100),
              Template.plain("DEALLOCATE PREPARE p", Pin.NONE)));

  static final Template PATIENTS =
      Template.read("SELECT * FROM patients WHERE id BETWEEN #n AND #n", "patients", 200);
  static final Template DIAGNOSES =
      Template.read("SELECT * FROM diagnoses WHERE patient_id=#n", "diagnoses", 12);

  private Vocabulary() {}
}
