package dev.cairn.formats.sql;

/** What the digest of a statement is made from, for tests to look at. */
public final class NormalForms {

  private NormalForms() {}

  /** The normal form of a statement: its shape, without its literals. */
  public static String of(String text) {
    SqlNormalForm form = new SqlNormalForm();
    form.read(text);
    return form.toString();
  }
}
