"""Files as they get damaged: bits flipped, bytes lost, doubled, cut, lines swapped, numbers made absurd; by a seed."""

import gzip
import random
import re

NUMBER = re.compile(rb"-?\d+(?:\.\d+)?")
ABSURD = (
    b"0",
    b"-1",
    b"1e99",
    b"99999999999999999999",
    b"null",
    b'""',
    b"NaN",
    b"[]",
    b"{}",
    b"true",
    b"0.1e-9",
    b'"\\ud800"',
)
TIMES = (1, 1, 1, 2, 3, 6)
"""How many damages a file gets."""


def damaged(data: bytes, chance: random.Random) -> bytes:
    """The bytes with one damage or a few."""
    for _ in range(chance.choice(TIMES)):
        data = chance.choice(KINDS)(data, chance)
    return gzip.compress(data)[: chance.randint(1, len(data) + 30)] if chance.random() < 0.05 else data


def _flipped(data: bytes, chance: random.Random) -> bytes:
    if not data:
        return data
    at = chance.randrange(len(data))
    return data[:at] + bytes([data[at] ^ (1 << chance.randrange(8))]) + data[at + 1 :]


def _lost(data: bytes, chance: random.Random) -> bytes:
    at = chance.randint(0, len(data))
    return data[:at] + data[at + chance.randint(1, 9) :]


def _doubled(data: bytes, chance: random.Random) -> bytes:
    low = chance.randint(0, len(data))
    high = min(low + chance.randint(1, 60), len(data))
    return data[:high] + data[low:high] + data[high:]


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randint(0, len(data))] if chance.random() < 0.3 else data


def _swapped(data: bytes, chance: random.Random) -> bytes:
    parts = data.split(b"\n")
    one, other = chance.randrange(len(parts)), chance.randrange(len(parts))
    parts[one], parts[other] = parts[other], parts[one]
    return b"\n".join(parts)


def _absurd(data: bytes, chance: random.Random) -> bytes:
    numbers = list(NUMBER.finditer(data))
    if not numbers:
        return data
    number = chance.choice(numbers)
    return data[: number.start()] + chance.choice(ABSURD) + data[number.end() :]


def _filled(data: bytes, chance: random.Random) -> bytes:
    at = chance.randint(0, len(data))
    return data[:at] + chance.randbytes(chance.randint(1, 20)) + data[at:]


KINDS = (_flipped, _lost, _doubled, _cut, _swapped, _absurd, _absurd, _filled)
