"""Proof bundles changed in one place: the small program that checks them refuses every one.

Every value in a bundle is changed once and every field lost once; parts of one bundle are put into another, keys are
others; then bits are flipped and bytes are lost anywhere in the file. What says the same in other JSON is no change.
"""

import json
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from contract import done_here
from damage import damaged
from filled import filled
from ledgers import in_memory
from result import Result, Tally, Task

from ledger import custody
from ledger.log import verify_claim
from ledger.log.keys import SigningKey
from ledger.store.queries.query import ClaimQuery
from ledger.store.reading import open_reader

CLAIMS = 3
"""Whose bundles are changed."""
PLAIN_SHARE = 25
"""One mutation in so many is also given to the program as it is sent out, run by itself."""

Path_ = tuple[str | int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutation:
    """A changed bundle, or the same one with another key."""

    what: str
    data: bytes
    key: str


def run(task: Task) -> Result:
    """Has so many mutations checked, evenly spread over all ways to change a bundle."""
    address, chance = str(filled(task, "ledger")), random.Random(5)  # noqa: S311  no secret
    (key,) = custody.signers(address)
    with open_reader(address) as reader:
        names = [entry.claim.id for entry in reader.iter_claims(ClaimQuery(limit=CLAIMS))]
    bundles = [custody.prove(address, name) for name in names]
    tally = Tally("bundles", task.trials)
    with tempfile.TemporaryDirectory(dir=in_memory()) as folder:
        proof, program = Path(folder, "proof.json"), Path(folder, "verify_claim.py")
        program.write_text(custody.checker(), "utf-8")
        for bundle in bundles:
            proof.write_bytes(_written(bundle))
            assert done_here([str(proof), key], verify_claim.main).code == 0
            assert _alone(program, proof, key) == 0
        for number, mutation in enumerate(_chosen(bundles, key, task.trials, chance)):
            proof.write_bytes(mutation.data)
            ended = done_here([str(proof), mutation.key], verify_claim.main)
            faults = [] if ended.code in {1, 2} else [f"exit code {ended.code}: {ended.out[:80]}{ended.err[-300:]}"]
            faults += [] if len(ended.err.splitlines()) == 1 else [f"not one line: {ended.err[-300:]!r}"]
            if number % PLAIN_SHARE == 0 and _alone(program, proof, mutation.key) != ended.code:
                faults.append("run by itself it ends otherwise")
            tally.count(f"{mutation.what}: tried")
            tally.count(f"{mutation.what}: refused", not faults)
            tally.trial(faults, f"{mutation.what}, number {number}")
    return tally.result()


def _alone(program: Path, proof: Path, key: str) -> int:
    """The exit code of the program where nothing else of ours can be imported."""
    command = [sys.executable, "-I", str(program), str(proof), key]
    return subprocess.run(command, check=False, capture_output=True, cwd=program.parent).returncode


def _written(bundle: Any) -> bytes:
    return json.dumps(bundle, ensure_ascii=False).encode()


def _chosen(bundles: Sequence[Any], key: str, most: int, chance: random.Random) -> Iterator[Mutation]:
    """Half of them values and parts that were changed, half bytes."""
    changed = [*_changed_values(bundles[0], key), *_exchanged_parts(bundles, key), *_other_keys(bundles[0])]
    count = min(most // 2, len(changed))
    yield from (changed[number * len(changed) // count] for number in range(count))
    data = _written(bundles[0])
    left = most - count
    while left:
        harmed = damaged(data, chance)
        if not _says_the_same(harmed, bundles[0]):
            left -= 1
            yield Mutation(what="bytes damaged", data=harmed, key=key)


def _says_the_same(data: bytes, bundle: Any) -> bool:
    try:
        return bool(json.loads(data) == bundle)
    except ValueError:
        return False


def _changed_values(bundle: Any, key: str) -> Iterator[Mutation]:
    for place in _places(bundle, ()):
        value = _at(bundle, place)
        if not isinstance(value, dict | list):
            yield Mutation(what="a value changed", data=_written(_with(bundle, place, _other(value))), key=key)
        if isinstance(place[-1], str):
            yield Mutation(what="a field lost", data=_written(_without(bundle, place)), key=key)


def _places(value: Any, above: Path_) -> Iterator[Path_]:
    """Where there is something in the bundle, at whatever depth."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, item in inner:
        yield (*above, name)
        yield from _places(item, (*above, name))


def _other(value: Any) -> Any:
    """A value of the same type that is another one."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1
    if value is None:
        return "x"
    middle = len(value) // 2
    return value[:middle] + ("B" if value[middle : middle + 1] == "A" else "A") + value[middle + 1 :]


def _at(bundle: Any, place: Path_) -> Any:
    for name in place:
        bundle = bundle[name]
    return bundle


def _with(bundle: Any, place: Path_, value: Any) -> Any:
    changed = deepcopy(bundle)
    _at(changed, place[:-1])[place[-1]] = value
    return changed


def _without(bundle: Any, place: Path_) -> Any:
    changed = deepcopy(bundle)
    del _at(changed, place[:-1])[place[-1]]
    return changed


def _exchanged_parts(bundles: Sequence[Any], key: str) -> Iterator[Mutation]:
    """Each field of one bundle from another one, where it says something else there."""
    for other in bundles[1:]:
        for name, value in other.items():
            if value != bundles[0][name]:
                data = _written(bundles[0] | {name: value})
                yield Mutation(what="a part of another bundle", data=data, key=key)


def _other_keys(bundle: Any) -> Iterator[Mutation]:
    """The untouched bundle, checked with a key that did not sign it."""
    for _ in range(5):
        key = SigningKey.generate("attribution-ledger").verifier.text
        yield Mutation(what="another key", data=_written(bundle), key=key)
