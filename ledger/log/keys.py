"""Keys that sign the log: Ed25519, in the encodings of C2SP's signed notes and of Go's note package.

A verifier key is written `name+id+base64(0x01 || public key)`, the private one
`PRIVATE+KEY+name+id+base64(0x01 || seed)`; the id is eight hexadecimal digits, the first four bytes of
SHA-256(name || 0x0A || 0x01 || public key).
Keys are read strictly: what is read is written again and compared.
"""

import base64
import re
import secrets
import typing
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256

from ledger.log.fault import LogError

if typing.TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

KEY_BYTES = 32
"""Length of a public key and of a seed (RFC 8032, section 5.1.5)."""

_ED25519 = b"\x01"
_PRIVATE = "PRIVATE+KEY+"
_NAME = re.compile("[^+\\s\x00-\x1f\ud800-\udfff]+")
_KEY = re.compile(r"(?P<name>[^+]+)\+(?P<id>[0-9a-f]{8})\+(?P<key>[A-Za-z0-9+/=]+)")


@dataclass(frozen=True, slots=True)
class VerifierKey:
    """The public half of a key: it may be shown to everybody, and tells who signed.

    Raises:
        LogError: when the name cannot stand in a note, or the key has another length.
    """

    name: str
    """Whose key it is: not empty, without white space, control characters and "+"."""
    public: bytes

    def __post_init__(self) -> None:
        check_name(self.name)
        _check_length(self.public)

    @property
    def id(self) -> str:
        """Eight hexadecimal digits that tell this key from others of that name."""
        return sha256(b"%b\n%b%b" % (self.name.encode(), _ED25519, self.public)).hexdigest()[:8]

    @property
    def text(self) -> str:
        """The key as it is written down."""
        return f"{self.name}+{self.id}+{_encoded(self.public)}"

    @classmethod
    def parse(cls, text: str) -> "VerifierKey":
        """The key that is written so.

        Raises:
            LogError: when it is not exactly what `text` gives for some key.
        """
        key = cls(*_parts(text))
        if key.text != text:
            raise LogError("the key's id is not that of its name and key")
        return key

    def verify(self, message: bytes, signature: bytes) -> bool:
        """Whether this key made that signature of the message (RFC 8032)."""
        from cryptography.exceptions import InvalidSignature

        try:
            _public(self.public).verify(signature, message)
        except InvalidSignature:
            return False
        return True


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A key with its private half, the seed, which is never shown.

    Raises:
        LogError: when the name cannot stand in a note, or the seed has another length.
    """

    name: str
    seed: bytes = field(repr=False)

    def __post_init__(self) -> None:
        check_name(self.name)
        _check_length(self.seed)

    @property
    def verifier(self) -> VerifierKey:
        """The public half."""
        return VerifierKey(self.name, _public_half(self.seed))

    @property
    def text(self) -> str:
        """The private key as it is written into the key file, and nowhere else."""
        return f"{_PRIVATE}{self.name}+{self.verifier.id}+{_encoded(self.seed)}"

    @classmethod
    def parse(cls, text: str) -> "SigningKey":
        """The key that is written so.

        Raises:
            LogError: when it is not exactly what `text` gives for some key; the message holds nothing of it.
        """
        if not text.startswith(_PRIVATE):
            raise LogError(f"a private key begins with {_PRIVATE}")
        key = cls(*_parts(text.removeprefix(_PRIVATE)))
        if key.text != text:
            raise LogError("the private key's id is not that of its name and key")
        return key

    @classmethod
    def generate(cls, name: str) -> "SigningKey":
        """A new key of this name, from the system's random numbers.

        Raises:
            LogError: when the name cannot stand in a note.
        """
        return cls(name, secrets.token_bytes(KEY_BYTES))

    def sign(self, message: bytes) -> bytes:
        """The Ed25519 signature of the message: 64 bytes, the same each time."""
        return _private(self.seed).sign(message)


def check_name(name: str) -> None:
    """Passes a name that a signed note can hold.

    Raises:
        LogError: when it is empty, or holds white space, a control character, "+", or what UTF-8 cannot carry.
    """
    if not _NAME.fullmatch(name):
        raise LogError('a key\'s name is not empty and holds no white space, control character, surrogate or "+"')


@lru_cache(maxsize=8)  # making a key takes as long as signing
def _private(seed: bytes) -> "Ed25519PrivateKey":
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(seed)


@lru_cache(maxsize=8)
def _public_half(seed: bytes) -> bytes:
    return _private(seed).public_key().public_bytes_raw()


@lru_cache(maxsize=8)
def _public(public: bytes) -> "Ed25519PublicKey":
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    return Ed25519PublicKey.from_public_bytes(public)


def _encoded(key: bytes) -> str:
    return base64.b64encode(_ED25519 + key).decode()


def _parts(text: str) -> tuple[str, bytes]:
    """Name and key of a written key; whether its id and its base64 are right shows when it is written again."""
    found = _KEY.fullmatch(text)
    if found is None:
        raise LogError("a key is written name+id+base64, the id in eight hexadecimal digits")
    try:
        kind_and_key = base64.b64decode(found["key"], validate=True)
    except ValueError:
        raise LogError("the key is no base64") from None
    if kind_and_key[:1] != _ED25519:
        raise LogError("the key is not of the one kind that is known, Ed25519")
    return found["name"], kind_and_key[1:]


def _check_length(key: bytes) -> None:
    if len(key) != KEY_BYTES:
        raise LogError(f"an Ed25519 key has {KEY_BYTES} bytes, not {len(key)}")
