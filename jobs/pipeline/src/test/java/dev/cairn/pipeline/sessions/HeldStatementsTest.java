package dev.cairn.pipeline.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.pipeline.streams.StoreByKey;
import dev.cairn.schemas.SliceStatement;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeldStatementsTest {

  private final StoreByKey<SliceStatement> store = new StoreByKey<>();
  private final HeldStatements statements = new HeldStatements(store, store);

  @Test
  void statementsOfASliceAreTakenTogetherWhetherWrittenDownOrNot() throws Exception {
    add("a", 1);
    add("b", 2);
    statements.write();
    assertThat(statements.has("a")).isFalse();
    add("a", 3);

    assertThat(take("a")).containsExactlyInAnyOrder(1L, 3L);
    assertThat(take("a")).isEmpty();
    assertThat(take("b")).containsExactly(2L);
    statements.write();
    assertThat(store.written).isEmpty();
  }

  @Test
  void whatIsTooMuchToHoldIsWrittenDownUnderItsKey() throws Exception {
    for (int i = 0; i < 100_000; i++) {
      add("slice" + i % 300, i);
      assertThat(store.getCurrentKey()).isEqualTo("slice" + i % 300);
    }

    long written = store.written.values().stream().mapToLong(List::size).sum();
    assertThat(written).isBetween(50_000L, 90_000L);
    for (int slice = 0; slice < 300; slice++) {
      long own = slice;
      assertThat(take("slice" + slice))
          .hasSizeBetween(333, 334)
          .doesNotHaveDuplicates()
          .allMatch(number -> number % 300 == own);
    }
  }

  private void add(String key, long number) throws Exception {
    store.setCurrentKey(key);
    SliceStatement statement = new SliceStatement();
    statement.setParts(List.of());
    statement.setNumber(number);
    statements.add(key, statement);
  }

  private List<Long> take(String key) throws Exception {
    store.setCurrentKey(key);
    return statements.take(key).stream().map(SliceStatement::getNumber).toList();
  }
}
