package dev.cairn.correlate.match;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommentTagTest {

  private static final String COMMENT = "/* s=7,q=12 */";

  @Test
  void isTheSameWhereverTheCommentStands() {
    long tag = CommentTag.of(COMMENT + " SELECT 1");

    assertThat(tag).isNotZero();
    assertThat(CommentTag.of("SELECT 'a''b', \"c\\\"\", `d` " + COMMENT)).isEqualTo(tag);
    assertThat(CommentTag.of("SELECT /* words alone */ 1 " + COMMENT)).isEqualTo(tag);
    assertThat(CommentTag.of("SELECT /*+ MAX_EXECUTION_TIME(1000) */ 1 " + COMMENT))
        .isEqualTo(tag);
  }

  @Test
  void tellsIdsApart() {
    assertThat(CommentTag.of("/* s=7,q=12 */ SELECT 1"))
        .isNotEqualTo(CommentTag.of("/* s=7,q=13 */ SELECT 1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "SELECT 1",
        "SELECT 4 /2* 3",
        "/* words alone */ SELECT 1",
        "/*!50001 SELECT 1 */",
        "/*+ BKA(t1) 12345 */ SELECT 1",
        "/*1*/ SELECT 1",
        "SELECT '/* s=7,q=12 */'",
        "SELECT 'it\\'s /* s=7,q=12 */'",
        "SELECT 1 /* s=7,q=12",
        "SELECT 'never closed /* s=7,q=12 */"
      })
  void isNothingWhereNoCommentHoldsAnId(String sql) {
    assertThat(CommentTag.of(sql)).isZero();
  }
}
