//! Reports of what was read most, as analytics programs export them (CSV).
//!
//! Google Analytics, Matomo, Plausible and hand-made tables all say the same
//! in other words: which page, how often. Separators, quotes, comment lines,
//! thousands separators and the names of columns differ, and are recognised.
//! A report of which nothing says its date has none; nobody guesses it here.
//!
//! This room must never know which stories there are: it hands over rows.

mod columns;
mod number;

use chrono::NaiveDate;

use columns::{Columns, Kind};
use number::count;

/// A report.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Popular {
    /// The first day that it covers, where it says so and it is not the last.
    pub from: Option<NaiveDate>,
    /// The last day that it covers, where it says so.
    pub date: Option<NaiveDate>,
    /// Its rows, in its order.
    pub rows: Vec<Row>,
}

/// One row: a page and how often it was read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// The line in the file, from 1.
    pub line: u32,
    /// The story's id, where a column has it.
    pub id: String,
    /// The story's slug, where a column has it.
    pub slug: String,
    /// The page's path or address, where a column has it.
    pub page: String,
    /// The page's title, where a column has it.
    pub title: String,
    /// How often it was read; `None` where the text is no number.
    pub views: Option<u64>,
}

impl Row {
    /// What the row calls its page, for people.
    pub fn name(&self) -> &str {
        let names = [&self.page, &self.slug, &self.id, &self.title];
        names.into_iter().find(|name| !name.is_empty()).map_or("", String::as_str)
    }
}

/// The text is no report: no line names both a page and a number of readers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no line names a page and how often it was read")]
pub struct NoReport;

/// More rows than any newsroom's report has; the rest is left.
const MOST_ROWS: usize = 200_000;

/// Reads a report.
pub fn popular(text: &str) -> Result<Popular, NoReport> {
    let (comments, table, first) = split(text);
    let mut dates: Vec<NaiveDate> = comments.iter().flat_map(|line| number::dates(line)).collect();
    let (columns, delimiter, has_header) = Columns::find(table).ok_or(NoReport)?;
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(has_header)
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(table.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records().take(MOST_ROWS) {
        // The bytes are UTF-8 and rows may differ in length: nothing fails.
        let Ok(record) = record else { continue };
        let cell = |kind| columns.cell(&record, kind).to_owned();
        dates.extend(number::dates(columns.cell(&record, Kind::Date)));
        let at = record.position().map_or(0, csv::Position::line);
        let row = Row {
            line: first + u32::try_from(at).unwrap_or(u32::MAX).saturating_sub(1),
            id: cell(Kind::Id),
            slug: cell(Kind::Slug),
            page: cell(Kind::Page),
            title: cell(Kind::Title),
            views: count(columns.cell(&record, Kind::Views)),
        };
        // Totals have a number and no page.
        if !row.name().is_empty() {
            rows.push(row);
        }
    }
    let date = dates.iter().max().copied();
    let from = dates.iter().min().copied().filter(|from| Some(*from) != date);
    Ok(Popular { from, date, rows })
}

/// The comment lines before the table, the table, and the line on which it
/// begins. An empty line ends it: what follows is another table.
fn split(text: &str) -> (Vec<&str>, &str, u32) {
    let mut comments = Vec::new();
    let (mut begin, mut end) = (None, text.len());
    let (mut at, mut number, mut first) = (0, 0, 1);
    let mut quoted = false;
    for line in text.split_inclusive('\n') {
        number += 1;
        let bare = line.trim();
        if begin.is_none() {
            let said = bare.to_ascii_lowercase();
            if bare.is_empty() {
            } else if bare.starts_with('#') {
                comments.push(bare);
            } else if said.starts_with("sep=") {
                // Excel's own way to name the separator.
            } else {
                (begin, first) = (Some(at), number);
            }
        } else if bare.is_empty() && !quoted {
            end = at;
            break;
        }
        if begin.is_some() && line.matches('"').count() % 2 == 1 {
            quoted = !quoted;
        }
        at += line.len();
    }
    (comments, &text[begin.unwrap_or(text.len()).min(end)..end], first)
}
