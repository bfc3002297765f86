"""The block of `key: value` lines between `---` lines with which a text file may say what it is.

No YAML: only what a line of the form `key: value` says. A block counts if one of its keys is ours; a rule of dashes,
or a transcript between two rules, stays text.
"""

import re
from dataclasses import dataclass

from ledger.model.problem import Problem
from ledger.readers.values import Found

KEYS = ("outlet", "published", "place", "title", "url", "language")

FENCE = re.compile(r"---[ \t]*(?:\r\n|\r|\n)")
END = re.compile(r"(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|\Z)")
LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
PAIR = re.compile(r"(?P<key>[A-Za-z][\w.-]*)[ \t]*:(?P<value>$|[ \t].*)")
ASIDE = re.compile(r"[ \t]*(?:#.*)?$|[ \t]+\S.*$|-[ \t]+\S.*$")
"""What may stand between the pairs: blank lines, comments, and the lists and folded lines of keys that are not ours."""

MOST_LINES = 100
NULLS = ("", "~", "null")


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """What a block says, and where the text after it starts."""

    end: int
    """Code points up to and with the line end of the closing line; 0 when there is no block."""
    found: tuple[Found, ...] = ()
    problems: tuple[Problem, ...] = ()


def split_front_matter(text: str, *, where: str) -> FrontMatter:
    """The front matter at the very start of this text, if there is any."""
    fence = FENCE.match(text)
    if not fence:
        return FrontMatter(end=0)
    pairs: list[tuple[str, str]] = []
    at = fence.end()
    for _ in range(MOST_LINES):
        if end := END.match(text, at):
            return _block(pairs, end.end(), where) if _is_ours(pairs) else FrontMatter(end=0)
        line = LINE.match(text, at)
        if not line or not line[0]:
            break
        pair = PAIR.match(line[0].rstrip())
        if pair:
            pairs.append((pair["key"].lower(), unquote(pair["value"].strip())))
        elif not ASIDE.match(line[0].rstrip("\r\n")):
            break
        at = line.end()
    return _unclosed(pairs, where) if _is_ours(pairs) else FrontMatter(end=0)


def _is_ours(pairs: list[tuple[str, str]]) -> bool:
    return any(key in KEYS for key, _ in pairs)


def _block(pairs: list[tuple[str, str]], end: int, where: str) -> FrontMatter:
    found = tuple(
        Found(field=key, value=value, origin="front_matter")
        for key, value in pairs
        if key in KEYS and value.lower() not in NULLS
    )
    unknown = ", ".join(sorted({key for key, _ in pairs if key not in KEYS}))
    what = f"front matter keys without a meaning here were passed over: {unknown}; known are {', '.join(KEYS)}"
    problems = (Problem(kind="front_matter_key", where=where, what=what),) if unknown else ()
    return FrontMatter(end=end, found=found, problems=problems)


def _unclosed(pairs: list[tuple[str, str]], where: str) -> FrontMatter:
    what = f"what looks like front matter ({pairs[0][0]}: ...) has no closing --- line and was read as text; close it"
    return FrontMatter(end=0, problems=(Problem(kind="front_matter_unclosed", where=where, what=what),))


def unquote(value: str) -> str:
    """The value without the quotation marks around it, as YAML reads them (escapes and doubled marks)."""
    if len(value) > 1 and value[0] == value[-1] == '"':
        return re.sub(r"\\(.)", r"\1", value[1:-1])
    if len(value) > 1 and value[0] == value[-1] == "'":
        return value[1:-1].replace("''", "'")
    return value
