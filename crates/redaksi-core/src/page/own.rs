//! The newsroom's own pages: who is responsible, the guidelines, privacy,
//! contact. A newsroom may write each itself; else these texts stand there,
//! filled with what the settings say.

use super::words::pick;

/// One of the newsroom's own pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum OwnPage {
    /// Redaksi: who is responsible (UU 40/1999, 12).
    About,
    /// The guidelines of the press council (Pedoman Pemberitaan Media Siber).
    Guidelines,
    /// Privacy.
    Privacy,
    /// Contact, right of reply and corrections (UU 40/1999, 5).
    Contact,
}

/// Who makes the newsroom, as its settings say; empty where they do not.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Imprint {
    /// The newsroom's name.
    pub name: String,
    /// Its address on the web.
    pub url: String,
    /// The person responsible ("penanggung jawab").
    pub responsible: String,
    /// The company that publishes.
    pub company: String,
    /// The postal address; may have several lines.
    pub address: String,
    /// The mail address of the newsroom.
    pub email: String,
    /// The telephone number.
    pub phone: String,
    /// Those who work there: what they do, and their name.
    pub people: Vec<(String, String)>,
}

/// The texts in Indonesian and in English.
const TEXTS: [(OwnPage, &str, &str); 4] = [
    (
        OwnPage::About,
        include_str!("../../../../themes/warta/halaman/redaksi.md"),
        include_str!("../../../../themes/warta/halaman/redaksi.en.md"),
    ),
    (
        OwnPage::Guidelines,
        include_str!("../../../../themes/warta/halaman/pedoman-media-siber.md"),
        include_str!("../../../../themes/warta/halaman/pedoman-media-siber.en.md"),
    ),
    (
        OwnPage::Privacy,
        include_str!("../../../../themes/warta/halaman/privasi.md"),
        include_str!("../../../../themes/warta/halaman/privasi.en.md"),
    ),
    (
        OwnPage::Contact,
        include_str!("../../../../themes/warta/halaman/kontak.md"),
        include_str!("../../../../themes/warta/halaman/kontak.en.md"),
    ),
];

impl OwnPage {
    /// Every page, in the order of the footer.
    pub const ALL: [Self; 4] = [Self::About, Self::Guidelines, Self::Contact, Self::Privacy];

    /// The path of the page.
    pub fn path(self) -> &'static str {
        match self {
            Self::About => "redaksi.html",
            Self::Guidelines => "pedoman-media-siber.html",
            Self::Privacy => "privasi.html",
            Self::Contact => "kontak.html",
        }
    }

    /// The title of the page.
    pub fn title(self, language: &str) -> &'static str {
        match self {
            Self::About => pick(language, "Redaksi", "About Us"),
            Self::Guidelines => pick(
                language,
                "Pedoman Pemberitaan Media Siber",
                "Guidelines for Cyber Media Reporting",
            ),
            Self::Privacy => pick(language, "Kebijakan Privasi", "Privacy Policy"),
            Self::Contact => {
                pick(language, "Kontak, Hak Jawab, dan Koreksi", "Contact and Corrections")
            }
        }
    }

    /// The text that stands there where the newsroom wrote none, as Markdown.
    /// A line about what the imprint does not say is left out.
    pub fn default_text(self, language: &str, imprint: &Imprint) -> String {
        let text = TEXTS.iter().find(|(page, ..)| *page == self);
        let text = text.map_or("", |(_, id, en)| pick(language, id, en));
        let mut out = String::with_capacity(text.len());
        for line in text.lines() {
            if line.trim() == "{people}" {
                for (role, name) in &imprint.people {
                    out.push_str(&format!("- {}: {}\n", literal(role), literal(name)));
                }
            } else if let Some(line) = imprint.fill(line) {
                out.push_str(&line);
                out.push('\n');
            }
        }
        out
    }
}

impl Imprint {
    /// The line with its places filled; none where one has nothing to fill it.
    fn fill(&self, line: &str) -> Option<String> {
        let mut line = line.to_owned();
        for (place, text) in [
            ("{name}", &self.name),
            ("{url}", &self.url),
            ("{responsible}", &self.responsible),
            ("{company}", &self.company),
            ("{address}", &self.address),
            ("{email}", &self.email),
            ("{phone}", &self.phone),
        ] {
            if !line.contains(place) {
                continue;
            }
            let lines: Vec<&str> =
                text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
            if lines.is_empty() {
                return None;
            }
            line = line.replace(place, &literal(&lines.join(", ")));
        }
        Some(line)
    }
}

/// A text as Markdown that shows it as it is, within a line or an address.
fn literal(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.trim().chars() {
        match c {
            '\n' | '\r' => out.push(' '),
            '\\' | '`' | '*' | '_' | '[' | ']' | '(' | ')' | '<' | '>' | '&' | '#' | '!' | '|'
            | '~' | '{' | '}' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Imprint, OwnPage};

    #[test]
    fn what_the_settings_do_not_say_is_left_out() {
        let full = Imprint {
            name: "Berita KBB".to_owned(),
            url: "https://beritakbb.example".to_owned(),
            responsible: "Siti *Aminah*".to_owned(),
            company: "PT Kabar".to_owned(),
            address: "Jalan Raya 1\nPadalarang".to_owned(),
            email: "redaksi@beritakbb.example".to_owned(),
            phone: "022 123".to_owned(),
            people: vec![("Editor".to_owned(), "Budi".to_owned())],
        };
        let nameless = Imprint { name: "Berita KBB".to_owned(), ..Imprint::default() };
        for page in OwnPage::ALL {
            for language in ["id", "en"] {
                for imprint in [&full, &nameless] {
                    let text = page.default_text(language, imprint);
                    assert!(!text.contains(['{', '}']), "{page:?} {language}: {text}");
                    assert!(text.len() > 200, "{page:?} {language}: {text}");
                }
            }
        }
        let text = OwnPage::About.default_text("id", &full);
        assert!(text.contains("Siti \\*Aminah\\*") && text.contains("Jalan Raya 1, Padalarang"));
        assert!(text.contains("- Editor: Budi"));
        assert!(!OwnPage::About.default_text("id", &nameless).contains("Penanggung jawab:"));
    }
}
