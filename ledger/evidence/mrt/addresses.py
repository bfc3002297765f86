"""IP addresses and prefixes as MRT and BGP write them: bytes to text."""

import socket
from functools import lru_cache
from struct import Struct

AFI_IPV4, AFI_IPV6 = 1, 2
BITS = {AFI_IPV4: 32, AFI_IPV6: 128}
FAMILY = {AFI_IPV4: socket.AF_INET, AFI_IPV6: socket.AF_INET6}
IPV4_BYTES, IPV6_BYTES = 4, 16
U16, U32 = Struct(">H"), Struct(">I")


class BrokenError(ValueError):
    """The bytes are not what the record says they are."""


@lru_cache(maxsize=4_096)
def address(data: bytes) -> str:
    """4 or 16 bytes as an IP address.

    Raises:
        BrokenError: for another number of bytes.
    """
    if len(data) not in {IPV4_BYTES, IPV6_BYTES}:
        raise BrokenError("an address has neither 4 nor 16 bytes")
    return socket.inet_ntop(socket.AF_INET if len(data) == IPV4_BYTES else socket.AF_INET6, data)


def read_prefixes(data: bytes, afi: int, *, add_path: bool = False) -> list[tuple[str, int | None]]:
    """The prefixes in a list of NLRI, each with its path identifier where there are such.

    Raises:
        BrokenError: when a length does not fit.
    """
    found: list[tuple[str, int | None]] = []
    at, size = 0, len(data)
    while at < size:
        number = None
        if add_path:
            if at + 5 > size:
                raise BrokenError("a path identifier is cut short")
            number = U32.unpack_from(data, at)[0]
            at += 4
        end = at + 1 + (data[at] + 7) // 8
        if end > size or data[at] > BITS[afi]:
            raise BrokenError("a prefix is cut short or too long")
        found.append((prefix_text(afi, data[at], data[at + 1 : end]), number))
        at = end
    return found


@lru_cache(maxsize=65_536)
def prefix_text(afi: int, bits: int, data: bytes) -> str:
    """A prefix in CIDR form, as sent."""
    whole = data.ljust(BITS[afi] // 8, b"\0")
    return f"{socket.inet_ntop(FAMILY[afi], whole)}/{bits}"
