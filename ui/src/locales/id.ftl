### Kata-kata jendela Redaksi.

## Umum
cancel = Batal
close = Tutup
choose = Pilih…
try-again = Coba lagi
remove-item = Hapus { $name }
time-yesterday = kemarin

## Bagian jendela
pane-list = Daftar berita
pane-story = Naskah
pane-page = Halaman dan pemeriksaan
splitter-list = Lebar daftar
splitter-page = Lebar halaman
toolbar = Alat naskah
banner-read-only = Ruang redaksi ini hanya dapat dibaca. Berita dapat dibuka dan diekspor; perubahan tidak dapat disimpan.

## Perintah
command-palette = Cari berita atau perintah
command-new-story = Berita baru
command-import-files = Impor berkas…
command-paste-page = Tempel halaman…
command-save = Simpan sekarang
command-submit = Ajukan
command-approve = Setujui
command-return = Kembalikan dengan alasan…
command-return-short = Kembalikan
command-review = Baca sebagai peninjau
command-trash = Buang ke sampah
command-untrash = Ambil dari sampah
command-close = Tutup berita
command-correct = Ralat, koreksi, atau hak jawab…
command-retract = Cabut berita…
command-export = Ekspor…
command-settings = Pengaturan…
command-pick = Artikel Pilihan: pasang atau lepas
command-safety = Cadangan dan pemeriksaan…
command-bold = Tebal
command-italic = Miring
command-heading = Subjudul
command-quote = Kutipan
command-list = Daftar
command-table = Tabel
command-link = Tautan
command-read-also = Baca Juga
command-page-break = Halaman baru
command-photo = Foto utama…
command-show-page = Lihat halaman
command-show-checks = Lihat pemeriksaan
command-show-related = Lihat berita terkait
command-show-history = Lihat riwayat
command-show-cards = Tampilkan kartu
command-search-list = Cari di daftar
command-next-pane = Bagian berikutnya
command-previous-pane = Bagian sebelumnya
command-fold-page = Lipat halaman
command-fold-list = Lipat daftar
command-keys = Pintasan papan tik
command-find = Cari dan ganti di naskah…
tool-link = Tautan
tool-photo = Foto
tool-page-break = Halaman baru

## Palet
palette-hint = Cari berita atau jalankan perintah
palette-none = Tidak ada berita atau perintah yang cocok.

## Status
status-draft = Draf
status-in-review = Ditinjau
status-approved = Disetujui
status-changed = Berubah sesudah disetujui
status-exported = Terbit
status-retracted = Dicabut
status-trashed = Sampah

## Daftar
queue-draft = Draf saya
queue-in-review = Menunggu tinjauan
queue-approved = Disetujui
queue-changed = Berubah sesudah disetujui
queue-exported = Terbit
queue-retracted = Dicabut
queue-trashed = Sampah
queue-all = Semua berita
list-search = Cari berita
list-section = Rubrik
list-all-sections = Semua rubrik
list-found = { $count } ditemukan
list-none = Belum ada berita di sini.
list-none-found = Tidak ada berita dengan “{ $query }”.
list-notes = { $count } catatan
list-untitled = Tanpa judul

## Belum ada yang terbuka
welcome-title = Selamat datang di { $name }
welcome-words = Belum ada berita. Mulailah menulis, tempelkan halaman yang sudah jadi, atau ambil berkas teks dan Markdown, satu-satu atau sefolder.
nothing-open-title = Pilih berita
nothing-open-words = Pilih berita di daftar, atau mulai yang baru.

## Naskah
details-open = Ubah rubrik, nama, waktu, embargo, dan alamat
story-returned = Dikembalikan:
field-headline = Judul
field-headline-hint = Judul berita
field-deck = Ringkasan
field-deck-hint = Ringkasan satu kalimat
field-section = Rubrik
field-section-hint = Rubrik
field-slug = Alamat
field-published = Waktu terbit
field-published-hint = belum ada waktu terbit
field-updated = Diperbarui
field-embargo = Embargo sampai
field-zone = Zona waktu
field-contributors = Nama
field-role = Peran
field-name = Nama
field-opener = Pembuka
field-opener-hint = Pembuka
field-caption = Keterangan
field-caption-hint = Keterangan foto
field-credit = Kredit
field-credit-hint = Siapa pemilik foto
field-alt = Alt
field-alt-hint = Apa yang terlihat pada foto
field-body = Isi berita
field-body-hint = Mulai menulis. “/” untuk blok, “@” untuk Baca Juga.
field-tags = Tag
field-tags-hint = Tambah tag
add-contributor = Tambah nama
opener-use = Pakai “{ $opener }”
embargo-until = Embargo sampai { $time }
role-penulis = Penulis
role-editor = Editor
role-fotografer = Fotografer
role-sumber = Sumber
role-kontributor = Kontributor
photo-none = Pilih atau jatuhkan foto utama
photo-choose = Pilih foto
photo-missing = Foto belum ada di sini: { $name }
photo-alt-same = sama dengan keterangan
meter-cut = { $count } huruf · terpotong di hasil pencarian
meter-letters = { $count } huruf
meter-words = { $count } kata
meter-minutes = { $count } menit baca
meter-read-also = { $count } Baca Juga
meter-pages = { $count } halaman
page-break = Halaman baru
unplaced-title = Belum ditempatkan
unplaced-words = Baris ini ada di naskah asal, tetapi tidak dikenali. Tidak akan ikut terbit.
unplaced-to-text = Ke isi berita
unplaced-drop = Lepas

## Tautan di naskah
link-unresolved = belum tertaut
link-draft = belum disetujui
link-embargoed = masih embargo
link-retracted = dicabut
link-accept = tautkan
picker-title = Baca Juga dari arsip
picker-blocks = Sisipkan
picker-searching = Mencari…
picker-empty = Ketik untuk mencari di arsip.
picker-unresolved = Tulis “{ $headline }” apa adanya
picker-unresolved-why = Tertaut sendiri begitu berita dengan judul itu ada.

## Halaman
tab-page = Halaman
tab-checks = Pemeriksaan
tab-related = Terkait
tab-history = Riwayat
tab-cards = Kartu
review-end = Kembali menyunting
page-width = Lebar halaman
width-phone = Ponsel
width-tablet = Tablet
width-desktop = Layar
page-frame = Halaman jadi
page-number = Halaman:
page-all = Semua
page-sealed = Yang disetujui
page-failed = Halaman tidak dapat dibuat.
theme-error = Tema gagal di { $place }. Halaman ini memakai tema bawaan.

## Pemeriksaan
checks-summary = { $total ->
    [0] Tidak ada catatan
   *[other] { $total } catatan: { $blockers } penghalang, { $warnings } peringatan
  }
checks-clean = Tidak ada catatan. Berita ini siap.
check-remove = hapus
severity-blocker = Penghalang
severity-warning = Peringatan
severity-note = Catatan
command-mend = Perbaiki masalah ini
toast-mended = Diperbaiki.
toast-mended-all = { $count } masalah diperbaiki. Ctrl Z mengurungkannya.
toast-no-fix = Tidak ada perbaikan yang siap di sini.
check-mend = Perbaiki
check-mend-hint = Perbaiki (F atau Alt Enter)
check-mend-all = Perbaiki semua ({ $count })
check-clear = kosongkan
checks-house = Ruang redaksi
page-by-rule = Halaman { $number }
rules-title = Pemeriksaan
rules-why = Penghalang menahan berita dari ekspor berikutnya. Aturan yang akan merusak halaman tidak dapat diubah.
weight-blocker = Penghalang
weight-warning = Peringatan
weight-note = Catatan
weight-off = Mati
rules-usual = bawaan: { $weight }
setting-pages-rule = Kata per halaman (0: dengan tangan)
setting-pages-shortest = Tidak dibagi bila kurang dari (kata)
setting-limit-headline = Judul terpanjang (huruf)
setting-limit-read-also = Kata per Baca Juga
setting-limit-photo = Lebar foto utama (piksel)

## Riwayat
act-edit = Menulis
act-new = Berita baru
act-import = Diimpor
act-submit = Diajukan
act-return = Dikembalikan
act-approve = Disetujui
act-trash = Dibuang ke sampah
act-untrash = Diambil dari sampah
act-correct = Keterangan dipasang
act-retract = Dicabut
act-restore = Versi lama dikembalikan

## Cari di naskah
find-find = Cari
find-replace-with = Ganti dengan
find-next = berikutnya
find-previous = sebelumnya
find-all = semua
find-case = huruf besar/kecil
find-word = kata utuh
find-regexp = pola
find-replace = ganti
find-replace-all = ganti semua
find-replaced = { $count } diganti
find-replaced-one = diganti di baris $
find-current = yang ditemukan
find-on-line = di baris

## Terkait
related-none = Belum ada berita yang terkait di arsip.
related-insert = Sisipkan
related-linked = Sudah tertaut
related-open = Buka

## Status simpan
saved-saved = Tersimpan
saved-at = Tersimpan { $time }
saved-saving = Menyimpan…
saved-failed = Gagal disimpan: { $why }
failed-disk-full = disk penuh. Tulisan tetap di sini; kosongkan ruang, lalu teruskan.
failed-read-only = ruang redaksi hanya dapat dibaca. Tulisan tetap di sini.
failed-newsroom-busy = sedang dipakai program lain. Dicoba lagi.
failed-version-mismatch = naskah berbeda dengan yang tersimpan. Dicoba lagi.
failed-not-found = berita ini tidak ada lagi. Tulisan tetap di sini; salin bila perlu.
failed-bug = kesalahan program. Tulisan tetap di sini; dicoba lagi.
status-language = Bahasa: Indonesia
status-exporting = Mengekspor { $percent } %
status-version = Versi { $n }
busy-import = Mengimpor…
busy-photo = Memasang foto…

## Impor
import-source-pasted = tempelan
paste-title = Tempel halaman
paste-words = Tempelkan teks halaman yang sudah jadi. Judul, waktu, foto, Baca Juga, editor, dan tag dikenali sendiri.
paste-import = Impor
report-title = { $count } berita diimpor{ $failed ->
    [0] {""}
   *[other] , { $failed } berkas tidak dapat diambil
  }
report-failed = Tidak dapat diambil
report-made = Menjadi berita
report-unplaced = { $count } baris belum ditempatkan:

## Ekspor
export-title = Ekspor
export-words = Hanya naskah yang disetujui yang ditulis. Folder diganti sekaligus pada akhirnya.
export-folder = Folder situs
export-folder-hint = Folder tempat situs ditulis
export-where = Ke mana situs ditulis?
export-parts = Bagian rencana
export-plan = Lihat rencana
export-replan = Perbarui rencana
export-planning = Menyusun rencana…
export-planned = { $written } berkas akan ditulis, { $removed } dihapus, { $unchanged } tetap.
export-nothing = Tidak ada yang perlu ditulis; { $unchanged } berkas sudah benar.
export-next = Situs berubah lagi { $time }.
export-run = Ekspor sekarang
export-running = Mengekspor
export-progress = { $done } dari { $total }
export-meanwhile = Pembaca tetap melihat situs yang lama sampai yang baru selesai. Anda dapat menutup tampilan ini dan terus menulis.
export-cancel = Batalkan ekspor
export-cancelling = Menghentikan; situs yang lama tidak berubah.
export-done = Selesai: { $written } berkas ditulis, { $removed } dihapus, { $unchanged } tetap.
export-live = Situs di { $out } sudah yang baru.
export-show-folder = Buka folder
export-copy = Salin laporan
export-copied = Tersalin
export-over = Timpa
export-go = Ke tempatnya
export-full = Tulis semua dari awal
export-kept = Situs yang lama tetap seperti semula.
export-history = Riwayat ekspor
export-history-none = Belum ada ekspor ke folder ini.
phase-reading = Membaca berita dan menyusun rencana
phase-writing = Membuat halaman
phase-back = Menaruh berkas lama
phase-exchanging = Memeriksa, lalu menukar situs
plan-changes = Semua perubahan
plan-new = Baru
plan-changed = Berubah
plan-removed = Dihapus
plan-blocked = Tertahan
plan-warnings = Perlu diketahui
plan-kept = Tetap
plan-foreign = Berkas lain
plan-reasons = Alasan
plan-search = Cari halaman, alamat, alasan
plan-shown = { $figure } { $count ->
   *[other] baris
  }
plan-none = Tidak ada apa-apa di sini.
plan-none-found = Tidak ada yang cocok.
plan-house = Redaksi
kind-home = Beranda
kind-story = Halaman berita
kind-list = Daftar berita
kind-page = Halaman redaksi
kind-feed = Umpan
kind-machine = Untuk mesin pencari
kind-search = Indeks pencarian
kind-redirect = Pengalihan alamat lama
kind-asset = Tampilan situs
kind-picture = Foto
reason-new = Baru
reason-content = Isi berubah
reason-link = Tautan berubah
reason-headline = Judul tautan berubah
reason-photo = Foto berubah
reason-notice = Ralat atau pencabutan
reason-moved = Alamat berpindah
reason-neighbour = Berita sebelum atau sesudahnya berubah
reason-list = Isi daftar berubah
reason-module = { $of } berubah
reason-window = Batas umur modul terlewati
reason-theme = Tema
reason-setting = Setelan: { $of }
reason-sections = Rubrik yang terpakai berubah
reason-program = Versi program berubah
reason-altered = Diubah dari luar
reason-full = Semua ditulis dari awal
reason-back = Ekspor lama dipasang kembali
reason-same = Sudah benar
reason-unwanted = Tidak dipakai lagi
reason-foreign = Bukan dari ekspor; tetap ada
reason-of-story = { $words }: { $headline }
module-picks = Artikel Pilihan
module-related = Terkait
module-latest = Terkini
module-popular = Terpopuler
module-regional = Kabar Daerah
option-name = nama
option-url = alamat situs
option-language = bahasa
option-zone = zona waktu
option-accent = warna aksen
option-opener = pembuka
option-read-also = label Baca Juga
option-sections = rubrik
option-permalink = pola alamat
run-export = { $written } ditulis, { $removed } dihapus, { $unchanged } tetap
run-back = Situs dikembalikan
run-back-to = Dikembalikan ke { $time }
run-stands = tayang
run-before = sebelumnya
rollback-offer = Bila ekspor terakhir keliru, situs dapat dikembalikan seperti sebelum itu.
rollback-ask = Kembalikan situs…
rollback-title = Kembalikan situs ke ekspor sebelumnya?
rollback-to = Kembalikan situs seperti { $time }?
rollback-words = Yang dilihat pembaca berubah sekaligus. Naskah di Redaksi tidak berubah; ekspor berikutnya menulis lagi yang terbaru.
rollback-go = Kembalikan
rollback-running = Mengembalikan situs
rollback-done = Situs sudah dikembalikan; { $count } berkas berubah.
rollback-done-words = Naskah di Redaksi tidak berubah. Ekspor berikutnya menulis lagi yang terbaru.

## Kartu
card-search = Hasil pencarian
card-share = Saat dibagikan
card-feed = Umpan
card-desktop = Komputer
card-phone = Ponsel
card-title-whole = { $count } huruf · judul tampak utuh
card-text-cut = ringkasan terpotong
card-text-whole = ringkasan tampak utuh
card-title-cut = judul terpotong pada kartu
card-title-shown = judul tampak utuh pada kartu
card-no-picture = Tidak ada gambar
card-stand-in = tanpa foto utama; gambar redaksi menggantikannya
card-picture = gambar { $width } × { $height }
card-no-author = tanpa penulis; pembaca umpan menampilkan nama redaksi

## Catatan kepada pembaca
notice-ralat = Ralat
notice-koreksi = Koreksi
notice-hak-jawab = Hak jawab
notice-klarifikasi = Klarifikasi
notice-pembaruan = Pembaruan
notice-pencabutan = Dicabut
notice-ralat-words = Kekeliruan yang diperbaiki redaksi
notice-koreksi-words = Pembetulan yang diminta orang lain
notice-hak-jawab-words = Tanggapan pihak yang diberitakan
notice-klarifikasi-words = Penjelasan atas isi berita
notice-pembaruan-words = Perkembangan sesudah terbit
notice-link = Buka berita terkait
notice-open = Buka
notice-answers = Berita ini menjawab berita lain ({ $kind }).
correct-title = Catatan kepada pembaca
correct-words = Tampil bertanggal di halaman, di umpan, dan pada data untuk mesin pencari, menurut Pedoman Pemberitaan Media Siber.
correct-kind = Jenis
correct-text = Yang diberitahukan kepada pembaca
correct-link = Berita yang memuatnya lengkap, bila ada
correct-other = Pilih lain
correct-consequence = Catatan tidak dapat dihapus. Teks berita sendiri tidak berubah; perbaiki dan setujui seperti biasa.
correct-go = Catat
retract-title = Cabut berita ini?
retract-words = Pencabutan tidak dapat diurungkan. Pada ekspor berikutnya halaman berita tinggal memuat alasan ini.
retract-why = Alasan yang dibaca pembaca
retract-consequence = Berita keluar dari semua daftar, modul, umpan, peta situs, dan pencarian.
retract-go = Cabut berita
citing = { $count ->
    [0] Tidak ada berita lain yang bertaut ke sini.
   *[other] { $count } berita yang bertaut ke sini ditulis ulang:
  }
citing-more = dan { $count } lagi

## Kembalikan
return-title = Kembalikan ke penulis
return-words = Alasan ini tampil di atas naskah sampai diajukan lagi.
return-why = Apa yang perlu diperbaiki?

## Cadangan
safety-title = Cadangan dan pemeriksaan
safety-words = Seluruh ruang redaksi dalam satu berkas: berita dengan riwayatnya, foto, tema, dan pengaturan.
safety-file = Berkas cadangan
safety-back-up = Buat cadangan
safety-done = Cadangan tersimpan di { $file }.
safety-verify = Periksa keutuhan
safety-sound = Semuanya utuh.

## Menutup jendela
closing-title = Belum semua tersimpan
closing-words = Bila jendela ditutup sekarang, perubahan terakhir pada berita ini hilang. Yang sudah tersimpan tetap ada.
closing-copy = Salin tulisan
closing-copied = Tersalin
closing-anyway = Tutup dan buang
closing-stay = Kembali

## Pengaturan
settings-title = Pengaturan
settings-mine = Laptop ini
settings-shared = Ruang redaksi
settings-keep = Simpan
setting-person = Nama Anda
setting-language = Bahasa
setting-appearance = Tampilan
setting-inbox = Folder masuk tambahan
setting-inbox-hint = tetap seperti sekarang
setting-name = Nama
setting-url = Alamat situs
setting-zone = Zona waktu
setting-accent = Warna aksen
setting-read-also = Label Baca Juga
setting-opener = Pembuka
setting-sections = Rubrik, satu per baris
setting-people = Anggota redaksi, satu per baris
setting-four-eyes = Penulis boleh menyetujui beritanya sendiri?
four-eyes-auto = Tidak, bila lebih dari satu orang
four-eyes-yes = Tidak
four-eyes-no = Ya
appearance-system = Ikut sistem
appearance-light = Terang
appearance-dark = Gelap

## Pesan singkat
toast-undo = Urungkan
toast-picked = Masuk Artikel Pilihan.
toast-unpicked = Dilepas dari Artikel Pilihan.
toast-exported = Situs sudah diekspor.
toast-look = Lihat
toast-open = Buka
toast-report = Lihat laporan
toast-submitted = Diajukan untuk ditinjau.
toast-returned = Dikembalikan ke penulis.
toast-approved = Disetujui.
toast-corrected = Dicatat; pembaca diberi tahu pada ekspor berikutnya.
toast-retracted = Berita dicabut; ekspor berikutnya menariknya dari situs.
toast-trashed = “{ $headline }” dibuang ke sampah.
toast-untrashed = Diambil dari sampah.
toast-imported = { $count } berita diimpor.
toast-inbox = { $count } berita masuk dari folder.
toast-kept-unsaved = “{ $headline }” belum tersimpan. Tulisan tetap ada dan dicoba lagi.
toast-field-refused = { $field } tidak diubah: { $why }
toast-surrogates = { $count } huruf rusak dalam tempelan diganti dengan �.
toast-bug = Ada kesalahan program. Tulisan Anda tetap ada. { $why }

## Kesalahan
error-disk-full = Disk penuh. Tidak ada yang hilang; kosongkan ruang, lalu coba lagi.
error-read-only = Ruang redaksi ini hanya dapat dibaca.
error-newsroom-busy = Ruang redaksi sedang dipakai program lain. Coba sebentar lagi.
error-changed-meanwhile = Naskah berubah sesudah halaman ini tampil. Belum disetujui; baca lagi halaman yang baru, lalu setujui.
error-other-export = Laptop lain mengekspor ke folder ini sesudah ekspor terakhir dari sini. Menimpa akan mengganti situs itu dengan yang dari sini.
error-cancelled = Ekspor dibatalkan.
error-not-allowed = Tidak boleh: { $message }
error-blocked = Masih ada penghalang: { $message }
error-bug = Ada kesalahan program. Semua yang tersimpan tetap ada. { $message }
