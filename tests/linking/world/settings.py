"""What the owner of this world's site has set: the last lines of its pelicanconf.py."""

SITENAME = "Visits with the United States"
SITEURL = "https://world.example"
ENTENTE_AUTHORITY = "world.example,2025"
