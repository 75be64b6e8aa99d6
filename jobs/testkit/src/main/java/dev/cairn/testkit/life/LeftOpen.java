package dev.cairn.testkit.life;

/** A laptop that stays open: the session is there for hours after the last word. */
final class LeftOpen implements Script {

  private static final long PINGS_EVERY = 10 * Times.MINUTE;

  private final World world;
  private final Chance chance;
  private final Script script;
  private final Phrase ping;
  private final long stays;
  private long end;

  /** After the script; {@code ping} is what the tool says to keep it alive, null for nothing. */
  LeftOpen(World world, Chance chance, Script script, Phrase ping) {
    this.world = world;
    this.chance = chance;
    this.script = script;
    this.ping = ping;
    this.stays = chance.between(2 * Times.HOUR, 12 * Times.HOUR);
  }

  @Override
  public Line next() {
    Line line = end == 0 ? script.next() : null;
    if (line != null) {
      return line;
    }
    if (end == 0) {
      end = world.now() + stays;
    }
    return ping == null || world.now() >= end ? null : Line.of(PINGS_EVERY, ping, chance);
  }

  @Override
  public long leavesAfter() {
    return ping == null ? stays : 0;
  }
}
