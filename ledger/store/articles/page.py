"""The page that an address names: what stays of a URL however it was shared, by which later versions are known.

Conservative: two addresses that may be two pages stay two. Nothing is fetched, and no redirect is followed. Rows are
made from this (`projection.py`), so it must not change with Python's own reading of URLs: it is spelt out here.
"""

import re

_URL = re.compile(
    r"""
    (?P<scheme>https?)://
    (?:[^/?#@]*@)?(?P<host>[^/?#@:\[\]]+|\[[0-9a-f:.]+\])(?::(?P<port>[0-9]*))?
    (?P<path>/[^?#]*)?
    (?:\?(?P<query>[^#]*))?
    (?:\#(?P<fragment>.*))?
    """,
    re.IGNORECASE | re.VERBOSE | re.ASCII,
)
"""RFC 3986, section 3, as far as http and https go."""

_BLANKS = " \t\r\n"
_UNREADABLE = re.compile(r"[\x00-\x20\x7f]")
_USUAL_PORTS = {"http": ("", "80"), "https": ("", "443")}

_TRACKING = frozenset(
    (
        "fbclid gclid gclsrc dclid gbraid wbraid msclkid twclid ttclid yclid igshid li_fat_id mc_cid mc_eid "
        "_ga _gl _hsenc _hsmi mkt_tok vero_id wickedid"
    ).split()
)
"""Parameters that tell who sent a reader, by the names that their makers document; the names of others may mean
anything to the outlet that chose them."""

_TRACKING_PREFIX = "utm_"

_IN_FRAGMENT = ("!", "/")
"""A fragment that begins so names a page of a site that shows all its pages under one address."""


def page_of(url: str | None) -> str | None:
    """The page, as "//host/path?query"; two addresses with the same one are the same page.

    Left out: http or https, the port where it is the usual one, the fragment, parameters that only tell who sent the
    reader (utm_source, fbclid and their like). The host is in lower case. Everything else counts as it stands: "www.",
    a slash at the end, the order of parameters.

    Returns:
        None for what names no article's page: no address of http or https, one that cannot be read, and a site's front
        page, at which other articles stand each day.
    """
    url = (url or "").strip(_BLANKS)
    parts = None if _UNREADABLE.search(url) else _URL.fullmatch(url)
    if parts is None:
        return None
    scheme, port, host = parts["scheme"].lower(), parts["port"] or "", _lowered(parts["host"]).rstrip(".")
    kept = [one for one in (parts["query"] or "").split("&") if one and not _is_tracking(one)]
    fragment = f"#{parts['fragment']}" if (parts["fragment"] or "").startswith(_IN_FRAGMENT) else ""
    path = parts["path"] or "/"
    if not host or (path == "/" and not kept and not fragment):
        return None
    place = host if port in _USUAL_PORTS[scheme] else f"{host}:{port}"
    return f"//{place}{path}{'?' if kept else ''}{'&'.join(kept)}{fragment}"


def _lowered(host: str) -> str:
    """In lower case, where that is beyond doubt."""
    return host.lower() if host.isascii() else host


def _is_tracking(parameter: str) -> bool:
    name = parameter.partition("=")[0].lower()
    return name.startswith(_TRACKING_PREFIX) or name in _TRACKING
