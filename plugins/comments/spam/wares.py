"""Words: how other wares than gambling are advertised."""

from __future__ import annotations

from plugins.comments.spam.mark import STRONG, make_mark

OTHER_MARKS = (
    make_mark(
        "iklan:pinjaman",
        STRONG,
        "pinjaman pinjol cepat tanpa galbay",
        r"pinjaman ?(?:cepat|online|tanpa|swasta|mudah|kilat|[0-9]+)|pinjol ?(?:cepat|c|tanpa|legal|aman)\w*",
        r"cepat ?cair|tanpa ?(?:bi ?checking|jaminan|dc|slik)|galbay",
    ),
    make_mark(
        "iklan:obat",
        STRONG,
        "obat pembesar pelangsing viagra cialis turun tahan",
        r"obat ?(?:kuat|herbal|aborsi|penggugur|pembesar|pelangsing)|pembesar|pelangsing|viagra|cialis",
        r"turun ?[0-9]+ ?kg|tahan ?lama ?asli",
    ),
    make_mark(
        "iklan:investasi",
        STRONG,
        "invest airdrop presale bitcoin profit untung bunga trading",
        r"invest ?in|airdrop|presale|bitcoin ?(?:with|trading)|(?:profit|untung|bunga) ?[0-9]+ ?(?:%|persen)? ?(?:per|se)",
        r"trading ?(?:forex|crypto|binary)|robot ?trading",
    ),
    make_mark(
        "iklan:jasa-tautan",
        STRONG,
        "backlink seo folower subscriber rank gogle",
        r"(?:jasa|jual|beli|buy) ?(?:backlink|seo|followers?|subscriber)|backlinks?|seo ?service|cheap ?seo|rank ?math",
        r"first ?page ?of ?google|halaman ?pertama ?google",
    ),
    make_mark(
        "iklan:lowongan-palsu",
        STRONG,
        "tes biaya transfer jalur",
        r"(?:tanpa|tidak ?pakai) ?tes|biaya ?(?:administrasi|pendaftaran|admin) ?(?:[0-9]+|dikembalikan)|transfer ?dulu",
        r"jalur ?(?:belakang|khusus|dalam|titipan)",
    ),
    make_mark(
        "iklan:undian",
        STRONG,
        "pemenang terpilih selamat data",
        r"pemenang ?undian|nomor ?(?:anda|kamu) ?terpilih|selamat anda ?(?:menang|terpilih|mendapat)|isi ?data ?atm",
    ),
    make_mark(
        "iklan:ajakan-dewasa",
        STRONG,
        "jat girl bispak open video",
        r"p[il]+jat ?(?:pangilan|plus|khusus)|(?:lonely|hot|sexy) ?girls?|bispak|open ?bo|video ?(?:mesum|viral)",
    ),
)
