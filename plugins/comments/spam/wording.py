"""Words: reasons and flags in sentences for a moderator."""

from __future__ import annotations

REASONS = {
    "judi:gacor": "memuat kata “gacor”, khas iklan judi",
    "judi:maxwin": "memuat kata “maxwin”, khas iklan judi",
    "judi:slot": "menyebut slot",
    "judi:rtp": "memuat “RTP live” atau sejenisnya, khas iklan judi",
    "judi:bocoran": "menawarkan bocoran pola atau angka",
    "judi:permainan": "menyebut nama permainan judi",
    "judi:penyedia": "menyebut nama penyedia permainan judi",
    "judi:scatter": "memuat kata “scatter”, khas iklan judi",
    "judi:togel": "menyebut togel atau angka undian",
    "judi:bandar": "menyebut bandar atau situs judi",
    "judi:setoran": "menawarkan setoran (deposit) murah",
    "judi:anggota-baru": "menawarkan bonus anggota baru",
    "judi:dibayar": "menjanjikan kemenangan pasti dibayar",
    "judi:rungkad": "menjanjikan kemenangan mudah",
    "judi:tautan-lain": "menawarkan tautan alternatif",
    "judi:taruhan": "menyebut taruhan",
    "judi:akun-pro": "menawarkan akun atau peladen permainan judi",
    "judi:fasilitas": "menyebut fasilitas permainan judi",
    "judi:judi": "menyebut judi",
    "judi:kartu": "menyebut permainan kartu untuk judi",
    "judi:pasaran": "menyebut hasil undian togel",
    "judi:scatter-turun": "menjanjikan “scatter”, khas iklan judi",
    "judi:pasang": "mengajak memasang taruhan atau angka",
    "judi:mandarin": "menyebut judi dalam bahasa Mandarin",
    "judi:mandarin-ajakan": "mengiklankan judi dalam bahasa Mandarin",
    "iklan:pinjaman": "menawarkan pinjaman",
    "iklan:obat": "menawarkan obat",
    "iklan:investasi": "menawarkan investasi",
    "iklan:jasa-tautan": "menawarkan jasa tautan atau pengikut",
    "iklan:lowongan-palsu": "mirip lowongan kerja palsu",
    "iklan:undian": "mirip pemberitahuan undian palsu",
    "iklan:ajakan-dewasa": "menawarkan layanan dewasa",
    "judi:nama-situs": "memuat nama yang mirip nama situs judi",
    "tersamar": "menyamarkan kata judi (huruf lain, spasi, atau angka)",
    "ajakan": "mengajak mendaftar, mengeklik, atau menghubungi",
    "bujukan": "memuji atau membujuk seperti iklan",
    "tautan": "memuat tautan",
    "tautan-iklan": "mengarahkan pembaca iklan ke tautan",
    "tautan-tersembunyi": "memuat tautan pendek atau tautan obrolan yang menyembunyikan tujuannya",
    "tautan-murah": "memuat tautan ke domain murah yang lazim dipakai iklan",
    "kontak": "memberi nomor telepon atau nama akun obrolan",
    "tautan-pada-nama": "nama memuat tautan",
    "markah": "memuat kode tautan (HTML atau BBCode)",
    "campur-aksara": "mencampur huruf Latin dengan huruf aksara lain dalam satu kata",
    "huruf-hias": "memakai huruf hias",
    "huruf-kapital": "hampir seluruhnya huruf kapital",
    "umpan": "mengisi isian tersembunyi yang tidak terlihat oleh orang",
    "terlalu-cepat": "dikirim terlalu cepat setelah formulir dibuka",
    "berulang": "teks yang sama dikirim berulang kali",
    "beruntun": "banyak komentar dari jaringan yang sama",
    "bukti-kerja": "peramban pengirim menyelesaikan bukti kerja",
}

FLAGS = {
    "nik": "Teks tampaknya memuat nomor induk kependudukan (NIK).",
    "nip": "Teks tampaknya memuat nomor induk pegawai (NIP).",
    "telepon": "Teks tampaknya memuat nomor telepon.",
    "surel": "Teks memuat alamat surel; komentar tidak dapat ditayangkan sebelum alamat itu dihapus.",
    "alamat-ip": "Teks memuat alamat IP; komentar tidak dapat ditayangkan sebelum alamat itu dihapus.",
    "mengaku-instansi": "Nama pengirim dapat disangka nama instansi atau pejabat.",
}


def tell_reason(code: str) -> str:
    """A reason in Indonesian, without a full stop; the code itself where it is of newer code than this."""
    return REASONS.get(code, code)


def tell_flag(code: str) -> str:
    """A flag as an Indonesian sentence; the code itself where it is of newer code than this."""
    return FLAGS.get(code, code)
