package dev.cairn.formats.source;

import dev.cairn.formats.cutting.ElementSplitter.Cutting;
import dev.cairn.formats.record.BadElement;
import dev.cairn.formats.record.FormatsConfig;
import java.util.List;
import java.util.function.Function;

/**
 * One kind of log. Immutable.
 *
 * @param name value of {@code AuditEvent.source}
 * @param hop the hop that writes it
 * @param about what it is, one sentence
 * @param formats the shapes it comes in, the likeliest first
 * @param envelopedFormats those of them that come in Azure Monitor's envelope, where another
 *     source's topic may bring them; empty if none
 * @param refusal says why a whole value is refused before it is cut into elements; null if not
 * @param cutting what text may stand in its values
 */
public record Source(
    String name,
    String hop,
    String about,
    Function<FormatsConfig, List<Format>> formats,
    List<Format> envelopedFormats,
    Function<byte[], BadElement> refusal,
    Cutting cutting) {

  public Source {
    envelopedFormats = List.copyOf(envelopedFormats);
  }

  /** A source whose formats need no configuration; see the other {@code of}. */
  public static Source of(String name, String hop, String about, Format... formats) {
    List<Format> all = List.of(formats);
    return of(name, hop, about, config -> all);
  }

  /** A source of lines and objects that never comes in an envelope, and refuses no value. */
  public static Source of(
      String name, String hop, String about, Function<FormatsConfig, List<Format>> formats) {
    return new Source(name, hop, about, formats, List.of(), value -> null, Cutting.LINES);
  }

  /** The same source, with these of its formats in Azure Monitor's envelope. */
  public Source inEnvelopes(Format... enveloped) {
    return new Source(name, hop, about, formats, List.of(enveloped), refusal, cutting);
  }

  /** The same source, refusing those values for which the function says why. */
  public Source refusing(Function<byte[], BadElement> why) {
    return new Source(name, hop, about, formats, envelopedFormats, why, cutting);
  }

  /** The same source, its values cut in another way. */
  public Source cut(Cutting how) {
    return new Source(name, hop, about, formats, envelopedFormats, refusal, how);
  }

  /** Whether any of its formats comes in Azure Monitor's envelope. */
  public boolean isEnveloped() {
    return !envelopedFormats.isEmpty();
  }
}
