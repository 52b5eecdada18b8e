"""Words: how online gambling is advertised, in Indonesian, English and Chinese.

Gathered from the kind of pages that were planted in sites of Indonesian governments; words that an honest
comment on work in the civil service may well hold ("hadiah", "bonus", "menang", "jackpot" alone) weigh
nothing or little.
"""

from __future__ import annotations

from plugins.comments.spam.mark import STRONG, THEME, TRADE, make_mark, make_script_mark

# Markets of numbers, as they are shortened by those who play there, and as everybody calls the places.
_MARKETS = r"(?:hk|sgp|sdy)"
_PLACES = r"(?:hk|sgp|sdy|hongkong|hong ?kong|sidney|sydney|singapore|singapura|maca?u|taiwan|wuhan|cambodia)"

GAMBLING_MARKS = (
    # What hardly stands anywhere but in an advertisement.
    make_mark("judi:gacor", STRONG, "gacor", r"\w*gacor\w*"),
    make_mark("judi:maxwin", STRONG, "max", r"\w*max ?win\w*"),
    make_mark(
        "judi:rtp",
        STRONG,
        "rtp",
        r"(?:bocoran|live|info|pola) ?rtp|rtp ?(?:live|slot|gacor|(?:ter)?tinggi|pekan|hari|9[0-9])|highest rtp",
    ),
    make_mark(
        "judi:bocoran",
        STRONG,
        "bocor pola gacor hoki jam_panas jitu syair sair 2d 3d 4d",
        r"bocoran ?(?:slot|pola|togel|angka|hk|sgp|sdy|admin)\w*|pola ?(?:gacor|petir|zeus|(?:\w+ )?spin|jitu|mahjong)",
        r"jam ?(?:gacor|hoki)|jam panas\w*|prediksi ?(?:\w+ )?jitu",
        rf"kode ?sy?air|sy?air ?{_MARKETS}|rumus ?[2-4]d",
        r"pola (?:kemenangan|bermain) (?:\w+ ){0,3}?mahjong",
    ),
    make_mark(
        "judi:permainan",
        STRONG,
        "mahjong olympus bonanza princes gold zeus neko spaceman tembak chip mesin fafafa capsa ceme petir sugar "
        "bandito tangkas dadu sic",
        r"mahjong ?(?:ways?|wins?|[12])|gates? ?of ?olympus|sweet ?bonanza|starlight ?princess|wild ?west ?gold",
        r"kakek ?zeus|lucky ?neko|spaceman|tembak ?ikan (?:online|joker|uang)|chip ?(?:ungu|emas|higgs)|mesin ?buah",
        r"fafafa|capsa ?susun|ceme ?keliling|petir ?merah|sugar ?rush|wild ?bandito|bola ?tangkas|tangkas ?net",
        r"dadu ?online|sic ?bo",
    ),
    make_mark(
        "judi:kartu",
        STRONG,
        "bandar aduq adu_q sakong pokerv qiu domino poker",
        r"bandar ?q+|bandar ?(?:66|ceme|sakong|darat)|adu ?q+|sakong|poker ?(?:v|qq)|(?:domino|poker) ?q+(?:iu)?\w*",
        r"qiu ?qiu",
    ),
    make_mark(
        "judi:penyedia",
        STRONG,
        "pragmatic pg_soft pgsoft habanero sbobet joker spade microgaming poker slot idn_play idnplay pkv pagcor curacao",
        r"pragmatic ?play|pg ?soft|habanero|\w*sbobet\w*|joker ?(?:gaming|123)|spadegaming|microgaming",
        r"idn ?(?:poker|play|slot)|pkv ?(?:games?|terbaru)?|lisensi ?\w* ?pagcor|pagcor|lisensi ?curacao",
    ),
    make_mark(
        "judi:pasaran",
        STRONG,
        "_hk sgp sdy togel toto pols draw paito colok macau shio",
        rf"(?:penge?luaran|keluaran|result|data|pasaran) (?:togel |toto )?{_MARKETS}",
        rf"(?:result|keluaran|penge?luaran|data|pasaran) ?(?:togel|toto|{_PLACES} pools)",
        r"live ?draw|paito|colok ?(?:bebas|jitu|naga|macau)|macau ?kumat|shio ?hari ?ini|toto ?macau ?4d|totosgp",
    ),
    make_mark(
        "judi:scatter-turun",
        STRONG,
        "scater pecah",
        r"(?:black|trik|pola) ?scatter|scatter ?(?:hitam|gratis|naga|emas|turun|beruntun|muncul)|pecah ?selayar",
    ),
    make_mark(
        "judi:anggota-baru",
        STRONG,
        "bonus promo saldo",
        r"bonus ?(?:new ?member|member ?baru|depo\w*|deposit|rollingan|cashback|harian|referal|selamat ?datang)",
        r"(?:welcome|free|deposit|klaim|claim) ?bonus|bonus ?(?:kekalahan|mingguan|freebet)",
        r"promo ?(?:new )?member(?: baru)?|saldo ?(?:percobaan|gratis)",
    ),
    make_mark(
        "judi:dibayar",
        STRONG,
        "wd withdraw jp jackpot pasti_dibayar pastidibayar paus menang_terus menangterus menang_berapa menangberapa menang_ratusan pasti_menang pastimenang "
        "pasti_cair pasticair tembus kekalahan bukti_transfer buktitransfer lunas",
        r"(?:wd|withdraw|jp|jackpot|kemenangan|menang) ?(?:\w+ )?(?:pasti ?dibayar|dibayar ?lunas|paus)",
        r"(?:wd|withdraw|jp|jackpots?) ?(?:\w+ )?(?:terus|tanpa ?batas|besar|cepat|kilat|sejuta|every|[2-9][05] ?(?:k|jt|juta|ribu))",
        r"pasti ?(?:wd|cair|jp|menang|tembus|jackpot)|(?:betul|langsung|jamin) ?tembus|bukti ?(?:wd|jp|transfer)",
        r"garansi ?kekalahan|menang ?terus|menang berapa ?(?:pun)?(?: \w+)? (?:di)?bayar|bayaran ?lunas",
        r"kekalahan ?(?:anda|kamu)|menang ratusan juta",
    ),
    make_mark(
        "judi:rungkad",
        STRONG,
        "rungkad rungkat nawala anti_blokir antiblokir boncos positif auto gampang mudah_menang mudah_jp mudah_jepe mudah_max mudahnya mudahm mudahj win slot bypas",
        r"anti ?(?:rungka[dt]\w*|nawala|blokir|boncos|internet ?positif)|auto ?(?:sultan|cuan|jp|wd|maxwin|kaya)",
        r"(?:gampang|mudah)(?:nya)? ?(?:menang|jp|jepe|maxwin)|win ?rate|situs ?slot ?terbaik|slot(?:er|ter)",
        r"bypass blocking",
    ),
    make_mark(
        "judi:tautan-lain",
        STRONG,
        "link",
        r"link ?alternati[fv]\w* (?:terbaru|anti|slot|situs|login)|link ?alternati[fv]\w*(?! ?(?:zoom|rapat|unduh\w*|video|untuk))",
        r"link ?(?:login|daftar|resmi) ?(?:slot|judi|togel|situs)\w*|link ?(?:slot|togel|gacor)\w*",
        r"link vip",
    ),
    make_mark(
        "judi:akun-pro",
        STRONG,
        "akun_pro akun_vip wso gacor thailand kamboja rusia slot akun_jp server_luar serverluar server_pkv serverpkv id_pro id_vip",
        r"akun (?:pro|vip|jp)|akun ?(?:wso|gacor|thailand|kamboja|rusia|slot)|id (?:pro|vip)|id ?(?:gacor|slot)|server ?(?:thailand|kamboja|luar|rusia|pkv)",
    ),
    make_mark(
        "judi:pasang",
        STRONG,
        "pasang sabung meron sv388 ws168 s128 ods first_deposit firstdeposit payout crash slot",
        r"pasang ?(?:angka|nomor) ?(?:\w+ )?(?:anda|kamu|jagoan\w*)|pasang ?(?:nomor )?togel (?:online|lewat|via|di)",
        r"sabung ?ayam ?(?:online|live|sv388)|live ?sabung ?ayam|sv388|ws168|s128|meron",
        r"first ?deposit|instant payouts?|crash games?|odds ?(?:terbaik|tinggi|kompetitif)|best odds",
        r"slot ?(?:thailand|kamboja|qris|dana|gopay|ovo|pulsa)",
    ),
    make_script_mark(
        "judi:mandarin-ajakan",
        STRONG,
        "真人博彩|真人娱乐|注册即?送|注册送|首存|彩金|秒到账|实时到账|在线开户|一肖|特码|内部资料|送\\d+元|存取款|提款|爆分|期期准|赔率高|即送",
    ),
    # Words of the trade, which reports about it hold too.
    make_script_mark(
        "judi:mandarin",
        TRADE,
        "博彩|老虎机|百家乐|六合彩|赌场|真人视讯|真人荷官|真人娱乐|轮盘|骰宝|投注|棋牌|捕鱼|娱乐城|买球|赌博|滚球|时时彩",
    ),
    make_mark("judi:scatter", TRADE, "scater", r"scatter(?! ?(?:plot|diagram|graph|chart))"),
    make_mark("judi:slot", TRADE, "slot", r"\w*slot(?! waktu| pelatihan| kosong| peserta)\w*"),
    make_mark(
        "judi:setoran",
        TRADE,
        "depo dp wd setor",
        r"(?:depo|deposit|dp) ?(?:via|tanpa ?potongan|murah|receh|pulsa|dana|ovo|gopay|qris|dulu|ma ?lam|by crypto)",
        r"(?:depo|deposit|dp) ?[0-9]+ ?(?:k|ribu|rb|jt)?|minimal ?depo\w*|deposit ?minimal|depo|wd",
        r"setor \w+ ?\w* dapat",
    ),
    make_mark(
        "judi:togel",
        TRADE,
        "togel toge1 toto jitu angka_main angkamain angka_ikut angkaikut tembus ritual keramat prediksi 2d 3d 4d",
        r"\w*toge[l1]\w*|\w*toto ?(?:gelap|macau|hk|sgp|sydney|wuhan|4d)|angka ?(?:jitu|main|ikut|tembus|ritual|keramat)",
        rf"prediksi ?(?:togel ?)?(?:togel|{_PLACES})|[234]d (?:[234]d|sgp|hk|sdy|hadiah)|(?:angka|hadiah|diskon) ?[234]d",
    ),
    make_mark(
        "judi:bandar",
        TRADE,
        "judi togel toto slot poker bola casino kasino permainan percaya kami rekanan taruhan terpopuler",
        r"(?:bandar|agent?|situs|web|website) ?(?:resmi )?(?:judi|togel|toto|slot|poker|bola|casino|kasino|permainan)\w*",
        r"(?:bandar|agent?|situs|web|website|judi) ?(?:online ?)?terpercaya|bandar (?:kami|rekanan)",
        r"pasang(?:lah)? ?taruhan\w*|game ?online ?terpopuler",
    ),
    make_mark(
        "judi:taruhan",
        TRADE,
        "parlay taruhan judi poker ceme casino kasino beting roulete capsa dealer sportsbok lotre lotery bacarat "
        "sabung keno ods fre_bet frebet number",
        r"mix ?parlay|parlay|taruhan ?(?:bola|online|esports?|mulai)|judi ?bola|poker ?(?:online|uang)|ceme",
        r"(?:online )?casinos? ?(?:online)?|kasino ?(?:online|terbesar)|betting ?tips?|roulette|capsa|baccarat",
        r"live ?(?:casino|kasino|dealer)|sportsbook|lotre|lottery|number ?game|keno|sabung ?ayam|bet(?:ting)? odds",
        r"free ?bets?|odds",
    ),
    make_mark(
        "judi:fasilitas",
        TRADE,
        "frebet fre_chip frechip spin bet_kecil betkecil bet_receh betreceh bet_besar betbesar perkalian x1000 x500 modal uang_asli uangasli sunguhan bosku cuan penghasil saldo "
        "kode_referal kodereferal demo real_money realmoney jackpot turnover bonus peluang_menang peluangmenang "
        "taruhan raup pemain_baru member_baru sesi_bermain berpengalaman tembak trik",
        r"freebet|free ?chip|free ?spins?\w*|buy ?spin|spin|bet ?(?:kecil|receh|besar)|perkalian|x1000|x500",
        r"modal ?(?:cuma ?|hanya ?)?(?:receh|kecil|ceban|goceng|gocap|[0-9]+ ?(?:k|ribu|rb)|minim)|uang ?(?:asli|sungguhan)",
        r"bosku|cuan|penghasil ?(?:saldo|uang)|saldo ?(?:dana|main|bertambah)|kode ?referal|akun ?demo|demo ?slot",
        r"real ?money|jackpot ?(?:harian|progresif|ratusan|malam|besar)|(?:ramai|raih|meraih) ?jackpot|turnover",
        r"bonus ?[0-9]+(?! ?(?:juta|jt|miliar|milyar|triliun|atlet|[0-9.,]))",
        r"peluang ?menang ?(?:yang ?)?(?:lebih ?)?(?:besar|tinggi)|level ?taruhan|(?:pemain|member) baru (?:dapat|mendapat)",
        r"\braup rp\w+|\braup \w+ juta|sesi bermain|pemain berpengalaman|tembak ?ikan|trik (?:naik|menang)",
    ),
    make_mark("judi:judi", THEME, "judi judol", r"judi|judol|perjudian|judi ?online"),
)
