package dev.cairn.correlate.anchor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Many connections of a proxy, told of in any interleaving, whole or with lines lost. */
class InterleavingPropertyTest {

  @Property(tries = 100)
  void theOrderOfSourcesDoesNotMatterAndNoConnectionIsNamedWrongly(
      @ForAll long seed, @ForAll boolean fine) {
    World world = World.of(seed, fine);

    Map<Long, Long> inOneGo = world.tell(seed, Integer.MAX_VALUE);

    assertThat(inOneGo.keySet()).isEqualTo(world.truth.keySet());
    assertThat(world.wrong(inOneGo)).isEmpty();
    assertThat(world.tell(seed + 1, 3)).isEqualTo(inOneGo);
    assertThat(world.tell(seed + 2, 1)).isEqualTo(inOneGo);
  }

  @Property(tries = 100)
  void linesThatOneSourceLostMakeNothingWrong(
      @ForAll long seed, @ForAll boolean fine, @ForAll boolean flows) {
    World world = World.of(seed, fine);
    world.lose(flows, new Random(seed));

    assertThat(world.wrong(world.tell(seed, Integer.MAX_VALUE))).isEmpty();
  }

  @Property(tries = 100)
  void eventsThatComeTwiceChangeNothing(@ForAll long seed, @ForAll boolean fine) {
    World world = World.of(seed, fine);
    Map<Long, Long> once = world.tell(seed, Integer.MAX_VALUE);
    world.sayTwice();

    assertThat(world.tell(seed, Integer.MAX_VALUE)).isEqualTo(once);
  }

  @Property(tries = 50)
  void connectionsThatBeginAloneAreAllKnown(@ForAll long seed, @ForAll boolean fine) {
    World world = World.ofConnectionsApart(seed, fine);

    assertThat(world.tell(seed, 2)).isEqualTo(world.truth);
  }
}
