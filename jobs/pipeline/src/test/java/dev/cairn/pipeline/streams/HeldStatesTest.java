package dev.cairn.pipeline.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.correlate.session.KeyedSessions;
import dev.cairn.schemas.SessionKeyState;
import org.junit.jupiter.api.Test;

class HeldStatesTest {

  private final StoreByKey<SessionKeyState> store = new StoreByKey<>();
  private final HeldStates<SessionKeyState> states = new HeldStates<>(store, store);

  @Test
  void aStateIsWrittenDownWhenACheckpointIsMadeAndNotBefore() throws Exception {
    put("a", state("a"));

    assertThat(store.written).isEmpty();
    states.write();

    assertThat(store.written).containsOnlyKeys("a");
    assertThat(get("a")).isEqualTo(state("a"));
  }

  @Test
  void aStateThatHasGoneIsClearedWhereItWasWritten() throws Exception {
    put("a", state("a"));
    put("b", state("b"));
    states.write();

    put("a", null);
    states.write();

    assertThat(store.written).containsOnlyKeys("b");
    assertThat(get("a")).isNull();
  }

  @Test
  void oneOfMoreKeysThanAreHeldIsWrittenDownAndReadAgain() throws Exception {
    for (int i = 0; i < 10_000; i++) {
      put("key" + i, state("key" + i));
      assertThat(store.getCurrentKey()).isEqualTo("key" + i);
    }

    assertThat(store.written).isNotEmpty().hasSizeLessThan(10_000);
    for (int i = 0; i < 10_000; i++) {
      assertThat(get("key" + i)).isEqualTo(state("key" + i));
    }
    states.write();
    assertThat(store.written).hasSize(10_000);
  }

  private void put(String key, SessionKeyState state) throws Exception {
    get(key);
    states.put(key, state);
  }

  private SessionKeyState get(String key) throws Exception {
    store.setCurrentKey(key);
    return states.get(key);
  }

  private static SessionKeyState state(String key) {
    return new SessionKeyState(KeyedSessions.open(key), 1L, 2L, false, 0);
  }
}
