package dev.cairn.formats;

/**
 * What Jazzer runs: the promises of {@link RecordParser#parse}, for one source. Started by {@code
 * jobs/formats/fuzz}.
 */
public final class RecordParserFuzzer {

  private static String source;

  private RecordParserFuzzer() {}

  /**
   * Called once by Jazzer.
   *
   * @param args the source's name
   */
  public static void fuzzerInitialize(String[] args) {
    RecordParser.of(args[0], Parsing.UTC);
    source = args[0];
  }

  /** Called by Jazzer for every input. */
  public static void fuzzerTestOneInput(byte[] value) {
    ParsePromises.check(source, value);
  }
}
