"""The committed table of countries: whole, canonical, and no name in it twice."""

import doctest
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from entente.domain import country as country_module
from entente.domain.country import Country, CountryKind
from entente.domain.names import fold, slug
from entente.registry import gazetteer as gazetteer_module
from entente.registry.gazetteer import (
    AMBIGUOUS,
    gazetteer,
    read_gazetteer,
    unambiguous_adjectives,
    write_gazetteer,
)

TABLE = Path(gazetteer_module.__file__).with_name("countries.csv")
TEXT = TABLE.read_bytes().decode("utf-8")
HEAD, FIRST = TEXT.splitlines()[:2]
ENTRIES = gazetteer()
BY_CODE = {entry.code: entry for entry in ENTRIES}
BY_NAME = {fold(name): entry.code for entry in ENTRIES for name in entry.names}

REGIONS = {"Americas", "Europe", "Middle East", "Africa", "Asia and Pacific"}

# In CLDR's list of territories, in ISO 3166-1 not assigned: parts of states, the Eurozone,
# outlying Oceania, two pseudo-locales for tests, and "unknown region".
NOT_ISO = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"}

ISO_3166_3_STATES = {"ANHH", "CSHH", "CSXX", "DDDE", "SUHH", "VDVN", "YDYE", "YUCS"}
ISO_3166_3_RENAMED = (
    "AIDJ DJ, BUMM MM, BYAA BY, DYBJ BJ, FXFR FR, HVBF BF, NHVU VU, RHZW ZW, TPTL TL, ZRCD CD"
)

ALIASES = [
    ("US", "the United States; United States of America; USA; U.S.; US"),
    ("GB", "U.K.; Great Britain; Britain"),
    ("KR", "ROK; Korea, South; Republic of Korea; 한국"),
    ("KP", "DPRK; Korea, North"),
    ("CN", "PRC; 中国"),
    ("CD", "Zaire; DR Congo; Congo, Democratic Republic of the"),
    ("VA", "Vatican; The Holy See"),
    ("TR", "Turkey; TURKIYE"),
    ("CI", "Ivory Coast; Cote d'Ivoire"),
    ("MM", "Burma"),
    ("NL", "Holland"),
    ("CV", "Cape Verde"),
    ("SZ", "Swaziland"),
    ("MK", "Macedonia"),
    ("CZ", "Czech Republic"),
    ("TL", "East Timor"),
    ("TH", "Siam"),
    ("LK", "Ceylon"),
    ("IR", "Persia"),
    ("SUHH", "USSR; Советский Союз"),
    ("DDDE", "GDR"),
    ("RVVN", "Republic of Vietnam"),
    ("YAYE", "Yemen Arab Republic"),
    ("HIUS", "Kingdom of Hawaii"),
    ("NATO", "North Atlantic Treaty Organisation"),
]

SUCCESSIONS = [
    ("SUHH", "AM AZ BY GE KG KZ MD RU TJ TM UA UZ"),
    ("YUCS", "BA CSXX HR MK SI"),
    ("CSXX", "ME RS"),
    ("CSHH", "CZ SK"),
    ("DDDE", "DE"),
    ("ANHH", "BQ CW SX"),
    ("YDYE", "YE"),
    ("VDVN", "VN"),
    ("RVVN", "VN"),
    ("HIUS", "US"),
]

BROKEN = [
    ("", "line 1: the head must be code,slug,"),
    ("code,name\n", "line 1: the head must be code,slug,"),
    (f"{HEAD}\nJP,japan,Japan\n", "line 2: 3 cells where 14 are due"),
    (f"{HEAD}\n{FIRST}\n{FIRST.replace('state', 'planet')}\n", "line 3: 'planet'"),
    (f"{HEAD}\nJP,japan,Japan,,a,,,,,,state,,,\n", "line 2: the article is 'a'; write the"),
    (f"{HEAD}\nJP,japan,Japan,,,,,日本,,,state,,,\n", "line 2: '日本' is not a language tag"),
    (f'{HEAD}\nJP,"japan" ,Japan\n', "line 2: ',' expected"),
    (f"{HEAD}\nJP,japan,Japan,,,,,ja:,,,state,,,\n", "line 2: 'ja:' is not a language tag"),
]


def each_entry() -> pytest.MarkDecorator:
    return pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.code)


def test_the_committed_table_is_canonical() -> None:
    assert write_gazetteer(read_gazetteer(TEXT)) == TEXT


@given(st.permutations(ENTRIES))
def test_the_table_does_not_depend_on_the_order_of_entries(entries: list[Country]) -> None:
    assert write_gazetteer(entries) == TEXT


def test_entries_per_kind() -> None:
    assert Counter(entry.kind for entry in ENTRIES) == {
        CountryKind.STATE: 199,
        CountryKind.TERRITORY: 51,
        CountryKind.FORMER: 19,
        CountryKind.ORGANISATION: 12,
    }


def test_every_code_of_iso_3166_1_and_no_other_of_two_letters() -> None:
    cldr = {code for code in map(str, Locale("en").territories) if re.fullmatch("[A-Z]{2}", code)}
    ours = {code for code in BY_CODE if re.fullmatch("[A-Z]{2}", code)}
    assert ours == (cldr - NOT_ISO) | {"XK", "EU", "UN"}
    assert len(ours) == 249 + 3


@pytest.mark.parametrize("language", ["en", "en_GB"])
def test_the_names_of_cldr_are_known(language: str) -> None:
    named = {str(code): str(name) for code, name in Locale.parse(language).territories.items()}
    wrong = {c: named[c] for c in named if c in BY_CODE and BY_NAME.get(fold(named[c])) != c}
    assert wrong == {}


def test_former_states_of_iso_3166_3() -> None:
    former = {entry.code for entry in ENTRIES if entry.kind is CountryKind.FORMER}
    assert former >= ISO_3166_3_STATES
    renamed = dict(pair.split() for pair in ISO_3166_3_RENAMED.split(", "))
    assert {code: BY_NAME[fold(code)] for code in renamed} == renamed


@pytest.mark.parametrize(("code", "names"), ALIASES)
def test_names_in_use(code: str, names: str) -> None:
    assert {BY_NAME[fold(name)] for name in names.split(";")} == {code}


@pytest.mark.parametrize(("code", "successors"), SUCCESSIONS)
def test_successions(code: str, successors: str) -> None:
    assert BY_CODE[code].successors == tuple(successors.split())


def test_codes_and_slugs_are_unique() -> None:
    assert len({entry.code for entry in ENTRIES}) == len(ENTRIES)
    assert len({entry.slug for entry in ENTRIES}) == len(ENTRIES)


def test_no_name_belongs_to_two_entries() -> None:
    owners: dict[str, set[str]] = {}
    for entry in ENTRIES:
        for name in entry.names:
            owners.setdefault(fold(name), set()).add(entry.code)
    assert {name: codes for name, codes in owners.items() if len(codes) > 1} == {}


def test_ambiguous_names_are_folded_belong_to_nobody_and_offer_a_choice() -> None:
    for name, codes in AMBIGUOUS.items():
        assert name == fold(name)
        assert name not in BY_NAME
        assert len(codes) > 1
        assert list(codes) == sorted(codes)
        assert set(codes) <= set(BY_CODE)


@each_entry()
def test_every_entry_is_well_formed(entry: Country) -> None:
    assert re.fullmatch("[A-Z]{2}|[A-Z]{4}|[A-Z0-9]{2,7}", entry.code)
    assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", entry.slug)
    assert entry.slug in {slug(name) for name in entry.names}
    assert entry.name
    assert entry.official != entry.name
    assert len(entry.local) <= 3
    assert all(re.fullmatch("[a-z]{2,3}(-[A-Z][a-z]{3})?", tag) for tag, _ in entry.local)
    assert all(name.casefold() != entry.name.casefold() for _, name in entry.local)
    texts = (*entry.names, *entry.adjectives)
    assert all(text == text.strip() and "'" not in text for text in texts)


@each_entry()
def test_no_alias_says_again_what_another_name_says(entry: Country) -> None:
    said = [fold(name) for name in (entry.name, entry.official, *entry.aliases) if name]
    assert len(said) == len(set(said))


@each_entry()
def test_adjectives_are_distinct_and_no_name_of_another_entry(entry: Country) -> None:
    assert entry.adjectives or entry.kind is not CountryKind.STATE
    assert len(set(entry.adjectives)) == len(entry.adjectives)
    assert {BY_NAME.get(fold(word), entry.code) for word in entry.adjectives} <= {entry.code}


@each_entry()
def test_places_lie_in_a_region_and_organisations_nowhere(entry: Country) -> None:
    organisation = entry.kind is CountryKind.ORGANISATION
    assert (entry.region in REGIONS) is not (organisation or entry.code == "AQ")
    assert bool(entry.subregion) is not organisation


def test_a_subregion_lies_in_one_region_save_north_africa() -> None:
    regions: dict[str, set[str]] = {}
    for entry in ENTRIES:
        regions.setdefault(entry.subregion, set()).add(entry.region)
    split = {name: found for name, found in regions.items() if len(found) > 1}
    assert split == {"North Africa": {"Africa", "Middle East"}}  # for Egypt


@each_entry()
def test_validity_is_a_day_or_a_year_and_successors_outlive(entry: Country) -> None:
    for limit in (entry.since, entry.until):
        assert re.fullmatch(r"|\d{4}(-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]))?", limit)
    assert bool(entry.until) == bool(entry.successors) == (entry.kind is CountryKind.FORMER)
    assert not entry.until or entry.since < entry.until
    assert entry.successors == tuple(sorted(set(entry.successors)))
    followers = [BY_CODE[code] for code in entry.successors]
    assert all(not follower.until or follower.until > entry.until for follower in followers)


def test_adjectives_that_several_share_are_not_unambiguous() -> None:
    every = {fold(word) for entry in ENTRIES for word in entry.adjectives}
    plain = unambiguous_adjectives(ENTRIES)
    assert every - set(plain) == {"congolese", "dominican", "korean", "samoan"}
    assert (plain["philippine"], plain["filipino"], plain["dutch"]) == ("PH", "PH", "NL")
    assert (plain["us"], plain["nigerien"], plain["nigerian"]) == ("US", "NE", "NG")
    assert list(plain) == sorted(plain)


def test_an_adjective_that_one_entry_writes_twice_is_still_its_own() -> None:
    japan = replace(BY_CODE["JP"], adjectives=("Japanese", "JAPANESE"))
    assert unambiguous_adjectives([japan]) == {"japanese": "JP"}


@pytest.mark.parametrize(("text", "message"), BROKEN)
def test_a_broken_table_is_refused_with_its_line(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=re.escape(f"countries.csv, {message}")):
        read_gazetteer(text)


@pytest.mark.parametrize("module", [country_module, gazetteer_module])
def test_examples(module: object) -> None:
    failed, tried = doctest.testmod(module)  # type: ignore[arg-type]
    assert failed == 0
    assert tried > 0
