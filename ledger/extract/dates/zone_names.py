"""Zones by the names that news texts use, as IANA names or fixed offsets; several where the name is ambiguous."""

from typing import Final

ABBREVIATIONS: Final[dict[str, tuple[str, ...]]] = {
    "UTC": ("UTC",), "GMT": ("UTC",), "UT": ("UTC",), "UCT": ("UTC",),
    "EST": ("-05:00",), "EDT": ("-04:00",), "ET": ("America/New_York",),
    "CST": ("-06:00", "Asia/Shanghai"), "CDT": ("-05:00",), "CT": ("America/Chicago",),
    "MST": ("-07:00",), "MDT": ("-06:00",), "MT": ("America/Denver",),
    "PST": ("-08:00",), "PDT": ("-07:00",), "PT": ("America/Los_Angeles",),
    "AKST": ("-09:00",), "AKDT": ("-08:00",), "HST": ("-10:00",), "AST": ("-04:00", "+03:00"), "ADT": ("-03:00",),
    "WET": ("+00:00",), "WEST": ("+01:00",), "BST": ("+01:00",), "CET": ("+01:00",), "CEST": ("+02:00",),
    "EET": ("+02:00",), "EEST": ("+03:00",), "MSK": ("Europe/Moscow",), "TRT": ("+03:00",),
    "KST": ("+09:00",), "JST": ("+09:00",), "HKT": ("+08:00",), "SGT": ("+08:00",), "MYT": ("+08:00",),
    "PHT": ("+08:00",), "WIB": ("+07:00",), "ICT": ("+07:00",), "PKT": ("+05:00",), "NPT": ("+05:45",),
    "IST": ("+05:30", "+02:00", "+01:00"), "IRST": ("+03:30",), "IDT": ("+03:00",), "GST": ("+04:00",),
    "AEST": ("+10:00",), "AEDT": ("+11:00",), "ACST": ("+09:30",), "AWST": ("+08:00",),
    "NZST": ("+12:00",), "NZDT": ("+13:00",),
    "SAST": ("+02:00",), "EAT": ("+03:00",), "CAT": ("+02:00",), "WAT": ("+01:00",),
    "BRT": ("-03:00",), "ART": ("-03:00",), "CLT": ("-04:00",), "VET": ("-04:00", "-04:30"), "COT": ("-05:00",),
}  # fmt: skip
"""Abbreviations in capitals. "KST" was used for Pyongyang too while both kept +09:00."""

NAMED: Final[dict[str, tuple[str, ...]]] = {
    "eastern": ("America/New_York",),
    "central": ("America/Chicago",),
    "mountain": ("America/Denver",),
    "pacific": ("America/Los_Angeles",),
    "greenwich": ("UTC",),
    "universal": ("UTC",),
    "central european": ("Europe/Paris",),
    "eastern european": ("Europe/Helsinki",),
    "western european": ("Europe/Lisbon",),
    "british": ("Europe/London",),
    "korea": ("Asia/Seoul",),
    "korean": ("Asia/Seoul",),
    "japan": ("Asia/Tokyo",),
    "china": ("Asia/Shanghai",),
    "indian": ("Asia/Kolkata",),
    "australian eastern": ("Australia/Sydney",),
}
"""Names that stand before "time" or "standard time"."""

STANDARD_OFFSETS: Final[dict[tuple[str, str], str]] = {
    ("eastern", "standard"): "-05:00",
    ("eastern", "daylight"): "-04:00",
    ("central", "standard"): "-06:00",
    ("central", "daylight"): "-05:00",
    ("mountain", "standard"): "-07:00",
    ("mountain", "daylight"): "-06:00",
    ("pacific", "standard"): "-08:00",
    ("pacific", "daylight"): "-07:00",
    ("british", "summer"): "+01:00",
    ("central european", "summer"): "+02:00",
    ("central european", "standard"): "+01:00",
}
"""Names with the half of the year spelt out: a fixed offset."""
