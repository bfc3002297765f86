"""PostgreSQL killed amid ingests: nothing acknowledged lost, nothing partial, and the message says what to do.

All processes of the server are killed at once at a moment of chance, and it is started again: it recovers from its
own log. It writes through to the disk, as a server does that is not one for tests.
"""

import random
import time
from functools import partial

import psycopg
from children import Child, Ended, Remembered, acknowledged, consume, ingest_by_command, ingested
from contract import breaches
from ledgers import Kept, completion_faults, kept, shortfalls
from postgres import PASSWORD, SUPERUSER, PostgresServer, server
from result import Result, Tally, Task
from stories import Stories, stories

ARTICLES = 30
DURABLE = ("fsync", "full_page_writes", "synchronous_commit")


def run(task: Task) -> Result:
    """Kills the server so often."""
    made, tally = stories(ARTICLES, task.shared, task.folder / "articles"), Tally("server_kills", task.trials)
    remembered, chance = Remembered(made.found), random.Random(5)  # noqa: S311  no secret
    with server() as postgres:
        _make_durable(postgres)
        whole, run_s = _undisturbed(postgres, remembered, made)
        for _ in range(task.trials):
            address = postgres.new_database()
            child = Child(partial(ingest_by_command, remembered, address, [str(made.folder)]))
            time.sleep(chance.uniform(0, run_s))
            postgres.kill()
            ended = child.ended()
            postgres.start()
            names = acknowledged(ended.out, whole)
            tally.count("articles acknowledged", len(names))
            tally.count("the ingest was cut off" if ended.code else "the ingest was done")
            faults = [*_words(ended), *shortfalls(address, names, whole)]
            faults += completion_faults(remembered, made.folder, address, whole)
            tally.trial(faults, f"killed with {len(names)} articles acknowledged")
    return tally.result()


def _make_durable(postgres: PostgresServer) -> None:
    address = postgres.address("postgres", user=SUPERUSER).replace("+psycopg", "")
    with psycopg.connect(address, autocommit=True) as connection:
        for name in DURABLE:
            connection.execute(f"ALTER SYSTEM SET {name} = on")
    postgres.stop()
    postgres.start()


def _undisturbed(postgres: PostgresServer, remembered: Remembered, made: Stories) -> tuple[dict[str, Kept], float]:
    """What an ingest keeps that nothing disturbs, and how many seconds it takes once all is loaded."""
    for _ in range(2):
        address, start = postgres.new_database(), time.monotonic()
        consume(ingested(remembered, address, made.folder))
        run_s = time.monotonic() - start
    return kept(address), run_s


def _words(ended: Ended) -> list[str]:
    """What is wrong with what was said."""
    told = [f"the password is told: {ended.err!r}"] if PASSWORD in ended.err else []
    return [*breaches(ended.code, ended.out, ended.err), *told]
