"""What the tests of accessibility share: the golden site, served where it is made for."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.publishing.hosting import hosted

BASE_PATH = "/visits-of-state"


# Tests name it before the page, so that the page is closed before its server is.
@pytest.fixture
def address(golden_site: Path) -> Iterator[str]:
    """Yield the address of the golden site, without a slash at the end."""
    with hosted(golden_site, BASE_PATH) as server:
        yield f"{server}{BASE_PATH}"
