package dev.cairn.cli;

import dev.cairn.access.OpenArchive;
import dev.cairn.archive.chain.ArchiveFile;
import dev.cairn.query.ArchiveSql;
import dev.cairn.query.ArchiveSqlConfig;
import dev.cairn.query.SqlRefusedException;
import dev.cairn.query.SqlResult;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the files that have events of a user, by the archive's own SQL; needs the metadata keys
 * alone. Asks many files at once and halves where there is a hit, so that a rare user costs little.
 */
final class UserFiles {

  private static final int FILES_AT_ONCE = 64;
  private static final String EVENTS = "events";

  private final OpenArchive archive;
  private final String sql;
  private final List<ArchiveFile> found = new ArrayList<>();

  private UserFiles(OpenArchive archive, String user) {
    this.archive = archive;
    this.sql =
        "select 1 from events where user_name = '" + user.replace("'", "''") + "' limit 1";
  }

  /**
   * Of the files, those with events of the user, and all that hold no events: dead letters,
   * attributions and reviews name no user, and sessions and findings go with them.
   */
  static List<ArchiveFile> find(
      URI archive, URI keys, List<ArchiveFile> files, String user, Terminal terminal)
      throws IOException, SqlRefusedException {
    try (OpenArchive open = OpenArchive.open(archive, keys)) {
      UserFiles search = new UserFiles(open, user);
      List<ArchiveFile> events = new ArrayList<>();
      for (ArchiveFile file : files) {
        (file.table().equals(EVENTS) ? events : search.found).add(file);
      }
      for (int i = 0; i < events.size(); i += FILES_AT_ONCE) {
        terminal.progress("looking for the user  %,d of %,d files", i, events.size());
        search.search(events.subList(i, Math.min(events.size(), i + FILES_AT_ONCE)));
      }
      return search.found;
    }
  }

  private void search(List<ArchiveFile> files) throws IOException, SqlRefusedException {
    if (!isIn(files)) {
      return;
    }
    if (files.size() == 1) {
      found.addAll(files);
      return;
    }
    int half = files.size() / 2;
    search(files.subList(0, half));
    search(files.subList(half, files.size()));
  }

  private boolean isIn(List<ArchiveFile> files) throws IOException, SqlRefusedException {
    try (ArchiveSql engine =
            ArchiveSql.open(
                archive.store(), files, archive.keys(), ArchiveSqlConfig.defaults());
        SqlResult rows = engine.query(sql)) {
      return rows.next();
    }
  }
}
