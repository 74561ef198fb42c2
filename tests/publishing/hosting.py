"""GitHub Pages on this machine: packed as its upload action packs, served as it serves.

What it does to a site, as far as a reader notices:

- the artifact is one tar without hidden files, links followed, and no link left in it;
- a project's site lies below ``/repo/``; whatever lies beside it is not found;
- ``x/`` is answered by ``x/index.html``, a folder without its slash by a redirect to it, ``x`` by
  ``x.html``; names are told apart by their case;
- everything else is answered by ``404.html`` of the site, at the address that was asked for;
- text is sent compressed to whoever takes it, and all of it may be kept for ten minutes.

::

    with hosted(site, "/repo") as address:  # http://127.0.0.1:49152
        urlopen(f"{address}/repo/")
"""

import gzip
import io
import mimetypes
import shutil
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PurePosixPath
from threading import Thread
from urllib.parse import unquote, urlsplit

__all__ = ["hosted", "packed", "unpacked"]

MOST_BYTES = 1_000_000_000
TYPES = {
    ".atom": "application/atom+xml",
    ".bib": "text/x-bibtex",
    ".ics": "text/calendar",
    ".jsonl": "application/octet-stream",
    ".ris": "application/x-research-info-systems",
    ".xml": "application/xml",
    ".js": "text/javascript",
}
COMPRESSED = ("text/", "application/json", "application/xml", "application/atom", "image/svg")


def packed(folder: Path) -> bytes:
    """Return a folder as the upload action packs it; raise AssertionError for what it refuses."""
    whole = io.BytesIO()
    with tarfile.open(fileobj=whole, mode="w", dereference=True) as tar:
        for path in sorted(folder.rglob("*")):
            name = path.relative_to(folder)
            if any(part.startswith(".") for part in name.parts):
                continue
            entry = tar.gettarinfo(path, f"./{name.as_posix()}")
            # A second name of one file would be packed as a link: --hard-dereference.
            entry.type = tarfile.DIRTYPE if path.is_dir() else tarfile.REGTYPE
            entry.size = 0 if path.is_dir() else path.stat().st_size
            assert entry.mode & 0o444 == 0o444, f"{name} may not be read by everybody"
            if path.is_dir():
                tar.addfile(entry)
            else:
                with path.open("rb") as file:
                    tar.addfile(entry, file)
    assert len(whole.getvalue()) < MOST_BYTES
    return gzip.compress(whole.getvalue(), compresslevel=1)


def unpacked(artifact: bytes, site: Path) -> None:
    """Put what an artifact holds in the place of a site."""
    shutil.rmtree(site, ignore_errors=True)
    site.mkdir(parents=True)
    with tarfile.open(fileobj=io.BytesIO(gzip.decompress(artifact))) as tar:
        assert all(entry.isreg() or entry.isdir() for entry in tar.getmembers())
        tar.extractall(site, filter="data")


@contextmanager
def hosted(site: Path, base_path: str) -> Iterator[str]:
    """Serve a site; yield the server's address, without a slash at the end."""
    server = Host(site, base_path)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class Host(ThreadingHTTPServer):
    """Serves one site below one path."""

    daemon_threads = True

    def __init__(self, site: Path, base_path: str) -> None:
        self.site = site
        self.base_path = base_path.rstrip("/")
        names = (path.relative_to(site) for path in site.rglob("*") if path.is_file())
        # A set, so that the case of names counts even on a disk where it does not.
        self.names = {PurePosixPath(name).as_posix() for name in names}
        self.folders = {str(each) for name in self.names for each in PurePosixPath(name).parents}
        super().__init__(("127.0.0.1", 0), Request)

    def found(self, path: str) -> tuple[int, str]:
        """Return status and file, or status and the address to go to instead."""
        if path == self.base_path:
            return 301, f"{path}/"
        if not path.startswith(f"{self.base_path}/"):
            return 404, ""
        name = path.removeprefix(f"{self.base_path}/")
        if not name or name.endswith("/"):
            name += "index.html"
        elif name not in self.names and f"{name}.html" in self.names:
            name += ".html"
        elif name in self.folders:
            return 301, f"{path}/"
        return (200, name) if name in self.names else (404, "404.html")


class Request(BaseHTTPRequestHandler):
    """One request."""

    server: Host
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # a head and a body would wait for each other, 40 ms each time

    def do_GET(self) -> None:
        """Answer as Pages would."""
        status, name = self.server.found(unquote(urlsplit(self.path).path))
        if status == 301:
            self.answer(status, b"", {"Location": name})
            return
        content = (self.server.site / name).read_bytes() if name else b"Not found"
        ending = PurePosixPath(name).suffix
        media = TYPES.get(ending) or mimetypes.guess_type(name)[0] or "application/octet-stream"
        heads = {"Content-Type": f"{media}; charset=utf-8" if "html" in media else media}
        if media.startswith(COMPRESSED) and "gzip" in self.headers.get("Accept-Encoding", ""):
            content = gzip.compress(content, compresslevel=1)
            heads["Content-Encoding"] = "gzip"
        self.answer(status, content, heads)

    def answer(self, status: int, content: bytes, heads: dict[str, str]) -> None:
        """Send an answer."""
        self.send_response(status)
        for name, value in {**heads, "Content-Length": str(len(content))}.items():
            self.send_header(name, value)
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name it has
        """Say nothing."""
