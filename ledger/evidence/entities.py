"""What was measured, by the names it goes by: "KP" asks for "country:kp", a prefix for the networks inside it."""

import re
from functools import lru_cache
from ipaddress import IPv4Network, IPv6Network, ip_network

Network = IPv4Network | IPv6Network
COUNTRY, REGION = "country:", "region:"
CODE = re.compile(r"[A-Za-z]{2}")
NUMBER = re.compile(r"(?:AS)?(\d{1,10})", re.ASCII | re.IGNORECASE)
LARGEST_ASN = 2**32


def country(code: str) -> str:
    """The id of the country with this code of two letters.

    Raises:
        ValueError: when it is none.
    """
    if not CODE.fullmatch(code.strip()):
        raise ValueError(f'"{_short(code)}" is no code of a country')
    return f"{COUNTRY}{code.strip().casefold()}"


def asn(number: str) -> str:
    """The name of this AS, given with or without its letters.

    Raises:
        ValueError: when it is none.
    """
    found = NUMBER.fullmatch(number.strip())
    if found is None or int(found[1]) >= LARGEST_ASN:
        raise ValueError(f'"{_short(number)}" is no AS number')
    return f"AS{int(found[1])}"


def meets(asked: str, entity: str) -> bool:
    """Whether an entity is what was asked for, or a part of it: a network inside, a region, a host of a domain."""
    one, other = _plain(asked), _plain(entity)
    if one == other or other.startswith(f"{REGION}{one}:") or ("." in one and other.endswith(f".{one}")):
        return True
    outer, inner = network_of(one), network_of(other)
    if outer is None or inner is None or outer.version != inner.version:
        return False
    return outer.prefixlen <= inner.prefixlen and bool(outer.overlaps(inner))


@lru_cache(maxsize=4_096)
def network_of(text: str) -> Network | None:
    """The prefix, or the address as one; None for anything else."""
    try:
        return ip_network(text, strict=False)
    except ValueError:
        return None


def _short(text: str) -> str:
    """In one line, for a message."""
    return " ".join(text.split())[:40]


def _plain(name: str) -> str:
    return name.strip().casefold().removeprefix(COUNTRY)
