"""The index: the same whatever came before, made anew only where something changed, and small."""

import json
from collections.abc import Mapping
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entente.domain.digest import Digest
from entente.reading.edtf import parse
from entente.rendering.plain_text import plain
from entente.rendering.rows import Rows
from entente.rendering.search_index import index_pages
from entente.rendering.search_passages import Searched
from entente.rendering.search_segments import Entry, segment
from entente.rendering.search_volumes import part_of, parted, volumes_of
from entente.rendering.search_words import STOP_WORDS, words_of
from tests.search.archive import archive, digest_of, rows_of

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def files(rows: Rows, room: int = 12) -> dict[str, str]:
    """Return every file of the index: path → text."""
    return {page.path: str(page.context["text"]) for page in index_pages(rows, room=room)}


def made_from(rows: Rows, room: int = 12) -> dict[str, str]:
    """Return what tells the files apart: path → hash of what each is made from."""
    pages = index_pages(rows, room=room)
    return {page.path: page.ingredients() for page in pages if page.ingredients}


def taken(text: str) -> tuple[str, object]:
    """Read a file again: its key and its value."""
    arguments = text.removeprefix("take(").removesuffix(");\n")
    key, value = json.loads(f"[{arguments}]")
    return key, value


def unpacked(postings: str) -> dict[int, int]:
    """Read postings the way that the format is described, digest by digest."""
    found, number, signs = {}, -1, iter(postings)
    for sign in signs:
        if sign == "z":
            number += 35
            continue
        number += DIGITS.index(sign) + 1
        found[number] = DIGITS.index(next(signs))
    return found


def test_every_file_says_its_own_name() -> None:
    for path, text in files(archive(1, 30)).items():
        key, _ = taken(text)
        assert f"search/{key}.js" == path


def test_order_of_reading_does_not_matter() -> None:
    digests = list(archive(2, 40).site.digests)
    shuffled = [*digests]
    Random(3).shuffle(shuffled)  # noqa: S311 - not for secrets
    assert shuffled != digests
    assert files(rows_of(shuffled)) == files(rows_of(digests))


def edits(digests: list[Digest], random: Random) -> list[Digest]:
    """Change, drop or add a digest."""
    at = random.randrange(len(digests))
    match random.choice(("text", "title", "drop", "add", "name")):
        case "text":
            article = digests[at].articles[0]
            new = replace(digests[at], articles=(replace(article, html="<p>Something new.</p>"),))
        case "title":
            new = replace(digests[at], title="Another title")
        case "drop":
            return digests[:at] + digests[at + 1 :]
        case "name":
            visit = replace(digests[at].visit, leaders=("to-lam",))
            new = replace(digests[at], visit=visit)
        case _:
            return [*digests, digest_of(random, 1_000 + random.randrange(1_000))]
    return [*digests[:at], new, *digests[at + 1 :]]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10_000))
def test_what_a_file_is_made_from_changes_whenever_it_does(seed: int) -> None:
    random = Random(seed)  # noqa: S311 - not for secrets
    before = archive(seed, 30)
    after = rows_of(edits(list(before.site.digests), random))
    old, new = files(before), files(after)
    old_made, new_made = made_from(before), made_from(after)
    assert old_made.keys() == old.keys()
    changed = {path for path in old.keys() & new.keys() if old[path] != new[path]}
    told = {path for path in old.keys() & new.keys() if old_made[path] != new_made[path]}
    assert changed <= told


def test_an_edit_leaves_other_volumes_alone() -> None:
    before = archive(5, 60)
    digests = list(before.site.digests)
    edited = replace(digests[7], summary="A new sentence about herring.")
    after = rows_of([*digests[:7], edited, *digests[8:]])
    old, new = made_from(before), made_from(after)
    assert list(old) == list(new)
    (volume,) = [v.name for v in volumes_of(after.site.digests, 12) if edited in v.digests]
    whole = {"search/facets.js", "search/names.js"}
    told = {path for path in old if old[path] != new[path]} - whole
    assert {path.rpartition("-")[0] for path in told} == {
        f"search/words/{volume}",
        f"search/texts/{volume}",
    }
    assert len([path for path in told if "/texts/" in path]) == 1


def test_a_changed_alias_makes_the_volumes_with_that_leader_anew() -> None:
    before = archive(6, 40)
    leader = before.site.leaders["to-lam"]
    leaders = {**before.site.leaders, "to-lam": replace(leader, aliases=("General Secretary",))}
    after = Rows(replace(before.site, leaders=leaders), before.connections)
    old, new = files(before), files(after)
    changed = {path for path in old if old[path] != new[path]}
    assert changed
    told = {path for path, made in made_from(after).items() if made_from(before)[path] != made}
    assert changed <= told


@given(st.lists(st.integers(1, 3000), max_size=60), st.integers(1, 9))
def test_volumes_hold_every_digest_once_in_order(years: list[int], room: int) -> None:
    base = archive(7, 1).site.digests[0]
    digests = [dated(base, year, number) for number, year in enumerate(sorted(years))]
    volumes = list(volumes_of(digests, room))
    assert [digest for volume in volumes for digest in volume.digests] == digests
    assert len({volume.name for volume in volumes}) == len(volumes)
    for volume in volumes:
        spread = {digest.visit.dates.year for digest in volume.digests}
        assert len(volume.digests) <= room or len(spread) == 1
        assert volume.parts & (volume.parts - 1) == 0


def dated(base: Digest, year: int, number: int) -> Digest:
    """The same digest in another year."""
    legs = (replace(base.visit.legs[0], dates=parse(f"{year:04}-03-04")),)
    return replace(base, visit=replace(base.visit, id=f"v{number:03}", legs=legs))


words = st.text(st.sampled_from("abcdeñжя岸田0"), min_size=1, max_size=5)


@given(st.dictionaries(words, st.just("00")), st.sampled_from([1, 2, 8, 64]))
def test_words_that_begin_alike_share_a_file(held: Mapping[str, str], parts: int) -> None:
    spread = parted(held, parts)
    assert {word for part in spread for word in part} == held.keys()
    for number, part in enumerate(spread):
        assert all(part_of(word, parts) == number for word in part)
    for word in held:
        assert part_of(word[:3], parts) == part_of(word, parts)


def test_words_spread_evenly() -> None:
    some = {f"{a}{b}{c}word": "" for a in "abcdefghij" for b in "aeiou" for c in "lmnrst"}
    sizes = [len(part) for part in parted(some, 16)]
    assert max(sizes) < 2 * sum(sizes) / len(sizes)


entries = st.builds(Entry, title=words, names=words, prose=st.lists(words).map(" ".join))


@given(st.lists(entries, max_size=90))
def test_postings_name_the_digests_that_have_the_word(given_entries: list[Entry]) -> None:
    found = {word: set(unpacked(held)) for word, held in segment(given_entries).items()}
    expected: dict[str, set[int]] = {}
    for number, entry in enumerate(given_entries):
        telling = {*words_of(entry.prose)} - STOP_WORDS
        for word in telling.union(words_of(entry.title), words_of(entry.names)):
            expected.setdefault(word, set()).add(number)
    assert found == expected


def test_rare_and_titled_words_say_more() -> None:
    common = Entry("", "", "fish " + "other words " * 200)
    held = segment([common, Entry("Fish", "", "fish")])
    impacts = unpacked(held["fish"])
    assert impacts[1] > impacts[0]
    long = unpacked(segment([Entry("", "", "")] * 100 + [common])["fish"])
    assert list(long) == [100]


PLAIN = [
    ("<p>One<br>two</p>", "One two"),
    ('<p>A <a href="x" title="a > b">link</a>, &amp; more</p>', "A link, & more"),
    ("<p>w<b>or</b>d</p>", "word"),
    ('<p>x<sup id="n"><a href="#y">1</a></sup>y</p>', "xy"),
    ("<table><tr><td>a</td><td>b</td></tr></table>", "a b"),
    ("<p>1 &lt; 2 &lt;b&gt;</p>", "1 < 2 <b>"),
]


@pytest.mark.parametrize(("html", "text"), PLAIN)
def test_html_becomes_one_line(html: str, text: str) -> None:
    assert plain(html) == text


def test_everything_of_a_digest_is_searched() -> None:
    rows = archive(8, 1)
    (digest,) = rows.site.digests
    places = {each.place: each.text for each in Searched(rows).passages(digest)}
    assert set(places) >= {"summary", "article", "outcomes", "people", "countries", "sources"}
    assert places["summary"] == digest.summary
    assert digest.outcomes[0].text in places["outcomes"]
    assert digest.sources[0].title in places["sources"]
    assert "the United States" not in places["countries"].split("; ")
