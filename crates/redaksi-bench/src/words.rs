//! Texts of any length that look like news: sentences, paragraphs, now and
//! then a heading or a related link. The same each time.

const STOCK: [&str; 40] = [
    "pemerintah",
    "mengatakan",
    "bahwa",
    "warga",
    "di",
    "Jakarta",
    "telah",
    "menyetujui",
    "usul",
    "presiden",
    "Kamis",
    "pagi",
    "untuk",
    "membahas",
    "perdamaian",
    "dengan",
    "menteri",
    "luar",
    "negeri",
    "Ukraina",
    "dan",
    "Rusia",
    "setelah",
    "pertemuan",
    "itu",
    "berlangsung",
    "selama",
    "tiga",
    "jam",
    "tanpa",
    "kesepakatan",
    "menurut",
    "juru",
    "bicara",
    "yang",
    "dihubungi",
    "wartawan",
    "lewat",
    "telepon",
    "kemarin",
];

/// The dice of a simple congruence.
#[derive(Debug, Clone)]
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    /// A number below `n`.
    pub(crate) fn below(&mut self, n: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % n.max(1)
    }
}

/// A story's body of about so many words, as Markdown.
pub(crate) fn body(words: usize) -> String {
    let mut dice = Dice(20_220_222);
    let mut text = String::with_capacity(words * 8);
    let mut written = 0;
    let mut paragraph = 0;
    while written < words {
        paragraph += 1;
        match paragraph % 12 {
            0 => text.push_str("## Pertemuan berikutnya\n\n"),
            5 => text.push_str("Baca Juga: Hari Bahasa Ibu dan Penutur Sunda\n\n"),
            _ => {
                for _ in 0..3 + dice.below(3) {
                    written += sentence(&mut text, &mut dice);
                }
                text.push_str("\n\n");
            }
        }
    }
    text
}

fn sentence(text: &mut String, dice: &mut Dice) -> usize {
    let length = 8 + dice.below(12);
    for place in 0..length {
        let word = STOCK[dice.below(STOCK.len())];
        if place > 0 {
            text.push(' ');
        }
        match dice.below(40) {
            0 => text.extend(["**", word, "**"]),
            1 => text.extend(["[", word, "](https://example.org/", word, ")"]),
            _ => text.push_str(word),
        }
    }
    text.push_str(". ");
    length
}
