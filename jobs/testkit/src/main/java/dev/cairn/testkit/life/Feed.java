package dev.cairn.testkit.life;

import dev.cairn.testkit.life.Catalogue.Table;
import java.util.List;

/** Change data capture: asks each table in turn what is new, all day and night. */
final class Feed implements Script {

  private static final List<String> SCHEMAS = List.of("clinical", "lab", "billing");
  private static final Phrase POSITION = Phrase.read("SHOW MASTER STATUS", 1);

  private final List<Phrase> phrases;
  private final World world;
  private final Chance chance;
  private int turn;

  Feed(World world, Chance chance) {
    this.world = world;
    this.chance = chance;
    this.phrases = world.catalogue().of(SCHEMAS).stream().map(Feed::phrase).toList();
  }

  private static Phrase phrase(Table table) {
    return Phrase.read(
        "SELECT * FROM %s WHERE updated_at>$ ORDER BY updated_at,id LIMIT 10000"
            .formatted(table.full()),
        20);
  }

  @Override
  public Line next() {
    turn++;
    if (turn % 40 == 0) {
      return Line.of(Times.SECOND, POSITION, chance);
    }
    Phrase phrase = phrases.get(turn % phrases.size());
    long hour = Math.floorMod(world.now(), Times.DAY) / Times.HOUR;
    // after the nightly load there is much to fetch
    long rows = hour == 3 ? 2_000 : hour >= 6 && hour < 20 ? 25 : 4;
    return new Line(
        14 * Times.SECOND, phrase, phrase.text(chance), chance.logNormal(rows, 0.6));
  }
}
