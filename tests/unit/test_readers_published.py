"""Dates of publication: strict as an option, tolerant in files."""

import pytest

from ledger.model.problem import UsageError
from ledger.readers.published import check_published, parse_published


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2014-12-23", "2014-12-23"),
        ("2014-12-23T10:05:00Z", "2014-12-23T10:05:00Z"),
        ("2014-12-23T10:05+08:00", "2014-12-23T10:05:00+08:00"),
        ("2014-12-23 10:05:00 +0800", "2014-12-23T10:05:00+08:00"),
        ("2014-12-23T10:05:00.000-0500", "2014-12-23T10:05:00-05:00"),
        ("20141223T100500Z", "2014-12-23T10:05:00Z"),
        ("2014-12-23T10:05", "2014-12-23"),
        ("20141223100500", "2014-12-23"),
        ("Tue, 23 Dec 2014 10:05:00 GMT", "2014-12-23T10:05:00Z"),
        ("Tue, 23 Dec 2014 10:05:00 EST", "2014-12-23T10:05:00-05:00"),
        ("December 23, 2014", "2014-12-23"),
        ("Tuesday, Dec. 23rd, 2014 10:05 AM", "2014-12-23"),
        ("23 December 2014", "2014-12-23"),
        ("2014/12/23", "2014-12-23"),
        ("2014年12月23日 10:05", "2014-12-23"),
        ("12/23/2014", "2014-12-23"),
        ("1419300000", "2014-12-23T02:00:00Z"),
        ("12/06/2014", None),
        ("2014", None),
        ("yesterday", None),
        ("February 30, 2014", None),
        ("Dec. 23, 2014, updated Dec. 24, 2014", None),
        ("0001-01-01T00:00+14:00", None),
    ],
)
def test_files_give_dates_in_many_forms(text: str, expected: str | None) -> None:
    """A time without an offset is left out, and what could be two dates is none."""
    assert parse_published(text) == expected


@pytest.mark.parametrize("text", ["tomorrow", "2014-13-01", "2014", "December 23, 2014", "2014-12-23T10:05"])
def test_the_option_takes_iso_only(text: str) -> None:
    """--published says the form it wants."""
    with pytest.raises(UsageError, match="2014-12-23T10:05"):
        check_published(text)


def test_the_option_has_one_form() -> None:
    """Two spellings of one instant are one value, so that giving it again changes nothing."""
    assert (
        check_published("2014-12-23T10:05Z") == check_published("2014-12-23T10:05:00+00:00") == "2014-12-23T10:05:00Z"
    )
