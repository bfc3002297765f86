"""Settled drafts to claims: who, on whose behalf, to whom, through whom, when and how much, each with its reason."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ledger.extract.actors import Gazetteer
from ledger.extract.claims.accused import accused_in
from ledger.extract.claims.acts import Said, act_of
from ledger.extract.claims.basis import basis_of
from ledger.extract.claims.consistency import checks_of
from ledger.extract.claims.form import base_of, is_imperative, quote_of
from ledger.extract.claims.gist import Gists
from ledger.extract.claims.hedges import hedges_of
from ledger.extract.claims.onset import set_against_onset
from ledger.extract.claims.speech_events import SpeechEvents, order_of
from ledger.extract.claims.targets import Around, target_of
from ledger.extract.claims.timing import Timing, article_dates
from ledger.extract.claims.workshop import Workshop
from ledger.extract.draft import Draft, Scene
from ledger.extract.measures import Measured, held, measured, narration_claims
from ledger.extract.parse.syntax import spans_of
from ledger.extract.settle import Settled
from ledger.extract.speakers.chains import chain_of
from ledger.extract.speakers.figure import NOBODY, Figure
from ledger.extract.speakers.outlets import outlet_at
from ledger.extract.speakers.unnamed import share_countries
from ledger.model.actor import Anonymity
from ledger.model.claim import Claim, Extraction
from ledger.model.ids import content_id
from ledger.model.problem import Problem
from ledger.model.text import Article, Span

CONFIDENCE = {
    "quotation": 950,
    "quotation-goes-on": 850,
    "quotation-according": 930,
    "quotation-colon": 850,
    "quoting": 900,
    "according": 880,
    "verb-clause": 850,
    "verb-gerund": 800,
    "verb-obj-of": 850,
    "verb-inf": 650,
    "verb-obj-inf": 650,
    "verb-np": 600,
    "narration": 700,
}
"""Per mille, by rule: the share of a rule's claims that a careful reader marks too, rounded; unlisted rules get 500."""


QUOTED = frozenset({"quote", "turn"})
"""Frames of claims in somebody's own words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What has been found out about one draft before its claim is made."""

    figure: Figure
    chain: tuple[str, ...]
    numbers: Sequence[Measured]
    parent: str | None
    """Id of the claim whose content holds it."""
    around: Around
    """Who else is there, as far as a target depends on it."""


def assemble(
    article: Article, scene: Scene, settled: Sequence[Settled], *, gazetteer: Gazetteer, extractor: str
) -> Extraction:
    """The claims, dates and problems of an article, in the order of the text."""
    shop = Workshop(article=article, scene=scene, settled=settled, gazetteer=gazetteer, extractor=extractor)
    numbers = list(measured(scene, shop.timing.expressions))
    inside, loose = held([s.draft.content for s in settled], scene, numbers)
    inside = _with_quoted(settled, inside)
    claims: list[Claim] = []
    drafts: dict[str, Draft] = {}
    ids: dict[int, str] = {}
    numbered: dict[str, Sequence[Measured]] = {}
    figures = _figures(shop)
    chains: dict[int, tuple[str, ...]] = {}
    for index in _parents_first(settled):
        chains[index] = _chain(shop, index, figures, chains)
        parent = settled[index].parent
        known = Known(
            figure=figures[index],
            chain=chains[index],
            numbers=inside.get(index, []),
            parent=ids.get(parent) if parent is not None else None,
            around=_around(settled, index, figures),
        )
        made = list(_claims(shop, settled[index].draft, known))
        drafts |= dict.fromkeys((claim.id for claim in made), settled[index].draft)
        numbered |= dict.fromkeys((claim.id for claim in made), known.numbers)
        ids[index] = made[0].id
        claims += made
    confidence = CONFIDENCE["narration"]
    claims += narration_claims(article, shop.quantities, loose, extractor=extractor, confidence=confidence)
    events = SpeechEvents(scene=scene, drafts=drafts)
    found = _unique(events.running(share_countries(claims)))
    gists = Gists(shop=shop, drafts=drafts, numbers=numbered)
    return Extraction(
        article=article.id,
        extractor=extractor,
        claims=tuple(_finished(sorted(found, key=order_of), shop.timing, gists)),
        dates=article_dates(article, shop.timing.expressions),
        problems=_problems(article, scene),
    )


def _finished(claims: Sequence[Claim], timing: Timing, gists: Gists) -> Iterator[Claim]:
    """The claims with what needs all of them: their checks and their gists. A claim is remade once: it has many fields."""
    onsets = set_against_onset(claims, timing.context.candidates)
    said = gists.of(claims)
    for claim, onset in zip(claims, onsets, strict=True):
        checks = (*checks_of(claim, timing.publication), *onset)
        gist = said.get(claim.id)
        yield replace(claim, checks=checks, gist=gist) if checks or gist is not None else claim


def _unique(claims: Iterable[Claim]) -> Iterator[Claim]:
    seen: set[str] = set()
    for claim in claims:
        if claim.id not in seen:
            seen.add(claim.id)
            yield claim


def _parents_first(settled: Sequence[Settled]) -> list[int]:
    """Indices so that a claim comes after the one that holds it."""

    def depth(index: int) -> int:
        steps, parent = 0, settled[index].parent
        while parent is not None and steps < len(settled):
            steps, parent = steps + 1, settled[parent].parent
        return steps

    return sorted(range(len(settled)), key=lambda i: (depth(i), i))


def _figures(shop: Workshop) -> list[Figure]:
    """The figure behind each draft's source, resolved in the order in which the text names them."""
    figures: list[Figure] = [NOBODY] * len(shop.settled)
    order = sorted(range(len(shop.settled)), key=lambda i: (shop.settled[i].draft.source_head or 0, i))
    for index in order:
        draft = shop.settled[index].draft
        if draft.source_head is not None:
            figures[index] = shop.cast.resolve(draft.source, draft.source_head, label=draft.rule == "turn")
    return figures


def _chain(
    shop: Workshop, index: int, figures: Sequence[Figure], chains: dict[int, tuple[str, ...]]
) -> tuple[str, ...]:
    draft, parent = shop.settled[index].draft, shop.settled[index].parent
    parse = shop.scene.parse
    tokens = sorted({*draft.content, *draft.cue, *draft.source})
    first, last = parse.sentence(draft.head if draft.head is not None else tokens[0])
    sentence, inside = parse.span(first, last), set(draft.content)
    # Only names of the lexicon are looked for outside the content: most sentences have none.
    rest = [t for t in range(first, last + 1) if t not in inside] if shop.bodies.within(sentence) else []
    chain = list(chain_of(parse, draft, shop.bodies, outside=spans_of(parse, rest), sentence=sentence))
    own = figures[index].name
    if parent is not None:
        head = shop.settled[parent].draft.source_head
        unlisted = outlet_at(parse, head, shop.bodies) if head is not None else None
        above = figures[parent].name if figures[parent].is_agency else unlisted
        chain = list(dict.fromkeys([*chain, *([above] if above else []), *chains[parent]]))
    here = set((shop.article.meta.outlet or "").split())
    return tuple(name for name in chain if name != own and not set(name.split()) <= here)


def _around(settled: Sequence[Settled], index: int, figures: Sequence[Figure]) -> Around:
    """Whose direct speech a claim stands in, and who takes the turn after its own."""
    voice, above = None, settled[index].parent
    while above is not None and voice is None:
        voice = figures[above] if settled[above].draft.frame in ("quote", "turn") else None
        above = settled[above].parent
    turns = (i for i in range(index + 1, len(settled)) if settled[i].draft.rule == "turn")
    own = figures[index]
    after = (
        next((figures[i] for i in turns if figures[i] != own), None) if settled[index].draft.rule == "turn" else None
    )
    return Around(speaker=own, voice=voice, answers=after)


def _claims(shop: Workshop, draft: Draft, known: Known) -> Iterator[Claim]:
    """The claim of a draft; one for each party where two countries or bodies share the cue."""
    parties = _parties(shop, draft)
    if not parties:
        yield _claim(shop, draft, known)
    for tokens, party in parties:
        yield _claim(shop, replace(draft, source=tokens), replace(known, figure=party))


def _with_quoted(settled: Sequence[Settled], inside: Mapping[int, list[Measured]]) -> dict[int, list[Measured]]:
    """The numbers of each claim, and for a quotation those it cites: who says "CAIDA counts 79 of 84" says 79 of 84."""
    out = {index: list(found) for index, found in inside.items()}
    for index, found in inside.items():
        parent = settled[index].parent
        if parent is not None and settled[parent].draft.frame in QUOTED:
            out.setdefault(parent, []).extend(found)
    return {index: sorted(found, key=lambda number: number.span) for index, found in out.items()}


def _parties(shop: Workshop, draft: Draft) -> list[tuple[tuple[int, ...], Figure]]:
    """The coordinated bodies of a source ("both the United States and China"), each with its own tokens."""
    parse = shop.scene.parse
    if draft.source_head is None:
        return []
    heads = [draft.source_head]
    while (other := parse.child(heads[-1], "conj")) is not None and other in draft.source:
        heads.append(other)
    if len(heads) == 1:
        return []
    out = []
    for head in heads:
        tokens = [t for t in draft.source if parse.edges[head][0] <= t <= parse.edges[head][1]]
        nested = [t for other in heads if other > head for t in parse.subtree(other)]
        tokens = [t for t in tokens if t not in nested and parse.deps[t] not in ("cc", "preconj", "punct")]
        figure = shop.cast.resolve(tokens, head)
        if figure.actor is None:
            return []
        out.append((tuple(tokens), figure))
    return out if len({f.actor for _, f in out}) == len(out) else []


def _claim(shop: Workshop, draft: Draft, known: Known) -> Claim:
    parse, text, figure = shop.scene.parse, shop.article.text, known.figure
    content_spans, cue_spans, source_spans = (
        spans_of(parse, draft.content),
        spans_of(parse, draft.cue),
        spans_of(parse, draft.source),
    )
    content_spans = content_spans or (parse.span(draft.content[0], draft.content[-1]),)
    parts = tuple(span.of(text) for span in content_spans)
    content = " … ".join(parts)
    after = content + text[content_spans[-1].end : content_spans[-1].end + 2]
    act = act_of(
        draft,
        Said(
            content=after,
            cue=base_of(shop.scene, draft),
            targeted=lambda: _is_targeted(shop, draft, figure),
            imperative=is_imperative(shop.scene, draft),
        ),
    )
    target, target_id = target_of(parse, draft, act, shop.cast, known.around)
    sentence = shop.scene.sentence_span(sorted({*draft.content, *draft.cue}))
    anonymity = figure.anonymity if draft.source_head is not None else Anonymity.IMPERSONAL
    hedges = hedges_of(parse, draft, act)
    measurables = shop.quantities.measurables(known.numbers)
    said, event_time = shop.timing.times(draft, figure)
    key: list[object] = [
        shop.article.id,
        shop.extractor,
        cue_spans,
        content_spans,
        source_spans,
        act.value,
        figure.actor or "",
    ]
    return Claim(
        id=content_id("claim", *key),
        article=shop.article.id,
        outlet=shop.article.meta.outlet,
        act=act,
        quote=quote_of(shop.scene, draft),
        content=content,
        content_parts=parts,
        content_spans=content_spans,
        cue=" ".join(span.of(text) for span in cue_spans) or None,
        cue_spans=cue_spans,
        source=" … ".join(span.of(text) for span in _named(shop, draft, source_spans)) or None,
        source_spans=source_spans,
        speaker=figure.name,
        speaker_id=figure.id,
        actor=figure.actor,
        actor_id=figure.actor_id,
        target=target,
        target_id=target_id,
        chain=known.chain,
        anonymity=anonymity,
        hedges=hedges,
        said=said,
        event_time=event_time,
        measurables=measurables,
        attribution=_attribution(shop, draft, content_spans),
        parent=known.parent,
        basis=basis_of(shop.scene, draft, act, shop.bodies, shop.cues),
        proposition=None,
        incident=None,
        confidence=CONFIDENCE.get(draft.rule, 500),
        rule=draft.rule,
        sentence=sentence.of(text),
        sentence_span=sentence,
        extractor=shop.extractor,
        roll_up=figure.roll_up or tuple(i for i in (figure.actor_id,) if i),
        notes=figure.notes,
    )


def _is_targeted(shop: Workshop, draft: Draft, figure: Figure) -> bool:
    """Whether the content's doer is somebody else than who speaks."""
    accused, accused_id = accused_in(shop.scene.parse, draft.content, shop.bodies)
    return accused is not None and accused_id not in figure.roll_up


def _named(shop: Workshop, draft: Draft, whole: tuple[Span, ...]) -> tuple[Span, ...]:
    """The source without the "who" that stands for it beside the cue; `whole` are all its places."""
    parse = shop.scene.parse
    if not any(parse.tags[t].startswith("W") for t in draft.source):
        return whole
    held = set(draft.source)
    return spans_of(parse, [t for t in draft.source if t + 1 in held or not parse.tags[t].startswith("W")])


def _attribution(shop: Workshop, draft: Draft, content: Sequence[Span]) -> str:
    """One id for the sentences of one quotation or turn, the clauses of one cue, and the parties that share it."""
    place = [shop.scene.parse.starts[token] for token in draft.cue]
    if draft.frame == "turn":
        return content_id("attribution", shop.article.id, "turn", shop.scene.parse.starts[draft.source[0]])
    shared = draft.frame if draft.frame in ("quote", "clause") and place else content
    return content_id("attribution", shop.article.id, place, shared)


def _problems(article: Article, scene: Scene) -> tuple[Problem, ...]:
    """What was odd about the text: marks without a partner."""
    stray = scene.quotations.stray
    if not stray:
        return ()
    what = f"{len(stray)} quotation mark{'s' if len(stray) > 1 else ''} without a partner; the words after each were read as unquoted"
    return (Problem(kind="stray_quote", where=article.origin, what=what, span=(stray[0], stray[0] + 1)),)
