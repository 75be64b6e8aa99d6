package dev.cairn.schemas;

import java.util.List;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.util.ClassSecurityValidator;

/** The generated classes, as Avro is to know them. */
public final class SchemaClasses {

  private static final String PACKAGE = SchemaClasses.class.getPackageName();

  /** Those that go from task to task or into state with every event. */
  private static final List<Class<?>> FREQUENT =
      List.of(
          AccountState.class,
          AnchorEvent.class,
          AnchorState.class,
          ConnectionNews.class,
          DetectionHit.class,
          EncodedRow.class,
          SessionEvidence.class,
          SessionKeyState.class,
          SessionOutcomes.class,
          SliceEvidence.class,
          SliceSighting.class,
          SliceStatement.class);

  /** States with long lists of small records, and times, which the generated code can't do. */
  private static final List<Class<?>> MIXED = List.of(DetectionState.class, JudgingState.class);

  private SchemaClasses() {}

  /**
   * Lets Avro make objects of the generated classes when it reads a record whose schema names them,
   * which since 1.12 it does for trusted classes alone. Adds to whatever else is trusted. What goes
   * from task to task with every event is read and written by generated code from then on, which
   * costs a fraction of Avro's walk along the schema and gives the same bytes.
   *
   * <p>To be called before Avro reads the first one.
   */
  public static synchronized void trust() {
    ClassSecurityValidator.ClassSecurityPredicate others = ClassSecurityValidator.getGlobal();
    if (!others.isTrusted(SchemaClasses.class)) {
      ClassSecurityValidator.setGlobal(
          ClassSecurityValidator.composite(
              others, type -> type.getPackageName().equals(PACKAGE)));
      FREQUENT.forEach(SchemaClasses::useGeneratedCoder);
      // to write; Avro's fast reader is quicker where only parts are generated
      MIXED.forEach(type -> SpecificData.getForClass(type).setCustomCoders(true));
    }
  }

  private static void useGeneratedCoder(Class<?> type) {
    SpecificData model = SpecificData.getForClass(type);
    model.setCustomCoders(true);
    // it would read without the generated code
    model.setFastReaderEnabled(false);
  }
}
