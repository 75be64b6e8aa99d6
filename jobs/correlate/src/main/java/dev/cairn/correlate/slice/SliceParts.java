package dev.cairn.correlate.slice;

import dev.cairn.correlate.match.StatementPart;
import dev.cairn.correlate.match.StatementText;
import dev.cairn.schemas.SlicePart;
import java.util.List;

/** The statements of one text, as slices keep them and as the matcher takes them. */
final class SliceParts {

  private SliceParts() {}

  static List<SlicePart> kept(List<StatementPart> parts) {
    return parts.stream()
        .map(
            part ->
                new SlicePart(
                    part.text().exact(),
                    part.text().digest(),
                    part.text().head(),
                    part.text().tag(),
                    part.kind(),
                    part.rest().exact()))
        .toList();
  }

  static List<StatementPart> parts(List<SlicePart> kept) {
    return kept.stream()
        .map(
            part ->
                new StatementPart(
                    new StatementText(
                        part.getExact(), part.getDigest(), part.getHead(), part.getTag()),
                    part.getKind(),
                    new StatementText(part.getRest(), 0, 0, 0)))
        .toList();
  }
}
