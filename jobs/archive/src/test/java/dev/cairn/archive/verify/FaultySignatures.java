package dev.cairn.archive.verify;

import static dev.cairn.archive.verify.FaultCode.MANIFEST_ALTERED;
import static dev.cairn.archive.verify.FaultCode.SIGNATURE_BAD;
import static dev.cairn.archive.verify.FaultCode.SIGNATURE_KEY_UNKNOWN;
import static dev.cairn.archive.verify.FaultyArchive.fault;
import static dev.cairn.archive.verify.SmallArchive.FIRST;
import static dev.cairn.archive.verify.SmallArchive.SECOND;
import static dev.cairn.archive.verify.SmallArchive.THIRD;

import dev.cairn.archive.keys.KeyVersion;
import dev.cairn.archive.keys.SigningKey;
import dev.cairn.archive.keys.TestSigner;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** Who may sign what, and from when on. The anchor is right in all: only signatures tell. */
final class FaultySignatures {

  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  /** Version 1, the first manifest's. */
  private static final TestSigner SIGNER = new TestSigner();

  /** Another key that calls itself version 1. */
  private static final TestSigner FORGER = new TestSigner();

  /** Version 2. */
  private static final TestSigner NEXT = version2();

  private FaultySignatures() {}

  static List<FaultyArchive> all() {
    return List.of(
        signed(
            "another key signs under the same id",
            chain -> chain.draft().signedBy(FORGER).write(),
            fault(SIGNATURE_BAD, SECOND)),
        signed(
            "key that was not announced",
            chain -> chain.draft().signedBy(NEXT).write(),
            fault(SIGNATURE_KEY_UNKNOWN, SECOND)),
        signed(
            "new key, announced by the old one",
            chain -> {
              chain.draft().keys(key(NEXT)).write();
              chain.draft().signedBy(NEXT).write();
              chain.draft().write();
            }),
        signed(
            "key announced by the manifest that it signs",
            chain -> {
              chain.draft().keys(key(NEXT)).signedBy(NEXT).write();
              chain.draft().signedBy(NEXT).write();
            },
            fault(SIGNATURE_KEY_UNKNOWN, SECOND),
            fault(SIGNATURE_KEY_UNKNOWN, THIRD)),
        signed(
            "key announced by a manifest wrongly signed",
            chain -> {
              chain.draft().keys(key(NEXT)).signedBy(FORGER).write();
              chain.draft().signedBy(NEXT).write();
            },
            fault(SIGNATURE_BAD, SECOND),
            fault(SIGNATURE_KEY_UNKNOWN, THIRD)),
        signed(
            "id announced again with another key",
            chain -> {
              chain.draft().keys(key(FORGER)).write();
              chain.draft().signedBy(FORGER).write();
              chain.draft().write();
            },
            fault(SIGNATURE_BAD, THIRD)),
        signed(
            "announced key that is no point of the curve",
            chain -> {
              KeyVersion version = key(NEXT).version();
              chain.draft().keys(new SigningKey(version, "A".repeat(43), "A".repeat(43))).write();
              chain.draft().signedBy(NEXT).write();
            },
            fault(SIGNATURE_BAD, THIRD)),
        FaultyArchive.of(
            "signature: all zeros",
            disk -> {
              disk.small();
              disk.put(SmallArchive.HEAD, signature(disk, 0, "A".repeat(86))).anchor(5);
            },
            fault(SIGNATURE_BAD, SmallArchive.HEAD)),
        FaultyArchive.of(
            "signature: unused bits of its text are set",
            disk -> {
              String head = Files.readString(disk.small().root.resolve(SmallArchive.HEAD));
              char last = value(head).charAt(85);
              String next = String.valueOf(ALPHABET.charAt(ALPHABET.indexOf(last) + 1));
              disk.withoutAnchor().put(SmallArchive.HEAD, signature(disk, 85, next));
            },
            fault(MANIFEST_ALTERED, SmallArchive.HEAD)),
        FaultyArchive.of(
            "signature: the head's signature is the one of the manifest before",
            disk -> {
              String before = Files.readString(disk.small().root.resolve(SmallArchive.FOURTH));
              disk.put(SmallArchive.HEAD, signature(disk, 0, value(before))).anchor(5);
            },
            fault(SIGNATURE_BAD, SmallArchive.HEAD)),
        signed("the key is given", (chain, disk) -> disk.trusting(key(SIGNER).thumbprint())),
        signed(
            "the key is given among others",
            (chain, disk) -> disk.trusting(key(SIGNER).thumbprint(), key(NEXT).thumbprint())),
        signed(
            "another key is given",
            (chain, disk) -> {
              chain.draft().write();
              disk.trusting(key(FORGER).thumbprint());
            },
            fault(SIGNATURE_KEY_UNKNOWN, FIRST),
            fault(SIGNATURE_KEY_UNKNOWN, SECOND)),
        signed(
            "another key is given, which the chain announces later",
            (chain, disk) -> {
              chain.draft().keys(key(NEXT)).write();
              chain.draft().signedBy(NEXT).write();
              disk.trusting(key(NEXT).thumbprint());
            },
            fault(SIGNATURE_KEY_UNKNOWN, FIRST),
            fault(SIGNATURE_KEY_UNKNOWN, SECOND),
            fault(SIGNATURE_KEY_UNKNOWN, THIRD)));
  }

  private interface Content {
    void write(WrittenChain chain) throws IOException;
  }

  private interface Judged {
    void write(WrittenChain chain, ArchiveOnDisk disk) throws IOException;
  }

  private static FaultyArchive signed(
      String name, Content content, FaultyArchive.Expected... expected) {
    return signed(name, (chain, disk) -> content.write(chain), expected);
  }

  private static FaultyArchive signed(
      String name, Judged content, FaultyArchive.Expected... expected) {
    return FaultyArchive.of(
        "signature: " + name,
        disk -> {
          WrittenChain chain = new WrittenChain(disk.store, SIGNER);
          content.write(chain, disk);
          disk.anchor(chain.head());
        },
        expected);
  }

  /** The head with another end of its signature. */
  private static String signature(ArchiveOnDisk disk, int from, String end) throws IOException {
    String head = Files.readString(disk.root.resolve(SmallArchive.HEAD));
    String value = value(head);
    return head.replace(value, value.substring(0, from) + end);
  }

  private static String value(String manifest) {
    int at = manifest.indexOf("\"value\":\"") + "\"value\":\"".length();
    return manifest.substring(at, at + 86);
  }

  private static SigningKey key(TestSigner signer) throws IOException {
    return signer.current();
  }

  private static TestSigner version2() {
    TestSigner signer = new TestSigner();
    signer.rotate("2");
    return signer;
  }
}
