"""Whole sites in other languages: the golden world with an interface in Arabic and in Japanese.

Read again with lxml. What authors wrote is marked with its language and set aside; what is left is
the interface's, and no English sentence of the catalogue may be among it.
"""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from lxml import etree, html

from entente.domain.visit import Kind, Status
from tests.language.catalogues import LANGUAGES, TEMPLATE, forms, key, read, worded
from tests.repositories import PROJECT, Repository, golden_repository, published

parsed: Callable[[str], Any] = html.document_fromstring  # lxml ships no annotations
DIRECTIONS = {"ar": "rtl", "ja": "ltr"}
CONTENT = "en-GB"
WORD = re.compile(r"[A-Za-z][A-Za-z]{3,}")
# Names of formats, of styles of citation and of files, and the words of Table Schema.
FORMATS = {
    *(
        "Atom",
        "BibTeX",
        "Chicago",
        "EDTF",
        "Frictionless Data Package",
        "JSON",
        "iCalendar",
        "JavaScript",
    ),
    *("atom", "html", "json", "jsonl", "legs.csv", "visits.csv", "visits.json", "visits.jsonl"),
    *("data/datapackage.json", "first_day", "last_day", "string", "date", "boolean", "integer"),
    *Kind,
    *Status,
}
SPOKEN = ("aria-label", "title", "alt")


def site_in(name: str, folder: Path) -> Repository:
    repository = golden_repository(folder)
    repository.configure(f'DEFAULT_LANG = "{name}"')
    ran = repository.build()
    assert ran.returncode == 0, ran.stderr
    return repository


@pytest.fixture(scope="module", params=sorted(DIRECTIONS))
def site(request: pytest.FixtureRequest, translated: Callable[[str], Path]) -> tuple[str, Path]:
    name: str = request.param
    return name, translated(name)


def pages(output: Path) -> Mapping[str, Any]:
    files = published(output)
    return {p: parsed(c.decode()) for p, c in files.items() if p.endswith(".html")}


def test_every_page_says_its_language_and_direction(site: tuple[str, Path]) -> None:
    name, output = site
    said = {
        path: (page.get("lang"), page.get("dir"))
        for path, page in pages(output).items()
        if (page.get("lang"), page.get("dir")) != (name, DIRECTIONS[name])
    }
    assert said == {}


def words_of_the_interface(page: Any) -> Iterator[str]:  # noqa: ANN401 - lxml ships no annotations
    """Yield every text and label that is not an author's."""
    theirs = "ancestor-or-self::*[@lang and not(self::html)]"
    machines = "ancestor-or-self::*[self::script or self::style or self::code]"
    shown = f"not({theirs}) and not({machines}) and not(ancestor-or-self::*[@class='address'])"
    yield from (
        str(text) for text in page.xpath(f"//body//text()[{shown.replace('-or-self', '')}]")
    )
    for attribute in SPOKEN:
        yield from (str(text) for text in page.xpath(f"//body//*[{shown}]/@{attribute}"))


def test_no_english_sentence_is_left(site: tuple[str, Path]) -> None:
    name, output = site
    catalogue = read(PROJECT / f"themes/entente/translations/{name}/LC_MESSAGES/entente.po", name)
    english = [
        re.compile(re.sub(r"%\\\(\w+\\\)s|\\\{\\\}", ".+", re.escape(text)))
        for message in worded(catalogue)
        for text in key(message)
        if text not in forms(message) and WORD.search(re.sub(r"%\(\w+\)s", "", text))
    ]
    assert len(english) > len(worded(read(TEMPLATE))) * 0.8
    left = {
        (path, text.strip())
        for path, page in pages(output).items()
        for text in words_of_the_interface(page)
        if WORD.search(text) and any(each.fullmatch(text.strip()) for each in english)
    }
    assert left == set()


def test_what_latin_words_are_left_are_names(site: tuple[str, Path]) -> None:
    _, output = site
    known = {word for name in FORMATS for word in WORD.findall(name)} | names()
    left = {
        (word, path)
        for path, page in pages(output).items()
        for text in words_of_the_interface(page)
        for word in WORD.findall(text)
        if word not in known
    }
    assert left == set()


def names() -> set[str]:
    """Return the words of everything that authors and the owner name in the golden world."""
    golden = PROJECT / "tests" / "golden"
    keys = r"(?:title|leader|meets|topics|name|office|offices|place|aliases|broader|SITE\w+)\b.*"
    files = [*sorted((golden / "content").rglob("*.md")), golden / "settings.py"]
    named = (
        line
        for file in files
        for line in re.findall(
            rf"^(?:.*[{{,] *| *-? *){keys}", file.read_text("utf-8"), re.MULTILINE
        )
    )
    return {word for line in named for word in WORD.findall(line.replace("-", " "))} | {
        word.capitalize() for line in named for word in WORD.findall(line)
    }


def test_authors_words_are_marked_where_they_stand(site: tuple[str, Path]) -> None:
    _, output = site
    page = pages(output)["visits/2024-04-08-fumio-kishida-united-states.html"]
    marked = {
        " ".join(each.text_content().split()) for each in page.xpath(f"//*[@lang='{CONTENT}']")
    }
    for path in ("//h1", "//p[@class='standfirst']", "//div[@class='prose']", "//article//h3"):
        for element in page.xpath(path):
            assert " ".join(element.text_content().split()) in marked, path
    wanted = None if DIRECTIONS[site[0]] == "ltr" else "ltr"
    assert {each.get("dir") for each in page.xpath(f"//*[@lang='{CONTENT}']")} == {wanted}


def test_original_names_keep_their_language(site: tuple[str, Path]) -> None:
    _, output = site
    page = pages(output)["leaders/fumio-kishida.html"]
    assert [(b.get("lang"), b.text) for b in page.xpath("//bdi[@lang='ja']")] == [
        ("ja", "岸田 文雄")
    ]


def test_feeds_and_calendars_speak_the_language_and_keep_their_ids(
    site: tuple[str, Path], golden_site: Path
) -> None:
    name, output = site
    english, ours = published(golden_site), published(output)
    assert english.keys() == ours.keys()
    for path in (path for path in ours if path.endswith(".ics")):
        one, other = (Calendar.from_ical(files[path]) for files in (english, ours))
        assert [e["UID"] for e in one.walk("VEVENT")] == [e["UID"] for e in other.walk("VEVENT")]
        for event in other.walk("VEVENT"):
            assert not WORD.search(str(event["DESCRIPTION"]).split("\n")[0]), (name, path)
    for path in (path for path in ours if path.endswith(".atom")):
        feed = etree.fromstring(ours[path])
        ids = "//*[local-name()='id']/text()"
        assert feed.xpath(ids) == etree.fromstring(english[path]).xpath(ids)


def test_records_and_citations_are_those_of_the_content(
    site: tuple[str, Path], golden_site: Path
) -> None:
    english, ours = published(golden_site), published(site[1])
    same = [p for p in ours if p.endswith((".bib", ".csv", ".json", ".jsonl"))]
    assert same
    assert [path for path in same if ours[path] != english[path]] == []


def test_pictures_have_no_boxes_for_letters(site: tuple[str, Path], golden_site: Path) -> None:
    english, ours = published(golden_site), published(site[1])
    cards = [path for path in ours if path.startswith("visits/") and path.endswith(".png")]
    # The fonts that come with the program hold no letter of these languages: English stands in.
    assert [path for path in cards if ours[path] != english[path]] == []


def test_a_site_that_changes_its_language_is_the_same_as_a_fresh_one(
    built: Repository, site: tuple[str, Path]
) -> None:
    name, output = site
    built.configure(f'DEFAULT_LANG = "{name}"')
    assert built.build().returncode == 0
    assert published(built.output) == published(output)


def test_a_changed_translation_makes_its_pages_again(
    site: tuple[str, Path], tmp_path: Path
) -> None:
    name, _ = site
    repository = site_in(name, tmp_path / "repository")
    file = repository.root / f"themes/entente/translations/{name}/LC_MESSAGES/entente.po"
    text = file.read_text("utf-8")
    skip = re.compile(r'(msgid "Skip to the content"\nmsgstr )"[^"]*"')
    assert skip.search(text)
    file.write_text(skip.sub(r'\1"Changed"', text), "utf-8")
    assert repository.build().returncode == 0
    skips = {
        str(page.xpath("string(//a[@class='skip'])")) for page in pages(repository.output).values()
    }
    assert skips - {""} == {"Changed"}


def test_a_language_that_the_theme_lacks_is_refused(built: Repository) -> None:
    built.configure('DEFAULT_LANG = "fr"')
    before = published(built.output)
    ran = built.build()
    assert ran.returncode == 2
    assert "'fr'" in ran.stderr
    assert ", ".join(sorted({*LANGUAGES, "en"})) in ran.stderr
    assert published(built.output) == before
    command = [sys.executable, str(built.root / "publish.py"), "check"]
    checked = subprocess.run(command, capture_output=True, text=True, check=False)
    assert checked.returncode == 2
    assert "'fr'" in checked.stderr


def test_a_broken_catalogue_is_named(built: Repository) -> None:
    file = built.write(
        "themes/entente/translations/ar/LC_MESSAGES/entente.po", 'msgid "Visits"\nsmgstr "x"\n'
    )
    built.configure('DEFAULT_LANG = "ar"')
    ran = built.build()
    assert ran.returncode == 2
    assert str(file.relative_to(built.root)) in ran.stderr
    assert "line 2" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_an_english_site_says_the_same_without_any_catalogue(
    built: Repository, golden_site: Path
) -> None:
    for file in (built.root / "themes/entente/translations").rglob("*.po"):
        file.unlink()
    assert built.build("--fresh").returncode == 0
    assert published(built.output) == published(golden_site)
