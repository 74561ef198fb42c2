"""The catalogues: nothing that the interface says is missing, and every translation is whole."""

import pickle
import re
import unicodedata
from pathlib import Path

import pytest
from babel import Locale
from babel.messages import Message
from hypothesis import given
from hypothesis import strategies as st

from entente.domain.country import CountryKind
from entente.reading.edtf import parse
from entente.registry.gazetteer import gazetteer
from entente.rendering import dates
from entente.rendering.catalogue import CatalogueError, catalogue
from entente.rendering.country_names import ENTRIES, REGIONS
from entente.rendering.language import Language, marking, plain
from tests.language.catalogues import (
    LANGUAGES,
    TEMPLATE,
    TRANSLATIONS,
    extracted,
    forms,
    key,
    read,
    worded,
)

PLACE = re.compile(r"%\(\w+\)s|\{\}")
ENGLISH = plain("en_GB")
every_language = pytest.mark.parametrize("name", LANGUAGES)
SCRIPTS = {"ar": "ARABIC", "ja": "CJK|HIRAGANA|KATAKANA"}


def file_of(name: str) -> Path:
    return TRANSLATIONS / name / "LC_MESSAGES" / "entente.po"


def language(name: str, locale: str = "") -> Language:
    return catalogue(locale or name, file_of(name).read_bytes())


def test_there_is_one_language_from_right_to_left_and_one_of_ideographs() -> None:
    assert {"ar", "ja"} <= set(LANGUAGES)
    assert language("ar").direction == "rtl"
    assert language("ja").direction == "ltr"


def test_template_of_the_catalogues_is_up_to_date(tmp_path: Path) -> None:
    now = {key(message) for message in worded(extracted(tmp_path / "now.pot"))}
    kept = {key(message) for message in worded(read(TEMPLATE))}
    assert kept == now, "run: make translations"


@every_language
def test_catalogue_says_everything_and_nothing_else(name: str) -> None:
    said = read(file_of(name), name)
    assert {key(each) for each in worded(said)} == {key(each) for each in worded(read(TEMPLATE))}
    assert [key(each) for each in worded(said) if not all(forms(each)) or each.fuzzy] == []
    assert not said.obsolete


@every_language
def test_catalogue_says_who_has_not_read_it(name: str) -> None:
    assert "without the review of a native reader" in file_of(name).read_text(encoding="utf-8")


@every_language
def test_every_value_has_its_place(name: str) -> None:
    assert [p for each in worded(read(file_of(name), name)) if (p := misplaced(each))] == []


def misplaced(message: Message) -> str:
    """Say what is wrong with the places of values: words may stand for one and two, no more."""
    wanted = sorted(PLACE.findall(key(message)[-1]))
    said = forms(message)
    for number, form in enumerate(said):
        found = sorted(PLACE.findall(form))
        spelt_out = number < len(said) - 1 and sorted([*found, "%(num)s"]) == wanted
        spelt_out |= number < len(said) - 1 and sorted([*found, "%(total)s"]) == wanted
        if found != wanted and not spelt_out:
            return f"{form!r}: {found} for {wanted}"
        if "%" in PLACE.sub("", form):
            return f"{form!r}: a lone per cent sign"
    return ""


@every_language
def test_no_markup_is_in_a_translation(name: str) -> None:
    said = [form for each in worded(read(file_of(name), name)) for form in forms(each)]
    assert [form for form in said if re.search(r"[<>&\"]", form)] == []


@pytest.mark.parametrize("name", sorted(SCRIPTS))
def test_what_has_letters_has_letters_of_the_language(name: str) -> None:
    """Names of formats stay as they are; everything else is in the language's script."""
    script = re.compile(SCRIPTS[name])
    latin = [
        forms(each)[0]
        for each in worded(read(file_of(name), name))
        for letters in [[c for c in PLACE.sub("", forms(each)[0]) if c.isalpha()]]
        if letters and not any(script.match(unicodedata.name(c)) for c in letters)
    ]
    assert set(latin) <= {"Atom", "CSV", "JSON", "%(size)s kB"}


@every_language
def test_plural_forms_divide_the_numbers_as_the_language_does(name: str) -> None:
    said, known = language(name), Locale.parse(name)
    count = read(file_of(name), name).num_plurals
    ours: dict[int, set[str]] = {}
    for number in range(1_000):
        ours.setdefault(said.form(number, count), set()).add(known.plural_form(number))
    assert all(len(categories) == 1 for categories in ours.values())
    assert len(ours) == len(set.union(*ours.values())) == count
    for message in worded(read(file_of(name), name)):
        assert len(forms(message)) == (count if len(key(message)) > 1 else 1)


ARABIC = [
    (0, "0 زيارة"),
    (1, "زيارة واحدة"),
    (2, "زيارتان"),
    (3, "3 زيارات"),
    (10, "10 زيارات"),
    (11, "11 زيارة"),
    (100, "100 زيارة"),
    (103, "103 زيارات"),
]


@pytest.mark.parametrize(("number", "words"), ARABIC)
def test_arabic_counts_in_six_forms(number: int, words: str) -> None:
    assert language("ar").count("%(num)s visit", "%(num)s visits", number) == words


@pytest.mark.parametrize(("number", "words"), [(0, "0 visits"), (1, "1 visit"), (2, "2 visits")])
def test_english_needs_no_catalogue(number: int, words: str) -> None:
    assert ENGLISH.count("%(num)s visit", "%(num)s visits", number) == words
    assert ENGLISH.say("Visits in %(year)s", year=2024) == "Visits in 2024"
    assert ENGLISH.say("100 %") == "100 %"


LISTS = [
    ("en", ["A"], "A"),
    ("en", ["A", "B"], "A and B"),
    ("en", ["A", "B", "C"], "A, B and C"),
    ("ar", ["أ", "ب", "ج"], "أ، ب وج"),
    ("ja", ["甲", "乙", "丙"], "甲、乙と丙"),
]


@pytest.mark.parametrize(("name", "texts", "words"), LISTS)
def test_lists_are_joined_as_the_language_does(name: str, texts: list[str], words: str) -> None:
    assert (ENGLISH if name == "en" else language(name)).listed(texts) == words


DATES = [
    ("ar", "1977~", "نحو 1977"),
    ("ar", "2024-04-08/..", "منذ 8 أبريل 2024"),
    ("ar", "2024-04-08/2024-04-14", "8–14 أبريل 2024"),
    ("ja", "1977-06?", "1977年6月（異説あり）"),
    ("ja", "197X", "1970年代"),
    ("ja", "1977~/1979", "1977年頃から1979年まで"),
]


@pytest.mark.parametrize(("name", "text", "words"), DATES)
def test_dates_are_said_in_the_language(name: str, text: str, words: str) -> None:
    assert dates.words(parse(text), name, dates.phrases_in(language(name))) == words


WEEKS = [("ar", 14, "7 أيام، من الاثنين إلى الأحد"), ("ja", 14, "7日間、月曜日から日曜日まで")]


@pytest.mark.parametrize(("name", "last", "words"), WEEKS)
def test_days_of_the_week_are_said_in_the_language(name: str, last: int, words: str) -> None:
    span = parse(f"2024-04-08/2024-04-{last:02}")
    assert dates.weekdays(span, name, dates.phrases_in(language(name))) == words


COUNTRIES = [
    ("ar", "FR", "France", "فرنسا"),
    ("ar", "US", "United States", "الولايات المتحدة"),
    ("ja", "US", "United States", "米国"),
    ("ja", "SUHH", "Soviet Union", "ソビエト連邦"),
    ("ja", "ZZZZ", "Ruritania", "Ruritania"),
]


@pytest.mark.parametrize(("name", "code", "english", "words"), COUNTRIES)
def test_countries_are_named_in_the_language(
    name: str, code: str, english: str, words: str
) -> None:
    assert language(name).country(code, english) == words
    assert ENGLISH.country(code, english) == english


def test_names_to_translate_are_those_of_the_registry() -> None:
    countries = {country.name: country for country in gazetteer()}
    regions = {each for c in gazetteer() for each in (c.region, c.subregion) if each}
    assert set(REGIONS) == regions
    assert set(ENTRIES) <= set(countries)
    known = Locale.parse("en").territories
    ended = {CountryKind.FORMER, CountryKind.ORGANISATION}
    unknown = {c.name for c in gazetteer() if c.code not in known}
    assert {c.name for c in gazetteer() if c.kind in ended and c.code not in known} <= unknown
    assert unknown <= set(ENTRIES)


def test_what_is_not_translated_stays_english() -> None:
    half = catalogue(
        "ar",
        b'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
        b'msgid "Visits"\nmsgstr ""\n\n#, fuzzy\nmsgid "Topics"\nmsgstr "x"\n\n'
        b'msgid "visit"\nmsgid_plural "visits"\nmsgstr[0] "a"\nmsgstr[1] ""\n',
    )
    assert half.messages == {}
    assert half.say("Visits") == "Visits"
    assert half.count("visit", "visits", 2) == "visits"


NO_CATALOGUES = [
    (b'msgid "Visits"\nsmgstr "x"\n', "line 2"),
    (b'msgid "Visits"\nmsgid "Topics"\n', "line 1"),
    (b"\xff\xfe", "UTF-8"),
]


@pytest.mark.parametrize(("content", "where"), NO_CATALOGUES)
def test_what_is_no_catalogue_is_refused(content: bytes, where: str) -> None:
    with pytest.raises(CatalogueError, match=where):
        catalogue("ar", content)


@every_language
def test_a_language_can_go_to_another_process(name: str) -> None:
    said = language(name)
    sent = pickle.loads(pickle.dumps(said))  # noqa: S301 - our own value
    assert sent == said
    assert sent.count("visit", "visits", 3) == said.count("visit", "visits", 3)


MARKED = [
    ("en_GB", "en_GB", ""),
    ("en_GB", "en_US", ""),
    ("ar", "", ""),
    ("ar", "en_GB", ' lang="en-GB" dir="ltr"'),
    ("ja", "en_GB", ' lang="en-GB"'),
    ("en_GB", "ar", ' lang="ar" dir="rtl"'),
]


@pytest.mark.parametrize(("interface", "content", "attributes"), MARKED)
def test_content_is_marked_where_its_language_is_another(
    interface: str, content: str, attributes: str
) -> None:
    assert marking(plain(interface), content) == attributes


@given(st.text(), st.integers(0, 10_000))
def test_any_message_comes_back_as_it_is_where_nobody_translated_it(text: str, n: int) -> None:
    assert ENGLISH.say(text) == text
    assert ENGLISH.form_for(text, f"{text}s", n) == (text if n == 1 else f"{text}s")
