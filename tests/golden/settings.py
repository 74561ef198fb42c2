"""What the owner of the golden site has set: these lines stand at the end of its pelicanconf.py."""

SITENAME = "Golden & Co"
SITESUBTITLE = "Five visits and what they touch"
SITEURL = "https://golden.example/visits-of-state"
DEFAULT_LANG = "en-GB"
ENTENTE_AUTHORITY = "golden.example,2024"
ENTENTE_AS_OF = "2024-09-20"
ENTENTE_DRAFTS = False
