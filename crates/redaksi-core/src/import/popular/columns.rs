//! Which column of a report is what.

use super::number::count;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Id,
    Slug,
    Page,
    Title,
    Views,
    Date,
}

/// Where the columns stand.
#[derive(Debug, Clone, Default)]
pub(super) struct Columns([Option<usize>; 6]);

/// The names of columns, small, with one space between words, best first:
/// a report may count views and visitors.
const NAMES: [(Kind, &[&str]); 6] = [
    (Kind::Id, &["id", "article id", "story id", "id berita", "id artikel", "content id"]),
    (Kind::Slug, &["slug", "post slug"]),
    (
        Kind::Page,
        &[
            "page path",
            "page path and screen class",
            "page path query string",
            "page location",
            "page location full",
            "full page url",
            "page url",
            "url",
            "page",
            "pages",
            "path",
            "address",
            "link",
            "permalink",
            "landing page",
            "label",
            "metadata url",
            "jalur halaman",
            "jalur halaman dan class layar",
            "lokasi halaman",
            "halaman",
            "alamat halaman",
            "alamat",
            "tautan",
            "jalur",
            "url halaman",
            "name",
        ],
    ),
    (
        Kind::Title,
        &[
            "page title",
            "page title and screen class",
            "page title and screen name",
            "title",
            "headline",
            "post title",
            "judul halaman",
            "judul halaman dan class layar",
            "judul halaman dan nama layar",
            "judul berita",
            "judul artikel",
            "judul",
        ],
    ),
    (
        Kind::Views,
        &[
            "views",
            "screen page views",
            "pageviews",
            "page views",
            "nb hits",
            "hits",
            "unique pageviews",
            "unique page views",
            "nb visits",
            "reads",
            "visits",
            "sessions",
            "visitors",
            "unique visitors",
            "total users",
            "active users",
            "users",
            "clicks",
            "readers",
            "tayangan",
            "tayangan halaman",
            "tampilan",
            "tampilan halaman",
            "penayangan",
            "jumlah tayangan",
            "jumlah dibaca",
            "dibaca",
            "dilihat",
            "kunjungan",
            "jumlah kunjungan",
            "pembaca",
            "jumlah pembaca",
            "pengunjung",
            "pengguna",
            "pengguna aktif",
            "total pengguna",
            "klik",
            "jumlah",
            "count",
            "total",
        ],
    ),
    (Kind::Date, &["date", "day", "tanggal", "hari", "nth day", "tgl"]),
];

impl Columns {
    /// The columns of a table, its separator, and whether its first line
    /// names them.
    pub(super) fn find(table: &str) -> Option<(Self, u8, bool)> {
        let separators = [b'\t', b';', b',', b'|'];
        let first = |separator| -> Option<csv::StringRecord> {
            csv::ReaderBuilder::new()
                .delimiter(separator)
                .has_headers(false)
                .trim(csv::Trim::All)
                .from_reader(table.as_bytes())
                .into_records()
                .next()?
                .ok()
        };
        for separator in separators {
            let Some(line) = first(separator) else { continue };
            if let Some(columns) = Self::named(&line) {
                return Some((columns, separator, true));
            }
        }
        // A bare list: page and number.
        for separator in separators {
            let Some(line) = first(separator) else { continue };
            if line.len() == 2 && count(&line[1]).is_some() && count(&line[0]).is_none() {
                let mut columns = Self::default();
                columns.0[Kind::Page as usize] = Some(0);
                columns.0[Kind::Views as usize] = Some(1);
                return Some((columns, separator, false));
            }
        }
        None
    }

    fn named(line: &csv::StringRecord) -> Option<Self> {
        let names: Vec<String> = line.iter().map(plain).collect();
        let mut columns = Self::default();
        for (kind, known) in NAMES {
            let place = |name: &&str| names.iter().position(|column| column == *name);
            columns.0[kind as usize] = known.iter().find_map(place);
        }
        let has = |kind: Kind| columns.0[kind as usize].is_some();
        let named = has(Kind::Id) || has(Kind::Slug) || has(Kind::Page) || has(Kind::Title);
        (named && has(Kind::Views)).then_some(columns)
    }

    /// A cell of a row; empty where it has none.
    pub(super) fn cell<'r>(&self, row: &'r csv::StringRecord, kind: Kind) -> &'r str {
        self.0[kind as usize].and_then(|at| row.get(at)).unwrap_or_default()
    }
}

/// A column's name: letters and digits in small, one space between words.
fn plain(name: &str) -> String {
    let small = name.trim_start_matches('\u{feff}').to_lowercase();
    let words = small.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}
