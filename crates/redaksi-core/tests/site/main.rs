//! What the site says to machines: feeds, sitemaps, rules, redirects, icons
//! and the search index.

#![allow(clippy::unwrap_used, reason = "what serves a test may fail as loudly")]

mod feeds;
mod files;
mod script;
mod search;
mod sitemaps;
mod xml;

use chrono::{DateTime, Utc};
use redaksi_core::article::ArticleId;

fn id(n: u64) -> ArticleId {
    ArticleId::from_parts(n, 7)
}

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

/// Texts as no newsroom writes them on purpose.
const HOSTILE: [&str; 8] = [
    "]]> selesai & <b>tebal</b>",
    "a\u{0}b\u{8}c\u{1b}d\u{fffe}e\u{fdd0}f",
    "</script><script>alert(1)</script>",
    "</title></item></channel></rss>",
    "Banjir 🌊🇮🇩 👨‍👩‍👧",
    "\u{202e}مصر تفوز\u{202c} 2-1",
    "{{ 7 * 7 }} {% raw %} '\"`\\ \u{2028}\u{2029}",
    "  \t\n\r  ",
];
