package dev.cairn.schemas;

import org.apache.avro.util.ClassSecurityValidator;

/** The generated classes, as Avro is to know them. */
public final class SchemaClasses {

  private static final String PACKAGE = SchemaClasses.class.getPackageName();

  private SchemaClasses() {}

  /**
   * Lets Avro make objects of the generated classes when it reads a record whose schema names them,
   * which since 1.12 it does for trusted classes alone. Adds to whatever else is trusted.
   *
   * <p>To be called before Avro reads the first one.
   */
  public static synchronized void trust() {
    ClassSecurityValidator.ClassSecurityPredicate others = ClassSecurityValidator.getGlobal();
    if (!others.isTrusted(SchemaClasses.class)) {
      ClassSecurityValidator.setGlobal(
          ClassSecurityValidator.composite(
              others, type -> type.getPackageName().equals(PACKAGE)));
    }
  }
}
