"""Verifies, offline and without the ledger, that a ledger recorded a claim: python verify_claim.py proof.json KEY...

This one file needs Python 3.10 or later and the package cryptography, nothing else. It reads a proof bundle, made by
`ledger prove`, and one or more verifier keys, each as its text (name+id+base64) or as a file with one a line; several,
since keys are changed. It prints what is proved, or one line that says what is wrong.

Exit codes: 0 proved, 1 not proved, 2 the arguments cannot be used.

It follows RFC 6962 (hashes), RFC 9162, 2.1.3.2 (inclusion), RFC 8785 (canonical JSON, here without floats), and C2SP's
signed-note and tlog-checkpoint. What these formats can write in two ways is taken in one way only; the bundle around
them is JSON, in which blanks, the order of keys and the escapes in strings are free.

Every function that checks something raises RefusedError, with one line that says what is wrong, when it is not so.
"""

import base64
import hashlib
import json
import os
import re
import sys
import typing
import unicodedata
from pathlib import Path

try:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
except ImportError:
    sys.stderr.write("verify_claim: the package cryptography is needed: pip install cryptography\n")
    raise SystemExit(2) from None

FORMAT = "attribution-ledger/proof/1"
MAX_BUNDLE_BYTES = 1 << 24
MAX_KEY_FILE_BYTES = 1 << 16
MAX_NOTE_BYTES = 1 << 18
MAX_SIGNATURES = 100
MAX_INT = 2**53 - 1
HASH_BYTES = 32
KEY_ID_BYTES = 4

USAGE = "usage: python verify_claim.py proof.json KEY [KEY ...]\n"

BUNDLE_FIELDS = {
    "format": str, "claim": dict, "sentence": str, "article": dict,
    "event": dict, "index": int, "proof": list,
    "article_event": dict, "article_index": int, "article_proof": list,
    "size": int, "checkpoint": str,
}  # fmt: skip
EVENT_FIELDS = {"seq": int, "kind": str, "subject": str, "body": dict}
ARTICLE_KINDS = ("article", "describe")
SHOWN_OF_META = ("outlet", "published", "title", "url")

PRIVATE = "PRIVATE+KEY+"
NAME = re.compile("[^+\\s\x00-\x1f\ud800-\udfff]+")
KEY = re.compile(r"(?P<name>[^+]+)\+(?P<id>[0-9a-f]{8})\+(?P<key>[A-Za-z0-9+/=]+)")
SIGNATURE = re.compile("\u2014 (?P<name>[^ ]+) (?P<signature>[A-Za-z0-9+/=]+)")
FORBIDDEN_IN_NOTE = re.compile("[\x00-\x09\x0b-\x1f\ud800-\udfff]")
SIZE = re.compile("0|[1-9][0-9]{0,15}")
SHA256_HEX = re.compile("[0-9a-f]{64}")

Object = dict[str, typing.Any]


class RefusedError(Exception):
    """What is wrong, in one line."""


class Key(typing.NamedTuple):
    """A verifier key."""

    name: str
    id: str
    public: bytes


class Checkpoint(typing.NamedTuple):
    """What a verified checkpoint says, and which keys signed it."""

    origin: str
    size: int
    root: bytes
    signers: tuple[str, ...]


def main(arguments: list[str]) -> int:
    """Runs the command with these arguments and gives its exit code."""
    if sys.stdout is None or sys.stderr is None:
        return 2  # closed by the shell: there is nobody to tell
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    if arguments and arguments[0] in ("-h", "--help"):
        sys.stdout.write(f"{__doc__}\n{USAGE}")
        return 0
    if not arguments[1:]:
        sys.stderr.write(USAGE)
        return 2
    try:
        keys = [key for number, text in enumerate(arguments[1:], start=1) for key in read_keys(text, number)]
        data = read_file(arguments[0], MAX_BUNDLE_BYTES)
    except OSError as fault:
        return fail(f"{arguments[0]}: {fault.strerror}", 2)
    except RefusedError as fault:
        return fail(str(fault), 2)
    try:
        lines = proved(data, list(dict.fromkeys(keys)))
    except RefusedError as fault:
        return fail(f"not proved: {fault}", 1)
    return say("".join(f"{visible(line)}\n" for line in lines))


def say(text: str) -> int:
    """Prints the result; gives 2 when nobody reads it to its end."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python writes the rest when it ends
        return 2
    return 0


def fail(what: str, code: int) -> int:
    """Says what is wrong, and gives the exit code for it."""
    sys.stderr.write(f"verify_claim: {visible(what)}\n")
    return code


def proved(data: bytes, keys: list[Key]) -> list[str]:
    """What a bundle proves if these keys are to be trusted, line by line."""
    try:
        bundle = fields(parse_json(data), BUNDLE_FIELDS, "the bundle")
        checkpoint = open_checkpoint(bundle["checkpoint"], keys)
        check_bundle(bundle, checkpoint)
        return told(bundle, checkpoint)
    except RecursionError:
        raise RefusedError("the bundle is nested too deeply") from None


# The bundle


def check_bundle(bundle: Object, checkpoint: Checkpoint) -> None:
    """Passes a bundle whose events are in the tree of the checkpoint, and which shows nothing but what they say."""
    if bundle["format"] != FORMAT:
        raise RefusedError(f"the bundle's format is not {FORMAT}")
    if bundle["size"] != checkpoint.size:
        raise RefusedError("the bundle's size is not that of its checkpoint")
    event = fields(bundle["event"], EVENT_FIELDS, "the claim's event")
    article_event = fields(bundle["article_event"], EVENT_FIELDS, "the article's event")
    check_included(event, bundle["index"], bundle["proof"], checkpoint)
    check_included(article_event, bundle["article_index"], bundle["article_proof"], checkpoint)
    claim, article = claim_of(event), shown_article(article_event)
    if event["body"].get("article_seq") != article_event["seq"] or claim.get("article") != article["id"]:
        raise RefusedError("the article's event is not the one that the claim names")
    if canonical(bundle["claim"]) != canonical(claim):
        raise RefusedError("the claim shown is not that of its event")
    if bundle["sentence"] != claim.get("sentence"):
        raise RefusedError("the sentence shown is not that of the claim's event")
    if canonical(bundle["article"]) != canonical(article):
        raise RefusedError("the article shown is not that of its event")


def claim_of(event: Object) -> Object:
    """The claim in a `claim` event."""
    if event["kind"] != "claim":
        raise RefusedError("the claim's event is not of kind claim")
    claim: Object = typed(event["body"].get("claim"), dict, "the claim in its event")
    if typed(claim.get("id"), str, "the claim's id") != event["subject"]:
        raise RefusedError("the claim's id is not what its event is about")
    return claim


def shown_article(event: Object) -> Object:
    """What a bundle shows of the article in an `article` or `describe` event."""
    if event["kind"] not in ARTICLE_KINDS:
        raise RefusedError("the article's event is not of kind article or describe")
    article = typed(event["body"].get("article"), dict, "the article in its event")
    meta = typed(article.get("meta"), dict, "the article's metadata")
    shown = {"id": article.get("id"), "sha256": article.get("sha256"), "text_sha256": event["body"].get("text_sha256")}
    for name in ("sha256", "text_sha256"):
        if not SHA256_HEX.fullmatch(typed(shown[name], str, f"the article's {name}")):
            raise RefusedError(f"the article's {name} is not 64 hexadecimal digits")
    if typed(shown["id"], str, "the article's id") != event["subject"]:
        raise RefusedError("the article's id is not what its event is about")
    return shown | {name: meta.get(name) for name in SHOWN_OF_META}


def fields(value: typing.Any, kinds: dict[str, type], what: str) -> Object:
    """The value, when it is an object with just these fields of these types."""
    found: Object = typed(value, dict, what)
    if found.keys() != kinds.keys():
        raise RefusedError(f"{what} does not have just the fields {', '.join(kinds)}")
    for name, kind in kinds.items():
        typed(found[name], kind, f"{what}'s {name}")
    return found


def typed(value: typing.Any, kind: type, what: str) -> typing.Any:
    """The value, when it is of just this type."""
    if type(value) is not kind:
        raise RefusedError(f"{what} is missing or of another type than {kind.__name__}")
    return value


# JSON


def parse_json(data: bytes) -> typing.Any:
    """The value of a JSON text, strictly: UTF-8, no key twice, no floats, no integers past 2^53 - 1."""
    if len(data) > MAX_BUNDLE_BYTES:
        raise RefusedError(f"the bundle is larger than {MAX_BUNDLE_BYTES} bytes")
    try:
        text = data.decode("utf-8")
        value = json.loads(
            text, object_pairs_hook=once, parse_int=integer, parse_float=no_number, parse_constant=no_number
        )
        canonical(value).encode("utf-8")
    except UnicodeError:
        raise RefusedError("the bundle is not UTF-8, or holds a lone surrogate") from None
    except ValueError as fault:
        raise RefusedError(f"the bundle is no JSON: {fault}") from None
    return value


def once(pairs: list[tuple[str, typing.Any]]) -> Object:
    """The object of these fields."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise RefusedError("the bundle has an object with a key twice")
    if not "".join(found).isascii():
        raise RefusedError("the bundle has a key beyond ASCII")
    return found


def integer(text: str) -> int:
    """The integer of a JSON text."""
    if len(text) > len(str(-MAX_INT)) or abs(int(text)) > MAX_INT or text == "-0":
        raise RefusedError("the bundle has an integer beyond 2^53 - 1, or -0")
    return int(text)


def no_number(text: str) -> typing.NoReturn:
    """Refuses a float."""
    raise RefusedError(f"the bundle has a number that is no integer: {text[:40]}")


def canonical(value: typing.Any) -> str:
    """The RFC 8785 text of a value that `parse_json` gave."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


# The tree


def check_included(event: Object, index: int, proof: list[typing.Any], checkpoint: Checkpoint) -> None:
    """Passes an event that the tree of the checkpoint holds."""
    number = event["seq"]
    if index != number - 1:
        raise RefusedError(f"the index of event {number} is not {number - 1}")
    hashes = [decoded(typed(item, str, "a hash of a proof"), HASH_BYTES, "a hash of a proof") for item in proof]
    if not is_included(leaf_hash(event), index, checkpoint.size, hashes, checkpoint.root):
        raise RefusedError(f"the proof does not show event {number} in the tree that the checkpoint signs")


def leaf_hash(event: Object) -> bytes:
    """RFC 6962's hash of the event as a leaf."""
    return hashlib.sha256(b"\x00" + canonical(event).encode("utf-8")).digest()


def is_included(leaf: bytes, index: int, size: int, proof: list[bytes], root: bytes) -> bool:
    """RFC 9162, 2.1.3.2: whether the proof leads from the leaf at this index, from 0, to the root of the tree."""
    if not 0 <= index < size:
        return False
    node, last, found = index, size - 1, leaf
    for item in proof:
        if last == 0:
            return False
        if node & 1 or node == last:
            found = hashlib.sha256(b"\x01" + item + found).digest()
            while node and not node & 1:
                node, last = node >> 1, last >> 1
        else:
            found = hashlib.sha256(b"\x01" + found + item).digest()
        node, last = node >> 1, last >> 1
    return last == 0 and found == root


def decoded(text: str, length: int, what: str) -> bytes:
    """The bytes of a base64 text, so many of them; 0 for any number."""
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError:
        data = b""
    if base64.b64encode(data).decode() != text or len(data) != (length or len(data)):
        raise RefusedError(f"{what} is not canonical base64, or of another length")
    return data


# The checkpoint and its keys


def open_checkpoint(note: str, keys: list[Key]) -> Checkpoint:
    """The checkpoint of a signed note, once a signature of a known key is verified."""
    if FORBIDDEN_IN_NOTE.search(note) or len(note.encode("utf-8")) > MAX_NOTE_BYTES:
        raise RefusedError("the checkpoint's note is too long, or holds control characters")
    text, blank, signatures = note.rpartition("\n\n")
    lines = signatures.split("\n")
    if not blank or lines.pop() or not 0 < len(lines) <= MAX_SIGNATURES:
        raise RefusedError("the checkpoint is no signed note")
    text += "\n"
    signers = tuple(signer for line in lines for signer in verified_signer(text, line, keys))
    if not signers:
        raise RefusedError("none of the keys given has signed the checkpoint")
    if len(set(signers)) != len(signers):
        raise RefusedError("a key has signed the checkpoint twice")
    origin, *rest = text[:-1].split("\n")
    if not rest[1:] or not origin or not all(rest) or not SIZE.fullmatch(rest[0]) or int(rest[0]) > MAX_INT:
        raise RefusedError("the checkpoint is not of origin, size and root")
    return Checkpoint(origin, int(rest[0]), decoded(rest[1], HASH_BYTES, "the checkpoint's root"), signers)


def verified_signer(text: str, line: str, keys: list[Key]) -> list[str]:
    """The key that made this signature of the text, as name+id; none when it is not among the keys."""
    found = SIGNATURE.fullmatch(line)
    if found is None or not NAME.fullmatch(found["name"]):
        raise RefusedError("the checkpoint has a malformed signature line")
    data = decoded(found["signature"], 0, "a signature of the checkpoint")
    if len(data) <= KEY_ID_BYTES:
        raise RefusedError("a signature of the checkpoint is cut off")
    known = [key for key in keys if (key.name, key.id) == (found["name"], data[:KEY_ID_BYTES].hex())]
    for key in known:
        try:
            Ed25519PublicKey.from_public_bytes(key.public).verify(data[KEY_ID_BYTES:], text.encode("utf-8"))
        except InvalidSignature:
            raise RefusedError(f"the signature of key {key.name}+{key.id} is not of this checkpoint") from None
    return [f"{key.name}+{key.id}" for key in known]


def read_keys(text: str, number: int) -> list[Key]:
    """The keys that the argument of this number is: one as text, or those of a file.

    No message repeats the argument, which may be a private key by mistake.
    """
    if KEY.fullmatch(text) or text.startswith(PRIVATE):
        return [parse_key(text)]
    try:
        lines = read_file(text, MAX_KEY_FILE_BYTES).decode("utf-8").split()
    except (OSError, UnicodeError):
        raise RefusedError(f"KEY {number} is neither a verifier key nor a file that holds one") from None
    if not lines:
        raise RefusedError(f"KEY {number} is an empty file")
    return [parse_key(line) for line in lines]


def parse_key(text: str) -> Key:
    """The verifier key that is written so."""
    if text.startswith(PRIVATE):
        raise RefusedError("a private key was given: keep it to yourself, and give the verifier key")
    found = KEY.fullmatch(text)
    if found is None or not NAME.fullmatch(found["name"]):
        raise RefusedError("a verifier key is written name+id+base64")
    data = decoded(found["key"], 1 + HASH_BYTES, "a verifier key")
    if data[:1] != b"\x01":
        raise RefusedError("a verifier key is not of the one kind that is known, Ed25519")
    if hashlib.sha256(found["name"].encode("utf-8") + b"\n" + data).hexdigest()[:8] != found["id"]:
        raise RefusedError("a verifier key's id is not that of its name and key")
    return Key(found["name"], found["id"], data[1:])


# What is proved, in words


def told(bundle: Object, checkpoint: Checkpoint) -> list[str]:
    """What a checked bundle proves, line by line."""
    claim, event, article = bundle["claim"], bundle["event"], bundle["article"]
    article_event = bundle["article_event"]
    rows = {
        "speaker": claim.get("speaker"),
        "on behalf of": claim.get("actor"),
        "source": claim.get("source"),
        "through": claim.get("chain") or None,
        "act": claim.get("act"),
        "content": claim.get("content"),
        "sentence": bundle["sentence"],
        "said": when(claim.get("said")),
        "article": article["title"],
        "outlet": article["outlet"],
        "published": article["published"],
        "url": article["url"],
        "bytes": f"SHA-256 {article['sha256']}",
        "text": f"SHA-256 {article['text_sha256']}, of its UTF-8",
        "place": f"characters {canonical(claim.get('content_spans'))} of that text, from 0, each end left out",
        "recorded": f"event {event['seq']} of {checkpoint.size} ({event['subject']})",
        "article added": f"event {article_event['seq']}, {words(article_event['body'].get('at'))} by its own clock",
        "ledger": checkpoint.origin,
        "signed by": ", ".join(checkpoint.signers),
    }
    return [
        "Proved: this ledger recorded this claim.",
        *(f"  {name:<14}{words(value)}" for name, value in rows.items() if value is not None),
        "Not proved: that it was said, or is true; that the ledger has not superseded or retracted the claim since.",
        "A copy of the article is the one that was read if its bytes have that SHA-256.",
    ]


def when(time: typing.Any) -> typing.Any:
    """A time of the claim: its bounds, half-open, where it has the shape that claims have."""
    return f"{words(time.get('earliest'))} to {words(time.get('latest'))}" if isinstance(time, dict) else time


def words(value: typing.Any) -> str:
    """A value in a line; names one after another."""
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return ", ".join(value)
    return value if isinstance(value, str) else canonical(value)


def visible(text: str) -> str:
    """The text with what acts unseen shown: control characters and those that turn the direction of writing."""
    return "".join(letter if is_seen(letter) else f"\u27e6U+{ord(letter):04X}\u27e7" for letter in text)


def is_seen(letter: str) -> bool:
    """Whether it is printed as itself; a blank is."""
    return letter.isprintable() or unicodedata.category(letter) == "Zs"


def read_file(path: str, limit: int) -> bytes:
    """The file's bytes, one more than the limit at most."""
    with Path(path).open("rb") as file:
        return file.read(limit + 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
