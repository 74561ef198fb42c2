"""What GitHub Pages would do with the site: packed, served below a path, followed everywhere."""

import gzip
import io
import tarfile
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.publishing.conftest import BASE_URL
from tests.publishing.hosting import hosted, packed, unpacked
from tests.publishing.visitor import Visit, asked, visit_of
from tests.publishing.workflows import Run
from tests.repositories import tree

BASE = urlsplit(BASE_URL).path


@pytest.fixture(scope="module")
def visit(published_run: Run) -> Visit:
    """Return what a visitor of the deployed site met."""
    with hosted(published_run.forge.site, BASE) as server:
        return visit_of(server, BASE_URL)


def test_everything_leads_somewhere(visit: Visit) -> None:
    assert visit.broken == [], "\n".join(map(str, visit.broken))


def test_every_kind_of_file_was_met(visit: Visit) -> None:
    assert {
        "text/html",
        "text/css",
        "text/calendar",
        "application/atom+xml",
        "application/json",
        "application/xml",
        "image/png",
        "image/svg+xml",
        "text/csv",
    } <= visit.kinds()


def test_every_file_is_found_by_following_links(visit: Visit, published_run: Run) -> None:
    met = {path.removeprefix(f"{BASE}/") or "index.html" for path in visit.answers}
    files = {name for name in tree(published_run.forge.site) if not name.startswith("theme/")}
    assert files - met - {"404.html"} == set()


def test_text_is_compressed(visit: Visit) -> None:
    for path, answer in visit.answers.items():
        assert answer.compressed or not answer.media.startswith("text/html"), path


@pytest.mark.parametrize(
    ("path", "status", "where"),
    [
        (BASE, 301, f"{BASE}/"),
        (f"{BASE}/", 200, ""),
        (f"{BASE}/index.html", 200, ""),
        (f"{BASE}/countries/japan.html", 200, ""),
        (f"{BASE}/countries/japan", 200, ""),
        (f"{BASE}/countries/Japan.html", 404, ""),
        (f"{BASE}/countries/japan.html/", 404, ""),
        (f"{BASE}/theme", 301, f"{BASE}/theme/"),
        (f"{BASE}/theme/", 404, ""),
        (f"{BASE}/.entente.json", 404, ""),
        (f"{BASE}/a/b/c", 404, ""),
        ("/", 404, ""),
        ("/index.html", 404, ""),
        ("/../index.html", 404, ""),
    ],
)
def test_host_behaves_as_pages(published_run: Run, path: str, status: int, where: str) -> None:
    site = published_run.forge.site
    with hosted(site, BASE) as server, closing(HTTPConnection(urlsplit(server).netloc)) as line:
        answer = asked(line, path)
    assert (answer.status, answer.location) == (status, where)
    own = status == 404 and path.startswith(f"{BASE}/")
    assert (b"<h1" in answer.body) == (own or status == 200)


def test_artifact_holds_what_readers_get_and_nothing_else(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    for name in ("index.html", "visits/x.html", ".entente.json", ".git/config", "visits/.draft"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, encoding="utf-8")
    (folder / "copy.html").hardlink_to(folder / "index.html")
    (folder / "link.html").symlink_to("index.html")
    unpacked(packed(folder), tmp_path / "served")
    assert tree(tmp_path / "served") == {
        "copy.html": b"index.html",
        "index.html": b"index.html",
        "link.html": b"index.html",
        "visits/x.html": b"visits/x.html",
    }
    assert not [path for path in (tmp_path / "served").rglob("*") if path.is_symlink()]


def test_artifact_with_a_link_is_refused(tmp_path: Path) -> None:
    whole = io.BytesIO()
    with tarfile.open(fileobj=whole, mode="w") as tar:
        entry = tarfile.TarInfo("./link.html")
        entry.type, entry.linkname = tarfile.SYMTYPE, "/etc/hostname"
        tar.addfile(entry)
    with pytest.raises(AssertionError):
        unpacked(gzip.compress(whole.getvalue()), tmp_path / "served")
