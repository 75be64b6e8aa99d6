package dev.cairn.archive.keys;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The names of the customer's keys: {@code prefix-class-metadata} and {@code prefix-class-phi} per
 * retention class, and one that signs.
 *
 * @param prefix of all wrapping keys' names, so that several archives share a vault; 1 to 64 of
 *     {@code A-Z a-z 0-9 -}, which leaves room for every class within a vault's 127
 * @param signing the signing key's name
 */
record KeyNames(String prefix, String signing) {

  static final String PREFIX_VARIABLE = "CAIRN_KEYVAULT_KEY_PREFIX";
  static final String SIGNING_VARIABLE = "CAIRN_KEYVAULT_SIGNING_KEY";

  private static final String DEFAULT_PREFIX = "cairn";
  private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9-]{1,64}");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,127}");

  static final KeyNames DEFAULT = read(Map.of()); // after what it needs

  KeyNames {
    check(PREFIX, PREFIX_VARIABLE, prefix);
    check(NAME, SIGNING_VARIABLE, signing);
  }

  static KeyNames read(Map<String, String> environment) {
    String prefix = environment.getOrDefault(PREFIX_VARIABLE, DEFAULT_PREFIX);
    return new KeyNames(
        prefix, environment.getOrDefault(SIGNING_VARIABLE, prefix + "-signing"));
  }

  String of(KeyScope scope) {
    return "%s-%s-%s".formatted(prefix, scope.retentionClass(), part(scope.keyClass()));
  }

  /** The word for a part of the files, in names and key files. */
  static String part(KeyClass keyClass) {
    return keyClass.name().toLowerCase(Locale.ROOT);
  }

  private static void check(Pattern form, String variable, String value) {
    if (!form.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "%s is '%s'; allowed: %s".formatted(variable, value, form));
    }
  }
}
