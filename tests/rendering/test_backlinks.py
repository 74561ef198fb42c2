"""What a page lists that very many texts mention, and what it says of the rest."""

from dataclasses import replace

import pytest

from entente.domain.mention import Backlink, Passage
from entente.linking.connections import connections_of
from entente.rendering.backlinks import MANY, backlink_rows, backlinks_elsewhere
from entente.rendering.rows import Rows
from tests.linking.diplomacy import real_site

JAPAN = "countries/japan.html"


@pytest.mark.parametrize(
    ("texts", "shown", "elsewhere"),
    [(0, 0, 0), (1, 1, 0), (MANY, MANY, 0), (MANY + 1, MANY - 1, 2), (MANY + 50, MANY + 48, 2)],
)
def test_past_a_hundred_texts_those_listed_anyway_are_counted(
    texts: int, shown: int, elsewhere: int
) -> None:
    site = real_site()
    listed = site.digests[:2]
    sentence = Passage("Of Japan.", 3, 8)
    paths = [*(f"{d.path}#opening" for d in listed), *(f"visits/{n}.html" for n in range(200))]
    found = tuple(Backlink(path, path, sentence) for path in paths[:texts])
    rows = Rows(replace(site, backlinks={JAPAN: found}), connections_of(site.digests))
    assert len(backlink_rows(rows, JAPAN, listed)) == shown
    assert backlinks_elsewhere(rows, JAPAN, listed) == elsewhere
    assert len(backlink_rows(rows, JAPAN)) == texts
