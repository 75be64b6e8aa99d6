package dev.cairn.detect.sigma;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What may stand behind a field's name, after a bar: Sigma's modifiers, version 2.1.0. */
enum Modifier {
  ALL("all", Role.FLAG),
  CASED("cased", Role.FLAG),
  NEQ("neq", Role.FLAG),
  CONTAINS("contains", Role.TEXT),
  STARTSWITH("startswith", Role.TEXT),
  ENDSWITH("endswith", Role.TEXT),
  RE("re", Role.SHAPE),
  I("i", Role.OF_RE),
  IGNORECASE("ignorecase", Role.OF_RE),
  M("m", Role.OF_RE),
  MULTILINE("multiline", Role.OF_RE),
  S("s", Role.OF_RE),
  DOTALL("dotall", Role.OF_RE),
  CIDR("cidr", Role.SHAPE),
  EXISTS("exists", Role.SHAPE),
  FIELDREF("fieldref", Role.SHAPE),
  GT("gt", Role.ORDER),
  GTE("gte", Role.ORDER),
  LT("lt", Role.ORDER),
  LTE("lte", Role.ORDER),
  MINUTE("minute", Role.TIME),
  HOUR("hour", Role.TIME),
  DAY("day", Role.TIME),
  WEEK("week", Role.TIME),
  MONTH("month", Role.TIME),
  YEAR("year", Role.TIME),
  WINDASH("windash", Role.CHANGE),
  BASE64("base64", Role.CHANGE),
  BASE64OFFSET("base64offset", Role.CHANGE),
  UTF16LE("utf16le", Role.ENCODING),
  WIDE("wide", Role.ENCODING),
  UTF16BE("utf16be", Role.ENCODING),
  UTF16("utf16", Role.ENCODING),
  EXPAND("expand", Role.REFUSED);

  /** What a modifier does. */
  enum Role {
    /** Changes how the whole is meant. */
    FLAG,
    /** Says where in the text the value stands. */
    TEXT,
    /** Says what kind of value it is. */
    SHAPE,
    /** Behind re alone. */
    OF_RE,
    /** Compares numbers. */
    ORDER,
    /** Takes a part of a time. */
    TIME,
    /** Makes other values of the value. */
    CHANGE,
    /** Before base64 alone. */
    ENCODING,
    /** Known, and of no use here. */
    REFUSED
  }

  private static final Map<String, Modifier> BY_NAME =
      Arrays.stream(values())
          .collect(
              Collectors.toMap(
                  Modifier::text, Function.identity(), (a, b) -> a, LinkedHashMap::new));

  private final String text;
  private final Role role;

  Modifier(String text, Role role) {
    this.text = text;
    this.role = role;
  }

  String text() {
    return text;
  }

  Role role() {
    return role;
  }

  /** Finds by name; null if there is none. */
  static Modifier find(String name) {
    return BY_NAME.get(name);
  }

  static String known() {
    return String.join(", ", BY_NAME.keySet());
  }
}
