//! A newsroom's archive of any size, the same each time: stories of three
//! years in groups about one event, with tags, writers and related links, as
//! Markdown files that Redaksi imports and Hugo builds as they are.
//!
//! Nonsense with the shape of news: few words that are everywhere, a long tail
//! of rare ones, names that belong to an event, lengths as they are found.

use std::fmt::Write;
use std::path::Path;

use crate::Outcome;
use crate::words::Dice;

/// Sections with words of their own.
const SECTIONS: [(&str, &str, [&str; 8]); 8] = [
    (
        "nasional",
        "Nasional",
        words_of("pemerintah menteri anggaran pemilu jaksa sidang putusan aturan"),
    ),
    ("ekonomi", "Ekonomi", words_of("inflasi kredit rupiah saham investasi ekspor bursa koperasi")),
    ("olahraga", "Olahraga", words_of("pelatih pemain liga stadion turnamen atlet wasit penonton")),
    (
        "teknologi",
        "Teknologi",
        words_of("aplikasi gawai jaringan peretas perangkat satelit cip robot"),
    ),
    ("daerah", "Daerah", words_of("warga bupati banjir jembatan kecamatan posyandu sawah nelayan")),
    (
        "internasional",
        "Internasional",
        words_of("kedutaan perundingan gencatan sanksi diplomat sekutu krisis utusan"),
    ),
    (
        "hiburan",
        "Hiburan",
        words_of("film penyanyi konser album sutradara panggung sinetron novel"),
    ),
    (
        "gaya-hidup",
        "Gaya Hidup",
        words_of("kesehatan resep wisata kuliner kopi rempah batik taman"),
    ),
];

/// The words of a line, which has just eight.
const fn words_of(line: &'static str) -> [&'static str; 8] {
    let mut words = [""; 8];
    let (mut rest, mut word) = (line, 0);
    while word < 7 {
        let mut at = 0;
        while rest.as_bytes()[at] != b' ' {
            at += 1;
        }
        let (head, tail) = rest.split_at(at);
        words[word] = head;
        rest = tail.split_at(1).1;
        word += 1;
    }
    words[7] = rest;
    words
}

/// Words of every text, the usual ones first.
const COMMON: &str = "yang di dan ini itu dengan untuk dari pada dalam akan tidak juga karena oleh \
    sebagai telah sudah agar bagi para ke adalah atau bisa dapat hingga saat setelah sebelum \
    ketika masih hanya lebih secara terhadap tersebut antara serta namun bahwa seperti mereka \
    kami kita hal satu dua tiga tahun bulan pekan hari kali sejumlah beberapa banyak semua \
    mengatakan menjelaskan menyebut menegaskan menilai meminta mendorong memastikan membantah \
    mengumumkan menyampaikan melakukan memberikan menerima membuka membangun memperbaiki \
    mengawasi melanjutkan menunda menolak menyetujui membahas menyiapkan menyalurkan upaya \
    langkah program laporan hasil masalah kondisi proses kegiatan pihak kelompok wilayah kota \
    provinsi masyarakat rencana tujuan dampak jumlah angka data target layanan fasilitas \
    pembangunan pendidikan lingkungan energi air listrik transportasi keluhan tanggapan surat \
    izin kajian temuan saran kritik dukungan risiko peluang waktu tempat gedung kantor lokasi \
    besar kecil baru lama penting tinggi rendah resmi terbuka aman utama khusus umum bersama";
const SYLLABLES: &str = "ba be bo ca da di du ga gu ja ka ki ku la le lo ma mi mu na ni nu pa pe ra \
    ri ro sa se si su ta te ti to wa wi ya yu";
const FIRST: &str = "Adi Budi Citra Dewi Eka Fajar Gita Hadi Indra Joko Kartika Lestari Maya Nanda \
    Oki Putri Rahma Sari Tono Umar Vina Wahyu Yudi Zahra";
const LAST: &str = "Santoso Wibowo Pratama Nugroho Halim Siregar Lubis Saputra Kusuma Hidayat";
const PLACES: &str = "Lembah Bukit Tanjung Muara Rawa Karang Batu Kali Pulau Gunung Teluk Kampung";
const ACTS: &str = "Bahas Tolak Dukung Siapkan Tunda Buka Tutup Kaji Percepat Awasi Resmikan Minta";

/// Words of a text: half are shorter than 370, one in 250 is a long read.
const LENGTHS: [usize; 15] =
    [130, 180, 220, 255, 285, 315, 340, 370, 400, 435, 475, 525, 600, 720, 960];

/// Stories of one event, more or less.
const EVENT: usize = 25;
/// Events that run beside each other.
const BESIDE: usize = 4;

/// A story as a file.
#[derive(Debug, Clone)]
pub(crate) struct Story {
    pub(crate) section: &'static str,
    pub(crate) slug: String,
    front: String,
    pub(crate) body: String,
}

impl Story {
    /// Where it stands, in the folder of texts and in a site.
    pub(crate) fn place(&self) -> String {
        format!("{}/{}", self.section, self.slug)
    }

    /// The file, with another body where there is one.
    pub(crate) fn file(&self, body: &str) -> String {
        format!("---\n{}---\n\n{body}", self.front)
    }
}

/// Who tells the stories: its words, and what it has told so far.
pub(crate) struct Agency {
    dice: Dice,
    tail: Vec<String>,
    told: Vec<(String, String)>,
    events: Vec<Event>,
    of: usize,
}

/// What the stories of a group share.
struct Event {
    section: usize,
    place: String,
    person: String,
    rare: [String; 4],
    told: Vec<usize>,
}

impl Agency {
    /// An agency that is to tell so many stories in three years.
    pub(crate) fn new(of: usize) -> Self {
        let mut dice = Dice(20_260_101);
        let tail = (0..6_000).map(|_| coined(&mut dice)).collect();
        Self { dice, tail, told: Vec::new(), events: Vec::new(), of }
    }

    /// The names of the sections.
    pub(crate) fn sections() -> impl Iterator<Item = (&'static str, &'static str)> {
        SECTIONS.iter().map(|(slug, name, _)| (*slug, *name))
    }

    /// The next story; one after the last is told is the newest.
    pub(crate) fn tell(&mut self) -> Story {
        let n = self.told.len();
        let event = n / (EVENT * BESIDE) * BESIDE + self.dice.below(BESIDE);
        while self.events.len() <= event {
            let event = self.event();
            self.events.push(event);
        }
        let act = one(&mut self.dice, ACTS);
        let (section, place, person) = {
            let event = &self.events[event];
            (&SECTIONS[event.section], event.place.clone(), event.person.clone())
        };
        let subject = section.2[self.dice.below(8)];
        let coined = self.events[event].rare[self.dice.below(4)].clone();
        let headline = match self.dice.below(3) {
            0 => format!("{person} {act} {} {}, Tahap {n}", capital(subject), capital(&coined)),
            1 => format!("{act} {} di {place}: {} {n} Orang", capital(subject), capital(&coined)),
            _ => format!(
                "{act} {} {}, Warga {place} Menunggu {n}",
                capital(&coined),
                capital(subject)
            ),
        };
        let slug = slug(&headline);
        let body = self.body(event, n);
        let front = self.front(event, &headline, &slug, n);
        self.told.push((headline, format!("{}/{slug}", section.0)));
        self.events[event].told.push(n);
        Story { section: section.0, slug, front, body }
    }

    fn event(&mut self) -> Event {
        let dice = &mut self.dice;
        let place = format!("{} {}", one(dice, PLACES), capital(&coined(dice)));
        let person = format!("{} {}", one(dice, FIRST), one(dice, LAST));
        let rare = std::array::from_fn(|_| coined(dice));
        Event { section: dice.below(SECTIONS.len()), place, person, rare, told: Vec::new() }
    }

    fn front(&mut self, event: usize, headline: &str, slug: &str, n: usize) -> String {
        let (event, dice) = (&self.events[event], &mut self.dice);
        let (_, name, words) = &SECTIONS[event.section];
        let mut tags = vec![event.place.to_lowercase(), event.person.to_lowercase()];
        let mut own = vec![words[dice.below(4)], words[4 + dice.below(4)]];
        own.truncate(dice.below(3));
        tags.extend(own.into_iter().map(str::to_owned));
        let deck = format!(
            "Pembahasan {} di {} berlanjut dan {} meminta warga menunggu hasil kajian.",
            words[dice.below(8)],
            event.place,
            event.person
        );
        let author = format!("{} {}", one(dice, FIRST), one(dice, "Santoso Wibowo"));
        let editor = format!("{} Halim", one(dice, "Maya Nanda Oki Putri Rahma Sari"));
        let mut front = String::new();
        let mut put = |key: &str, value: &str| {
            let _ = writeln!(front, "{key}: {value}");
        };
        put("title", &format!("\"{headline}\""));
        put("slug", slug);
        put("description", &format!("\"{deck}\""));
        put("date", &moment(n, self.of));
        put("rubrik", &format!("\"{name}\""));
        put("tags", &format!("[\"{}\"]", tags.join("\", \"")));
        put("authors", &format!("[\"{author}\"]"));
        put("editor", &format!("\"{editor}\""));
        front
    }

    /// Paragraphs of some 27 words, and between them lines that lead on to
    /// stories told before: of the same event first, of any other after that.
    fn body(&mut self, event: usize, n: usize) -> String {
        let long = self.dice.below(250) == 0;
        let words =
            if long { 5_000 + self.dice.below(15_000) } else { LENGTHS[self.dice.below(15)] };
        let mut links = Vec::new();
        let wanted = 2 + self.dice.below(3);
        for turn in 0..wanted.min(n) {
            let near = &self.events[event].told;
            let to = match near.len() {
                0 => self.dice.below(n),
                _ if turn > 1 => self.dice.below(n),
                some => near[self.dice.below(some)],
            };
            if !links.contains(&to) {
                links.push(to);
            }
        }
        let paragraphs = (words / 27).max(6);
        let every = paragraphs / (links.len() + 1);
        let (mut text, mut written, mut paragraph) = (String::with_capacity(words * 8), 0, 0);
        while written < words {
            paragraph += 1;
            if paragraph % 14 == 0 {
                text.push_str("## Rincian berikutnya\n\n");
            }
            for _ in 0..2 {
                written += self.sentence(event, &mut text);
            }
            text.push_str("\n\n");
            if paragraph % every.max(1) == 0
                && let Some(to) = links.pop()
            {
                let (headline, place) = &self.told[to];
                let _ = write!(text, "Baca Juga: [{headline}](/{place}.html)\n\n");
            }
        }
        text.truncate(text.trim_end().len());
        text.push('\n');
        text
    }

    fn sentence(&mut self, event: usize, text: &mut String) -> usize {
        let length = 9 + self.dice.below(10);
        let common: Vec<&str> = COMMON.split_whitespace().collect();
        for place in 0..length {
            // Two dice, so that the first words of a list are the usual ones.
            let skewed = |dice: &mut Dice, n: usize| dice.below(n) * dice.below(n) / n;
            let kind = self.dice.below(100);
            let word = match kind {
                0..70 => common[skewed(&mut self.dice, common.len())].to_owned(),
                70..85 => self.tail[skewed(&mut self.dice, self.tail.len())].clone(),
                85..92 => SECTIONS[self.events[event].section].2[self.dice.below(8)].to_owned(),
                92..97 => self.events[event].rare[self.dice.below(4)].clone(),
                97 => self.events[event].person.clone(),
                98 => self.events[event].place.clone(),
                _ => format!("**{}**", self.events[event].rare[self.dice.below(4)]),
            };
            match place {
                0 => text.push_str(&capital(&word)),
                _ => text.extend([" ", word.as_str()]),
            }
        }
        text.push_str(". ");
        length
    }
}

/// Tells so many stories and writes their files, a folder for each section.
pub(crate) fn write_files(agency: &mut Agency, count: usize, folder: &Path) -> Outcome<Vec<Story>> {
    for (section, name) in Agency::sections() {
        std::fs::create_dir_all(folder.join(section))?;
        let front = format!("---\ntitle: \"{name}\"\n---\n");
        std::fs::write(folder.join(section).join("_index.md"), front)?;
    }
    let stories: Vec<Story> = (0..count).map(|_| agency.tell()).collect();
    for story in &stories {
        std::fs::write(folder.join(format!("{}.md", story.place())), story.file(&story.body))?;
    }
    Ok(stories)
}

/// The body with one comma more, behind a word of its last paragraph.
pub(crate) fn with_comma(body: &str, word: usize) -> String {
    let start = body.trim_end().rfind("\n\n").map_or(0, |at| at + 2);
    let spaces = body[start..].match_indices(' ').map(|(at, _)| start + at);
    let at = spaces.take(word + 1).last().unwrap_or(start);
    format!("{},{}", &body[..at], &body[at..])
}

/// When the story was published: in step from January 2023 to December 2025.
fn moment(n: usize, of: usize) -> String {
    const DAYS: usize = 3 * 365;
    // Room for what is told after the last.
    let of = of + of / 20 + 50;
    let minute = n.min(of) * (DAYS - 1) * 24 * 60 / of;
    let (day, minute) = (minute / (24 * 60), minute % (24 * 60));
    let (year, mut day) = (2023 + day / 365, day % 365);
    let leap = usize::from(year == 2024);
    let months = [31, 28 + leap, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let mut month = 0;
    while day >= months[month] {
        day -= months[month];
        month += 1;
    }
    let (hour, minute) = (minute / 60, minute % 60);
    format!("{year}-{:02}-{:02}T{hour:02}:{minute:02}:{:02}+07:00", month + 1, day + 1, n % 60)
}

fn one(dice: &mut Dice, list: &'static str) -> &'static str {
    let words: Vec<&str> = list.split_whitespace().collect();
    words[dice.below(words.len())]
}

/// A word that nobody knows, now and then with a prefix or a suffix.
fn coined(dice: &mut Dice) -> String {
    let mut word = ["", "", "", "me", "ber", "pe", "ter"][dice.below(7)].to_owned();
    for _ in 0..2 + dice.below(2) {
        word.push_str(one(dice, SYLLABLES));
    }
    word + ["", "n", "ng", "r", "s", "k", "kan", "an", "nya"][dice.below(9)]
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

fn slug(headline: &str) -> String {
    let letters = headline.to_lowercase();
    let parts = letters.split(|c: char| !c.is_ascii_alphanumeric());
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_stories_come_each_time_in_the_order_of_their_dates() {
        let tell = || {
            let mut agency = Agency::new(300);
            (0..310).map(|_| agency.tell()).collect::<Vec<_>>()
        };
        let stories = tell();
        for (story, again) in stories.iter().zip(tell()) {
            assert_eq!(story.file(&story.body), again.file(&again.body));
        }
        let date = |story: &Story| story.front.lines().nth(3).unwrap_or_default().to_owned();
        assert!(stories.windows(2).all(|two| date(&two[0]) < date(&two[1])));
        let mut slugs: Vec<&str> = stories.iter().map(|story| story.slug.as_str()).collect();
        slugs.sort_unstable();
        slugs.dedup();
        assert_eq!(slugs.len(), stories.len());
    }

    #[test]
    fn half_of_the_bodies_have_fewer_than_370_words() {
        let mut agency = Agency::new(1_000);
        let mut lengths: Vec<usize> =
            (0..1_000).map(|_| agency.tell().body.split_whitespace().count()).collect();
        lengths.sort_unstable();
        assert!((350..430).contains(&lengths[500]), "{}", lengths[500]);
        assert!(lengths[999] >= 5_000, "{}", lengths[999]);
    }

    #[test]
    fn a_comma_is_all_that_changes() {
        let body = "Satu dua.\n\nTiga empat lima enam.\n";
        assert_eq!(with_comma(body, 1), "Satu dua.\n\nTiga empat, lima enam.\n");
    }
}
