package dev.cairn.detect.condition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A text with wildcards: {@code *} stands for any characters or none, {@code ?} for exactly one
 * (a character beyond the basic plane is one).
 */
public final class Glob implements TextShape {

  private static final int MANY = -1;
  private static final int ONE = -2;

  // characters, folded unless cased; MANY and ONE
  private final int[] parts;
  private final boolean cased;
  // what stands between two MANY, where that is all; null if there is more to it
  private final String contained;

  private Glob(int[] parts, boolean cased) {
    this.parts = parts;
    this.cased = cased;
    this.contained = contained(parts);
  }

  /** Makes one piece by piece. */
  public static final class Builder {

    private final List<Integer> parts = new ArrayList<>();

    /** Adds a text that stands for itself. */
    public Builder text(String text) {
      text.chars().forEach(parts::add);
      return this;
    }

    /** Adds {@code *}. */
    public Builder many() {
      if (parts.isEmpty() || parts.get(parts.size() - 1) != MANY) {
        parts.add(MANY);
      }
      return this;
    }

    /** Adds {@code ?}. */
    public Builder one() {
      parts.add(ONE);
      return this;
    }

    /** What it comes to; with {@code cased}, upper and lower case differ. */
    public Glob build(boolean cased) {
      int[] all =
          parts.stream()
              .mapToInt(part -> part < 0 || cased ? part : Folding.fold((char) (int) part))
              .toArray();
      return new Glob(all, cased);
    }
  }

  private static String contained(int[] parts) {
    int last = parts.length - 1;
    if (last < 2 || parts[0] != MANY || parts[last] != MANY) {
      return null;
    }
    StringBuilder text = new StringBuilder();
    for (int i = 1; i < last; i++) {
      if (parts[i] < 0) {
        return null;
      }
      text.append((char) parts[i]);
    }
    return text.toString();
  }

  @Override
  public boolean matches(String text) {
    return contained == null ? walk(text) : contains(text);
  }

  private boolean contains(String text) {
    if (cased) {
      return text.contains(contained);
    }
    char first = contained.charAt(0);
    char upper = first < 128 ? Character.toUpperCase(first) : first;
    int last = text.length() - contained.length();
    for (int i = 0; i <= last; i++) {
      char one = text.charAt(i);
      // most characters are neither: folding is for those that may be
      boolean same = one == first || one == upper || one > 127 && Folding.fold(one) == first;
      if (same && standsAt(text, i)) {
        return true;
      }
    }
    return false;
  }

  private boolean standsAt(String text, int at) {
    for (int i = 1; i < contained.length(); i++) {
      if (Folding.fold(text.charAt(at + i)) != contained.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Goes back to the latest {@code *} only: what it took before can't do better than shortest. */
  private boolean walk(String text) {
    int at = 0;
    int part = 0;
    int star = -1;
    int taken = 0;
    while (at < text.length()) {
      if (part < parts.length && parts[part] == MANY) {
        star = part++;
        taken = at;
      } else if (part < parts.length && parts[part] == ONE) {
        at += Character.charCount(text.codePointAt(at));
        part++;
      } else if (part < parts.length && parts[part] == at(text, at)) {
        at++;
        part++;
      } else if (star >= 0) {
        taken += Character.charCount(text.codePointAt(taken));
        at = taken;
        part = star + 1;
      } else {
        return false;
      }
    }
    while (part < parts.length && parts[part] == MANY) {
      part++;
    }
    return part == parts.length;
  }

  private char at(String text, int index) {
    char one = text.charAt(index);
    return cased ? one : Folding.fold(one);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Glob glob
        && cased == glob.cased
        && Arrays.equals(parts, glob.parts);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(parts) + Boolean.hashCode(cased);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(cased ? "Glob[cased " : "Glob[");
    for (int part : parts) {
      text.append(part == MANY ? '*' : part == ONE ? '?' : (char) part);
    }
    return text.append(']').toString();
  }
}
