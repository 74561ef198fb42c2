"""Names of countries and parts of the world that the catalogue translates.

CLDR knows what most countries are called in every language. It does not know the states that have
ended and the organisations, and it calls a few others by longer names than a page has room for.
Their English names are those of the registry, and a test holds both together.
"""

from entente.rendering.language import noted

__all__ = ["ENTRIES", "REGIONS"]

ENTRIES = (
    noted("African Union"),
    noted("APEC"),
    noted("Arab League"),
    noted("ASEAN"),
    noted("Austria-Hungary"),
    noted("CARICOM"),
    noted("Congo (DR)"),
    noted("Congo (Republic)"),
    noted("Czechoslovakia"),
    noted("East Germany"),
    noted("G20"),
    noted("G7"),
    noted("Gilbert and Ellice Islands"),
    noted("Gulf Cooperation Council"),
    noted("Hawaii before 1898"),
    noted("Hong Kong"),
    noted("Korea before 1910"),
    noted("Macao"),
    noted("Myanmar"),
    noted("NATO"),
    noted("Netherlands Antilles"),
    noted("North Vietnam"),
    noted("North Yemen"),
    noted("Organization of American States"),
    noted("Ottoman Empire"),
    noted("Palestine"),
    noted("Republic of Texas"),
    noted("Russian Empire"),
    noted("Serbia and Montenegro"),
    noted("Sikkim"),
    noted("South Vietnam"),
    noted("South Yemen"),
    noted("Soviet Union"),
    noted("Trust Territory of the Pacific Islands"),
    noted("United Kingdom"),
    noted("United States"),
    noted("Yugoslavia"),
)
"""Entries of the registry whose names CLDR lacks or words otherwise, in order."""
REGIONS = (
    noted("Africa"),
    noted("Americas"),
    noted("Antarctica"),
    noted("Asia and Pacific"),
    noted("Australia and New Zealand"),
    noted("Caribbean"),
    noted("Caucasus"),
    noted("Central Africa"),
    noted("Central America"),
    noted("Central Asia"),
    noted("Central Europe"),
    noted("East Africa"),
    noted("East Asia"),
    noted("Eastern Europe"),
    noted("Europe"),
    noted("Melanesia"),
    noted("Micronesia"),
    noted("Middle East"),
    noted("North Africa"),
    noted("North America"),
    noted("Northern Europe"),
    noted("Polynesia"),
    noted("South America"),
    noted("South Asia"),
    noted("Southeast Asia"),
    noted("Southeast Europe"),
    noted("Southern Africa"),
    noted("Southern Europe"),
    noted("West Africa"),
    noted("Western Asia"),
    noted("Western Europe"),
)
"""Regions and subregions of the registry, in order."""
