"""The notation of the grammar: patterns over classes of words, compiled to regular expressions.

A text is read once into tokens; each token becomes one character (its class), so that a rule is a small regular
expression over a string as long as the text has words. In a rule,

* `ago` is the word "ago" in any case;
* `'.` is the sign after the quote;
* `MONTH` is a term: a class, or a pattern of its own;
* `day=DAYNUM` and `zone=( ... )` name what they match;
* `( ) | ? {m,n} (?! (?= (?<! (?<= (?:` mean what they mean in Python's `re`.

Repetition is bounded everywhere, so matching takes time linear in the text.
"""

import re
from typing import Final

_FIRST: Final = 0x4E00
"""Classes are written in a block of plain letters without case or meaning for `re`."""

_PIECE: Final = re.compile(
    r"(?P<space>\s+)|'(?P<sign>.)|(?P<alias>[a-z_0-9]+)=|(?P<term>[A-Z][A-Z0-9_]*)|(?P<word>[^\W\d_]+)"
    r"|(?P<op>\(\?<?[!=:]|[()|?]|\{\d*,?\d+\})"
)


class Alphabet:
    """Gives each class of words its character; a word of the vocabulary is a class of its own."""

    def __init__(self) -> None:
        self._chars: dict[str, str] = {}

    def char(self, name: str) -> str:
        """The character of a class (upper case) or of a word or sign (lower case), given at first use."""
        return self._chars.setdefault(name, chr(_FIRST + len(self._chars)))

    def known(self, name: str) -> str | None:
        """The character of a class or word that has one."""
        return self._chars.get(name)


ALPHABET: Final = Alphabet()


class Notation:
    """Compiles patterns, given what each term stands for."""

    def __init__(self, classes: dict[str, frozenset[str]], patterns: dict[str, str]) -> None:
        """Take the terms.

        Args:
            classes: term -> the words and classes that it covers.
            patterns: term -> a pattern in this notation; it may use the terms of `classes` and those before it.
        """
        self._terms = {name: self._charset(members) for name, members in classes.items()}
        for name, pattern in patterns.items():
            self._terms[name] = f"(?:{self.translate(pattern)})"

    def compile(self, pattern: str) -> re.Pattern[str]:
        """The regular expression over class characters for a pattern."""
        return re.compile(self.translate(pattern))

    def translate(self, pattern: str) -> str:
        """The source of that regular expression.

        Raises:
            ValueError: on what is no notation.
        """
        out: list[str] = []
        alias, at = "", 0
        while at < len(pattern):
            piece = _PIECE.match(pattern, at)
            if piece is None:
                raise ValueError(f"no notation at {pattern[at : at + 20]!r}")
            at = piece.end()
            if piece["alias"]:
                alias = piece["alias"]
                continue
            out.append(self._piece(piece, alias))
            alias = ""
        return "".join(out)

    def _piece(self, piece: re.Match[str], alias: str) -> str:
        if piece["space"]:
            return ""
        if piece["op"]:
            return f"(?P<{alias}>" if alias else piece["op"]
        if piece["term"]:
            body = self._terms.get(piece["term"]) or ALPHABET.char(piece["term"])
        else:
            body = ALPHABET.char(piece["word"] or piece["sign"])
        return f"(?P<{alias}>{body})" if alias else body

    @staticmethod
    def _charset(members: frozenset[str]) -> str:
        return "[" + "".join(sorted(ALPHABET.char(member) for member in members)) + "]"
