"""Words: the lines that themes write around a text, in Indonesian, English and French; the one list of them.

Saved pages and plain scrapes are both read by it. A line counts only as a whole, never a word of a sentence.
"""

from __future__ import annotations

import re

REPLY, FORM, LABEL, COMMENTS = "reply", "form", "label", "comments"
MORE, SIDE, FOOT = "more", "side", "foot"
SHARE, AROUND, CHROME, META = "share", "around", "chrome", "meta"

ENDS = frozenset({REPLY, FORM, COMMENTS, MORE, SIDE, FOOT})
"""What may begin the end of a text."""
TRAILING = ENDS | {LABEL, SHARE, AROUND, CHROME, META}
"""What is no text where nothing but its like follows."""
LEADING = frozenset({SHARE, AROUND, CHROME, META, COMMENTS, SIDE})
"""What is no text between a title and the first words."""

_NETWORKS = (
    r"(?:facebook|twitter|x|whats ?app|telegram|linked ?in|pinterest|instagram|you ?tube|tik ?tok|threads|"
    r"line|tumblr|"
    r"reddit|pocket|e-?mail|surel|print|cetak|tweet|pin it|copy link|salin tautan|messenger|google ?\+|rss)"
)
_CANCEL = r"\s*(?:cancel reply|batalkan balasan|annuler la réponse)?"
_SAYS = {
    REPLY: (
        r"(?:leave|post|add|write|submit) (?:a |your |an )?(?:reply|comment|response)(?: to .{1,80})?"
        + _CANCEL,
        r"(?:tinggalkan|beri(?:kan)?|tulis(?:kan)?|kirim(?:kan)?|tambahkan|isi) (?:sebuah |suatu )?"
        r"(?:balasan|komentar|tanggapan)(?: anda)?(?: (?:untuk|pada|ke) .{1,80})?" + _CANCEL,
        r"balas|batalkan balasan|cancel reply|reply|join the (?:conversation|discussion)",
        r"laisser un commentaire(?: .{1,80})?"
        + _CANCEL
        + r"|répondre|annuler la réponse|laissez une réponse|poster un commentaire",
    ),
    FORM: (
        r"this entry was posted .*|you can follow any responses.*|both comments and pings are.*",
        r"your e-?mail address will not be published.*|required fields are marked.*",
        r"(?:alamat (?:e-?mail|surel)|e-?mail|surel) anda tidak akan (?:di)?(?:publikasikan|terbitkan|"
        r"tampilkan).*",
        r"(?:ruas|kolom|bidang|isian) yang wajib (?:diisi )?(?:ditandai|diberi tanda).*",
        r"votre adresse (?:e-?mail|de messagerie) ne sera pas publiée.*|les champs obligatoires.*",
        r"save my name.*(?:browser|comment).*|simpan nama.*(?:peramban|komentar).*|enregistrer mon nom.*",
        r"post comment|kirim komentar|publier le commentaire|submit comment",
        r"you must be logged in to post.*|anda harus (?:masuk|login|log in).*(?:komentar|balasan).*",
        r"notify me of .{1,60}|beri ?tahu saya .{1,80}|this site uses akismet.*|situs ini menggunakan "
        r"akismet.*",
        r"learn how your comment data.*|pelajari bagaimana data komentar.*|type your (?:comment|reply).*|Δ",
        r"you may use these html tags.*|anda (?:dapat|bisa) memakai tag html.*",
        r"comments? (?:are|is) closed\.?|komentar (?:di|telah di|sudah di)?tutup\.?|les commentaires sont "
        r"fermés\.?",
    ),
    LABEL: (
        r"(?:comment|komentar|commentaire|name|nama|nom|e-?mail|surel|alamat surel|website|situs(?: web)?|"
        r"url|site web)"
        r"\s*(?:\*|\((?:required|wajib|will not be published|tidak akan dipublikasikan)\))\s*:?",
    ),
    COMMENTS: (
        r"(?:no|one|\d+|satu|belum ada|tidak ada|aucun|un) (?:comments?|komentar|repl(?:y|ies)|responses?|"
        r"thoughts?|"
        r"tanggapan|balasan|pemikiran|commentaires?|réponses?)(?: (?:on|to|untuk|pada|tentang|sur|yet|pour) "
        r".{1,200}| yet)?",
        r"comments?(?: \(?\d+\)?)?|komentar(?: \(?\d+\)?| pembaca)?|commentaires?|tanggapan pembaca|"
        r"comments? (?:off|on .{1,200})",
    ),
    MORE: (
        r"(?:you (?:may|might) (?:also )?(?:like|enjoy|be interested in)|more (?:from|posts|articles|"
        r"stories)|see also|"
        r"related|recommended)\b(?: (?:posts?|articles?|stories|news|content|from|by|for you|this|in "
        r".{1,30}))*(?: .{1,30})?",
        r"(?:artikel|berita|pos|postingan|tulisan|bacaan|kiriman|konten|publikasi) "
        r"(?:terkait|serupa|sejenis|lainnya|lain|terpopuler|populer|terbaru|menarik lainnya|pilihan)(?: "
        r"lainnya)?",
        r"(?:mungkin )?(?:anda|kamu) (?:mungkin )?(?:juga )?(?:menyukai|suka|tertarik)(?: ini| dengan)?|baca "
        r"juga|lihat juga",
        r"articles? (?:similaires?|connexes?|liés)|à lire aussi|vous aimerez aussi",
        r"(?:about|tentang|à propos de) (?:the |l.)?(?:author|penulis|auteur)|(?:author|penulis) box",
    ),
    SIDE: (
        r"(?:recent|latest|popular|archive) (?:posts?|comments?|news|articles?)|archives?|categories|search|"
        r"meta|"
        r"tag cloud|tags|calendar|blogroll|links|follow us(?: on .{1,40})?|subscribe.{0,40}|newsletter",
        r"(?:pos-pos|pos|komentar|tulisan|post) (?:terbaru|terakhir|terkini)|arsip|kategori|cari|pencarian|"
        r"tautan|kalender|"
        r"berlangganan.{0,40}|ikuti kami(?: di(?: .{1,40})?)?|media sosial(?: kami)?|statistik pengunjung|"
        r"pengunjung",
        r"articles récents|commentaires récents|catégories|rechercher",
    ),
    FOOT: (
        r"(?:copyright|hak cipta|droits d.auteur)?\W*(?:©|\(c\)).{0,160}|copyright|hak cipta",
        r"(?:copyright|hak cipta|droits d.auteur)\W+(?:(?:19|20)\d\d|by\b|oleh\b|milik\b).{0,120}",
        r".{0,80}(?:all rights reserved|hak cipta dilindungi(?: undang-undang)?|tous droits "
        r"réservés)\W*.{0,40}",
        r".{0,60}©\s*(?:19|20)\d\d.{0,80}",
        r"(?:proudly )?powered by .{1,80}|(?:theme|tema|thème) ?(?::|by|oleh|par) .{1,60}|designed by "
        r".{1,60}|"
        r"(?:dengan bangga )?(?:diberdayakan|didukung|bertenaga) (?:oleh )?(?:wordpress|.{1,30})|"
        r"(?:kebijakan privasi|privacy policy|back to top|kembali ke atas|scroll to top)",
    ),
    SHARE: (
        r"(?:share|like|bagikan|sebarkan|menyukai|suka|partager)(?: (?:this|ini|on|di|to|ke|via|it|the post|"
        r"artikel|berita|"
        r"tulisan|kiriman|pos|sur|" + _NETWORKS + r"))*\s*(?:post|article|!)?\s*:?",
        r"(?:click|klik|cliquez)(?: untuk| to| pour) (?:share|berbagi|membagikan|mencetak|print|email|"
        r"mengirim|partager).*",
        _NETWORKS + r"(?:\s*[|•·,/]?\s*" + _NETWORKS + r")*",
        r"\d+ (?:shares?|likes?|suka|kali dibagikan)",
    ),
    AROUND: (
        r"(?:(?:previous|next|prev|older|newer|pr[ée]c[ée]dent|suivant)(?: (?:post|article|page|posts|"
        r"entries|story))?|"
        r"(?:(?:pos|artikel|berita|tulisan|halaman) )?(?:sebelumnya|selanjutnya|berikutnya|sesudahnya))"
        r"(?:\s*[:→»›←«‹]\s*.{0,200})?",
        r"(?:previous|next|older|newer) (?:post|article|posts|entries|story)\b.{0,200}",
        r"[←«‹]\s*.{1,200}|.{1,200}\s*[→»›]",
        r"(?:post|posts|page|pages|entry)? ?navigation|navigasi (?:pos|tulisan|artikel)|navigation (?:de "
        r"l.article|des articles)",
        r"(?:tags?|tagged(?: with)?|topik|label|kata kunci|filed under|posted in|categor(?:y|ies)|kategori|"
        r"ditandai|diarsipkan di bawah|étiquettes?|catégories?)\s*:\s*.{0,200}",
        r"(?:posted in|filed under|tagged(?: with)?|diposkan (?:di|dalam)|ditandai(?: dengan)?) .{1,160}",
        r"bookmark the permalink\W?.*|tandai permalink.*|permalink",
    ),
    CHROME: (
        r"(?:please wait|loading|memuat|mohon tunggu|harap tunggu|silakan tunggu|sedang memuat|veuillez "
        r"patienter|"
        r"chargement)(?: (?:halaman|page|sebentar|konten))?\W*",
        r"(?:skip|langsung|lompat|lewati|loncat|aller)(?: (?:to|ke|au))?(?: (?:the|main))? (?:content|konten|"
        r"isi|contenu)"
        r"(?: utama)?",
        r"(?:(?:we|this (?:web)?site|our (?:web)?site) uses? cookies?|(?:kami|situs(?: web)? (?:ini|kami)) "
        r"(?:menggunakan|memakai) (?:cookies?|kuki)|ce site utilise des cookies).*",
        r"(?:accept|reject|decline|terima|setuju(?:i)?|tolak)(?: (?:all|semua))?(?: (?:cookies?|kuki))?|"
        r"ok(?:e|ay)?|got it|"
        r"mengerti|cookie settings|pengaturan (?:cookies?|kuki)|accepter",
        r"(?:toggle |main |primary |tutup |buka )?(?:menu|navigation|navigasi|navbar|sidebar)(?: utama)?|"
        r"close|tutup|open|"
        r"home|beranda|accueil|log ?in|masuk|search (?:for|\.\.\.|…)\W*|cari (?:untuk|\.\.\.|…)\W*|edit(?: "
        r"this)?|sunting|"
        r"profil|tentang(?: kami)?|about(?: us)?|contact(?: us)?|kontak(?: kami)?|hubungi kami|layanan|"
        r"berita|galeri|"
        r"blog|news|sitemap|peta situs|ke atas|top|[☰×✕⌂≡]",
        r"(?:you are here|anda (?:di sini|berada di)|vous êtes ici)\s*:?.{0,200}",
    ),
    META: (
        r"(?:[-–—•|]\s*)?(?:(?:(?:posted|written|published)\s+)?by|(?:di)?(?:tulis|posting|poskan|"
        r"unggah)(?:kan)? oleh|oleh(?! (?:karena|sebab))|"
        r"par|author|penulis)\s*:?\s+(?:\S+\s*){1,5}",
        r"(?:[-–—•|]\s*)?(?:admin|administrator|super ?admin|uncategorized|uncategorised|tanpa kategori|tak "
        r"berkategori|"
        r"non classé)(?:\s*[-–—•|])?",
        r"[\d.,]+[kK]? ?(?:views?|x|kali|hits?|pembaca|dilihat|tayangan|vues)(?: dilihat| dibaca)?|"
        r"(?:dilihat|dibaca|views?|hits?|post views)\s*:?\s*[\d.,]+(?: kali| x)?",
        r"(?:(?:reading|read) time\s*:?\s*)?(?:less than )?\d+ ?(?:min(?:ute)?s?|mnt|menit)(?: read| baca| "
        r"membaca)?|"
        r"(?:waktu baca|estimasi baca)\s*:?.{1,20}",
        r"[-–—•|·/*]+|\d{1,4}",
    ),
}
_KINDS = tuple(
    (kind, re.compile("|".join(f"(?:{one})" for one in says), re.IGNORECASE)) for kind, says in _SAYS.items()
)
# Other kinds are never whole sentences: "Oleh karena itu acara ditunda." is no name of a writer.
_SENTENCES = frozenset({FORM, CHROME, FOOT})
_SENTENCE_WORDS = 4
_MAX_CHARS = 400
_EDGES = " \t:|•·–—-▼▾>+"


def name_kind(line: str) -> str:
    """What kind of furniture a whole line is; "" for any other words."""
    flat = " ".join(line.split())
    if not flat or len(flat) > _MAX_CHARS:
        return ""
    is_sentence = flat.endswith((".", "!", "?")) and len(flat.split()) >= _SENTENCE_WORDS
    for form in dict.fromkeys((flat, flat.strip(_EDGES))):
        for kind, pattern in _KINDS:
            if form and pattern.fullmatch(form) and not (is_sentence and kind not in _SENTENCES):
                return kind
    return "" if any(map(str.isalnum, flat)) else META


def read_byline(line: str) -> str:
    """The name in "Oleh: Siti" or "- By Siti"; "" where a line names nobody."""
    found = re.fullmatch(
        r"\W*(?:(?:posted|written|published)\s+)?(?:by|(?:di)?(?:tulis|posting|poskan|unggah)(?:kan)?\s+oleh|"
        r"oleh|par|"
        r"author|penulis)\s*:?\s+(.{2,80})",
        line,
        re.IGNORECASE,
    )
    return found[1].strip(_EDGES) if found and name_kind(line) == META else ""
