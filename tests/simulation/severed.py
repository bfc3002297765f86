"""A line to a server that is cut the moment certain bytes pass."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress


class Line:
    """Listens on a port of this machine and passes everything on, both ways, until it is cut."""

    def __init__(self, target: int, signal: bytes, *, passes: bool) -> None:
        self._target, self._signal, self._passes = target, signal, passes
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._armed = threading.Event()
        self.port: int = self._listening.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def arm(self) -> None:
        """Cuts the line with the next such bytes."""
        self._armed.set()

    def close(self) -> None:
        """Takes no more connections."""
        self._listening.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listening.accept()
                server = socket.create_connection(("127.0.0.1", self._target))
                for one, other, is_request in ((client, server, True), (server, client, False)):
                    threading.Thread(target=self._pass, args=(one, other, is_request), daemon=True).start()

    def _pass(self, source: socket.socket, target: socket.socket, is_request: bool) -> None:  # noqa: FBT001
        with suppress(OSError):
            while data := source.recv(65536):
                if is_request and self._armed.is_set() and self._signal in data:
                    self._cut(source, target, data)
                    return
                target.sendall(data)
        for end in (source, target):
            end.close()

    def _cut(self, client: socket.socket, server: socket.socket, data: bytes) -> None:
        """Cuts towards the client first, so that no answer comes through; then tells the server or does not."""
        client.shutdown(socket.SHUT_RDWR)
        if self._passes:
            server.sendall(data)
        server.shutdown(socket.SHUT_WR)


@contextmanager
def severing(target: int, signal: bytes, *, passes: bool) -> Iterator[Line]:
    """A line to this port that, once armed, is cut when these bytes are sent to the server.

    Args:
        target: the server's port on this machine.
        signal: the bytes.
        passes: whether the server still gets them.
    """
    line = Line(target, signal, passes=passes)
    try:
        yield line
    finally:
        line.close()
