//! What modules learn from outside: reports of the most read, feeds of sister
//! sites.

use std::fmt::Write;
use std::path::Path;

use redaksi_api::Desk;
use redaksi_api::core::article::parse_instant;
use redaksi_api::core::error::Error;
use redaksi_api::core::newsroom::{Unmatched, WhyUnmatched};
use serde_json::{Value, json};

use super::Outcome;
use crate::output::Done;

/// `popular FILE.csv`: takes in a report of what was read most.
pub(super) fn popular(desk: &Desk, file: &Path, date: Option<&str>) -> Outcome {
    let taken = desk.act(|newsroom| {
        let zone = newsroom.settings().zone();
        let read = |text: &str| {
            let at = parse_instant(text, zone).ok_or_else(|| Error::BadValue {
                name: "--date".to_owned(),
                value: text.chars().take(60).collect(),
                takes: "the report's last day, like 2026-11-07",
            })?;
            Ok::<_, Error>(zone.local(at).date_naive())
        };
        newsroom.take_popular(file, date.map(read).transpose()?)
    })?;
    let stories: Vec<Value> = taken
        .stories
        .iter()
        .map(|(id, headline, views)| {
            json!({ "id": id.to_string(), "headline": headline, "views": views })
        })
        .collect();
    let mut plain = format!("{}\n", taken.date);
    for (_, headline, views) in &taken.stories {
        let _ = writeln!(plain, "{views:>10}  {headline}");
    }
    plain.push_str(&lines(&taken.unmatched));
    let json = json!({
        "date": taken.date.to_string(),
        "from": taken.from.map(|from| from.to_string()),
        "kept": !taken.stories.is_empty(),
        "stories": stories,
        "unmatched": values(&taken.unmatched),
    });
    Ok(Done::new(json, plain).with_problems(faulty(&taken.unmatched) || taken.stories.is_empty()))
}

/// `sister FILE`: keeps the entries of a sister site's feed.
pub(super) fn sister(desk: &Desk, file: &Path, site: Option<&str>) -> Outcome {
    let taken = desk.act(|newsroom| newsroom.take_sister(file, site))?;
    let items: Vec<Value> = taken
        .items
        .iter()
        .map(|(headline, url)| json!({ "headline": headline, "url": url }))
        .collect();
    let mut plain = format!("{}\n", taken.site);
    for (headline, url) in &taken.items {
        let _ = writeln!(plain, "{headline}\n    {url}");
    }
    plain.push_str(&lines(&taken.left));
    let json = json!({
        "site": taken.site,
        "kept": !taken.items.is_empty(),
        "items": items,
        "unmatched": values(&taken.left),
    });
    Ok(Done::new(json, plain).with_problems(faulty(&taken.left) || taken.items.is_empty()))
}

/// Front and section pages belong into a report and are no fault.
fn faulty(rows: &[Unmatched]) -> bool {
    rows.iter().any(|row| !matches!(row.why, WhyUnmatched::ListPage | WhyUnmatched::TooMany))
}

fn values(rows: &[Unmatched]) -> Vec<Value> {
    rows.iter()
        .map(|row| {
            json!({
                "line": row.line,
                "name": row.name,
                "views": row.views,
                "why": row.why.as_str(),
            })
        })
        .collect()
}

fn lines(rows: &[Unmatched]) -> String {
    rows.iter()
        .map(|row| format!("! {}: {} [{}]\n", row.line, row.name, row.why.as_str()))
        .collect()
}
