package dev.cairn.formats.source;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What people are told of a format. A test holds it against the samples and captures: a format sets
 * no column that its guide does not name, and no guide names a column that nothing sets.
 *
 * @param title what the format is, with its versions: the heading of its section
 * @param about where it comes from and how it gets into Kafka; Markdown
 * @param fields the fields that it reads, in the order of the log or of importance
 * @param cannotTell what nobody can know from such a record, one sentence each; Markdown
 */
public record FormatGuide(String title, String about, List<Field> fields, List<String> cannotTell) {

  public FormatGuide {
    fields = List.copyOf(fields);
    cannotTell = List.copyOf(cannotTell);
  }

  /**
   * One field of the log.
   *
   * @param name the field's name, with its other spellings; as in the log
   * @param columns the columns that it ends up in; empty if it is left out or kept in unmapped
   * @param note how it is read, where that is not plain; may be empty; Markdown
   */
  public record Field(String name, List<String> columns, String note) {

    public Field {
      columns = List.copyOf(columns);
    }
  }

  /**
   * Begins a guide.
   *
   * @param title the heading of its section
   * @param about where the format comes from and how it gets into Kafka; Markdown
   */
  public static Builder of(String title, String about) {
    return new Builder(title, about);
  }

  /**
   * All columns that a record of this format may fill, beside those that every event has, in
   * alphabetical order. Unmodifiable.
   */
  public Set<String> columns() {
    Set<String> columns = new TreeSet<>();
    fields.forEach(field -> columns.addAll(field.columns()));
    return Collections.unmodifiableSet(columns);
  }

  /** Collects a guide. */
  public static final class Builder {

    private final String title;
    private final String about;
    private final List<Field> fields = new ArrayList<>();
    private final List<String> cannotTell = new ArrayList<>();

    private Builder(String title, String about) {
      this.title = title;
      this.about = about;
    }

    /** A field that is kept as it is in one column, or in several, parted by blanks. */
    public Builder field(String name, String columns) {
      return field(name, columns, "");
    }

    /**
     * A field, in the order of the page.
     *
     * @param columns where it is kept, parted by blanks; empty if left out or kept in unmapped
     * @param note how it is read; may be empty; Markdown
     */
    public Builder field(String name, String columns, String note) {
      List<String> names = columns.isEmpty() ? List.of() : List.of(columns.split(" "));
      fields.add(new Field(name, names, note));
      return this;
    }

    /** Something that nobody can know from such a record, one sentence; Markdown. */
    public Builder cannotTell(String sentence) {
      cannotTell.add(sentence);
      return this;
    }

    /** The guide, with all that was said so far. */
    public FormatGuide build() {
      return new FormatGuide(title, about, fields, cannotTell);
    }
  }
}
