//! Why a story is suggested, told in a few words.

use crate::lang::Lang;

/// One thing that two stories have in common.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// So many proper names, the rarest first as examples.
    SharedNames(usize, Vec<String>),
    /// Tags of both, as the story at hand writes them.
    SharedTags(Vec<String>),
    /// The headlines have much in common.
    Headline,
    /// Telling words of both, as the story at hand writes them.
    SharedWords(Vec<String>),
    /// Both stand in the same section.
    SameSection,
    /// The suggested story appeared so many days ago, counted from now.
    DaysAgo(i64),
    /// The two appeared so many days apart.
    DaysApart(i64),
}

impl Reason {
    /// The reason in a few words, without a full stop: "3 nama sama: Joe
    /// Biden, Vladimir Putin, …", "2 hari lalu", "tag sama: Ukraina".
    pub fn sentence(&self, lang: Lang) -> String {
        let list = |items: &[String]| items.join(", ");
        match self {
            Self::SharedNames(count, examples) => {
                let more = if *count > examples.len() { ", …" } else { "" };
                let words = match (lang, count) {
                    (Lang::Id, _) => "nama sama",
                    (Lang::En, 1) => "name in common",
                    (Lang::En, _) => "names in common",
                };
                if examples.is_empty() {
                    format!("{count} {words}")
                } else {
                    format!("{count} {words}: {}{more}", list(examples))
                }
            }
            Self::SharedTags(tags) => {
                let words = match lang {
                    Lang::Id => "tag sama",
                    Lang::En if tags.len() == 1 => "same tag",
                    Lang::En => "same tags",
                };
                format!("{words}: {}", list(tags))
            }
            Self::Headline => lang.pick("judul mirip", "similar headline").to_owned(),
            Self::SharedWords(words) => {
                format!("{}: {}", lang.pick("kata sama", "same words"), list(words))
            }
            Self::SameSection => lang.pick("rubrik sama", "same section").to_owned(),
            Self::DaysAgo(0) => lang.pick("24 jam terakhir", "within the last 24 hours").to_owned(),
            Self::DaysAgo(1) => lang.pick("1 hari lalu", "1 day ago").to_owned(),
            Self::DaysAgo(days) => match lang {
                Lang::Id => format!("{days} hari lalu"),
                Lang::En => format!("{days} days ago"),
            },
            Self::DaysApart(0) => lang.pick("terbit sehari", "same day").to_owned(),
            Self::DaysApart(1) => lang.pick("terpaut 1 hari", "a day apart").to_owned(),
            Self::DaysApart(days) => match lang {
                Lang::Id => format!("terpaut {days} hari"),
                Lang::En => format!("{days} days apart"),
            },
        }
    }
}
