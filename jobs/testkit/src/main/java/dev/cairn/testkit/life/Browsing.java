package dev.cairn.testkit.life;

import java.util.List;

/** What a person says in one sitting: what they usually say, and now and then something made up. */
final class Browsing implements Script {

  private static final double TOOL_LOOKS_AROUND = 0.1;
  private static final double LARGE_EXTRACT = 0.004;
  /** What a graphical tool asks when it opens. */
  private static final List<Phrase> TOOL =
      List.of(
          Phrase.read("SHOW VARIABLES LIKE $", 1),
          Phrase.read("SELECT SCHEMA_NAME FROM information_schema.SCHEMATA ORDER BY 1", 9),
          Phrase.read(
              "SELECT TABLE_NAME,TABLE_ROWS FROM information_schema.TABLES WHERE TABLE_SCHEMA=$",
              8));

  private final World world;
  private final Person person;
  private final Chance chance;
  private final double meanPause;
  private final long until;
  private int left;
  private int looks;

  /**
   * A sitting.
   *
   * @param statements at most
   * @param meanPause between two, microseconds
   * @param until nothing is said after that
   */
  Browsing(
      World world, Person person, Chance chance, int statements, double meanPause, long until) {
    this.world = world;
    this.person = person;
    this.chance = chance;
    this.left = statements;
    this.meanPause = meanPause;
    this.until = until;
    boolean tool = person.team().adHoc() > 0.05 && chance.happens(TOOL_LOOKS_AROUND);
    this.looks = tool ? TOOL.size() : 0;
  }

  @Override
  public Line next() {
    if (looks > 0) {
      return Line.of(Times.SECOND / 20, TOOL.get(TOOL.size() - looks--), chance);
    }
    long pause = chance.exponential(meanPause) + Times.SECOND / 2;
    if (left-- <= 0 || world.now() + pause >= until) {
      return null;
    }
    boolean madeUp = chance.happens(person.team().adHoc());
    Phrase phrase =
        madeUp ? person.repertoire().book().made(chance) : person.repertoire().pick(chance);
    if (madeUp && !phrase.isWrite() && phrase.rows() > 1 && chance.happens(LARGE_EXTRACT * 10)) {
      // an extract for a colleague, a spreadsheet, a study
      return new Line(pause, phrase, phrase.text(chance), chance.logNormal(15_000, 0.9));
    }
    return Line.of(pause, phrase, chance);
  }
}
