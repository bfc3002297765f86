"""What was measured, by the names it goes by: "KP" asks for "country:kp", a prefix for the networks inside it."""

from functools import lru_cache
from ipaddress import IPv4Network, IPv6Network, ip_network

Network = IPv4Network | IPv6Network
COUNTRY, REGION = "country:", "region:"


def country(code: str) -> str:
    """The id of the country with this code of two letters."""
    return f"{COUNTRY}{code.strip().casefold()}"


def asn(number: str) -> str:
    """The name of this AS, given with or without its letters."""
    return f"AS{number.strip().upper().removeprefix('AS')}"


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


def _plain(name: str) -> str:
    return name.strip().casefold().removeprefix(COUNTRY)
