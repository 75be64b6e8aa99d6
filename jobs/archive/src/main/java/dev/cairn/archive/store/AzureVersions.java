package dev.cairn.archive.store;

import com.azure.core.util.Context;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.BlobListDetails;
import com.azure.storage.blob.models.BlobProperties;
import com.azure.storage.blob.models.BlobRequestConditions;
import com.azure.storage.blob.models.BlobStorageException;
import com.azure.storage.blob.specialized.BlobClientBase;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The versions of an Azure container's blobs: which there are, and deleting one. */
record AzureVersions(AzureContainer container) {

  /** Documented nowhere, but the client's own tests meet it. */
  private static final String IS_CURRENT = "OperationNotAllowedOnRootBlob";

  // version ids are times, all written alike
  private static final Comparator<StoredVersion> ORDER =
      Comparator.comparing((StoredVersion version) -> version.blob().path())
          .thenComparing(version -> version.blob().versionId().orElse(""));

  List<StoredVersion> list(String prefix) throws IOException {
    BlobListDetails details = new BlobListDetails().setRetrieveVersions(true);
    return container.list(prefix, details).stream()
        .filter(item -> BlobPaths.isValid(container.path(item)))
        .map(
            item ->
                new StoredVersion(
                    version(item),
                    item.getProperties().getContentLength(),
                    item.getVersionId() == null || Boolean.TRUE.equals(item.isCurrentVersion())))
        .sorted(ORDER)
        .toList();
  }

  private BlobVersion version(BlobItem item) {
    return new BlobVersion(container.path(item), Optional.ofNullable(item.getVersionId()));
  }

  /** Finds a version that a commit made earlier and that its path no longer stands for. */
  Optional<String> findHidden(AzureCommit commit) throws IOException {
    String path = commit.blob().path();
    BlobListDetails details =
        new BlobListDetails().setRetrieveVersions(true).setRetrieveMetadata(true);
    return container.list(path, details).stream()
        .filter(item -> container.path(item).equals(path) && item.getVersionId() != null)
        .filter(item -> !Boolean.TRUE.equals(item.isCurrentVersion()))
        .filter(
            item -> commit.isSame(item.getProperties().getContentLength(), item.getMetadata()))
        .map(BlobItem::getVersionId)
        .min(Comparator.naturalOrder());
  }

  /**
   * Deletes a version. The service refuses to delete the current one by its id; so that one is
   * deleted by name, which makes it an old one, and then by its id.
   */
  void delete(BlobVersion blob) throws IOException {
    if (blob.versionId().isPresent()) {
      if (deleteOld(blob)) {
        return;
      }
      Optional<BlobProperties> current = container.properties(blob);
      if (current.isPresent()) {
        deleteCurrent(blob.path(), current.get());
      }
      if (!deleteOld(blob)) {
        throw new IOException(
            "Blob %s of %s was replaced while it was deleted: try again"
                .formatted(blob.path(), container.uri()));
      }
      return;
    }
    Optional<BlobProperties> current = container.properties(blob);
    if (current.isPresent()) {
      String versionId = current.get().getVersionId();
      if (versionId == null) {
        deleteCurrent(blob.path(), current.get());
      } else {
        delete(new BlobVersion(blob.path(), Optional.of(versionId)));
      }
    }
  }

  /** Returns whether it is gone; it is not if it is the current one. */
  private boolean deleteOld(BlobVersion blob) throws IOException {
    try {
      delete(blob, null);
      return true;
    } catch (BlobStorageException e) {
      if (AzureCalls.isNotFound(e)) {
        return true;
      }
      if (IS_CURRENT.equals(String.valueOf(e.getErrorCode()))) {
        return false;
      }
      throw explain(blob, e);
    }
  }

  private void deleteCurrent(String path, BlobProperties there) throws IOException {
    BlobVersion current = BlobVersion.current(path);
    try {
      // not another one that was written meanwhile
      delete(current, new BlobRequestConditions().setIfMatch(there.getETag()));
    } catch (BlobStorageException e) {
      boolean gone = AzureCalls.isNotFound(e) || AzureCalls.isConditionNotMet(e);
      if (!gone) {
        throw explain(new BlobVersion(path, Optional.ofNullable(there.getVersionId())), e);
      }
    }
  }

  private void delete(BlobVersion blob, BlobRequestConditions conditions) throws IOException {
    BlobClientBase client = container.blob(blob);
    AzureCalls.call(
        what(blob),
        e ->
            AzureCalls.isNotFound(e)
                || e.getStatusCode() == 409
                || e.getStatusCode() == 412
                || IS_CURRENT.equals(String.valueOf(e.getErrorCode())),
        () -> client.deleteWithResponse(null, conditions, container.limit(), Context.NONE));
  }

  /** A conflict that has no code of immutability is one all the same if something protects it. */
  private IOException explain(BlobVersion blob, BlobStorageException e) throws IOException {
    Protection there =
        container.properties(blob).map(AzureProtection::of).orElse(Protection.NONE);
    if (!AzureProtection.isImmutable(e) && there.equals(Protection.NONE)) {
      return AzureCalls.refused(what(blob), e);
    }
    String why = there.retention().map(Retention::text).orElse("it is immutable");
    return new BlobProtectedException(
        blob.path(),
        (there.legalHold() ? "it is under legal hold" : why) + " (" + AzureCalls.said(e) + ")");
  }

  private String what(BlobVersion blob) {
    return "delete " + blob.path() + " of " + container.uri();
  }
}
