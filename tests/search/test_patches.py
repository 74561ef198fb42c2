"""Files of the index after one text was exchanged are those of an index made anew."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entente.domain.digest import Digest
from entente.rendering.plain_text import article_text
from entente.rendering.rows import Rows
from entente.rendering.search_ingredients import SearchIngredients, with_texts
from entente.rendering.search_patches import Exchange, files_of, patched_files
from entente.rendering.search_segments import segment, with_posting
from entente.rendering.search_volumes import Volume, volumes_of
from tests.search.archive import HTML, archive, rows_of, words
from tests.search.test_index import files

ROOM = 12


def volume_of(rows: Rows, digest: Digest) -> Volume:
    return next(v for v in volumes_of(rows.site.digests, ROOM) if digest in v.digests)


def rewritten(rows: Rows, at: int, html: str) -> Rows:
    """Return an archive in which one article has another text."""
    digests = list(rows.site.digests)
    (article,) = digests[at].articles
    digests[at] = replace(digests[at], articles=(replace(article, html=html),))
    return rows_of(digests)


@settings(max_examples=60)
@given(st.integers(0, 10_000), st.integers(0, 29), st.integers(0, 40))
def test_exchanged_files_are_those_made_anew(seed: int, at: int, length: int) -> None:
    before = archive(seed, 30)
    text = words(Random(seed + 1), length)  # noqa: S311 - not for secrets
    after = rewritten(before, at, HTML.format(text, f"new{seed} {text}"))
    old, new = (rows.site.digests[at] for rows in (before, after))
    told = [article_text(each.articles[0], each.title) for each in (old, new)]
    volume = volume_of(before, old)
    number = volume.digests.index(old)
    texts, parts = files_of(volume.name, volume.parts, number)
    known = files(before)
    exchange = Exchange(old.id, told[0], told[1])
    patched = patched_files(texts, parts, number, known.__getitem__, exchange)
    assert patched is not None
    assert {**known, **patched} == files(after)


@given(st.integers(0, 10_000), st.integers(0, 29))
def test_what_files_are_made_from_is_told_without_the_rest(seed: int, at: int) -> None:
    before = archive(seed, 30)
    after = rewritten(before, at, "<p>Other words.</p>")
    volume = volume_of(before, before.site.digests[at])
    now = SearchIngredients(after)
    texts = [now.text_of(digest) for digest in volume_of(after, after.site.digests[at]).digests]
    told = with_texts(SearchIngredients(before).of_volume(volume), texts)
    assert told == now.of_volume(volume_of(after, after.site.digests[at]))
    assert told != SearchIngredients(before).of_volume(volume)


@pytest.mark.parametrize("said", ["Words that no passage has.", ""])
def test_a_text_that_is_not_there_is_not_exchanged(said: str) -> None:
    rows = archive(3, 20)
    digest = rows.site.digests[4]
    volume = volume_of(rows, digest)
    number = volume.digests.index(digest)
    texts, parts = files_of(volume.name, volume.parts, number)
    exchange = Exchange(digest.id, said, "New words.")
    assert patched_files(texts, parts, number, files(rows).__getitem__, exchange) is None


@given(st.dictionaries(st.integers(0, 300), st.integers(1, 35)), st.integers(0, 300))
def test_one_posting_is_exchanged(held: dict[int, int], number: int) -> None:
    def posted(impacts: dict[int, int]) -> str:
        text = ""
        for each, impact in sorted(impacts.items()):
            text = with_posting(text, each, impact)
        return text

    for impact in (0, 1, 35):
        after = {key: value for key, value in {**held, number: impact}.items() if value}
        assert with_posting(posted(held), number, impact) == posted(after)
    assert segment([]) == {}
