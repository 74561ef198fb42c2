"""Offices by their titles, as notes and sources state them."""

import pytest

from entente.domain.rank import Rank, rank_of

HEADS = """
President; Prime Minister; Premier; Chancellor; King; Queen; Emperor; Shah; Amir; Emir; Sultan
Prince; Pope; Taoiseach; General Secretary; Chairman; Acting President; Interim President
Prime Minister and Minister for Foreign Affairs; Prime Minister of Japan; PRESIDENT
President of the Council of Ministers; General Secretary of the Central Committee
Chairman of the Presidium of the Supreme Soviet; Federal Chancellor; Supreme Leader; Head of State
"""
OTHERS = """
Secretary of State; Foreign Minister; Minister of Defence; Vice President; Deputy Prime Minister
President-elect; Crown Prince; Former President; Chancellor of the Exchequer; Queen Mother
President of the National Assembly; President of the European Parliament; Governor General
Chairman of the Joint Chiefs; Adviser to the President; Secretary to the King; Ambassador
Speaker of the House; Prince Consort; Ex-President; Vice-President
Head of the Office of the President
"""


def titles(text: str) -> list[str]:
    return [title.strip() for line in text.strip().splitlines() for title in line.split(";")]


@pytest.mark.parametrize("title", titles(HEADS))
def test_heads_of_state_and_government(title: str) -> None:
    assert rank_of(title) is Rank.HEAD


@pytest.mark.parametrize("title", titles(OTHERS))
def test_everyone_else(title: str) -> None:
    assert rank_of(title) is Rank.OTHER


@pytest.mark.parametrize("title", ["", "  "])
def test_nobody_has_said(title: str) -> None:
    assert rank_of(title) is Rank.UNKNOWN
