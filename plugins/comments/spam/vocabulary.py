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
TRADE = 20
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
        return any(map(text.__contains__, self.pieces)) and self.pattern.search(text) is not None


def make_pattern(*phrases: str) -> re.Pattern[str]:
    """A pattern for a text from `folding`, in which no letter stands twice in a row."""
    return re.compile(rf"\b(?:{collapse('|'.join(phrases))})\b")


def _mark(code: str, points: int, pieces: str, *phrases: str) -> Mark:
    return Mark(code=code, points=points, pieces=tuple(pieces.split()), pattern=make_pattern(*phrases))


MARKS = (
    # What hardly stands anywhere but in an advertisement.
    _mark("judi:gacor", STRONG, "gacor", r"\w*gacor\w*"),
    _mark("judi:maxwin", STRONG, "max", r"\w*max ?win\w*"),
    _mark(
        "judi:rtp",
        STRONG,
        "rtp",
        r"(?:bocoran|live|info|pola) ?rtp|rtp ?(?:live|slot|gacor|tertinggi|[0-9]+)",
    ),
    _mark(
        "judi:bocoran",
        STRONG,
        "bocor pola jam prediksi",
        r"bocoran ?(?:slot|pola|togel|angka|hk|sgp|sdy|admin)\w*|pola ?(?:gacor|petir|zeus|spin|jitu)",
        r"jam ?gacor|prediksi ?(?:\w+ )?jitu",
    ),
    _mark(
        "judi:permainan",
        STRONG,
        "mahjong olympus bonanza princes gold zeus neko spaceman tembak chip mesin fafafa capsa ceme petir",
        r"mahjong ?(?:ways?|[12])|gates? ?of ?olympus|sweet ?bonanza|starlight ?princess|wild ?west ?gold",
        r"kakek ?zeus|lucky ?neko|spaceman|tembak ?ikan|chip ?(?:ungu|emas|higgs)|mesin ?buah|fafafa",
        r"capsa ?susun|ceme ?keliling|petir ?merah",
    ),
    _mark(
        "judi:penyedia",
        STRONG,
        "pragmatic pg habanero sbobet joker spade microgaming idn pkv pagcor",
        r"pragmatic ?play|pg ?soft|habanero|sbobet|joker ?gaming|spadegaming|microgaming",
        r"idn ?(?:poker|play|slot)|pkv ?(?:games?|terbaru)?|lisensi ?\w* ?pagcor|pagcor",
    ),
    _mark("judi:scatter", TRADE, "scater", r"scatter ?(?:hitam|gratis|naga)?"),
    _mark(
        "judi:anggota-baru",
        STRONG,
        "bonus depo depo claim selamat",
        r"bonus ?(?:new ?member|member ?baru|depo\w*|deposit|rolingan|cashback|harian|referal|selamat ?datang|[0-9]+)",
        r"(?:welcome|free) ?bonus|bonus ?(?:kekalahan|mingguan|freebet)",
    ),
    _mark(
        "judi:dibayar",
        STRONG,
        "wd withdraw jp jackpot menang pasti tembus kekalahan bukti",
        r"(?:wd|withdraw|jp|jackpot|kemenangan|menang) ?(?:\w+ )?(?:pasti ?dibayar|dibayar ?lunas|paus)",
        r"(?:wd|withdraw|jp|jackpots?) ?(?:\w+ )?(?:terus|tanpa ?batas|besar|cepat|sejuta|every|[0-9]+)",
        r"pasti ?(?:wd|cair|jp|menang|tembus)|(?:betul|langsung|jamin) ?tembus|bukti ?(?:wd|jp|transfer)",
        r"garansi ?kekalahan|menang ?terus",
    ),
    _mark(
        "judi:rungkad",
        STRONG,
        "anti auto gampang mudah win situs",
        r"anti ?(?:rungka[dt]\w*|nawala|blokir|boncos)|auto ?(?:sultan|cuan|jp|wd|maxwin|kaya)",
        r"(?:gampang|mudah) ?(?:menang|jp|maxwin)|win ?rate|situs ?slot ?terbaik",
    ),
    _mark(
        "judi:tautan-lain",
        STRONG,
        "link",
        r"link ?alternati[fv]\w*|link ?(?:login|daftar|resmi) ?(?:slot|judi|togel|situs)\w*",
    ),
    _mark(
        "judi:akun-pro",
        STRONG,
        "akun server",
        r"akun ?(?:pro|vip|wso|gacor|thailand|kamboja|rusia|jp|slot)|server ?(?:thailand|kamboja|luar|rusia|pkv)",
    ),
    # Words of the trade, which reports about it hold too.
    _mark("judi:slot", TRADE, "slot", r"\w*slot(?! waktu| pelatihan| kosong| peserta)\w*"),
    _mark(
        "judi:setoran",
        TRADE,
        "depo dp wd",
        r"(?:depo|deposit|dp) ?(?:via|tanpa ?potongan|murah|receh|pulsa|dana|ovo|gopay|qris|dulu|ma ?lam)",
        r"(?:depo|deposit|dp) ?[0-9]+ ?(?:k|ribu|rb|jt)?|minimal ?depo\w*|depo|wd",
    ),
    _mark(
        "judi:togel",
        TRADE,
        "toge toto angka prediksi hadiah diskon 2d 3d 4d",
        r"\w*toge[l1]\w*|toto ?(?:gelap|macau|hk|sgp|sydney)|angka ?(?:jitu|main|ikut|tembus|ritual)",
        r"prediksi ?(?:hk|sgp|sdy|togel)|[234]d (?:[234]d|sgp|hk|sdy|hadiah)|(?:hadiah|diskon) ?[234]d",
    ),
    _mark(
        "judi:bandar",
        TRADE,
        "bandar agen agent situs web judi",
        r"(?:bandar|agent?|situs|web|website) ?(?:resmi )?(?:judi|togel|slot|poker|bola|casino|kasino|permainan)\w*",
        r"(?:bandar|agent?|situs|web|website|judi) ?(?:online ?)?terpercaya",
    ),
    _mark(
        "judi:taruhan",
        TRADE,
        "parlay taruhan judi poker domino ceme casino kasino beting roulete capsa",
        r"mix ?parlay|parlay|taruhan ?(?:bola|online)|judi ?bola|poker ?(?:online|uang)|domino ?q\w*|ceme",
        r"casino ?(?:online)?|kasino ?online|betting ?tips?|roulete|capsa",
    ),
    _mark(
        "judi:fasilitas",
        TRADE,
        "frebet fre spin bet perkalian x1000 x500 modal uang bosku cuan penghasil saldo kode",
        r"freebet|free ?chip|free ?spin\w*|buy ?spin|spin|bet ?(?:kecil|receh|besar)|perkalian|x1000|x500",
        r"modal ?(?:receh|kecil|ceban|goceng|[0-9]+ ?(?:k|ribu|rb)|minim)|uang ?asli|bosku|cuan",
        r"penghasil ?(?:saldo|uang)|saldo ?dana|kode ?referal",
    ),
    _mark("judi:judi", THEME, "jud", r"judi|judol|perjudian|judi ?online"),
    # Other wares.
    _mark(
        "iklan:pinjaman",
        STRONG,
        "pinjaman pinjol cepat tanpa galbay",
        r"pinjaman ?(?:cepat|online|tanpa|swasta|mudah|kilat|[0-9]+)|pinjol ?(?:cepat|c|tanpa|legal|aman)\w*",
        r"cepat ?cair|tanpa ?(?:bi ?checking|jaminan|dc|slik)|galbay",
    ),
    _mark(
        "iklan:obat",
        STRONG,
        "obat pembesar pelangsing viagra cialis turun tahan",
        r"obat ?(?:kuat|herbal|aborsi|penggugur|pembesar|pelangsing)|pembesar|pelangsing|viagra|cialis",
        r"turun ?[0-9]+ ?kg|tahan ?lama ?asli",
    ),
    _mark(
        "iklan:investasi",
        STRONG,
        "invest airdrop presale bitcoin profit untung bunga trading",
        r"invest ?in|airdrop|presale|bitcoin ?(?:with|trading)|(?:profit|untung|bunga) ?[0-9]+ ?(?:%|persen)? ?(?:per|se)",
        r"trading ?(?:forex|crypto|binary)|robot ?trading",
    ),
    _mark(
        "iklan:jasa-tautan",
        STRONG,
        "backlink seo folower subscriber rank gogle",
        r"(?:jasa|jual|beli|buy) ?(?:backlink|seo|followers?|subscriber)|backlinks?|seo ?service|cheap ?seo|rank ?math",
        r"first ?page ?of ?google|halaman ?pertama ?google",
    ),
    _mark(
        "iklan:lowongan-palsu",
        STRONG,
        "tes biaya transfer jalur",
        r"(?:tanpa|tidak ?pakai) ?tes|biaya ?(?:administrasi|pendaftaran|admin) ?(?:[0-9]+|dikembalikan)|transfer ?dulu",
        r"jalur ?(?:belakang|khusus|dalam|titipan)",
    ),
    _mark(
        "iklan:undian",
        STRONG,
        "pemenang terpilih selamat data",
        r"pemenang ?undian|nomor ?(?:anda|kamu) ?terpilih|selamat anda ?(?:menang|terpilih|mendapat)|isi ?data ?atm",
    ),
    _mark(
        "iklan:ajakan-dewasa",
        STRONG,
        "jat girl bispak open video",
        r"p[il]+jat ?(?:pangilan|plus|khusus)|(?:lonely|hot|sexy) ?girls?|bispak|open ?bo|video ?(?:mesum|viral)",
    ),
)
"""What is looked for; the codes are told by `wording.py`."""

_PIECES = tuple({piece: None for mark in MARKS for piece in mark.pieces})


def find_marks(text: str) -> list[Mark]:
    """All marks that a text holds, in their order; each piece is looked for once, whoever shares it."""
    present = set(filter(text.__contains__, _PIECES))
    return [mark for mark in MARKS if not present.isdisjoint(mark.pieces) and mark.pattern.search(text)]


CALL = make_pattern(
    r"daftar ?(?:sekarang|disini|di ?sini|segera|dan|gratis|di|pakai|lewat|aja)|klik ?(?:link|tautan|di ?sini)?|buruan",
    r"kunjungi|gabung|join|hubungi|chat|wa|telegram|ketik ?di ?google|cari ?di ?google|cek ?bio|login|visit|order",
    r"check ?out|contact|whatsap|register ?now|claim|booking|silakan ?(?:dicek|daftar|coba)|cobain?|gas|booking",
)
"""What sends a reader elsewhere."""

OPPOSED = make_pattern(
    r"(?:pem|mem|di)?berantas\w*|larang\w*|dilarang|melarang|sanksi\w*|hukum\w*|dihukum|pidana|pasal",
    r"undang|peraturan|aturan|disiplin|blokir\w*|diblokir|memblokir|pemblokiran|korban|bahaya\w*|kecanduan",
    r"candu|utang|hutang|jerat\w*|terjerat|rehabilitasi|edukasi|sosialisasi|cegah|mencegah|pencegahan",
    r"ditindak|penindakan|menindak|lapor\w*|melaporkan|dilaporkan|komdigi|kominfo|ppatk|ojk|polri|polisi|bssn",
    r"merugikan|rugi|awas|waspada|maraknya|marak|pegawai|asn|pns|pp3k|atasan|instansi|pemerintah|dinas|kantor",
    r"keluarga|moral|dipecat|pemecatan|oknum|diretas|peretas\w*|disusupi|sisipan|menyusup\w*|ditanam\w*|spam\w*",
    r"serangan|keamanan|celah|peladen|plugin|orang ?tua|anak|istri|suami|cerai|teman ?saya|rekan|istilah|iklan\w*",
    r"pelaku|pemain|penjudi|kecurangan|berhenti|kapok|sadar|dosa|haram|bangkrut|jual|narkoba|pejabat|situs ?resmi",
    r"berita|modus|penipuan|tertipu|data|regulasi|kebijakan|tim|petugas|bapak|ibu|mohon|bagaimana|apakah|mengapa",
    r"kenapa",
)
"""Words of those who speak against it, of what it does to people, or who ask."""

BRANDS = re.compile(
    r"(?<![\w.])(?!covid|kepmen|permen|pmk|perpres|inpres|hut|se|ppg|sdn|smpn|sman|smkn|http)[a-z]{3,14}"
    r"(?:77|88|99|138|168|188|303|333|338|388|555|777|888|899|999|[1-9]00|[1-9]000|[45]d|toto|jp)(?!\w)"
)
"""Names of such sites: a word with a lucky number or the trade behind it; read in plain text."""
_WEAK_BRANDS = re.compile(
    r"(?<!\w)(?!display|google|replay|darwin|edwin|erwin|irwin|alwin|godwin|baldwin|alphabet|diabet|sorbet)"
    r"[a-z]{4,14}(?:win|play|bet|slot|poker|hoki|casino|spin)(?!\w)"
)
_BRAND_PIECES = (
    *("77", "88", "99", "00", "138", "168", "303", "333", "338", "555", "4d", "5d", "toto", "jp"),
    *("win", "play", "bet", "slot", "poker", "hoki", "casino", "spin"),
)


def weigh_brand(plain: str) -> int:
    """Points for a word that is built like the name of such a site; 0 where there is none."""
    if not any(map(plain.__contains__, _BRAND_PIECES)):
        return 0
    return STRONG if BRANDS.search(plain) else TRADE if _WEAK_BRANDS.search(plain) else 0
