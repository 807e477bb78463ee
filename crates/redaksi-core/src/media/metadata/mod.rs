//! What pictures say of themselves: who made them, what they show, how they
//! may be used (IPTC Photo Metadata Standard 2024).
//!
//! Read from XMP, IPTC-IIM and EXIF of a file, in that order, since tools that
//! keep only some of them in step keep the newer ones. Written to published
//! pictures as XMP and IPTC-IIM alike. What is not named here, such as
//! positions, serial numbers, thumbnails and maker notes, is never written.
//! Files come from anywhere: what cannot be read counts as not said.

mod exif;
mod iim;
mod packet;
mod xmp;

use chrono::NaiveDate;
use image::ImageDecoder;
use serde_json::{Map, Value, json};

use super::plan::{Format, RenditionSpec};
use super::{container, open};
use crate::article::SourceType;

/// The longest text that is read or written, in characters.
const LONGEST: usize = 2_000;
/// The most creators.
const MOST_CREATORS: usize = 16;

/// What is known of a picture beside its pixels. Empty texts are not said.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Metadata {
    /// What it shows and why it matters: the caption (IPTC Description).
    pub description: String,
    /// What it shows, for those who cannot see it (IPTC Alt Text).
    pub alt: String,
    /// Who made it (IPTC Creator).
    pub creators: Vec<String>,
    /// How it has to be credited (IPTC Credit Line).
    pub credit: String,
    /// Where it comes from (IPTC Source).
    pub source: String,
    /// The copyright line (IPTC Copyright Notice).
    pub copyright: String,
    /// Where its rights are written (IPTC Web Statement of Rights); an
    /// address.
    pub rights_url: String,
    /// Where a licence can be had (IPTC Licensor URL); an address.
    pub licensor_url: String,
    /// In words, how it may be used (IPTC Rights Usage Terms).
    pub terms: String,
    /// How it came to be: a term of IPTC's Digital Source Type, as its
    /// address.
    pub source_type: String,
    /// The last day on which it may be shown (PLUS License End Date).
    pub rights_until: Option<NaiveDate>,
}

/// What a story says of a picture, without markup.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct PhotoWords {
    /// The line below it.
    pub caption: String,
    /// What it shows.
    pub alt: String,
    /// Who made or owns it, without a leading slash.
    pub credit: String,
    /// How it came to be.
    pub source_type: Option<SourceType>,
}

impl Metadata {
    /// Reads what a picture's file says. Never fails: what is no picture says
    /// nothing.
    pub fn read(bytes: &[u8]) -> Self {
        let Ok((_, mut decoder)) = open::open(bytes) else { return Self::default() };
        let mut found = Self::default();
        if let Ok(Some(block)) = decoder.xmp_metadata() {
            found.fill(xmp::read(&block));
        }
        if let Ok(Some(block)) = decoder.iptc_metadata() {
            found.fill(iim::read(&block));
        }
        if let Ok(Some(block)) = decoder.exif_metadata() {
            found.fill(exif::read(block));
        }
        found.trim();
        found
    }

    /// The credit as a page prints it: "ANTARA FOTO/Aprillio Akbar", the
    /// credit line and the creators it does not name, else the source.
    pub fn credit_line(&self) -> String {
        let mut parts: Vec<&str> = Vec::new();
        let line = [&self.credit, &self.source].into_iter().find(|text| !text.is_empty());
        parts.extend(line.map(|line| line.trim_start_matches('/').trim()));
        let named = |parts: &[&str], name: &str| {
            parts.iter().any(|part| part.to_lowercase().contains(&name.to_lowercase()))
        };
        for creator in &self.creators {
            if !named(&parts, creator) {
                parts.push(creator);
            }
        }
        parts.join("/")
    }

    /// What a published picture says: the story's words before the file's. A
    /// creator that nobody names is the one who is credited (the standard
    /// allows a company there), and so is the owner of the copyright.
    pub fn with_words(&self, words: &PhotoWords) -> Self {
        let either = |word: &str, own: &str| {
            if word.trim().is_empty() { own.to_owned() } else { word.trim().to_owned() }
        };
        let mut all = self.clone();
        all.description = either(&words.caption, &self.description);
        all.alt = either(&words.alt, &self.alt);
        all.credit = either(&words.credit, &self.credit_line());
        all.source_type =
            words.source_type.map_or_else(|| self.source_type.clone(), SourceType::uri);
        if all.creators.is_empty() && !all.credit.is_empty() {
            all.creators = vec![all.credit.clone()];
        }
        if all.copyright.is_empty() && !all.credit.is_empty() {
            all.copyright = format!("© {}", all.credit);
        }
        all.trim();
        all
    }

    /// Writes it into a rendition that [`super::Negative::print`] made.
    pub fn write(&self, rendition: &[u8], spec: &RenditionSpec) -> Vec<u8> {
        if *self == Self::default() {
            return rendition.to_vec();
        }
        let xmp = packet::write(self);
        match spec.format {
            Format::Jpeg => container::jpeg_with(rendition, xmp.as_bytes(), &iim::write(self)),
            Format::Webp => {
                container::webp_with(rendition, xmp.as_bytes(), (spec.width, spec.height))
            }
        }
    }

    /// Writes it into a PNG of our own, as XMP.
    pub(crate) fn write_png(&self, png: &[u8]) -> Vec<u8> {
        container::png_with(png, packet::write(self).as_bytes())
    }

    /// As JSON, for keeping; what is not said is left out.
    pub fn to_json(&self) -> Value {
        let mut map = Map::new();
        for (name, text) in self.texts() {
            if !text.is_empty() {
                map.insert(name.to_owned(), json!(text));
            }
        }
        if !self.creators.is_empty() {
            map.insert("creators".to_owned(), json!(self.creators));
        }
        if let Some(day) = self.rights_until {
            map.insert("rights_until".to_owned(), json!(day.to_string()));
        }
        Value::Object(map)
    }

    /// Reads [`Metadata::to_json`]; what does not fit counts as not said.
    pub fn from_json(value: &Value) -> Self {
        let mut found = Self::default();
        for (name, text) in found.texts_mut() {
            *text = value[name].as_str().unwrap_or_default().to_owned();
        }
        let creators = value["creators"].as_array().into_iter().flatten();
        found.creators = creators.filter_map(|name| name.as_str().map(str::to_owned)).collect();
        found.rights_until = value["rights_until"].as_str().and_then(|day| day.parse().ok());
        found
    }

    fn texts(&self) -> [(&'static str, &String); 9] {
        [
            ("description", &self.description),
            ("alt", &self.alt),
            ("credit", &self.credit),
            ("source", &self.source),
            ("copyright", &self.copyright),
            ("rights_url", &self.rights_url),
            ("licensor_url", &self.licensor_url),
            ("terms", &self.terms),
            ("source_type", &self.source_type),
        ]
    }

    fn texts_mut(&mut self) -> [(&'static str, &mut String); 9] {
        [
            ("description", &mut self.description),
            ("alt", &mut self.alt),
            ("credit", &mut self.credit),
            ("source", &mut self.source),
            ("copyright", &mut self.copyright),
            ("rights_url", &mut self.rights_url),
            ("licensor_url", &mut self.licensor_url),
            ("terms", &mut self.terms),
            ("source_type", &mut self.source_type),
        ]
    }

    /// Takes over what is not said yet.
    fn fill(&mut self, other: Self) {
        for ((_, own), (_, new)) in self.texts_mut().into_iter().zip(other.texts()) {
            if own.trim().is_empty() {
                own.clone_from(new);
            }
        }
        if self.creators.is_empty() {
            self.creators = other.creators;
        }
        self.rights_until = self.rights_until.or(other.rights_until);
    }

    /// Brings every text to what may be written: bounded, without control
    /// characters, addresses only of the web.
    fn trim(&mut self) {
        for (_, text) in self.texts_mut() {
            *text = plain(text);
        }
        self.creators = self.creators.iter().map(|name| plain(name)).collect();
        self.creators.retain(|name| !name.is_empty());
        self.creators.truncate(MOST_CREATORS);
        for address in [&mut self.rights_url, &mut self.licensor_url, &mut self.source_type] {
            let web = address.starts_with("https://") || address.starts_with("http://");
            if !web || address.contains(char::is_whitespace) {
                address.clear();
            }
        }
    }
}

/// Without control characters, which no XML may hold, and bounded; lines are
/// kept.
fn plain(text: &str) -> String {
    let text: String = text
        .replace("\r\n", "\n")
        .replace('\r', "\n")
        .chars()
        .filter(|c| *c == '\n' || !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}'))
        .take(LONGEST)
        .collect();
    text.trim().to_owned()
}

/// A day as metadata write it: the first eight digits of `2026-12-31T…` or
/// `20261231`.
fn day(text: &str) -> Option<NaiveDate> {
    let digits: String = text.trim().chars().take(10).filter(char::is_ascii_digit).collect();
    NaiveDate::parse_from_str(&digits, "%Y%m%d").ok().filter(|_| digits.len() == 8)
}
