"""Stock Pelican's side of the comparison: the same pages at flat addresses, and one feed."""

SITENAME = "Visits"
SITEURL = "https://example.org"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
PATH = "content"
THEME = "theme"
OUTPUT_PATH = "output"
ARTICLE_URL = ARTICLE_SAVE_AS = "visits/{slug}.html"
AUTHOR_URL = AUTHOR_SAVE_AS = "leaders/{slug}.html"
TAG_URL = TAG_SAVE_AS = "tags/{slug}.html"
YEAR_ARCHIVE_URL = YEAR_ARCHIVE_SAVE_AS = "years/{date:%Y}.html"
CATEGORY_SAVE_AS = ""
DIRECT_TEMPLATES = ["index", "visits", "authors", "tags", "sitemap"]
SITEMAP_SAVE_AS = "sitemap.xml"
FEED_ALL_ATOM = "visits.atom"
FEED_MAX_ITEMS = 20
CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
