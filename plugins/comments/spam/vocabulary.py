"""Words: how online gambling is advertised, and how people speak of it who do not advertise it.

Gathered from the kind of pages that were planted in sites of Indonesian governments; words that an honest
comment on work in the civil service may well hold ("hadiah", "bonus", "menang", "jackpot" alone) weigh
nothing or little.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from plugins.comments.spam.folding import collapse

# Words that hardly stand anywhere but in an advertisement.
STRONG = 40
# Words of the trade that also stand in reports about it.
TRADE = 15
# The theme itself, which an article on discipline may be about.
THEME = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One way of advertising, to be looked for in a text from `folding`.

    Attributes:
        code: its name; points: what it weighs.
        pieces: one of them stands in every text that the pattern matches; to look for them is ten times
            as fast.
        pattern: how it is written.
    """

    code: str
    points: int
    pieces: tuple[str, ...]
    pattern: re.Pattern[str]

    def is_in(self, text: str) -> bool:
        """True where the text holds it."""
        return any(piece in text for piece in self.pieces) and self.pattern.search(text) is not None


def make_pattern(*phrases: str) -> re.Pattern[str]:
    """A pattern for a text from `folding`, in which no letter stands twice in a row."""
    return re.compile(rf"\b(?:{collapse('|'.join(phrases))})\b")


def _mark(code: str, points: int, pieces: str, *phrases: str) -> Mark:
    return Mark(code=code, points=points, pieces=tuple(pieces.split()), pattern=make_pattern(*phrases))


MARKS = (
    _mark(
        "gacor",
        STRONG,
        "gacor",
        r"\w*gacor\w*",
    ),
    _mark(
        "maxwin",
        STRONG,
        "max",
        r"\w*max ?win\w*",
    ),
    _mark(
        "slot",
        TRADE,
        "slot",
        r"\w*slot\w*",
    ),
    _mark(
        "rtp",
        STRONG,
        "rtp",
        r"(?:bocoran|live|info|pola) ?rtp|rtp ?(?:live|slot|gacor|tertinggi)",
    ),
    _mark(
        "bocoran",
        STRONG,
        "bocor",
        r"bocoran ?(?:slot|pola|togel|angka|hk|sgp|sdy|admin)\w*",
    ),
    _mark(
        "permainan",
        STRONG,
        "mahjong olympus bonanza princes gold zeus neko spaceman",
        r"mahjong ?ways?|gates? ?of ?olympus|sweet ?bonanza|starlight ?princess|wild ?west ?gold",
        r"kakek ?zeus|lucky ?neko|spaceman",
    ),
    _mark(
        "penyedia",
        STRONG,
        "pragmatic pg habanero sbobet joker spade microgaming idn",
        r"pragmatic ?play|pg ?soft|habanero|sbobet|joker ?gaming|spadegaming|microgaming",
        r"idn ?(?:poker|play|slot)",
    ),
    _mark(
        "scatter",
        STRONG,
        "scater",
        r"scatter ?(?:hitam|gratis|naga)?",
    ),
    _mark(
        "togel",
        TRADE,
        "togel toto angka prediksi",
        r"\w*togel\w*|toto ?(?:gelap|macau|hk|sgp|sydney)|angka ?(?:jitu|main|ikut)",
        r"prediksi ?(?:hk|sgp|sdy|togel)",
    ),
    _mark(
        "bandar",
        TRADE,
        "bandar agen situs web",
        r"(?:bandar|agen|situs|web|website) ?(?:judi|togel|slot|poker|bola|casino|kasino)\w*",
        r"(?:bandar|agen|situs|web|website) ?(?:online ?)?terpercaya",
    ),
    _mark(
        "setoran",
        STRONG,
        "depo dp",
        r"(?:depo|deposit|dp) ?(?:pulsa|dana|ovo|gopay|qris|via|tanpa ?potongan|murah|receh)",
        r"(?:depo|deposit|dp) ?[0-9]+ ?(?:k|ribu|rb)?",
    ),
    _mark(
        "anggota-baru",
        STRONG,
        "bonus",
        r"bonus ?(?:new ?member|member ?baru|depo\w*|deposit|rolingan|cashback|harian|referal|100)",
    ),
    _mark(
        "dibayar",
        STRONG,
        "wd withdraw jp jackpot menang pasti",
        r"(?:wd|withdraw|jp|jackpot|kemenangan|menang) ?(?:\w+ )?(?:pasti ?dibayar|dibayar ?lunas|paus)",
        r"(?:wd|withdraw|jp|jackpot) ?(?:\w+ )?(?:terus|tanpa ?batas|besar)",
        r"pasti ?(?:wd|cair|jp|menang)",
    ),
    _mark(
        "rungkad",
        STRONG,
        "anti auto gampang mudah",
        r"anti ?rungka[dt]\w*|auto ?(?:sultan|cuan|jp|wd|maxwin|kaya)|gampang ?(?:menang|jp|maxwin)",
        r"mudah ?(?:menang|jp|maxwin)",
    ),
    _mark(
        "tautan-lain",
        STRONG,
        "link",
        r"link ?alternati[fv]\w*|link ?(?:login|daftar|resmi) ?(?:slot|judi|togel|situs)\w*",
    ),
    _mark(
        "taruhan",
        TRADE,
        "parlay taruhan judi poker domino ceme casino kasino",
        r"mix ?parlay|parlay|taruhan ?(?:bola|online)|judi ?bola|poker ?online|domino ?q+|ceme ?online",
        r"casino ?online|kasino ?online|live ?casino",
    ),
    _mark(
        "akun-pro",
        STRONG,
        "akun server",
        r"akun ?(?:pro|vip|wso|gacor|thailand|kamboja|rusia|jp)",
        r"server ?(?:thailand|kamboja|luar|rusia)",
    ),
    _mark(
        "fasilitas",
        TRADE,
        "fre spin bet modal perkalian x1000 x500",
        r"freebet|free ?chip|free ?spin\w*|buy ?spin|bet ?(?:kecil|receh|besar)",
        r"modal ?(?:receh|kecil|[0-9]+ ?(?:k|ribu|rb)|minim)|perkalian|x1000|x500",
    ),
    _mark(
        "judi",
        THEME,
        "jud",
        r"judi|judol|perjudian|judi ?online",
    ),
)
"""What is looked for; the codes are told by `wording.py`."""

CALL = make_pattern(
    r"daftar ?(?:sekarang|disini|di ?sini|segera|dan|gratis)|klik ?(?:link|tautan|disini|di ?sini)?",
    r"kunjungi|gabung|join|buruan|hubungi|chat ?(?:wa|admin)|wa ?(?:me|admin)|ketik ?di ?google",
    r"cari ?di ?google|cek ?bio|login",
)
"""What sends a reader elsewhere."""

OPPOSED = make_pattern(
    r"(?:pem|mem|di)?berantas\w*|larang\w*|dilarang|melarang|sanksi\w*|hukum\w*|dihukum|pidana|pasal",
    r"undang|peraturan|disiplin|blokir\w*|diblokir|memblokir|pemblokiran|korban|bahaya\w*|kecanduan",
    r"candu|utang|jerat\w*|terjerat|rehabilitasi|edukasi|sosialisasi|cegah|mencegah|pencegahan|tindak",
    r"ditindak|penindakan|lapor\w*|melaporkan|dilaporkan|komdigi|kominfo|ppatk|ojk|polri|polisi|bssn",
    r"merugikan|rugi|awas|waspada|hati|maraknya|marak|pegawai|asn|pns|pp3k|atasan|instansi|pemerintah",
    r"keluarga|moral|dipecat|pemecatan|oknum|situs pemerintah|diretas|peretas\w*|disusupi|ditanam\w*",
    r"spam\w*",
)
"""Words of those who speak against it, or of what it does to people."""

BRANDS = re.compile(
    r"(?<![\w.])(?!covid|kepmen|permen|pmk|perpres|inpres|hut|se)[a-z]{3,14}"
    r"(?:77|88|99|138|168|188|303|333|338|388|555|777|888|899|999|[45]d|toto|bet|slot|jp)(?!\w)"
)
"""Names of such sites: a word with a lucky number or the trade behind it; read in plain text."""
_BRAND_PIECES = (
    "77",
    "88",
    "99",
    "138",
    "168",
    "303",
    "333",
    "338",
    "555",
    "4d",
    "5d",
    "toto",
    "bet",
    "slot",
    "jp",
)


def may_hold_brand(plain: str) -> bool:
    """False where `BRANDS` surely finds nothing; much faster than looking."""
    return any(piece in plain for piece in _BRAND_PIECES)
