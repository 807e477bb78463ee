//! The sample newsroom: stories, links and pictures built around the seed.
//!
//! Somebody who opens Redaksi for the first time should find a newsroom at
//! work: stories in every state, related links that lead somewhere, photos,
//! two time zones. This room only gives values; [`crate::newsroom`] puts them
//! in by the same paths that people use. It must never know of storage.
//!
//! Places are real, stories and people are not, save four stories that the
//! seed links to, which retell what was in the news then. The pictures are
//! painted by the program itself ([`picture`]), so nobody owns them.

mod metadata;
mod picture;
mod scenes;

/// Name and text of a story of the folder `samples/stories`.
macro_rules! story {
    ($name:literal) => {
        (
            concat!("samples/stories/", $name, ".md"),
            include_str!(concat!(
                env!("CARGO_MANIFEST_DIR"),
                "/../../samples/stories/",
                $name,
                ".md"
            )),
        )
    };
}

mod files;

pub use picture::{PictureSeed, picture};

use chrono::{DateTime, Utc};

use crate::article::{Article, ArticleId, NoticeKind, Status, Zone, parse_instant, slugify};
use crate::import::{self, House};
use crate::markdown::{self, Labels, LinkTarget};

/// The sample newsroom's name.
pub const NAME: &str = "Berita KBB";
/// What it prints before a first paragraph.
pub const OPENER: &str = "BERITA KBB";
/// Its sections, in order.
pub const SECTIONS: [&str; 6] =
    ["Nasional", "Internasional", "Olahraga", "Budaya", "Ekonomi", "Kabar Daerah"];

/// What its own pages say of it, as settings and their values. The address is
/// of a reserved domain, the number of nobody.
pub const IMPRINT: [(&str, &str); 5] = [
    ("imprint.responsible", "Miradin Syahbana Rizky"),
    ("imprint.company", "PT Kabar Bandung Barat (contoh)"),
    ("imprint.address", "Jalan Contoh No. 1, Padalarang, Kabupaten Bandung Barat 40553"),
    ("imprint.email", "redaksi@beritakbb.example"),
    ("imprint.phone", "(022) 5550-0100"),
];

/// Who works there: what they do, and their name.
pub const PEOPLE: [&str; 6] = [
    "Pemimpin Redaksi: Miradin Syahbana Rizky",
    "Editor: Siti Nurhasanah",
    "Reporter: Andi Suryana",
    "Reporter: Dodi Kusnadi",
    "Reporter: Yanti Maryani",
    "Fotografer: Hendra Gunawan",
];

/// The headlines of the editors' picks, in order.
pub const PICKS: &[&str] = &[
    "Kopi Gununghalu Tembus Pasar Jepang, Petani Jaga Mutu Sejak di Kebun",
    "Hari Bahasa Ibu, Masyarakat Penutur Sunda Deklarasi Pentingnya Penguatan Bahasa Sunda",
    "Jembatan Gantung Cipongkor Selesai, Pelajar Tak Perlu Lagi Menyeberang Sungai",
    "Menyusuri Gua Pawon, Ruang Belajar tentang Manusia Purba di Cipatat",
];

/// The headlines of the most-read stories, in order.
pub const POPULAR: &[&str] = &[
    "KEREN Inilah Penampakan Stadion Kontainer Qatar, Tempat Piala Dunia 2022!",
    "Persipura Mangkir Bertanding Melawan Madura United Pada Laga ke-22 Liga BRI 1",
    "Harga Cabai Rawit di Bandung Barat Naik, Petani Panen Lebih Sedikit karena Hujan",
    "Arus Kendaraan ke Lembang Padat pada Akhir Pekan, Petugas Berlakukan Satu Arah",
    "Warga Saguling Ubah Eceng Gondok Jadi Kerajinan dan Pupuk Kompos",
];

/// The page that this project began with.
const SEED: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../samples/seed.txt"));

/// A story of the sample.
#[derive(Debug, Clone, PartialEq)]
pub struct SampleStory {
    /// Where it comes from, relative to the project.
    pub file: &'static str,
    /// The story. Related links are bare headlines still, see [`link`]; the
    /// lead has its words and no picture.
    pub article: Article,
    /// Where it stands: `Exported` and `Approved` are sealed, `Changed` is
    /// sealed and then edited, `Retracted` was live and is withdrawn.
    pub status: Status,
    /// A paragraph that is added after the seal, of a changed story.
    pub later: Option<String>,
    /// The lead picture.
    pub picture: Option<PictureSeed>,
    /// Where the lead picture is said to have been taken, in degrees; one with
    /// a place has all that photo desks write into a file.
    pub place: Option<(f64, f64)>,
    /// What readers were told later; a withdrawal stands here too.
    pub notices: Vec<SampleNotice>,
}

impl SampleStory {
    /// The lead picture's file.
    pub fn picture_file(&self) -> Option<Vec<u8>> {
        let painted = picture(self.picture?);
        let Some(place) = self.place else { return Some(painted) };
        let lead = &self.article.lead;
        let said = metadata::Metadata {
            caption: &lead.caption,
            creator: &lead.credit,
            copyright: &format!("© 2022 {NAME}"),
            place,
        };
        Some(metadata::put_into(&painted, &said))
    }
}

/// What readers are told of a story of the sample.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SampleNotice {
    /// What it is.
    pub kind: NoticeKind,
    /// When it was posted.
    pub at: DateTime<Utc>,
    /// What it says.
    pub text: String,
    /// The headline of the story that holds the reply.
    pub link: Option<String>,
}

impl SampleNotice {
    /// Reads `time | text` or `time | text | headline`.
    fn parse(kind: NoticeKind, text: &str, zone: Zone) -> Option<Self> {
        let mut parts = text.split(" | ");
        let at = parse_instant(parts.next()?, zone)?;
        let text = parts.next()?.to_owned();
        Some(Self { kind, at, text, link: parts.next().map(str::to_owned) })
    }
}

/// Every story, oldest first, those without a date last.
pub fn stories() -> Vec<SampleStory> {
    let house = House { opener: OPENER.to_owned(), ..House::default() };
    let mut stories: Vec<SampleStory> =
        files::STORIES.iter().map(|(file, source)| from_markdown(file, source, &house)).collect();
    stories.push(seed(&house));
    stories.sort_by_key(|story| {
        (story.article.published_at.is_none(), story.article.published_at, story.file)
    });
    stories
}

fn seed(house: &House) -> SampleStory {
    let mut article = import::text(SEED, house).article;
    "Internasional".clone_into(&mut article.section);
    article.slug = slugify(&article.headline);
    SampleStory {
        file: "samples/seed.txt",
        article,
        status: Status::Exported,
        later: None,
        picture: None,
        place: None,
        notices: Vec::new(),
    }
}

/// The header of a sample has keys that no import knows; they come back
/// among the unplaced lines and are taken from there.
fn from_markdown(file: &'static str, source: &str, house: &House) -> SampleStory {
    let mut article = import::markdown(source, house).article;
    let mut own = |key: &str| {
        let found = article
            .unplaced
            .iter()
            .position(|line| line.strip_prefix(key).is_some_and(|rest| rest.starts_with(": ")))?;
        let line = article.unplaced.remove(found);
        line.split_once(": ").map(|(_, value)| value.to_owned())
    };
    let status = own("status").and_then(|name| Status::parse(&name)).unwrap_or(Status::Draft);
    let later = own("later");
    let picture = own("scene").and_then(|name| PictureSeed::parse(&name));
    let place = own("photo_place").and_then(|text| {
        let (latitude, longitude) = text.split_once(',')?;
        Some((latitude.parse().ok()?, longitude.parse().ok()?))
    });
    let mut told = Vec::new();
    for kind in NoticeKind::CORRECTIONS.into_iter().chain([NoticeKind::Pencabutan]) {
        told.extend(own(kind.as_str()).map(|text| (kind, text)));
    }
    let notice =
        |(kind, text): (NoticeKind, String)| SampleNotice::parse(kind, &text, article.zone);
    let mut notices: Vec<SampleNotice> = told.into_iter().filter_map(notice).collect();
    notices.sort_by_key(|notice| notice.at);
    article.slug = slugify(&article.headline);
    SampleStory { file, article, status, later, picture, place, notices }
}

/// Makes links of the bare headlines in the related lines of a body, where
/// `find` knows the story: `Baca Juga: X` becomes
/// `Baca Juga: [X](article:ID)`.
pub fn link(body: &str, find: &dyn Fn(&str) -> Option<ArticleId>) -> String {
    let parsed = markdown::parse(body, &Labels::default());
    let mut linked = String::with_capacity(body.len());
    let mut at = 0;
    for bare in &parsed.links {
        let related = bare.read_also && bare.target == LinkTarget::Unresolved;
        let Some(id) = related.then(|| find(&bare.label)).flatten() else { continue };
        linked.push_str(&body[at..bare.range.start]);
        linked.push_str(&format!("[{}](article:{id})", &body[bare.range.clone()]));
        at = bare.range.end;
    }
    linked.push_str(&body[at..]);
    linked
}

#[cfg(test)]
mod tests;
