package dev.cairn.archive.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What every anchor does. */
abstract class AnchorContract {

  static final ChainHead SECOND = new ChainHead(TestArchive.ID, 2, "0a".repeat(32));
  static final ChainHead THIRD = new ChainHead(TestArchive.ID, 3, "0b".repeat(32));

  /** The anchor in its one place, as another process would open it. */
  abstract Anchor anchor() throws IOException;

  @Test
  void holdsNothingBeforeTheFirstWrite() throws IOException {
    assertThat(anchor().read()).isEmpty();
  }

  @Test
  void writtenHeadIsReadByAnother() throws IOException {
    anchor().write(SECOND);
    assertThat(anchor().read()).contains(SECOND);

    anchor().write(THIRD);
    assertThat(anchor().read()).contains(THIRD);
  }

  @Test
  void headWrittenAgainIsTheHead() throws IOException {
    anchor().write(SECOND);
    anchor().write(SECOND);

    assertThat(anchor().read()).contains(SECOND);
  }

  @Test
  void headIsNeverMovedBack() throws IOException {
    anchor().write(THIRD);
    anchor().write(SECOND);

    assertThat(anchor().read()).contains(THIRD);
  }

  @Test
  void higherSequenceWinsWhateverItsDigits() throws IOException {
    ChainHead tenth = new ChainHead(TestArchive.ID, 10, "0c".repeat(32));
    anchor().write(new ChainHead(TestArchive.ID, 9, "0d".repeat(32)));
    anchor().write(tenth);

    assertThat(anchor().read()).contains(tenth);
  }

  @Test
  void anotherArchiveIsRefused() throws IOException {
    anchor().write(SECOND);

    assertThatThrownBy(
            () -> {
              anchor().write(new ChainHead("another", 9, "0a".repeat(32)));
              anchor().read();
            })
        .isInstanceOfAny(ChainBrokenException.class, ChainFormatException.class)
        .hasMessageContaining("archive");
  }

  @Test
  void idOfAnArchiveMayBeAnyText() throws IOException {
    ChainHead odd = new ChainHead("St. Mary's / audit (2026)", 1, "0a".repeat(32));
    anchor().write(odd);

    assertThat(anchor().read()).contains(odd);
  }
}
