"""Dates as the tables hold them, the comparison of text, and which claim follows which."""

import pytest

from ledger.store.dating import ceil_second, floor_second, published_interval
from ledger.store.queries.query import fold


@pytest.mark.parametrize(
    ("published", "interval"),
    [
        pytest.param("2014-12-23", ("2014-12-23T00:00:00Z", "2014-12-24T00:00:00Z"), id="a day"),
        pytest.param("2014-12-23T01:00:00+09:00", ("2014-12-22T16:00:00Z", "2014-12-22T16:00:01Z"), id="an instant"),
        pytest.param("2014-12-23T01:00:00", ("2014-12-23T00:00:00Z", "2014-12-24T00:00:00Z"), id="no zone"),
        pytest.param("9999-12-31", None, id="no day after"),
        pytest.param("0001-01-01T00:00:00+09:00", None, id="no day before"),
        pytest.param("yesterday", None, id="no date"),
        pytest.param("", None, id="empty"),
        pytest.param(None, None, id="unknown"),
    ],
)
def test_the_day_or_second_of_publication(published: str | None, interval: tuple[str, str] | None) -> None:
    assert published_interval(published) == interval


def test_fractions_of_a_second_widen_an_interval() -> None:
    assert floor_second("2014-12-22T16:00:00.500000Z") == "2014-12-22T16:00:00Z"
    assert ceil_second("2014-12-22T16:00:59.500000Z") == "2014-12-22T16:01:00Z"
    assert ceil_second("9999-12-31T23:59:59.500000Z") == "9999-12-31T23:59:59Z"


@pytest.mark.parametrize(
    ("one", "other"),
    [("STRASSE", "straße"), ("école", "E\u0301COLE"), (" one\r\n two ", "One two"), ("\u00a0x", "x")],
)
def test_text_that_searches_take_for_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)
