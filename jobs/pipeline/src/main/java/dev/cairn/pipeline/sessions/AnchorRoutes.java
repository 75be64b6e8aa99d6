package dev.cairn.pipeline.sessions;

import dev.cairn.correlate.anchor.AnchorConfig;
import dev.cairn.correlate.anchor.AnchorEvents;
import dev.cairn.correlate.anchor.SightingFinder;
import dev.cairn.correlate.match.Sighting;
import dev.cairn.correlate.session.SessionConfig;
import dev.cairn.correlate.session.SessionKeys;
import dev.cairn.schemas.AnchorEvent;
import dev.cairn.schemas.AuditEvent;
import dev.cairn.schemas.SliceEvidence;
import java.util.function.Consumer;

/**
 * Where what an event says of connections is needed: at the slices, if it says it by itself; else
 * where its server's connections are followed.
 */
final class AnchorRoutes {

  private final boolean speaks;
  private final boolean follows;
  private final AnchorSources sources;
  private final ServerNames servers;
  private final SliceCopies copies;
  private final SightingFinder finder = new SightingFinder(AnchorConfig.DEFAULT);

  /** For the events of one source. */
  AnchorRoutes(String source, AnchorSources sources, ServerNames servers, SliceCopies copies) {
    this.speaks = sources.reads(source);
    this.follows = sources.follows(source);
    this.sources = sources;
    this.servers = servers;
    this.copies = copies;
  }

  /** Gives what an event says, which may be nothing. */
  void give(AuditEvent event, Consumer<SliceEvidence> toSlices, Consumer<AnchorEvent> toServer) {
    if (!speaks && !follows) {
      return;
    }
    String server = server(event);
    if (server == null) {
      return;
    }
    if (follows) {
      AnchorEvent needed = AnchorEvents.of(event, server);
      if (needed != null) {
        toServer.accept(needed);
      }
    }
    Sighting said = speaks ? finder.said(event) : null;
    if (said != null) {
      copies.give(said, server, toSlices);
    }
  }

  /** The one name of the server that an event speaks of; null if that is none. */
  private String server(AuditEvent event) {
    String named = SightingFinder.serverOf(event);
    if (named == null) {
      return null;
    }
    return switch (event.getSource()) {
      case SessionConfig.DATABASE -> servers.of(event.getServer(), SessionKeys.reporter(event));
      case SessionConfig.FLOW -> sources.isServer(named) ? servers.of(named) : null;
      default -> servers.of(named);
    };
  }
}
