"""Which addresses are those of the same page."""

import pytest

from ledger.store.articles.page import page_of

STORY = "https://herald.example/2031/03/cable-cut"


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("http://herald.example/2031/03/cable-cut", id="http"),
        pytest.param("https://HERALD.example:443/2031/03/cable-cut", id="host in capitals, port"),
        pytest.param(STORY + "#comments", id="fragment"),
        pytest.param(STORY + "?utm_source=rss&utm_medium=feed", id="campaign"),
        pytest.param(STORY + "?fbclid=IwAR0&UTM_Campaign=x#top", id="click"),
        pytest.param(f"  {STORY}\n", id="blanks around it"),
        pytest.param(STORY + "?", id="empty query"),
        pytest.param("https://reader@herald.example./2031/03/cable-cut", id="a user, and a dot at the end"),
    ],
)
def test_however_it_was_shared_it_is_the_same_page(url: str) -> None:
    assert page_of(url) == page_of(STORY) == "//herald.example/2031/03/cable-cut"


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("https://www.herald.example/2031/03/cable-cut", id="www"),
        pytest.param("https://herald.example:8443/2031/03/cable-cut", id="another port"),
        pytest.param("https://herald.example/2031/03/Cable-Cut", id="capitals in the path"),
        pytest.param(STORY + "/", id="a slash"),
        pytest.param(STORY + "?page=2", id="a parameter"),
        pytest.param(STORY + "?ref=home", id="a parameter that may mean anything"),
        pytest.param(STORY + "#!/2", id="a page in the fragment"),
    ],
)
def test_what_may_be_another_page_is_one(url: str) -> None:
    assert page_of(url) not in (None, page_of(STORY))


def test_the_order_of_parameters_counts_and_what_is_kept_stays_as_it_is() -> None:
    assert page_of(STORY + "?id=7&utm_id=3&v=%C3%A9") == "//herald.example/2031/03/cable-cut?id=7&v=%C3%A9"
    assert page_of(STORY + "?a=1&b=2") != page_of(STORY + "?b=2&a=1")
    assert page_of("https://herald.example/?p=7") == "//herald.example/?p=7"


@pytest.mark.parametrize(
    "url",
    [
        None, "", "cable-cut", "herald.example/x", "ftp://herald.example/x", "file:///home/x/a.html", "https:///x",
        "https://herald.example", "https://herald.example/", "https://herald.example/?utm_source=x", "http://[::1/x",
        "http://herald.example:port/x", "http://herald.example/x\x00y", "http://herald.example/x y",
    ],
)  # fmt: skip
def test_what_names_no_page(url: str | None) -> None:
    assert page_of(url) is None
