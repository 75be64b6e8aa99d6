package dev.cairn.correlate.reference;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Reference tables of texts. */
final class Tables {

  private Tables() {}

  /** Of names and texts, in turn; reference.yaml states version 1 unless it is among them. */
  static ReferenceTables of(String... namesAndTexts) {
    Map<String, byte[]> files = new HashMap<>();
    files.put("reference.yaml", "version: v1".getBytes(StandardCharsets.UTF_8));
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      files.put(namesAndTexts[i], namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
    }
    return ReferenceReader.files(files);
  }
}
