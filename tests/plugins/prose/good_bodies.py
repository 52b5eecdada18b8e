"""Texts such as offices write, in which no rule may find anything."""

from __future__ import annotations

GOOD_BODIES = {
    "legal basis with list and citation": """
Penilaian kinerja pegawai diatur dalam Pasal 12 ayat (2) huruf c Undang-Undang Nomor 20 Tahun 2023 tentang
Aparatur Sipil Negara. Ketentuan itu berlaku sejak 31 Oktober 2023 [1] bagi seluruh instansi (pusat dan
daerah).

## Dasar hukum

1. Undang-Undang Nomor 20 Tahun 2023;
2. Peraturan Pemerintah Nomor 30 Tahun 2019, *khususnya* Bab III; dan
3. Peraturan Menteri PANRB Nomor 6 Tahun 2022[^1].

### Ruang lingkup

Yang dimaksud dengan “kinerja” adalah hasil kerja **dan** perilaku kerja; lihat [dasar hukum](#dasar-hukum)
serta [salinan undang-undang](https://peraturan.bpk.go.id/Details/269470/uu-no-20-tahun-2023).

> Setiap pegawai menyusun sasaran kinerja paling lambat 31 Januari.
>
> — Kepala Kantor

[^1]: Menggantikan Peraturan Menteri PANRB Nomor 8 Tahun 2021.
""",
    "budget with money, employee numbers and a table": """
Anggaran pelatihan tahun 2025 sebesar Rp 1.250.000.000,00 naik 12,5% dari Rp1.111.111.111,11 pada 2024,
sedangkan
pagu tiga tahun mencapai Rp 3.374.010.107.900.001 menurut simulasi tertinggi.

## Rincian

| Nama | NIP | Golongan | Biaya (Rp) |
| :--- | :---: | --- | ---: |
| Siti Nur'aini | 19870512 201001 2 001 | III/d | 4.500.000,00 |
| Ma'ruf | 198705122010011001 | IV/a | 5.000.000,00 |
| R. Ng. Suryo | 19900101 201903 1 004 | III/b | 3.750.000,00 |

Rekening penampungan: 1234-01-000123-45-6 (BRI). Rincian kegiatan dapat dibaca pada
[laporan keuangan triwulan I](/media/semarang/2025/laporan-keuangan.pdf "PDF, 1,2 MB").
Kode kegiatan 2025.01.27.0001.9999 dan nomor kontrak 027/1234/BKD/2025 tetap berlaku.
""",
    "online gambling as a problem": """
Situs pemerintah kerap disusupi halaman judi online. Kata seperti “slot gacor”, “maxwin”, dan “togel”
lalu muncul di
mesin pencari di bawah nama instansi, misalnya *situs slot gacor hari ini gampang menang*. Judi daring
melanggar
Pasal 27 ayat (2) Undang-Undang Nomor 1 Tahun 2024.

## Mengapa terjadi

- Perangkat lunak tidak diperbarui; penyusup menanam berkas `index.php?slot=gacor`.
- Kata sandi dipakai bersama, padahal **setiap orang** perlu akunnya sendiri.
- Tautan tersembunyi ditulis sebagai `<a style="display:none" href="…">`.

## Yang dilakukan

Laporkan temuan melalui <https://aduankonten.id/> atau <aduan@bkn.go.id>, telepon [(024)
1234-567](tel:+62241234567),
paling lambat pukul 15.30 WIB. Jangan menyentuh server sebelum tim tanggap insiden tiba!

```html
<script src="https://jahat.example/slot.js"></script>
```
""",
    "event with names, emoji and a picture": """
Ratusan pegawai mengikuti Jum'at Sehat di Ma'had Al-Jami'ah, Kota Sawahlunto 🎉👩🏽‍💻. Kegiatan pada Jumat,
28 Februari 2025 itu dibuka oleh Sa'diyah, S.E., M.Si., dan dihadiri tamu dari Ba'a, Kabupaten Rote Ndao.

![Para pegawai berjalan santai mengelilingi Lapangan
Segitiga.](../../../media/sawahlunto/2025/jumat-sehat.jpg)

## Susunan acara

* 07.30–08.00 WIB: pendaftaran
* 08.00–09.30 WIB: jalan santai ± 3 km
    * rombongan 1: lewat Jl. M. Yamin, S.H.
    * rombongan 2: lewat Jl. A. Yani
* 09.30 WIB: pembagian hadiah (3 × Rp500.000)

“Ini baru permulaan,” ujar Sa'diyah sambil tertawa. Baca juga [pengelolaan kinerja di Semarang][kinerja] dan
[cara mendaftar](../../semarang/2025/2025-02-26-rekrutmen.md#cara-mendaftar).

[kinerja]: /semarang/2025/02/26/pengelolaan-kinerja-asn/ "Pengelolaan Kinerja ASN"
""",
    "announcement with steps, phone numbers and addresses": """
Pendaftaran magang dibuka tanggal 1 s.d. 14 Maret 2025. Setelah memenuhi syarat (a), (b), dan (c),
pelamar wajib:

1. membuat akun di [portal SSCASN](https://sscasn.bkn.go.id/);
2. mengunggah pasfoto ≤ 200 kB, latar merah #FF0000; dan
3. mencetak kartu peserta.

Pertanyaan dijawab lewat WhatsApp 0812-3456-7890, telepon 021-80882815 / (0765) 31234, faksimile +62 21
8088 2815,
atau surat ke Jl. Letjen Sutoyo No. 12, RT 003/RW 005, Kode Pos 13640. Surel:
[humas](mailto:humas@bkn.go.id?subject=Magang).

---

Catatan: nomor peserta 2025-0001-0002 ditulis lengkap.
""",
    "explanation with HTML that is allowed": """
<abbr title="Aparatur Sipil Negara">ASN</abbr> dinilai menurut rumus sederhana: nilai akhir = 60% ×
hasil + 40% ×
perilaku, dengan hasil ≥ 3 dan x<sup>2</sup> sebagai pembobot. Dalam basa Jawa disebut <em
lang="jv">tata krama</em>.

## Istilah {#istilah}

<dl>
<dt>SKP</dt>
<dd>Sasaran Kinerja Pegawai, disusun setiap tahun &amp; dinilai setiap triwulan.</dd>
</dl>

Tekan <kbd>Ctrl</kbd>+<kbd>S</kbd> untuk menyimpan. Nilai lama <del>2,9</del> menjadi <ins>3,1</ins>.
Lihat kembali [istilah](#istilah) atau tabel berikut.

| Predikat | Rentang |
|---|---|
| Sangat baik | > 3,5 |
| Baik | 3–3,5 |

R&D dan 5 > 3 & 2 < 4 tetap terbaca, begitu pula C:\\\\data, a_b_c, 2 * 3 * 4, dan snake_case.
""",
    "plain report with quotations and percentages": """
Sekitar 84 persen unit kerja telah menyusun perjanjian kinerja; sisanya (16%) menyusul sebelum
31/03/2025. "Kami
optimistis," kata Kepala BKPSDM, "karena target tahun lalu terlampaui: 1.234 dari 1.200 berkas."

## Hasil triwulan I

Capaian tertinggi ada di Kecamatan Dumai Barat (92,75), terendah di Kecamatan Medang Kampai (71,10).
Nilai tengahnya
81,925 — naik 0,5 poin. Nomor surat: B/123/KP.08.00/2025; nomor registrasi 3374-0101/2025; NPWP
01.234.567.8-901.000.

## Hasil triwulan II

Pada 2025, 2026, dan 2027 survei diulang. Tiga hal dicatat:

- waktu tunggu turun dari 45 menjadi 20 menit;
- keluhan turun 30%; dan
- kepuasan naik menjadi 4,2 (skala 1–5).

***Tidak ada*** pegawai yang dipindahkan karena nilainya *[catatan: lihat risalah rapat 12 Februari 2025]*.
""",
}
