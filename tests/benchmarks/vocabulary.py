"""Words: what the made-up articles are made of. None of it says anything true of any office."""

from __future__ import annotations

# 58 places with their zones; with the nine endings they name 522 offices, of which 514 may be used.
PLACES = {
    "Asia/Jakarta": (
        "Sabang Langsa Binjai Sibolga Padang Solok Dumai Rengat Jambi Muarabungo Palembang Lubuklinggau "
        "Curup Metro Kotabumi Serang Cilegon Bogor Garut Sumedang Tegal Semarang Kudus Klaten Sleman "
        "Bantul Madiun Blitar Jember Tuban Sambas Sanggau Sintang Sampit Muarateweh"
    ).split(),
    "Asia/Makassar": (
        "Martapura Barabai Bontang Sangatta Malinau Gianyar Tabanan Selong Bima Ende Maumere Atambua Barru "
        "Sinjai Palopo Poso Toli Raha Limboto Bitung"
    ).split(),
    "Asia/Jayapura": "Masohi Tual Tobelo Fakfak Nabire Merauke".split(),
}
ENDINGS = ("", "Utara", "Selatan", "Timur", "Barat", "Tengah", "Hulu", "Hilir", "Raya")

# Root → what stands below it: three and twelve.
CATEGORIES = {
    "Kepegawaian": ("Pengadaan Pegawai", "Mutasi dan Promosi", "Disiplin", "Kesejahteraan"),
    "Kinerja": ("Sasaran Kerja", "Pemantauan", "Penilaian", "Penghargaan"),
    "Layanan": ("Layanan Daring", "Loket Terpadu", "Pengaduan", "Keterbukaan"),
}

# Twelve times five topics.
TOPIC_HEADS = (
    "Formasi Pelatihan Sertifikasi Pensiun Presensi Arsip Anggaran Jabatan Integritas Pengaduan Kesehatan "
    "Tunjangan"
).split()
TOPIC_TAILS = ("Guru", "Perawat", "Penyuluh", "Kecamatan", "Kelurahan")

AUTHORS = (
    "Nurul Hasanah",
    "Tri Wibowo",
    "Maria Goreti Lamawuran",
    "Iwan Setiadi",
    "Ni Luh Sekarini",
    "Andi Baso Mappanyukki",
    "Rosmala Sitorus",
    "Gilang Ramadan",
    "Yuliana Wenda",
    "Farida Zahra",
)

WORDS: dict[str, tuple[str, ...]] = {
    "who": (
        "kepala subbagian umum",
        "analis kepegawaian",
        "tim penilai",
        "sekretaris camat",
        "penyuluh lapangan",
        "petugas loket",
        "pengelola arsip",
        "kepala puskesmas",
        "pengawas sekolah",
        "bendahara dinas",
        "lurah",
        "pranata komputer",
    ),
    "other": (
        "warga yang mengantre",
        "para guru honorer",
        "dinas pendidikan",
        "bagian hukum",
        "perwakilan perawat",
        "kelompok tani",
        "pendamping desa",
        "badan keuangan daerah",
        "panitia seleksi",
        "pegawai yang baru diangkat",
    ),
    "does": (
        "menata ulang",
        "mencocokkan",
        "mengumumkan",
        "merapikan",
        "menghitung kembali",
        "mengarsipkan",
        "menelaah",
        "menyerahkan",
        "melengkapi",
        "menyiapkan",
        "membandingkan",
    ),
    "also": (
        "memusatkan",
        "memangkas",
        "menertibkan",
        "memutakhirkan",
        "menimbang",
        "menyaring",
        "mengusulkan",
        "membenahi",
        "mengurutkan",
    ),
    "what": (
        "daftar hadir bulanan",
        "berkas kenaikan pangkat",
        "uraian tugas pelaksana",
        "jadwal piket pelayanan",
        "usul formasi tahun depan",
        "hasil uji kompetensi",
        "rencana kerja triwulan",
        "data keluarga pegawai",
        "laporan perjalanan dinas",
        "catatan pembinaan",
        "nilai perilaku kerja",
        "surat keputusan lama",
    ),
    "thing": (
        "alur persetujuan cuti",
        "antrean berkas pensiun",
        "ruang konsultasi kepegawaian",
        "lembar bimbingan kerja",
        "aplikasi presensi",
        "tata naskah dinas",
        "kotak saran di lobi",
        "kelas belajar mandiri",
        "papan pengumuman daring",
        "peta beban kerja",
        "jam layanan hari Sabtu",
    ),
    "when": (
        "sebelum akhir bulan",
        "sejak awal pekan lalu",
        "tiap Senin pagi",
        "menjelang tutup buku",
        "sesudah apel gabungan",
        "selama masa percobaan tiga bulan",
        "begitu data pusat tersedia",
        "dua hari setelah berkas diterima",
        "di sela kunjungan lapangan",
        "pada pertengahan semester",
    ),
    "why": (
        "supaya tidak ada berkas yang tercecer",
        "agar warga tidak perlu datang dua kali",
        "karena angka lama tidak lagi sesuai dengan keadaan",
        "sehingga atasan dapat menilai dengan adil",
        "untuk mencegah pekerjaan yang sama dilakukan berulang",
        "agar hak pegawai dibayarkan tepat waktu",
        "supaya keputusan dapat ditelusuri di kemudian hari",
        "sebab banyak pegawai akan purnatugas bersamaan",
        "agar pengganti segera dapat disiapkan",
        "demi menjaga mutu layanan di daerah kepulauan",
    ),
    "place": tuple(place for places in PLACES.values() for place in places),
    "year": tuple(str(year) for year in range(2009, 2016)),
    "share": tuple(str(number) for number in range(41, 97)),
    "few": tuple(str(number) for number in range(3, 40)),
    "number": tuple(str(number) for number in range(101, 999)),
}

SENTENCES = (
    "{Who} {does} {what} {when} {why}.",
    "{When}, {who} bersama {other} {does} {what} dan {also} {thing}.",
    "Di {place}, {other} meminta agar {who} {also} {thing} {why}.",
    "Dari {number} berkas yang masuk, {share} persen selesai {when}, sedangkan sisanya menunggu {what}.",
    "Belum semua kantor {does} {what}; di {place} hal itu baru dimulai {when}.",
    "Menurut {who}, *{thing}* lebih mudah dijalankan apabila {other} dilibatkan {when}.",
    "Yang paling banyak ditanyakan ialah {what}, disusul **{thing}** dan cara {other} mengajukan keberatan.",
    "Sejak {year}, {who} {does} {what}, lalu {also} {thing} {why}.",
    "Bila {what} terlambat, {who} wajib {also} {thing} dan memberi tahu {other} {when}.",
    "Tata caranya dimuat dalam [panduan {thing}](https://panduan.example/{number}/) yang disusun oleh {who}.",
    "Sebanyak {few} pegawai dari {place} mengikuti percobaan ini {when} {why}.",
    "{Other} mengakui bahwa {thing} menghemat waktu, meskipun {what} masih ditulis dengan tangan.",
    "Anggaran yang tersedia hanya cukup untuk {few} kantor, sehingga {who} {also} {thing} {when}.",
    "Setelah {who} {does} {what}, jumlah keluhan turun menjadi {few} dalam sebulan.",
    "Tidak ada perubahan pada {thing}, kecuali bahwa {other} kini dapat melihat {what} {when}.",
    "Pengalaman {place} menunjukkan bahwa {who} perlu {also} {thing} sebelum {other} dimintai pendapat.",
)

ITEMS = (
    "{Who} {does} {what} {when}.",
    "{Other} menerima salinan {what} {when}.",
    "Kantor {place} {also} {thing} {why}.",
    "Batas waktu untuk {what} ialah {few} hari kerja, dihitung sejak {thing} dibuka.",
    "Keberatan atas {what} disampaikan kepada {who} {when}.",
)

HEADINGS = (
    "Awal mula {thing}",
    "Apa kata {other}",
    "Tugas {who}",
    "Cara {also} {thing}",
    "Hambatan yang ditemui",
    "Biaya dan tenaga",
    "Pelajaran dari {place}",
    "Angka yang perlu dibaca hati-hati",
    "Sesudah {year}",
    "Urutan pengerjaan {what}",
    "Hak pegawai",
    "Langkah berikutnya",
)

TITLES = (
    "{Place} {does} {what}",
    "Cara {place} {also} {thing}",
    "{What}: yang berubah di {place}",
    "{Few} hal tentang {thing}",
    "{Who} di {place} {does} {what}",
    "Mengapa {other} menunggu {thing}",
)

SUMMARIES = (
    "{Who} {does} {what} {why}.",
    "Di {place}, {who} {also} {thing} {when}.",
    "{Other} kini dapat melihat {what} {when}.",
)

COMMENTS = (
    "Terima kasih. Apakah {thing} juga berlaku di {place}?",
    "Saya sudah menanyakan {what} kepada {who}, tetapi belum dijawab.",
    "Mohon dijelaskan kapan {other} dapat melihat {what}.",
)
