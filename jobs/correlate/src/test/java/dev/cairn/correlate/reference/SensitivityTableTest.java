package dev.cairn.correlate.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;

class SensitivityTableTest {

  private static final ReferenceTables TABLES =
      Tables.of(
          "sensitivity.csv",
          """
          table,column,sensitivity
          clinical.*,,phi
          clinical.code_lists,,public
          clinical.lab_*,,internal
          *.audit,,internal
          hr.*,,pii
          billing.invoices,,internal
          billing.invoices,patient,phi
          billing.invoices,number,public
          notes.texts,body,phi
          """);

  @Example
  void ownRowComesBeforePatternsAndCloserPatternsBeforeWider() {
    assertThat(TABLES.sensitivity("clinical.patients")).isEqualTo(Sensitivity.PHI);
    assertThat(TABLES.sensitivity("clinical.code_lists")).isEqualTo(Sensitivity.PUBLIC);
    assertThat(TABLES.sensitivity("clinical.lab_units")).isEqualTo(Sensitivity.INTERNAL);
    assertThat(TABLES.sensitivity("clinical.audit")).isEqualTo(Sensitivity.PHI);
    assertThat(TABLES.sensitivity("hr.audit")).isEqualTo(Sensitivity.INTERNAL);
    assertThat(TABLES.sensitivity("other.patients")).isNull();
    assertThat(TABLES.sensitivity("clinical")).isNull();
  }

  @Example
  void ofEquallyClosePatternsTheMoreSensitiveCounts() {
    for (String text : new String[] {"ab.*,public\n*.ab,phi", "*.ab,phi\nab.*,public"}) {
      assertThat(Tables.of("sensitivity.csv", "table,sensitivity\n" + text).sensitivity("ab.ab"))
          .isEqualTo(Sensitivity.PHI);
    }
  }

  @Example
  void letterCaseDoesNotCount() {
    assertThat(TABLES.sensitivity("CLINICAL.Patients")).isEqualTo(Sensitivity.PHI);
    assertThat(TABLES.sensitivity("Billing.INVOICES", "PATIENT")).isEqualTo(Sensitivity.PHI);
  }

  @Example
  void tableIsAtLeastAsSensitiveAsItsColumns() {
    assertThat(TABLES.sensitivity("billing.invoices")).isEqualTo(Sensitivity.PHI);
    assertThat(TABLES.sensitivity("notes.texts")).isEqualTo(Sensitivity.PHI);
  }

  @Example
  void columnIsWhatItsRowSaysElseWhatTheWholeTableIs() {
    assertThat(TABLES.sensitivity("billing.invoices", "number")).isEqualTo(Sensitivity.PUBLIC);
    assertThat(TABLES.sensitivity("billing.invoices", "amount")).isEqualTo(Sensitivity.INTERNAL);
    assertThat(TABLES.sensitivity("clinical.patients", "id")).isEqualTo(Sensitivity.PHI);
    assertThat(TABLES.sensitivity("notes.texts", "id")).isNull();
  }

  @Property
  void patternFitsWhatTheRegularExpressionFits(
      @ForAll @Chars({'*', 'a', 'B'}) @StringLength(min = 1, max = 6) String schema,
      @ForAll @Chars({'*', 'a', 'B'}) @StringLength(min = 1, max = 6) String table,
      @ForAll @CharRange(from = 'a', to = 'b') @StringLength(min = 1, max = 6) String inSchema,
      @ForAll @Chars({'A', 'b', '.'}) @StringLength(min = 1, max = 6) String inTable) {
    Pattern expression =
        Pattern.compile(
            schema.replace("*", "[^.]*") + "\\." + table.replace("*", ".*"),
            Pattern.CASE_INSENSITIVE);
    String name = inSchema + "." + inTable;

    assertThat(new Glob(schema + "." + table).matches(name))
        .isEqualTo(expression.matcher(name).matches());
  }
}
