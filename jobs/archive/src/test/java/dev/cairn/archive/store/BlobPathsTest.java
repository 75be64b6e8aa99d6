package dev.cairn.archive.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class BlobPathsTest {

  @Property
  void validPathStaysBeneathAnyRoot(
      @ForAll @Chars({'/', '.', 'a', '=', '\\', ' ', '~', '\0'}) @StringLength(max = 12)
          String path) {
    Path root = Path.of("/archive");

    if (BlobPaths.isValid(path)) {
      Path resolved = root.resolve(path).normalize();
      assertThat(resolved.startsWith(root)).isTrue();
      assertThat(root.relativize(resolved)).hasToString(path);
    }
  }

  @Property
  void everyBeginningOfAValidPathIsAPrefix(
      @ForAll @Chars({'/', '.', '_'}) @CharRange(from = 'a', to = 'c') @StringLength(max = 12)
          String path) {
    if (BlobPaths.isValid(path)) {
      for (int end = 0; end <= path.length(); end++) {
        String prefix = path.substring(0, end);
        boolean dots = prefix.endsWith("/.") || prefix.endsWith("/..");
        if (!dots) {
          assertThatCode(() -> BlobPaths.checkPrefix(prefix)).doesNotThrowAnyException();
        }
      }
    }
  }

  @Test
  void lengthHasLimits() {
    assertThat(BlobPaths.isValid("a".repeat(255))).isTrue();
    assertThat(BlobPaths.isValid("a".repeat(256))).isFalse();
    assertThat(BlobPaths.isValid("ab/".repeat(170) + "ab")).isTrue();
    assertThat(BlobPaths.isValid("ab/".repeat(170) + "abc")).isFalse();
  }

  @Test
  void layoutOfTheArchiveIsValid() {
    assertThat(
            BlobPaths.isValid(
                "events/source=proxysql.query/date=2026-11-22/hour=19/w-000_1.parquet"))
        .isTrue();
  }

  @Test
  void messageSaysWhatIsAllowed() {
    assertThatThrownBy(() -> BlobPaths.check("../x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'../x'")
        .hasMessageContaining("A-Z a-z 0-9 . _ - =");
  }
}
