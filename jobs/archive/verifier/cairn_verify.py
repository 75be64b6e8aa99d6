#!/usr/bin/env python3
# Copyright the Cairn authors.
#
# Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except
# in compliance with the License. You may obtain a copy of the License at
#
#     https://www.apache.org/licenses/LICENSE-2.0
#
# Unless required by applicable law or agreed to in writing, software distributed under the License
# is distributed on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express
# or implied. See the License for the specific language governing permissions and limitations under
# the License.
"""Verifies a Cairn archive in a directory, without Cairn.

Written from the page VERIFICATION.md alone, and shares no code with the program that writes
archives. Needs Python 3.9 or later and nothing else: no package, no network, no key. It only
reads. The functions step_1 ... step_12 are the steps of that page, in its order and its words.

Ends with 0 if both verdicts are good, 1 if one is bad, 2 if it was called wrongly, 3 if the
archive cannot be read (then there is no verdict).
"""

import argparse
import base64
import collections
import datetime
import hashlib
import json
import os
import re
import stat
import sys

# --------------------------------------------------------------------------------------------
# ES256: ECDSA on P-256 with SHA-256 (FIPS 186-5; RFC 7518, section 3.4). Only verifying: nothing
# here is secret, so nothing has to take constant time.

P = 2**256 - 2**224 + 2**192 + 2**96 - 1
N = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
B = 0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B
G = (0x6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296,
     0x4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5)

# A point is affine, (x, y), or Jacobian, (X, Y, Z) with x = X/Z^2 and y = Y/Z^3, so that adding
# needs no division. None is the point at infinity.


def on_curve(point):
    x, y = point
    return 0 <= x < P and 0 <= y < P and (y * y - (x * x * x - 3 * x + B)) % P == 0


def double(point):
    if point is None or point[1] == 0:
        return None
    x, y, z = point
    zz = z * z % P
    yy = y * y % P
    s = 4 * x * yy % P
    m = 3 * (x - zz) * (x + zz) % P
    x3 = (m * m - 2 * s) % P
    return x3, (m * (s - x3) - 8 * yy * yy) % P, 2 * y * z % P


def add(point, affine):
    """The sum of a Jacobian and an affine point."""
    if affine is None:
        return point
    if point is None:
        return affine[0], affine[1], 1
    x, y, z = point
    zz = z * z % P
    h = (affine[0] * zz - x) % P
    r = (affine[1] * zz * z - y) % P
    if h == 0:
        return double(point) if r == 0 else None
    hh = h * h % P
    hhh = h * hh % P
    v = x * hh % P
    x3 = (r * r - hhh - 2 * v) % P
    return x3, (r * (v - x3) - y * hhh) % P, z * h % P


def to_affine(point):
    x, y, z = point
    inverse = pow(z, -1, P)
    return x * inverse * inverse % P, y * inverse * inverse * inverse % P


def sum_of_multiples(a, one, b, other):
    """a times the one point plus b times the other, bit by bit from the highest."""
    both = add((*one, 1), other)
    affine_both = to_affine(both) if both else None
    total = None
    for bit in range(255, -1, -1):
        total = double(total)
        pair = a >> bit & 1, b >> bit & 1
        if pair == (1, 1):
            total = add(total, affine_both)
        elif pair != (0, 0):
            total = add(total, one if pair[0] else other)
    return total


def es256_is_right(public_key, digest, signature):
    """Whether the 64 bytes of the signature (r, then s) are right for that SHA-256."""
    r, s = int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big")
    if not (len(signature) == 64 and 0 < r < N and 0 < s < N and on_curve(public_key)):
        return False
    w = pow(s, -1, N)
    total = sum_of_multiples(int.from_bytes(digest, "big") * w % N, G, r * w % N, public_key)
    return total is not None and to_affine(total)[0] % N == r


def from_base64url(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def to_base64url(data):
    return base64.urlsafe_b64encode(data).decode("ascii").rstrip("=")


def thumbprint(key):
    """RFC 7638."""
    jwk = '{"crv":"P-256","kty":"EC","x":"%s","y":"%s"}' % (key["x"], key["y"])
    return to_base64url(hashlib.sha256(jwk.encode("ascii")).digest())


# --------------------------------------------------------------------------------------------
# The form of manifest and anchor ("The manifest", "The anchor").

MAX_MANIFEST_BYTES = 256 << 20  # more is hashed, but not read into memory
MAX_INTEGER = 2**53 - 1


class FormError(ValueError):
    """These bytes are not a manifest, or not an anchor."""


def check(condition, rule):
    if not condition:
        raise FormError(rule)


# Each of these makes a test of one value, which says whether the value has the form.


def text(pattern):
    compiled = re.compile(pattern)
    return lambda value: type(value) is str and compiled.fullmatch(value) is not None


def integer(low, high=MAX_INTEGER):
    return lambda value: type(value) is int and low <= value <= high


def one_of(*words):
    return lambda value: type(value) is str and value in words


def base64url(length):
    """Without padding, and the unused bits of the last character zero: one text for the bytes."""
    alphabet = text("[A-Za-z0-9_-]*")
    return lambda value: alphabet(value) and len(value) == -(-length * 4 // 3) and (
        to_base64url(from_base64url(value)) == value)


def array(element):
    return lambda value: type(value) is list and all(element(one) for one in value)


def record(fields, optional=()):
    def has_form(value):
        check(type(value) is dict and set(value) <= set(fields), "a field that is not of the form")
        for name in fields:
            check(name in value or name in optional, "the field %s is missing" % name)
            check(name not in value or fields[name](value[name]), "%s is not as it must be" % name)
        return True
    return has_form


def is_blob_path(path):
    return type(path) is str and len(path) <= 512 and all(
        re.fullmatch("[A-Za-z0-9._=-]{1,255}", segment) and segment not in (".", "..")
        for segment in path.split("/"))


def is_time(value):
    digits = re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})"
                          r"\.[0-9]{6}Z", value) if type(value) is str else None
    try:
        year, *rest = map(int, digits.groups()) if digits else (None,)
        return digits is not None and bool(datetime.datetime(year or 4, *rest))  # 0 is as 4: leap
    except ValueError:
        return False


def is_whole_second(value):
    return is_time(value) and value.endswith(".000000Z")


TABLES = ("access_log", "attributions", "dead_letters", "events", "finding_reviews", "findings",
          "rule_sets", "sessions")


def is_archive_path(path):
    return is_blob_path(path) and path.startswith(tuple(table + "/" for table in TABLES))


TEXT = text(r"[ !#-\[\]-~]{1,1024}")
HASH = text("[0-9a-f]{64}")
SEQUENCE = integer(1, 999_999_999_999)
MODE = one_of("none", "unlocked", "locked")
FILE = record({
    "path": is_archive_path, "table": one_of(*TABLES), "size": integer(0),
    "sha256": HASH, "rows": integer(1), "min_time_micros": integer(-MAX_INTEGER),
    "max_time_micros": integer(-MAX_INTEGER), "metadata_key": TEXT, "phi_key": TEXT,
    "retention": record({"rule": TEXT, "until": is_whole_second, "mode": MODE}),
    "version_id": TEXT}, optional=("version_id",))
RANGE = {"topic": text("[A-Za-z0-9._-]{1,249}"), "partition": integer(0, 2**31 - 1),
         "first": integer(0), "last": integer(0)}
LOST = {**RANGE, "reason": one_of("deleted", "compacted", "no_record")}
ABANDONED = record({"path": is_archive_path, "size": integer(0), "sha256": HASH})
LEDGER_TERMS = {
    "hold_placed": {"by", "case", "why"},
    "hold_applied": {"case"},
    "hold_released": {"by", "case", "why"},
    "retention_extended": {"by", "mode", "rule", "until"},
    "disposal_approved": {"by", "method", "rule"},
    "disposed": {"approval", "method"},
}
TERM_FORMS = {
    "hold_placed": {"from": is_time, "until": is_time, "sources": text("[^ ]+( [^ ]+)*")},
    "retention_extended": {"mode": MODE, "rule": TEXT, "until": is_whole_second},
    "disposed": {"approval": text("[1-9][0-9]{0,11}")},
}
KEY_VERSION = text("[A-Za-z0-9-]{1,127}/[A-Za-z0-9-]{1,127}")
TERM_NAME = text("[a-z_]{1,40}")
LABEL = text(r'[^\x00-\x1f\x7f"\\]{1,1024}')


def are_terms(value):
    return type(value) is dict and all(TERM_NAME(n) and LABEL(value[n]) for n in value)


MANIFEST = {
    "format": one_of("cairn-manifest/1"), "archive_id": TEXT, "sequence": SEQUENCE,
    "created": is_time, "previous": HASH, "commit_id": TEXT, "writer": TEXT,
    "files": array(FILE), "offsets": array(record(RANGE)), "lost": array(record(LOST)),
    "abandoned": array(ABANDONED),
    "ledger": array(record({"kind": one_of(*LEDGER_TERMS), "paths": array(is_blob_path),
                            "terms": are_terms})),
    "signing_keys": array(record({
        "key": KEY_VERSION, "kty": one_of("EC"), "crv": one_of("P-256"),
        "x": base64url(32), "y": base64url(32)})),
    "signature": record({"algorithm": one_of("ES256"), "key": TEXT, "value": base64url(64)}),
    "worm": TEXT}
ANCHOR = record({"archive_id": TEXT, "format": one_of("cairn-anchor/1"), "sequence": SEQUENCE,
                 "sha256": HASH})


def no_duplicates(pairs):
    check(len({name for name, _ in pairs}) == len(pairs), "a field stands twice")
    return dict(pairs)


def small_integer(digits):
    check(len(digits) <= 17, "an integer is too large")
    return int(digits)


def refuse_number(digits):
    raise FormError("numbers are integers")


def canonical(value):
    """RFC 8785. No number here has a fraction and no text a character that needs an escape."""
    words = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return words.encode("utf-8")


def parse_canonical(data):
    try:
        value = json.loads(data.decode("utf-8"), object_pairs_hook=no_duplicates,
                           parse_int=small_integer, parse_float=refuse_number,
                           parse_constant=refuse_number)
        check(canonical(value) == data, "not in canonical form")
        return value
    except FormError:
        raise
    except (ValueError, RecursionError) as e:
        raise FormError("not JSON in UTF-8") from e


def parse_manifest(data):
    m = parse_canonical(data)
    first = type(m) is dict and m.get("sequence") == 1
    record({name: MANIFEST[name] for name in MANIFEST if name != "worm" or first})(m)
    check((m["previous"] == "0" * 64) == first, "64 zeros are the first's previous alone")
    check(all(f["path"].startswith(f["table"] + "/") for f in m["files"]), "file of another table")
    check(all(f["min_time_micros"] <= f["max_time_micros"] for f in m["files"]), "times reversed")
    check(bool(m["files"]) == bool(m["offsets"]), "files without offsets, or offsets without files")
    for name, by in (("files", "path"), ("abandoned", "path"), ("signing_keys", "key")):
        check_ascending([element[by] for element in m[name]], name)
    check_ranges(m["offsets"])
    check_ranges(m["lost"])
    for entry in m["ledger"]:
        check_ascending(entry["paths"], "paths")
        check_terms(entry["kind"], entry["terms"])
    lists = ("files", "offsets", "lost", "abandoned", "ledger")
    check(not first or m["signing_keys"] and not any(m[name] for name in lists), "no genesis")
    return m


def check_ascending(values, name):
    check(all(low < high for low, high in zip(values, values[1:])), name + " out of order")


def check_ranges(ranges):
    check(all(r["first"] <= r["last"] for r in ranges), "a range ends before it begins")
    for one, above in zip(ranges, ranges[1:]):
        low, high = ((r["topic"], r["partition"]) for r in (one, above))
        check(low < high or low == high and one["last"] + 1 < above["first"],
              "ranges out of order, touching or overlapping")


def check_terms(kind, terms):
    check(LEDGER_TERMS[kind] <= set(terms), "a term of %s is missing" % kind)
    of_kind = TERM_FORMS.get(kind, {})
    for name in set(of_kind) & set(terms):
        check(of_kind[name](terms[name]), "the term %s is not as it must be" % name)
    if kind == "hold_placed" and "from" in terms and "until" in terms:
        check(terms["from"] <= terms["until"], "a hold ends before it begins")


# What is kept of a file of a manifest: rows, keys and times are not needed for the steps.
Entry = collections.namedtuple("Entry", "sequence path size sha256 until abandoned")
Range = collections.namedtuple("Range", "first sequence last lost")


class Manifest:
    """What the steps need of one manifest."""

    def __init__(self, place, data):
        m = parse_manifest(data)
        self.place, self.sequence, self.sha256 = place, m["sequence"], sha256_of([data])
        self.previous, self.archive_id = m["previous"], m["archive_id"]
        self.created, self.ledger, self.signing_keys = m["created"], m["ledger"], m["signing_keys"]
        self.entries = [
            Entry(self.sequence, f["path"], f["size"], f["sha256"], f["retention"]["until"], False)
            for f in m["files"]] + [
            Entry(self.sequence, b["path"], b["size"], b["sha256"], "", True)
            for b in m["abandoned"]]
        self.ranges = [((r["topic"], r["partition"]),
                        Range(r["first"], self.sequence, r["last"], r.get("reason")))
                       for r in m["offsets"] + m["lost"]]
        self.signature = m.pop("signature")
        self.signed_digest = hashlib.sha256(canonical(m)).digest()


# --------------------------------------------------------------------------------------------
# The archive as a directory.


class OutOfReach(Exception):
    """The storage cannot be read: there is no verdict."""


def path_of(place):
    return "chain/%012d.json" % place


def sha256_of(chunks):
    digest = hashlib.sha256()
    for chunk in chunks:
        digest.update(chunk)
    return digest.hexdigest()


class Directory:
    """Reads blobs of a directory. A link is no blob, whatever it points to."""

    def __init__(self, root):
        self.root = os.path.realpath(root)
        if not os.path.isdir(self.root):
            raise OutOfReach("There is no directory %s: check the path." % root)

    def list(self):
        """The paths of all blobs, and of what is no blob: odd names, links, special files."""
        blobs, others, folders = [], [], [""]
        while folders:
            folder = folders.pop()
            with os.scandir(os.path.join(self.root, folder)) as entries:
                for entry in entries:
                    path = folder + entry.name
                    if path in (".staging", ".lock"):
                        continue  # the store's own
                    if entry.is_dir(follow_symlinks=False):
                        folders.append(path + "/")
                    elif entry.is_file(follow_symlinks=False) and is_blob_path(path):
                        blobs.append(path)
                    else:
                        others.append(path)
        return sorted(blobs), sorted(others)

    def size(self, path):
        """The blob's size in bytes, None if it is not there."""
        try:
            info = os.lstat(os.path.join(self.root, path))
        except (FileNotFoundError, NotADirectoryError):
            return None
        return info.st_size if stat.S_ISREG(info.st_mode) else None

    def chunks(self, path):
        with open(os.path.join(self.root, path), "rb") as file:
            yield from iter(lambda: file.read(1 << 20), b"")

    def content(self, path):
        """The blob's size and SHA-256, None if it is not there."""
        if self.size(path) is None:
            return None
        size, digest = 0, hashlib.sha256()
        try:
            for chunk in self.chunks(path):
                size += len(chunk)
                digest.update(chunk)
        except FileNotFoundError:
            return None  # disposed of this moment
        return size, digest.hexdigest()

    def manifest(self, place):
        """SHA-256 of the place's bytes and the manifest in them, None if they are none."""
        path = path_of(place)
        if (self.size(path) or 0) > MAX_MANIFEST_BYTES:
            return sha256_of(self.chunks(path)), None
        data = b"".join(self.chunks(path))
        try:
            return sha256_of([data]), Manifest(place, data)
        except FormError:
            return sha256_of([data]), None


# --------------------------------------------------------------------------------------------
# The steps.

BOTH = ("integrity", "completeness")
VERDICTS = dict.fromkeys((
    "manifest_altered", "chain_rewritten", "anchor_foreign", "anchor_missing", "anchor_unreadable",
    "signature_bad", "signature_key_unknown", "file_altered", "files_swapped", "file_extra",
    "file_claimed_twice", "abandoned_missing", "disposed_present", "disposed_early",
    "disposed_under_hold", "disposed_unapproved"), ("integrity",))
VERDICTS.update(dict.fromkeys(("offset_lost", "offset_gap", "offset_overlap"), ("completeness",)))
VERDICTS.update(dict.fromkeys(
    ("manifest_missing", "manifest_unreadable", "chain_cut", "file_missing"), BOTH))

Fault = collections.namedtuple("Fault", "code place message")


class Verification:
    """Walks the steps over one directory."""

    def __init__(self, directory, anchor_file=None, trusted_thumbprints=(), progress=None):
        self.directory, self.anchor_file = directory, anchor_file
        self.thumbprints, self.progress = trusted_thumbprints, progress or (lambda *_: None)
        self.faults = {}  # (code, place) to Fault, in the order found
        self.faulty_places = set()
        self.anchor = None
        self.pinned = False
        self.key_uses = collections.Counter()  # (key id, thumbprint) to signatures that were right

    def run(self):
        self.step_1_anchor()
        self.step_2_listing()
        self.step_3_read_the_places()
        self.step_4_judge_the_places()
        self.step_5_signatures()
        self.step_6_one_archive()
        self.step_7_all_that_parsed()
        self.step_8_files()
        self.step_9_disposals()
        self.step_10_nothing_extra()
        self.step_11_offsets()
        return self

    def fault(self, code, place, message):
        if isinstance(place, int):  # of a manifest
            self.faulty_places.add(place)
            place = path_of(place)
        self.faults.setdefault((code, place), Fault(code, place, message))

    def step_1_anchor(self):
        if self.anchor_file is None:
            return
        try:
            with open(self.anchor_file, "rb") as file:
                anchor = parse_canonical(file.read(65536))
            ANCHOR(anchor)
            self.anchor = anchor
        except FileNotFoundError:
            self.fault("anchor_missing", "anchor", "Nothing is there.")
        except FormError as e:
            self.fault("anchor_unreadable", "anchor", "This is no anchor: %s." % e)

    def step_2_listing(self):
        self.blobs, self.others = self.directory.list()
        matches = (re.fullmatch(r"chain/([0-9]{12})\.json", path) for path in self.blobs)
        self.places = sorted(int(m.group(1)) for m in matches if m and int(m.group(1)) > 0)

    def step_3_read_the_places(self):
        self.hash_at, self.manifest_at = {}, {}
        for done, place in enumerate(self.places):
            self.progress("manifests", done, len(self.places))
            self.hash_at[place], manifest = self.directory.manifest(place)
            if manifest:
                self.manifest_at[place] = manifest
        ids = {m.archive_id for m in self.manifest_at.values()}
        if self.anchor and ids and self.anchor["archive_id"] not in ids:
            self.fault("anchor_foreign", "anchor", "The anchor is of another archive.")
            self.anchor = None
        below = 0
        for place in self.places:
            if place > below + 1:
                self.fault("manifest_missing", below + 1,
                           "Manifests %d to %d are not there." % (below + 1, place - 1))
            below = place
        if not self.places and not self.anchor:
            self.fault("manifest_missing", 1, "There is no manifest.")
        if self.anchor and self.anchor["sequence"] > below:
            self.fault("chain_cut", below + 1, "The anchor knows manifests up to %d, the last here "
                       "is %d." % (self.anchor["sequence"], below))
        for place, manifest in self.manifest_at.items():
            other = self.manifest_at.get(manifest.sequence)
            if manifest.sequence == place:
                continue
            if other and other.sequence == place:
                self.fault("files_swapped", min(place, other.place),
                           "Manifests %d and %d are in each other's place."
                           % (min(place, other.place), max(place, other.place)))
                self.faulty_places.update((place, other.place))
            else:
                self.fault("manifest_altered", place, "It says that it is manifest %d."
                           % manifest.sequence)

    def step_4_judge_the_places(self):
        for place in reversed(self.places):
            if place in self.faulty_places:
                continue
            above = self.manifest_at.get(place + 1)
            if above and above.sequence != place + 1:
                above = None
            continued = above is not None and above.previous == self.hash_at[place]
            anchored = confirmed = False
            if self.anchor and self.anchor["sequence"] == place:
                if self.anchor["sha256"] == self.hash_at[place]:
                    anchored = confirmed = True
                elif continued:
                    self.fault("chain_rewritten", place, "The anchor knows another manifest of "
                               "this sequence, though the next one continues this one.")
                else:
                    self.fault("manifest_altered", place, "The anchor knows other bytes.")
            if above and place not in self.faulty_places and place + 1 not in self.faulty_places:
                if continued:
                    confirmed = True
                elif anchored:
                    self.fault("manifest_altered", place + 1, "It does not continue manifest %d, "
                               "which the anchor confirms." % place)
                else:
                    self.fault("manifest_altered", place, "Manifest %d continues other bytes than "
                               "these." % (place + 1))
            if place not in self.manifest_at and place not in self.faulty_places:
                self.fault("manifest_unreadable" if confirmed else "manifest_altered", place,
                           "These bytes are no manifest of the form cairn-manifest/1.")

    def step_5_signatures(self):
        self.untouched_places = [p for p in self.places if p not in self.faulty_places]
        in_order = once_each(self.manifest_at.values())
        first = [m for m in in_order if m.sequence == 1][:1]
        trusted = {}  # id to the key's coordinates and its thumbprint
        for key in first[0].signing_keys if first else ():
            if not self.thumbprints or thumbprint(key) in self.thumbprints:
                self.trust(trusted, key)
        self.pinned = bool(self.thumbprints and trusted)
        for done, m in enumerate(in_order):
            self.progress("signatures", done, len(in_order))
            key_id = m.signature["key"]
            if key_id not in trusted:
                self.fault("signature_key_unknown", m.place, "Signed with %s, which nobody vouched "
                           "for." % key_id)
                continue
            point, print_of_key = trusted[key_id]
            if not es256_is_right(point, m.signed_digest, from_base64url(m.signature["value"])):
                self.fault("signature_bad", m.place, "Not signed by %s, or changed after." % key_id)
                continue
            self.key_uses[key_id, print_of_key] += 1
            for key in m.signing_keys:
                self.trust(trusted, key)

    def trust(self, trusted, key):
        point = tuple(int.from_bytes(from_base64url(key[name]), "big") for name in ("x", "y"))
        if key["key"] not in trusted:  # the first of an id stays
            trusted[key["key"]] = point, thumbprint(key)
            self.key_uses[key["key"], thumbprint(key)] += 0

    def step_6_one_archive(self):
        for place in self.untouched_places:
            first = self.untouched_places[0]
            if self.manifest_at[place].archive_id != self.manifest_at[first].archive_id:
                self.fault("manifest_altered", place, "It is of another archive than manifest %d."
                           % first)

    def step_7_all_that_parsed(self):
        self.manifests = once_each(self.manifest_at.values())

    def step_8_files(self):
        named_in = {}  # path to the sequence of the manifest that named it first
        self.approved, self.disposed = {}, {}  # path to the sequence of the last that says so
        for m in self.manifests:
            for entry in m.entries:
                if entry.path in named_in:
                    self.fault("file_claimed_twice", entry.path, "Manifests %d and %d name it."
                               % (named_in[entry.path], m.sequence))
                named_in.setdefault(entry.path, m.sequence)
            for said in m.ledger:
                if said["kind"] in ("disposal_approved", "disposed"):
                    last = self.approved if said["kind"] == "disposal_approved" else self.disposed
                    last.update(dict.fromkeys(said["paths"], m.sequence))
        self.named = set(named_in)
        entries = [entry for m in self.manifests for entry in m.entries]
        differing = {}  # path to the entry (of two the later) and the size and hash that are there
        for done, entry in enumerate(entries):
            self.progress("files", done, len(entries))
            found = self.directory.content(entry.path)
            if found is None:
                self.not_there(entry)
                continue
            if not entry.abandoned and self.disposed.get(entry.path, 0) > entry.sequence:
                self.fault("disposed_present", entry.path, "Certified as disposed of by manifest "
                           "%d." % self.disposed[entry.path])
            if found != (entry.size, entry.sha256):
                differing[entry.path] = entry, found
        self.judge_differing(differing)

    def not_there(self, entry):
        if entry.abandoned:
            self.fault("abandoned_missing", entry.path, "Manifest %d names it as abandoned."
                       % entry.sequence)
        elif self.approved.get(entry.path, 0) <= entry.sequence:
            self.fault("file_missing", entry.path, "Manifest %d names it." % entry.sequence)

    def judge_differing(self, differing):
        should_have = collections.defaultdict(list)  # size and hash to paths
        for path, (entry, _) in differing.items():
            should_have[entry.size, entry.sha256].append(path)
        for path, (entry, found) in differing.items():
            other = next((other for other in should_have[found]
                          if differing[other][1] == (entry.size, entry.sha256)), None)
            if other:
                paths = sorted((path, other))
                self.fault("files_swapped", paths[0], "Its content lies in %s, and the other way "
                           "round." % paths[1])
            else:
                self.fault("file_altered", path, "Manifest %d says %d bytes of SHA-256 %s, "
                           "there are %d of %s." % (entry.sequence, entry.size, entry.sha256,
                                                    *found))

    def step_9_disposals(self):
        kept_until = {}  # path to the end of its retention: times of this form sort as text
        held = {}  # case to the paths on which its hold lies
        approvals = collections.defaultdict(set)  # sequence to the paths approved there
        for m in self.manifests:
            for said in m.ledger:
                kind, paths, terms = said["kind"], said["paths"], said["terms"]
                if kind == "retention_extended":
                    for path in paths:
                        kept_until[path] = max(kept_until.get(path, ""), terms["until"])
                elif kind in ("hold_placed", "hold_applied"):
                    held.setdefault(terms["case"], set()).update(paths)
                elif kind == "hold_released":
                    held.pop(terms["case"], None)
                elif kind == "disposal_approved":
                    approvals[m.sequence].update(paths)
                    for path in paths:
                        if kept_until.get(path, "") > m.created:
                            self.fault("disposed_early", path, "Kept until %s, and approved by "
                                       "manifest %d of %s."
                                       % (kept_until[path], m.sequence, m.created))
                        cases = [case for case, on in held.items() if path in on]
                        if cases:
                            self.fault("disposed_under_hold", path, "Approved by manifest %d while "
                                       "held for %s." % (m.sequence, ", ".join(cases)))
                elif kind == "disposed":
                    for path in paths:
                        if path not in approvals[int(terms["approval"])]:
                            self.fault("disposed_unapproved", path, "Manifest %d says that "
                                       "manifest %s approved it." % (m.sequence, terms["approval"]))
            for entry in m.entries:
                if not entry.abandoned:
                    kept_until[entry.path] = max(kept_until.get(entry.path, ""), entry.until)

    def step_10_nothing_extra(self):
        places = {path_of(place) for place in self.places}
        extra = [path for path in self.blobs if path not in places and path not in self.named]
        later = (self.places[-1] if self.places else 0) + 1
        while extra and self.directory.size(path_of(later)) is not None:
            manifest = self.directory.manifest(later)[1]  # written since the listing
            if manifest is None:
                break
            named = {entry.path for entry in manifest.entries}
            extra = [path for path in extra if path not in named]
            later += 1
        for path in extra:
            self.fault("file_extra", path, "No manifest names it.")
        for path in self.others:
            self.fault("file_extra", path, "No blob has such a name, or it is a link or no file.")

    def step_11_offsets(self):
        ranges = collections.defaultdict(list)
        for m in self.manifests:
            for partition, element in m.ranges:
                ranges[partition].append(element)
        for (topic, partition), of_partition in sorted(ranges.items()):
            name = "%s/%d" % (topic, partition)
            of_partition.sort(key=lambda r: (r.first, r.sequence, r.last))
            furthest = of_partition[0]
            for r in of_partition:
                if r.lost in ("deleted", "compacted"):
                    self.fault("offset_lost", "%s %d-%d" % (name, r.first, r.last),
                               "Manifest %d: %s before they were archived." % (r.sequence, r.lost))
            for r in of_partition[1:]:
                if r.first > furthest.last + 1:
                    self.fault("offset_gap", "%s %d-%d" % (name, furthest.last + 1, r.first - 1),
                               "Between manifests %d and %d, and in none."
                               % (furthest.sequence, r.sequence))
                elif r.first <= furthest.last:
                    shared = min(r.last, furthest.last)
                    self.fault("offset_overlap", "%s %d-%d" % (name, r.first, shared),
                               "In manifest %d and in manifest %d."
                               % (furthest.sequence, r.sequence))
                furthest = max(furthest, r, key=lambda one: one.last)

    # Step 12, the rows, needs the metadata key, and a Parquet reader that decrypts.

    def good(self, verdict):
        return not any(verdict in VERDICTS[fault.code] for fault in self.faults.values())


def once_each(manifests):
    """In the order of their own sequence; of the same bytes in two places, those in the lower."""
    seen, result = set(), []
    for m in sorted(manifests, key=lambda m: (m.sequence, m.place)):
        if m.sha256 not in seen:
            seen.add(m.sha256)
            result.append(m)
    return result


# --------------------------------------------------------------------------------------------
# The report.

NOT_CHECKED = (
    "rows not checked: needs keys",
    "versions, retention and holds in the store not checked: a directory has none",
)


def report(archive, v):
    """The result as an object for JSON: the names stay as they are."""
    faults = [{"code": f.code, "place": f.place, "message": f.message,
               "verdicts": list(VERDICTS[f.code])} for f in v.faults.values()]
    result = {verdict: "good" if v.good(verdict) else "bad" for verdict in BOTH}
    result.update({
        "archive": archive, "manifests": len(v.manifests),
        "files": sum(not e.abandoned for m in v.manifests for e in m.entries),
        "abandoned": sum(e.abandoned for m in v.manifests for e in m.entries),
        "bytes": sum(e.size for m in v.manifests for e in m.entries if not e.abandoned),
        "head": None, "anchored": v.anchor is not None,
        "anchor_sequence": v.anchor["sequence"] if v.anchor else None, "pinned": v.pinned, "trust": list(v.thumbprints),
        "signing_keys": [{"key": key, "thumbprint": thumb, "manifests": uses}
                         for (key, thumb), uses in v.key_uses.items()],
        "faults": faults, "not_checked": list(NOT_CHECKED)})
    if v.manifests:
        head = v.manifests[-1]
        result["head"] = {"archive_id": head.archive_id, "sequence": head.sequence,
                          "sha256": head.sha256}
    return result


def printable(text):
    """Names in the archive may hold anything; a terminal must not obey them."""
    return "".join(c if c.isprintable() else "\\x%02x" % ord(c) for c in text)


def print_report(r):
    print("archive       %s" % printable(r["archive"]))
    if r["head"]:
        print("chain         %d manifests; head %d, SHA-256 %s"
              % (r["manifests"], r["head"]["sequence"], r["head"]["sha256"]))
    print("anchor        %s" % (
        "used: it knows manifest %d" % r["anchor_sequence"] if r["anchored"] else
        "none used: a chain cut at its end would not show"))
    for key in r["signing_keys"]:
        print("signed by     %s, thumbprint %s: %d manifests"
              % (key["key"], key["thumbprint"], key["manifests"]))
    print("keys          %s" % (
        "the thumbprint that was given vouches for them" if r["pinned"] else
        "not those that were given" if r["trust"] else
        "taken on trust: compare the thumbprint with one that you were given (--trust)"))
    print("files         %d files of %d bytes, and %d abandoned"
          % (r["files"], r["bytes"], r["abandoned"]))
    for words in r["not_checked"]:
        print("              %s" % words)
    for verdict in BOTH:
        against = [f for f in r["faults"] if verdict in f["verdicts"]]
        first = "BAD: %(code)s %(place)s" % against[0] if against else "good"
        print("%-13s %s" % (verdict, printable(first)))
    for f in r["faults"]:
        print(printable("%(code)s %(place)s %(message)s" % f))


def show_progress(what, done, of):
    if done % 50 == 0 or done + 1 == of:
        end = "\r" if done + 1 < of else "\r\033[K"
        sys.stderr.write("\r%s %d of %d\033[K%s" % (what, done + 1, of, end))
        sys.stderr.flush()


def self_test():
    """RFC 6979, A.2.5 (P-256 with SHA-256); RFC 7638 and RFC 8785 as this format uses them."""
    key = (0x60FED4BA255A9D31C961EB74C6356D68C049B8923B61FA6CE669622E60F29FB6,
           0x7903FE1008B8BC99A41AE9E95628BC64F2F1B20C2D7E9F5177A3C294D4462299)
    vectors = {
        "sample": "EFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716"
                  "F7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8",
        "test": "F1ABB023518351CD71D881567B1EA663ED3EFCF6C5132B354F28D3B0B7D38367"
                "019F4113742A2B14BD25926B49C649155F267E60D3814B4C0CC84250E46F0083"}
    results = {}
    for message, value in vectors.items():
        digest, signature = hashlib.sha256(message.encode()).digest(), bytes.fromhex(value)
        other = hashlib.sha256(b"other").digest()
        flipped = bytes([signature[0] ^ 1]) + signature[1:]
        results["right signature of " + message] = es256_is_right(key, digest, signature)
        results["other message than " + message] = not es256_is_right(key, other, signature)
        results["flipped signature of " + message] = not es256_is_right(key, digest, flipped)
        results["other key than of " + message] = not es256_is_right(G, digest, signature)
        results["no point, " + message] = not es256_is_right((key[0], 1), digest, signature)
        results["zeros, " + message] = not es256_is_right(key, digest, bytes(64))
    results["order of the group"] = sum_of_multiples(N - 1, G, 1, G) is None
    for words in ('{"a":1,"a":1}', '{"a":1.0}', '{"a":1e1}', '{"a":-0}', '{"a":01}', '{"a": 1}',
                 '{"b":1,"a":1}', '{"a":NaN}', '{"a":"\\u0061"}', '{"a":"\\ud800"}', '{}x',
                 '\ufeff{}', '{"a":99999999999999999999}', '[' * 9999):
        try:
            parse_canonical(words.encode("utf-8"))
            results["refused: " + words[:30]] = False
        except FormError:
            results["refused: " + words[:30]] = True
    results["canonical"] = parse_canonical('{"a":"\u00e9","b":[-1]}'.encode()) is not None
    for name, right in results.items():
        print("%s  %s" % ("ok   " if right else "WRONG", name))
    return 0 if all(results.values()) else 1


def with_values(words):
    """A thumbprint may begin with a dash: beside its option argparse takes it for another one."""
    joined = []
    for word in words:
        if joined and joined[-1] == "--trust":
            joined[-1] += "=" + word
        else:
            joined.append(word)
    return joined


def arguments(argv):
    parser = argparse.ArgumentParser(
        description="Verifies a Cairn archive: integrity (nothing altered) and completeness "
        "(nothing missing). What each fault means: VERIFICATION.md.",
        epilog="Ends with 0 if both verdicts are good, 1 if one is bad, 2 if called wrongly, 3 if "
        "the archive cannot be read.")
    parser.add_argument("archive", nargs="?", help="the archive's directory")
    parser.add_argument("--anchor", metavar="FILE", help="the chain's head, kept elsewhere")
    parser.add_argument("--trust", metavar="THUMBPRINT", action="append", default=[],
                        help="RFC 7638 thumbprint of a signing key of the first manifest")
    parser.add_argument("--json", action="store_true", help="print the result for machines")
    parser.add_argument("--self-test", action="store_true", help="test this program itself")
    options = parser.parse_args(with_values(sys.argv[1:] if argv is None else argv))
    if not options.archive and not options.self_test:
        parser.error("which archive? Give its directory")
    for given in options.trust:
        if not re.fullmatch("[A-Za-z0-9_-]{43}", given):
            parser.error("--trust takes a thumbprint, 43 characters of base64url: " + given)
    return options


def main(argv=None):
    options = arguments(argv)
    if options.self_test:
        return self_test()
    try:
        verification = Verification(
            Directory(options.archive), options.anchor, options.trust,
            show_progress if sys.stderr.isatty() else None).run()
    except (OutOfReach, OSError) as e:
        print("cairn_verify: no verdict: %s" % printable(str(e)), file=sys.stderr)
        return 3
    result = report(options.archive, verification)
    if options.json:
        print(json.dumps(result, indent=2))
    else:
        sys.stdout.reconfigure(errors="backslashreplace")
        print_report(result)
    return 1 if result["faults"] else 0


if __name__ == "__main__":
    sys.exit(main())
