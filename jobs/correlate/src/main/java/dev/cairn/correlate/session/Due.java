package dev.cairn.correlate.session;

/**
 * When a key must be checked again though nothing came for it.
 *
 * @param slowest when the slowest source is there, epoch microseconds; {@link Long#MAX_VALUE} is
 *     the end of all input
 * @param fastest when the fastest source is there; {@link Long#MAX_VALUE} if that alone changes
 *     nothing
 */
public record Due(long slowest, long fastest) {

  static final Due NEVER = new Due(Long.MAX_VALUE, Long.MAX_VALUE);

  Due orSlowest(long micros) {
    return new Due(Math.min(slowest, micros), fastest);
  }

  Due orFastest(long micros) {
    return new Due(slowest, Math.min(fastest, micros));
  }
}
