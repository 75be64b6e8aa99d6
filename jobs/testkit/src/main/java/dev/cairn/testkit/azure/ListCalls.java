package dev.cairn.testkit.azure;

import dev.cairn.testkit.http.Exchange;
import dev.cairn.testkit.http.Upstream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.w3c.dom.Element;

/** List Blobs: passes what the store knows, and answers itself what asks for versions. */
final class ListCalls {

  private static final Set<String> OWN = Set.of("versions", "immutabilitypolicy", "legalhold");

  private final GateParts gate;

  ListCalls(GateParts gate) {
    this.gate = gate;
  }

  void list(GateRequest request, Exchange exchange) throws IOException {
    Set<String> include = new TreeSet<>(
        Arrays.asList(request.query().getOrDefault("include", "").toLowerCase().split(",")));
    if (include.contains("deletedwithversions")) {
      throw GateRefusal.notUnderstood();
    }
    Optional<Integer> limit = ListPage.limit(request);
    boolean own = include.stream().anyMatch(OWN::contains);
    // forwarded in any case: the store says whether who asks may
    try (Upstream.Answer answer = gate.forward(exchange)) {
      if (!own || !answer.head().isSuccess()) {
        exchange.answer(answer.head(), answer.body());
        return;
      }
    }
    boolean versions = include.contains("versions");
    include.removeAll(OWN);
    List<ListedVersion> entries = entries(request, String.join(",", include), versions);
    boolean versionLevel = gate.versionLevel().test(request.container());
    GateAnswers.xml(
        exchange, new ListPage(request, limit, versions, versionLevel).write(entries));
  }

  private List<ListedVersion> entries(GateRequest request, String include, boolean versions) {
    String container = request.container();
    String prefix = request.query().getOrDefault("prefix", "");
    List<ListedVersion> entries = new ArrayList<>();
    for (Element element : all(container, prefix, include)) {
      String name = BlobList.text(element, "Name");
      current(new BlobName(container, name))
          .ifPresent(version -> entries.add(new ListedVersion(name, version, true, element)));
    }
    if (versions) {
      Map<String, Element> kept = new HashMap<>();
      for (Element element :
          all(KeptVersions.CONTAINER, KeptVersions.prefix(container) + prefix, include)) {
        kept.put(BlobList.text(element, "Name"), element);
      }
      gate.state()
          .histories(container, prefix)
          .forEach((name, history) -> entries.addAll(kept(container, name, history, kept)));
    }
    entries.sort(ListedVersion.ORDER);
    return entries;
  }

  private Optional<BlobVersion> current(BlobName name) {
    Optional<BlobVersion> known = gate.state().history(name).currentVersion();
    if (known.isPresent()) {
      return known;
    }
    try (var held = gate.locks().blob(name)) {
      return gate.observe(name).currentVersion();
    }
  }

  private static List<ListedVersion> kept(
      String container, String name, BlobHistory history, Map<String, Element> kept) {
    List<ListedVersion> entries = new ArrayList<>();
    for (BlobVersion version : history.versions()) {
      Element element =
          kept.get(KeptVersions.place(new BlobName(container, name), version.id()).blob());
      if (!history.isCurrent(version) && element != null) {
        entries.add(new ListedVersion(name, version, false, element));
      }
    }
    return entries;
  }

  private List<Element> all(String container, String prefix, String include) {
    List<Element> blobs = new ArrayList<>();
    Map<String, String> query = new HashMap<>(Map.of("prefix", prefix));
    if (!include.isEmpty()) {
      query.put("include", include);
    }
    for (String marker = ""; ; ) {
      if (!marker.isEmpty()) {
        query.put("marker", marker);
      }
      BlobList page = BlobList.parse(gate.store().list(container, query));
      blobs.addAll(page.blobs());
      marker = page.nextMarker();
      if (marker.isEmpty()) {
        return blobs;
      }
    }
  }
}
