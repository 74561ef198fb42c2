"""Where an address leads, whichever way it is written."""

from posixpath import dirname, join, normpath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entente.checking import dead_ends
from entente.checking.dead_ends import Ground, target_of

FOLDERS = ["../", "./", "a/", "b-c/", "é/", "%20/", ".."]
FILES = ["x.html", "y.tar.gz", ".x", "..x", "x.", "x"]


@given(
    st.sampled_from(["index.html", "visits/x.html", "countries/japan/1990.html"]),
    st.lists(st.sampled_from([*FOLDERS, *FILES]), min_size=1, max_size=5).map("".join),
)
def test_plain_paths_lead_where_they_would_if_they_were_not_plain(page: str, path: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(dead_ends, "is_plain", lambda _: False)
        expected = target_of(page, path, "/repo")
    assert target_of(page, path, "/repo") == expected
    if "%" not in path and not path.endswith(("/", "..")) and normpath(path) != ".":
        assert expected == normpath(join(dirname(page), path))


def test_address_without_a_path_leads_to_the_page_that_bears_it() -> None:
    ids = {"visits/x.html": frozenset({"here"}), "visits/y.html": frozenset({"there"})}
    ground = Ground(frozenset(ids), "https://who.example", ids.__getitem__)
    for address in ("#here", "?from=x#here"):
        (found,) = dead_ends.dead_ends([(page, [address]) for page in ids], ground)
        assert (found.page, found.target) == ("visits/y.html", "visits/y.html")
