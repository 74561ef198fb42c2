"""The server of the preview: HTTP on this machine, one scene after another.

Every request is answered from the scene of the moment (``preview_pages``); a page that is open in
a browser is told of the next one through an event stream. A request that names another host is
refused, so that no web site can read the preview through a name that it lets point here.
"""

import os
import socket
import socketserver
import sys
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from threading import Condition
from urllib.parse import parse_qs, urlsplit

from entente.commands.preview_pages import (
    RESERVED,
    TYPES,
    Answer,
    Scene,
    answer_to,
    policy_of,
    state_of,
)

__all__ = ["PreviewServer", "is_ours"]

CHANGES = f"{RESERVED}changes"
HEARTBEAT = 15
"""Seconds after which a silent stream says that it is alive; a closed one is noticed by it."""


class PreviewServer(ThreadingHTTPServer):
    """Serves the present scene and tells open pages of the next."""

    daemon_threads = True
    # On Windows the option would let two programs listen on one port.
    allow_reuse_address = os.name == "posix"

    def __init__(self, host: str, port: int, scene: Scene) -> None:
        """Listen.

        Raises:
            OSError: the port is taken, or the host is not this machine's.

        """
        self.host = host
        self.scene = scene
        self.scenes = 1
        self.next_scene = Condition()
        self.address_family = socket.AF_INET6 if ":" in host else self.address_family
        super().__init__((host, port), Request)

    def server_bind(self) -> None:
        """Bind without asking the network for this machine's name, which can take seconds."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = self.host, self.server_address[1]

    def show(self, scene: Scene) -> None:
        """Show another scene, and tell every open page."""
        with self.next_scene:
            self.scene = scene
            self.scenes += 1
            self.next_scene.notify_all()

    def handle_error(self, request: object, client_address: object) -> None:
        """Pass over a browser that hung up; report everything else."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class Request(BaseHTTPRequestHandler):
    """One request."""

    server: PreviewServer
    timeout = 60

    def do_HEAD(self) -> None:
        """Answer as to GET, without the body."""
        self.do_GET()

    def do_GET(self) -> None:
        """Answer with a page, a file or the stream of changes."""
        if not is_ours(self.headers.get("Host", ""), self.server.host):
            self.send(Answer(421, TYPES["txt"], b"This preview answers to its own address only.\n"))
        elif urlsplit(self.path).path == CHANGES and self.command == "GET":
            self.stream()
        else:
            self.send(answer_to(urlsplit(self.path).path, self.server.scene))

    def send(self, answer: Answer) -> None:
        """Send an answer."""
        self.begin(answer.status, answer.type)
        self.send_header("Content-Length", str(len(answer.body)))
        self.send_header("Content-Security-Policy", policy_of(answer))
        if answer.location:
            self.send_header("Location", answer.location)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.body)

    def stream(self) -> None:
        """Send the state of one page, now and whenever there is a new scene."""
        page = parse_qs(urlsplit(self.path).query).get("page", ["/"])[0]
        self.begin(HTTPStatus.OK, "text/event-stream")
        self.end_headers()
        seen = 0
        while True:
            with self.server.next_scene:
                if self.server.scenes == seen:
                    self.server.next_scene.wait(HEARTBEAT)
                fresh = self.server.scenes != seen
                seen, scene = self.server.scenes, self.server.scene
            line = f"data: {state_of(page, scene)}\n\n" if fresh else ": still here\n\n"
            self.wfile.write(line.encode())

    def begin(self, status: int, media_type: str) -> None:
        """Send the head that all answers share."""
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")

    def version_string(self) -> str:
        """Name the server; Python's version is nobody's business."""
        return "Entente"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name it has
        """Keep the terminal for builds and problems."""


def is_ours(given: str, host: str) -> bool:
    """Whether a Host header names this server: localhost, an address in figures, or its host.

    A web site can let its own name point at 127.0.0.1 and read what answers there; it cannot
    make a browser send a name that it does not own.

    Args:
        given: with or without a port.
        host: that the server was told to listen on.

    """
    name = name_of(given)
    if name in {"localhost", host.lower()}:
        return bool(name)
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def name_of(given: str) -> str:
    """Return the name in a Host header; empty where there is none to be read."""
    try:
        return urlsplit(f"//{given}").hostname or ""
    except ValueError:
        return ""
