"""The dateline at the head of a story, and what is none."""

import pytest

from ledger.readers.dateline import find_dateline

STORY = "The ministry denied on Tuesday that it had any part in the outage."

Parts = tuple[str | None, str | None, int | None, int | None, int | None]


def parts(text: str) -> Parts | None:
    found = find_dateline(text)
    return (found.place, found.agency, found.month, found.day, found.year) if found else None


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("BEIJING, Dec. 23 (Xinhua) -- ", ("Beijing", "Xinhua", 12, 23, None)),
        ("WASHINGTON — ", ("Washington", None, None, None, None)),
        ("WASHINGTON, D.C. — ", ("Washington, D.C.", None, None, None, None)),
        ("SEOUL, South Korea (AP) - ", ("Seoul, South Korea", "AP", None, None, None)),
        ("PYONGYANG, December 27 (KCNA) -- ", ("Pyongyang", "KCNA", 12, 27, None)),
        ("(Reuters) - ", (None, "Reuters", None, None, None)),
        ("Dec 23 (Reuters) - ", (None, "Reuters", 12, 23, None)),
        ("MOSCOW, 12 January — ", ("Moscow", None, 1, 12, None)),
        ("MOSCOW. Dec 23 (Interfax) - ", ("Moscow", "Interfax", 12, 23, None)),
        ("MOSCOW, December 23. /TASS/. ", ("Moscow", "TASS", 12, 23, None)),
        ("Beijing, 23 December – ", ("Beijing", None, 12, 23, None)),
        ("Seoul (AFP) - ", ("Seoul", "AFP", None, None, None)),
        ("BEIJING/WASHINGTON, Dec 23 (Reuters) - ", ("Beijing", "Reuters", 12, 23, None)),
        ("UNITED NATIONS, Dec. 22, 2014 (AP) — ", ("United Nations", "AP", 12, 22, 2014)),
        ("PORT-AU-PRINCE, Haiti — ", ("Port-au-Prince, Haiti", None, None, None, None)),
        ("NEW YORK -- ", ("New York", None, None, None, None)),
        ("NEW DELHI, Dec 23 (PTI): ", ("New Delhi", "PTI", 12, 23, None)),
        ("HONOLULU (AP) _ ", ("Honolulu", "AP", None, None, None)),
        ("BRUSSELS, 23 Dec (EFE).- ", ("Brussels", "EFE", 12, 23, None)),
        ("LONDON, UK — ", ("London, UK", None, None, None, None)),
        ("(Beijing) – ", ("Beijing", None, None, None, None)),
        ("Washington (CNN) ", ("Washington", "CNN", None, None, None)),
        ("**BEIJING, Dec. 23 (Xinhua) --** ", ("Beijing", "Xinhua", 12, 23, None)),
    ],
)
def test_a_dateline_gives_place_agency_and_day(head: str, expected: Parts) -> None:
    """The forms that agencies use; the span ends where the story begins."""
    text = head + STORY
    found = find_dateline(text)
    assert parts(text) == expected
    assert found is not None
    assert text[found.span.end :] == STORY


@pytest.mark.parametrize(
    "above",
    [
        "Outage ends after nine hours\n\n",
        "Outage ends\r\nBy Jane Doe and Li Wei\r\n\r\n",
        "# Outage ends\n\n*By Jane Doe*\n\nUpdated 10:05 a.m.\n\n",
    ],
)
def test_it_is_found_below_title_and_byline(above: str) -> None:
    """Title and byline come first in many files; offsets count from the text's beginning."""
    text = f"{above}BEIJING, Dec. 23 (Xinhua) -- {STORY}"
    found = find_dateline(text)
    assert found is not None
    assert found.span.of(text) == "BEIJING, Dec. 23 (Xinhua) -- "


@pytest.mark.parametrize(
    "text",
    [
        f"WASHINGTON POST hit by intruders. {STORY}",
        "STUDIO HACK — what we know so far",
        "NORTH KOREA – A TIMELINE",
        f"BREAKING - {STORY}",
        f"SONY — {STORY}",
        f"GUARDIANS OF PEACE — {STORY}",
        f"(Analysis) – {STORY}",
        f"UPDATE 1-North Korea is offline. {STORY}",
        "North Korea outage — China denies any role",
        f"China: {STORY}",
        f"CHINA: {STORY}",
        "Sony (SNE) - Shares fell on Monday.",
        "CHINA DENIES ROLE IN OUTAGE",
        "Q: Did China do it?\nA: No.",
        "On Dec. 23 China — the neighbour — denied it.",
        "BEIJING, Dec. 35 (Xinhua) -- No such day.",
        "Tuesday — The ministry said so.",
        f"The outage lasted for nine hours, an official of the ministry said.\nBEIJING, Dec. 23 (Xinhua) -- {STORY}",
        "",
    ],
)
def test_headlines_and_sentences_are_no_datelines(text: str) -> None:
    """What could be a headline, a transcript or a sentence is left alone; so is what follows the first sentence."""
    assert find_dateline(text) is None


def test_a_line_with_a_date_alone_gives_the_day_and_the_year() -> None:
    """December 23, 2014 stands above a dateline that has no year."""
    assert parts(f"Outage\n\nPublished: December 23, 2014\n\n{STORY}") == (None, None, 12, 23, 2014)
    assert parts(f"Dec. 23, 2014\n\nBEIJING, Dec. 22 (Xinhua) -- {STORY}") == ("Beijing", "Xinhua", 12, 22, 2014)
    assert parts(f"Jan. 1, 2015\n\nBEIJING, Dec. 31 (Xinhua) -- {STORY}") == ("Beijing", "Xinhua", 12, 31, 2014)
