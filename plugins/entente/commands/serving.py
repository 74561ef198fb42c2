"""``publish.py serve``: build, serve, watch, and show in the browser what is wrong.

The flow, over and over::

    changes → run_build → panel of its problems, if any → Scene → PreviewServer.show

While a build comes to grief the last good site stays up, below the panel.
"""

import signal
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from queue import Empty
from threading import Thread
from time import monotonic
from urllib.parse import urlsplit

from entente.checking.panel import failure_panel, problem_panel
from entente.checking.terminal import counted, text_report
from entente.checking.visible import visible
from entente.commands.building import Outcome, run_build
from entente.commands.preview_pages import Scene
from entente.commands.preview_server import PreviewServer
from entente.files.watching import Changes, watched
from entente.pipeline.assembly import lines_of

__all__ = ["Preview", "ServingError", "serve"]

WAIT = 0.5
"""Seconds within which Ctrl+C is heard."""
EVERY_INTERFACE = {"", "0.0.0.0", "::"}  # noqa: S104 - to recognise it, not to listen there


class ServingError(Exception):
    """The preview cannot listen; as a string: why, and what to do."""

    exitcode = 2


@dataclass(frozen=True, slots=True)
class Preview:
    """What is previewed, and where."""

    command: tuple[str, ...]
    """Builds into ``output``; see ``run_build``."""
    content: Path
    output: Path
    """The preview's own folder, so that the published site stays as it was published."""
    base_url: str
    """Of the site when published; the preview has the same path."""
    folders: tuple[Path, ...]
    """Watched with all that is in them."""
    files: tuple[Path, ...]
    """Watched singly."""
    host: str
    port: int
    """0: any that is free."""


def serve(preview: Preview, say: Callable[[str], None], *, colour: bool) -> None:
    """Serve until interrupted.

    Args:
        preview: what and where.
        say: writes to the terminal.
        colour: whether reports are marked up for a terminal.

    Raises:
        ServingError: the port is taken, or the host is not this machine's.

    """
    scene = Scene(preview.output, urlsplit(preview.base_url).path.rstrip("/"), "")
    try:
        server = PreviewServer(preview.host, preview.port, scene)
    except OSError as error:
        raise ServingError(
            f"The preview cannot listen on {preview.host}, port {preview.port} "
            f"({(error.strerror or str(error)).lower()}). Is another one running? "
            f"Choose another port: publish.py serve --port {preview.port + 1}"
        ) from None
    # What a supervisor sends ends the preview as Ctrl+C does.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with server, suppress(KeyboardInterrupt):
        changes = watched(preview.folders, preview.files)
        server.scene = built(preview, scene, say, colour=colour)
        Thread(target=server.serve_forever, daemon=True).start()
        say(f"{address(preview.host, server.server_port)}{scene.base}/ follows what you save. ")
        say("Ctrl+C ends it.\n")
        while True:
            say(f"\n{what_changed(changes, preview.content)}: ")
            server.show(built(preview, server.scene, say, colour=colour))
    say("\n")


def address(host: str, port: int) -> str:
    """Return where a browser on this machine finds the server."""
    name = "localhost" if host in EVERY_INTERFACE | {"127.0.0.1", "::1"} else host
    return f"http://{f'[{name}]' if ':' in name else name}:{port}"


def built(preview: Preview, scene: Scene, say: Callable[[str], None], *, colour: bool) -> Scene:
    """Build once, say how it went, and return what there is to see now."""
    begun = monotonic()
    outcome = run_build(preview.command)
    if outcome.status == 0:
        warnings = outcome.said.strip()
        say(f"built in {monotonic() - begun:.1f} s\n" + (f"{warnings}\n" if warnings else ""))
        return replace(scene, panel="")
    return replace(scene, panel=panel_of(outcome, preview.content, say, colour=colour))


def panel_of(outcome: Outcome, content: Path, say: Callable[[str], None], *, colour: bool) -> str:
    """Say what went wrong, and return the panel that says the same."""
    if not outcome.problems:
        say(f"the build failed\n{outcome.said}\nThe last good site stays up.\n")
        return failure_panel(outcome.said)
    lines = lines_of(content)
    say(f"not built\n\n{text_report(outcome.problems, lines, colour=colour)}")
    say("Nothing was published; the last good site stays up.\n")
    return problem_panel(outcome.problems, lines)


def next_of(changes: Changes) -> frozenset[str]:
    """Wait for the next changes, in short stretches.

    A wait without an end is deaf to Ctrl+C on Windows, and everywhere to a signal that comes in
    the instant before it begins.
    """
    while True:
        with suppress(Empty):
            return changes.get(timeout=WAIT)


def what_changed(changes: Changes, content: Path) -> str:
    """Wait for changes, and return which file it was, or how many."""
    found = set(next_of(changes))
    while not changes.empty():
        found |= changes.get()
    if len(found) > 1:
        return counted(len(found), "file")
    path = Path(found.pop())
    inside = path.is_relative_to(content.parent)
    return visible(path.relative_to(content.parent).as_posix() if inside else path.name)
