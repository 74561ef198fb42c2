"""The site's settings: the one file that a site owner edits.

Names in capitals are Pelican's; those that begin with ENTENTE_ are Entente's own.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT / "plugins"))

import calendars  # noqa: E402 - the plugins are found once their folder is on the path
import cards  # noqa: E402
import citations  # noqa: E402
import countries  # noqa: E402
import digests  # noqa: E402
import feeds  # noqa: E402
import front  # noqa: E402
import gate  # noqa: E402
import leaders  # noqa: E402
import open_data  # noqa: E402
import publication  # noqa: E402
import redirects  # noqa: E402
import relations  # noqa: E402
import search  # noqa: E402
import sitemap  # noqa: E402
import topics  # noqa: E402
import visits  # noqa: E402

# What the site is called.
SITENAME = "Entente"

# What it is about, in a few words below its name.
SITESUBTITLE = "Digests of diplomatic visits"

# Where it is published, without a slash at the end. The workflow that publishes to GitHub Pages
# puts the address of the repository's site in its place; --base-url does too.
SITEURL = "http://localhost:8000"

# Language of interface and dates, as a BCP 47 tag: en, ar, ja, or one that you add to the theme.
DEFAULT_LANG = "en-GB"

# Language that the digests are written in. Where it is not that of the interface, every title and
# text of theirs says so, so that browsers read it out and break its lines as they should.
ENTENTE_CONTENT_LANG = "en"

# Who mints the permanent ids of feeds and calendars (RFC 4151): a domain that is yours and a year
# in which it was. Never change it once the site is published; empty takes the host of SITEURL.
ENTENTE_AUTHORITY = ""

# Build digests marked as drafts too: --drafts.
ENTENTE_DRAFTS = False

# Link the first mention of each known leader, country and topic in a text. One digest or article
# is left alone by "autolink: false" in its front matter.
ENTENTE_AUTOLINK = True

# The day on which coming visits end and past ones begin, such as "2026-11-23". Empty: the day of
# SOURCE_DATE_EPOCH, if publish.py finds that in its environment, or else of the latest change in
# the records, so that the same content always gives the same site. --as-of takes its place.
ENTENTE_AS_OF = ""

# Draw a picture for each digest, which other sites and messengers show beside a link to it. It
# takes some 5 ms a digest when the whole site is made anew.
ENTENTE_CARDS = True

# Let readers search the full text. Its index is some hundred files for a thousand digests; a reader
# who does not search loads none of them.
ENTENTE_SEARCH = True

# Where the digests, notes and pages are: --content.
PATH = str(ROOT / "content")

# Where source documents are kept that digests name as files.
ENTENTE_SEEDS = str(ROOT / "seeds")

# The theme: templates and static files.
THEME = str(ROOT / "themes" / "entente")

# Where the site is published on this machine: --output.
OUTPUT_PATH = str(ROOT / "output")

# What one build worked out and the next need not: safe to delete at any time.
CACHE_PATH = str(ROOT / ".entente" / "cache")

# Say for every page that is made again why: --explain.
ENTENTE_EXPLAIN = False

# Make every page again: --fresh.
ENTENTE_FRESH = False

# How many processes read and draw: --jobs. 0: one a processor.
ENTENTE_JOBS = 0

# A cluster that reads and draws instead, such as "dask://host:port": --executor.
ENTENTE_EXECUTOR = ""

# What the gate finds in the finished site, as "text", or as "github" for annotations: --format.
ENTENTE_REPORT = "text"

# How large one file of content may be. Past this bound and each of the following a build fails with
# the file and the line, and publishes nothing: contributions may come from anyone.
ENTENTE_FILE_BYTES = 1_000_000

# Characters of a front matter.
ENTENTE_FRONT_MATTER_CHARACTERS = 65_536

# Levels of lists and maps inside each other in a front matter.
ENTENTE_FRONT_MATTER_DEPTH = 8

# Entries of one list or map in a front matter.
ENTENTE_FRONT_MATTER_ENTRIES = 200

# Characters of one text in a front matter, such as a summary.
ENTENTE_VALUE_CHARACTERS = 5_000

# Characters of the text below a front matter.
ENTENTE_BODY_CHARACTERS = 200_000

# Levels of lists and quotations inside each other in a text.
ENTENTE_BODY_DEPTH = 20

# Elements of HTML that are open inside each other in a text.
ENTENTE_MARKUP_DEPTH = 100

# Cells of all tables of a text together.
ENTENTE_TABLE_CELLS = 20_000

# Seconds of processor time to read one file in. The longest text allowed takes about 0.2 s; only
# one that is made to be slow takes more than a second.
ENTENTE_DOCUMENT_SECONDS = 1.5

# The features, one plugin each. Pelican is given modules and not names, so that one that cannot be
# loaded ends the build; by name it would be skipped in silence.
PLUGINS = [
    publication, digests, visits, countries, relations, leaders, topics, front,
    feeds, calendars, citations, open_data, cards, search, sitemap, redirects, gate
]  # fmt: skip

# Everything below keeps Pelican's own generators out of the way: digests and pages are Entente's.
TIMEZONE = "UTC"
ARTICLE_PATHS: list[str] = []
PAGE_PATHS: list[str] = []
STATIC_PATHS: list[str] = []
DIRECT_TEMPLATES: list[str] = []
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ARCHIVES_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
DELETE_OUTPUT_DIRECTORY = False
CACHE_CONTENT = False
