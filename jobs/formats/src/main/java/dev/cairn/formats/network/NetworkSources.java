package dev.cairn.formats.network;

import dev.cairn.formats.source.Format;
import dev.cairn.formats.source.Source;
import java.util.List;

/** The logs of the network between the hops. */
public final class NetworkSources {

  private NetworkSources() {}

  /** The sources, each in Azure Monitor's envelope. Unmodifiable. */
  public static List<Source> all() {
    Format[] formats = {
      new VnetFlowFormat(),
      new NsgFlowFormat(),
      new DenormalisedFlowFormat(),
      new FlattenedFlowFormat()
    };
    return List.of(
        Source.of(
                "network.flow",
                "network",
                "Which addresses exchanged how many bytes, and which connections a rule refused.",
                formats)
            .inEnvelopes(formats));
  }
}
