"""Words: how people speak of gambling who do not advertise it, and how those who do call their readers."""

from __future__ import annotations

import re

from plugins.comments.spam.mark import make_pattern

_CALL = make_pattern(
    r"daftar ?(?:sekarang|disini|di ?sini|segera|dan|gratis|di|pakai|lewat|aja)|klik ?(?:link|tautan|di ?sini)?|buruan",
    r"kunjungi|gabung|join|hubungi|chat|wa|telegram|ketik ?di ?google|cari ?di ?google|cek ?bio|login|visit|order",
    r"check ?out|contact|whatsap|register ?now|claim|booking|silakan ?(?:dicek|daftar|coba)|cobain?|gas|booking",
    r"sign ?up|download ?apk|unduh ?apk|link ?(?:masuk|di ?bio)|daftar ?(?:agen|situs|slot|akun)|buka ?akun",
    r"registrasi ?gratis|daftar ?cepat|ayo ?(?:pasang|main|gabung)",
)
# Who warns of a click names it too.
_FORBIDDEN_CALL = make_pattern(
    r"(?:jangan|dilarang|hindari) ?(?:pernah|sampai|mudah|asal|sembarang\w*|langsung|mau)? ?"
    r"(?:meng|men|me)?(?:klik|daftar|kunjungi|gabung|bergabung|hubungi|login|coba|join|chat)\w*"
)
_PRAISE = make_pattern(
    r"ter(?:percaya|besar|lengkap|baik|populer|murah|gacor|aman|cepat|tinggi|akurat|laris|nama)|nikmati|rasakan|dapatkan",
    r"mainkan|main sekarang|raih|sensasi|sultan|hoki|trusted|top ?[0-9]+|fast(?:est)? (?:withdraw\w*|payouts?)",
    r"24 ?jam|nonstop|ribuan ?(?:pemain|member)|gampang(?:nya)?|rekomendasi|panduan lengkap|rahasia",
    r"menguntungkan|win(?:ning)? big",
    r"ini pola\w*|strategi|trik",
)

_OPPOSED = make_pattern(
    r"(?:pem|mem|di)?berantas\w*|larang\w*|dilarang|melarang|sanksi\w*|hukum\w*|dihukum|pidana|pasal",
    r"undang|peraturan|aturan|disiplin|blokir\w*|diblokir|memblokir|pemblokiran|korban|bahaya\w*|kecanduan",
    r"candu|utang|hutang|jerat\w*|terjerat|rehabilitasi|edukasi|sosialisasi|cegah|mencegah|pencegahan",
    r"ditindak|penindakan|menindak|lapor\w*|melaporkan|dilaporkan|komdigi|kominfo|ppatk|ojk|polri|polisi|bssn",
    r"merugikan|rugi|awas|waspada|maraknya|marak|pegawai|asn|pns|pp3k|atasan|instansi|pemerintah|dinas|kantor",
    r"keluarga|moral|dipecat|pemecatan|oknum|diretas|peretas\w*|disusupi|sisipan|menyusup\w*|ditanam\w*|spam\w*",
    r"serangan|keamanan|celah|peladen|plugin|orang ?tua|anak|istri|suami|cerai|teman ?saya|rekan|istilah|iklan\w*",
    r"pelaku|pemain|penjudi|kecurangan|berhenti|kapok|sadar|dosa|haram|bangkrut|jual|narkoba|pejabat|situs ?resmi",
    r"berita|modus|penipuan|tertipu|data|regulasi|kebijakan|tim|petugas|bapak|ibu|mohon|bagaimana|apakah|mengapa",
    r"kenapa|menolak|warga|masyarakat|burung\w*|murai|kicau\w*|mempromosikan|menjanjikan|tawaran|menawarkan|pribadi|menghapus|dihapus|abaikan|mengabaikan|menurut",
    r"ujar|tutur|ungkap|kata (?:menteri|kepala|ketua|jaksa|hakim|polisi|dosen|psikolog|bupati|wali ?kota|gubernur)",
)
_REPORTED = make_pattern(
    # Police, courts and ministries at work; nobody who sells writes so of himself.
    r"polda|polres\w*|polsek|bareskrim|ditreskrim\w*|ditsiber|kapolri|kapolda|kapolres|penyidik\w*|tersangka|terdakwa",
    r"terpidana|jaksa|hakim|kejaksaan|pengadilan|vonis|divonis|memvonis|menangkap|ditangkap|penangkapan|tertangkap",
    r"ditahan|digerebek|menggerebek|penggerebekan|membongkar|dibongkar|menyita|disita|barang ?bukti|dibekukan",
    r"membekukan|satpol|razia|satgas|menteri|mengimbau|diimbau|mengingatkan|memutus ?akses|diputus|ombudsman",
    # Warnings.
    r"jangan (?:pernah |mudah |mau |sampai |sembarang\w* )?(?:mengeklik|klik|percaya|tergiur|terpengaruh|mengisi|membuka|mencoba|ikut|terjebak)",
    r"waspada\w*|jebakan|tipuan|menipu|iming ?iming|kedok|ketagihan|pecandu|konseling|psikolog|dopamin|disusupi|diretas|peretas\w*",
    # English.
    r"police|arrest\w*|suspects?|prosecutors?|ministry|minister|warn(?:s|ed|ing|ings)?|illegal|raid\w*|sentenced|authorities|addict\w*",
    r"hacked|victims?|memblokir|diblokir|pemblokiran|polisi|polri|komdigi|ppatk|bssn|laporkan|melaporkan|dilaporkan",
)
# Chinese is written without spaces, so that no word has an edge.
_REPORTED_IN_CHINESE = re.compile(
    "警方|公安|警察|打击|嫌疑人|抓获|团伙|切勿|远离|提醒|犯罪|违法|关闭|查封|取缔"
)


def calls_readers(plain: str) -> bool:
    """True where a text sends its reader elsewhere, and does not warn of going there."""
    return _CALL.search(_FORBIDDEN_CALL.sub(" ", plain)) is not None


def praises(plain: str) -> bool:
    """True where a text praises or promises, as who sells does."""
    return _PRAISE.search(plain) is not None


def weigh_opposition(plain: str) -> int:
    """How much a text says as those do who speak against gambling, of what it does to people, or who ask.

    Words of police, courts and warnings count twice.
    """
    reported = _find_reported(plain)
    return len({*_OPPOSED.findall(plain)} - reported) + 2 * len(reported)


def weigh_report(plain: str) -> int:
    """The same of the words of police, courts and warnings alone, which ordinary work has not."""
    return 2 * len(_find_reported(plain))


def _find_reported(plain: str) -> set[str]:
    return {*_REPORTED.findall(plain), *_REPORTED_IN_CHINESE.findall(plain)}
