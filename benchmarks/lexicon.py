"""The words of which the corpus is made: sentences with gaps, and what goes into the gaps.

Written for this benchmark; nothing is quoted. ``prose`` fills the frames, ``world`` builds the
names of people and towns from the syllables. Three lists of syllables of one length each make
names of which no two that are used differ in one letter only, so that none looks misspelt.
"""

__all__ = [
    "ADJECTIVES",
    "BEGINNINGS",
    "BODIES",
    "ENDINGS",
    "FRAMES",
    "GIVEN_NAMES",
    "HEADINGS",
    "MIDDLES",
    "MONTHS",
    "NOUNS",
    "OFFICES",
    "TOPICS",
    "WEEKDAYS",
]

BEGINNINGS = (
    "Bar Cas Dov Fen Gal Hul Jor Kem Lun Mar Nes Oss Pel Quo Rad Sil Tov Ulb Var Wel Yar Zam Bru "
    "Cho Dri"
).split()
MIDDLES = (
    "ani eco ilu oma uva ari edo ipa ota unu avo eri isa oku ubi aco eva iro ola uda ame eti ino "
    "oze usu"
).split()
ENDINGS = (
    (
        "ster vich land more quez lund tova sson ghar bury niak dale wari pont zawa feld ruda hoek "
        "shvi cote mbe_ rran tsky llo_ yemi"
    )
    .replace("_", "n")
    .split()
)
GIVEN_NAMES = (
    "Adela Boris Carmen Dario Elena Felix Greta Henri Inês Jonas Katya Lucas Marta Nadia Oskar "
    "Petra Quentin Rosa Štefan Tomás Ursula Viktor Wanda Ximena Yusuf Zora Amadou Bahar Chidi "
    "Diyar Efua Farid Goran Halima Ibrahim Jamila Kofi Lucía Mirza Åse"
).split()
OFFICES = ("President", "Prime Minister", "Foreign Minister", "King", "Chancellor")

TOPICS = tuple(
    (
        "Trade in services|Defence cooperation|Energy supply|Fishing quotas|Migration|"
        "Climate finance|Exchange of students|Space research|Public health|Civil aviation|"
        "Shipping lanes|Nuclear safety|Debt relief|Border rivers|Film and theatre|Cotton growing|"
        "Railway gauges|Tourist visas|Fertiliser prices|Undersea cables|Satellite navigation|"
        "Desalination|Consular affairs|Arms control|Peacekeeping|Refugee return|Landmine clearance|"
        "Cultural property|Textile tariffs|Coffee prices|Steel overcapacity|Double taxation|"
        "Extradition|Police training|Counterfeit goods|Vaccine supply|Locust control|"
        "Weather stations|Polar research|Whale protection|Coral reefs|Deforestation|Drought relief|"
        "Earthquake relief|Flood warning|Grain reserves|Rice imports|Sugar agreement|Banana trade|"
        "Olive oil standards|Timber certification|Diamond certification|Copper mining|"
        "Uranium enrichment|Natural gas pipelines|Hydroelectric dams|Solar power|Wind farms|"
        "Oil embargo|Electricity grids|Port construction|Airport concessions|Road transit|"
        "Canal tolls|Postal union|Radio frequencies|Digital identity|Data protection|Cyber defence|"
        "Artificial intelligence|Semiconductors|Rare earths|Battery recycling|Hydrogen|"
        "Youth football|Olympic truce|Archive access|War graves|Prisoner exchange|"
        "Ceasefire monitoring|Hostage release|Piracy|Maritime boundaries|Overflight rights"
    ).split("|")
)

BODIES = (
    "ministry of foreign affairs|joint commission|parliament|central bank|chamber of commerce|"
    "national library|academy of sciences|port authority|railway board|customs service|"
    "supreme court|coast guard|state university|general staff|export bank|audit office"
).split("|")
NOUNS = (
    "agreement accord memorandum protocol treaty communiqué timetable working group delegation "
    "declaration loan credit grant tariff quota licence survey report inquiry tender contract "
    "pipeline bridge harbour terminal warehouse shipyard refinery reactor laboratory hospital "
    "clinic school scholarship archive exhibition orchestra festival tournament ceremony banquet "
    "procession airfield barracks patrol convoy exercise inspection verification hotline embassy "
    "consulate visa passport frontier checkpoint corridor crossing river basin reservoir canal "
    "lighthouse satellite antenna cable exchange newspaper broadcast dictionary translation "
    "fleet catch harvest orchard plantation granary silo mill factory furnace quarry mine"
).split()
ADJECTIVES = (
    "joint draft revised annual bilateral modest lasting technical provisional binding public "
    "confidential overdue costly careful northern southern coastal inland regional narrow broad "
    "first second third final early late unsigned disputed balanced limited renewed temporary"
).split()
MONTHS = (
    "January February March April May June July August September October November December"
).split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday".split()

HEADINGS = (
    "What was agreed",
    "Before the talks",
    "The second day",
    "What remains open",
    "At the {body}",
    "The {adjective} {noun}",
    "How it was received in {city}",
)

FRAMES = (
    "{leader} arrived in {city} on a {weekday} and was received at the {body}.",
    "The talks with {met} lasted {number} hours, twice as long as the programme had allowed.",
    "Both sides called the {noun} a {adjective} step, and neither said what it would cost.",
    "On {topic} the delegations exchanged a {adjective} {noun} of {number} pages.",
    "{host} asked for more time before any {noun} is opened to firms from abroad.",
    "Officials from {origin} had prepared the {adjective} {noun} since {month}.",
    "A spokesman named {rare} told reporters that the {noun} would follow within {number} weeks.",
    "The {body} in {city} is to publish the {adjective} {noun} by the end of {month}.",
    "{other} was not at the table, but its {noun} was mentioned by both governments.",
    "In the evening {met} gave a dinner at which the {noun} was not discussed at all.",
    "The {adjective} {noun} covers {topic} and leaves every {noun2} to a later round.",
    "According to the {body}, trade between the two countries fell by {number} per cent.",
    "The guests were shown a {noun} near {town}, where {number} people work.",
    "{leader} promised to return to the question of {topic} before {month}.",
    "A {adjective} {noun} between {origin} and {host} had lapsed {number} years before.",
    "Mr {rare} of the {body} spoke of a {adjective} {noun}; Ms {rare2} would not comment.",
    "The ministers agreed that each {noun} should be open to inspection by the {body}.",
    "No text was signed on {topic}, although a {adjective} {noun} had been announced.",
    "The route from {city} to {town} was closed for {number} hours because of the {noun}.",
    "Newspapers in {other} noticed that the {noun} does not name the {noun2} of {town}.",
    "{met} thanked the visitors for a {noun} that had reached {town} in {month}.",
    "For {host} the {adjective} {noun} matters more than {topic}, an adviser said.",
    "The {body} will send {number} experts to examine the {adjective} {noun}.",
    "Critics of {leader} at home held that the {noun} gave away the {adjective} {noun2}.",
    "Half of the {noun} is to be paid by {origin}, the rest by a bank in {other}.",
    "The two leaders walked to the {noun} and answered {number} questions there.",
    "What the {adjective} {noun} says about {topic} can be read in two ways.",
    "A {noun} for {number} students from {town} begins in {month}.",
    "The {rare} case, pending since {month}, was raised at the {body} without result.",
    "Neither {origin} nor {host} keeps a {noun} that would settle the {adjective} {noun2}.",
    "They also took up {topic}, which {other} had asked them to leave aside.",
    "Engineers from {town} presented a {adjective} {noun} and a model of the {noun2}.",
)
