"""Names that a reviewer gives, looked up in the lexicon: letter for letter, capitals apart, never by likeness."""

from ledger.model.problem import NotFoundError, UsageError
from ledger.model.review import name_key
from ledger.review.words import one_line_name

Named = tuple[str, str | None]
"""A name, and the id of whom the lexicon knows by it."""


def look_up(text: str, what: str) -> Named:
    """Whom the reviewer means: by id, or by a name as the lexicon has it; else the name as it was written.

    Nothing is taken for something like it: a reviewer's name is not corrected by the machine.

    Args:
        text: "China", "DPRK", "country:cn", "Jane Doe".
        what: the field, for the message.

    Raises:
        UsageError: when it is no name, or looks like an id that nobody has.
    """
    from ledger.extract.actors import load_gazetteer  # noqa: PLC0415  loading the lexicon takes a moment

    name = one_line_name(text, what)
    if not any(letter.isalnum() for letter in name):
        raise UsageError(f"{what}: {text!r} is no name", todo="write a name, or none")
    gazetteer = load_gazetteer()
    if _is_id(name):
        try:
            actor = gazetteer.actor(name.lower())
        except NotFoundError as fault:
            raise UsageError(f"{what}: nobody has the id {name!r}", todo="`ledger actors` lists the ids") from fault
        return actor.name, actor.id
    if match := gazetteer.exact(name):
        return match.actor.name, match.actor.id
    called = [one for one in gazetteer.actors if name_key(name) in map(name_key, (one.name, *one.aliases))]
    return (called[0].name, called[0].id) if len(called) == 1 else (name, None)


def _is_id(name: str) -> bool:
    kind, colon, rest = name.partition(":")
    return bool(colon and rest) and kind.isalpha() and " " not in name
