//! A story becomes a finished plain-text page again: the inverse of
//! [`super::text`].
//!
//! The page is written as newsrooms write theirs. Where that would read back
//! as something else (a headline that looks like a time line, a standfirst
//! with no time line below it), the head is written with labels, which the
//! import reads too; the check is made by reading the page that was written.
//! Times are kept to the second. What plain text cannot carry is not written:
//! the slug, old addresses, the kind and the access, how the lead photo may be
//! cropped and used, the picture for shared links, and the markup of the body.

use crate::article::{Article, ArticleId, Contributor, Lead, LeadMedia, Role};
use crate::lang::Lang;
use crate::markdown::{self, Block, BlockKind, BodyLink, Labels, LinkTarget};

use super::House;
use super::line::{PAGE_BREAK, literal};
use super::names;
use super::timeline::write_time;
use super::vocabulary::Label;

/// Writes the page. `headline` gives the headline of a linked story as it is
/// now; where it gives none, the text of the link stands.
pub fn to_text(
    article: &Article,
    house: &House,
    headline: &dyn Fn(&ArticleId) -> Option<String>,
) -> String {
    let pieces = pieces(&article.body, house, headline);
    let natural = page(article, &pieces, house, Form::Natural);
    if reads_back(&natural, article, &pieces, house) {
        return natural;
    }
    page(article, &pieces, house, Form::Labelled)
}

/// How the head is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// As newsrooms do.
    Natural,
    /// Each value after its label, and a label before the body.
    Labelled,
}

/// A part of the body.
enum Piece {
    Text(String),
    ReadAlso(String),
    PageBreak,
}

fn pieces(
    body: &str,
    house: &House,
    headline: &dyn Fn(&ArticleId) -> Option<String>,
) -> Vec<Piece> {
    let labels = Labels::new(house.lang.as_str(), house.read_also_label());
    let parsed = markdown::parse(body, &labels);
    let mut related = parsed.links.iter().filter(|link| link.read_also).peekable();
    let mut pieces = Vec::new();
    for block in &parsed.blocks {
        match block.kind {
            BlockKind::PageBreak => pieces.push(Piece::PageBreak),
            BlockKind::ReadAlso => {
                let mut links = Vec::new();
                while let Some(link) = related.next_if(|link| link.place.line <= block.end_line) {
                    links.push(link);
                }
                pieces.extend(read_also(block, &links, labels.printed(), headline));
            }
            BlockKind::Paragraph | BlockKind::Heading => {
                pieces.push(Piece::Text(block.text.clone()));
            }
            _ => pieces.extend(block.text.lines().map(|line| Piece::Text(line.to_owned()))),
        }
    }
    pieces.retain(|piece| !matches!(piece, Piece::Text(text) if text.trim().is_empty()));
    pieces
}

/// The headlines of a run of related links, each as it is now.
fn read_also(
    block: &Block,
    links: &[&BodyLink],
    label: &str,
    headline: &dyn Fn(&ArticleId) -> Option<String>,
) -> Vec<Piece> {
    let now = |link: &BodyLink| match &link.target {
        LinkTarget::Article(id) => headline(id),
        _ => None,
    };
    let lines = block.text.lines();
    // A line with several links has no one headline: its text stands.
    let single = lines.clone().count() == links.len();
    lines
        .enumerate()
        .map(|(at, line)| {
            let text = line.strip_prefix(label).and_then(|rest| rest.strip_prefix(':'));
            let text = text.unwrap_or(line).trim();
            let now = if single { now(links[at]) } else { None };
            Piece::ReadAlso(now.unwrap_or_else(|| text.to_owned()))
        })
        .collect()
}

fn reads_back(page: &str, article: &Article, pieces: &[Piece], house: &House) -> bool {
    let read = super::text(page, house).article;
    let texts = pieces.iter().filter(|piece| !matches!(piece, Piece::PageBreak)).count();
    let breaks = pieces.len() - texts;
    let paragraphs = read.body.split("\n\n").filter(|block| !block.is_empty());
    read.headline == article.headline
        && read.deck == article.deck
        && read.opener == article.opener
        && read.section == article.section
        && said(&read.lead) == said(&article.lead)
        && read.zone == article.zone
        && read.unplaced == article.unplaced
        && paragraphs.count() == texts + breaks
}

/// What plain text says of a photo.
fn said(lead: &Lead) -> (&Option<LeadMedia>, [&str; 3]) {
    (&lead.media, [&lead.alt, &lead.caption, &lead.credit])
}

fn page(article: &Article, pieces: &[Piece], house: &House, form: Form) -> String {
    let mut page = Paper { lines: Vec::new(), lang: house.lang };
    head(&mut page, article, house, form);
    body(&mut page, article, pieces, house, form);
    tail(&mut page, article);
    page.finish()
}

/// The page while it is written.
struct Paper {
    /// Lines, an empty one for a gap.
    lines: Vec<String>,
    lang: Lang,
}

impl Paper {
    fn push(&mut self, line: impl Into<String>) {
        // Plain text has one line for each value.
        let line: String = line.into();
        self.lines.push(if line.contains(['\n', '\r']) {
            line.split(['\n', '\r']).map(str::trim).collect::<Vec<_>>().join(" ")
        } else {
            line
        });
    }

    fn text(&mut self, line: &str) {
        if !line.is_empty() {
            self.push(line);
        }
    }

    fn gap(&mut self) {
        if self.lines.last().is_some_and(|line| !line.is_empty()) {
            self.lines.push(String::new());
        }
    }

    fn labelled(&mut self, label: Label, value: &str) {
        if !value.is_empty() {
            self.push(format!("{}: {value}", label.word(self.lang)));
        }
    }

    fn finish(mut self) -> String {
        while self.lines.last().is_some_and(String::is_empty) {
            self.lines.pop();
        }
        let mut text = self.lines.join("\n");
        if !text.is_empty() {
            text.push('\n');
        }
        text
    }
}

fn head(page: &mut Paper, article: &Article, house: &House, form: Form) {
    let labels = form == Form::Labelled;
    let lang = page.lang;
    if labels {
        page.labelled(Label::Headline, &article.headline);
        page.labelled(Label::Deck, &article.deck);
        page.labelled(Label::Opener, &article.opener);
    } else {
        for line in [&article.headline, &article.deck] {
            page.text(line);
            page.gap();
        }
    }
    if let Some(at) = article.published_at {
        let time = write_time(at, article.zone, lang);
        if labels {
            page.labelled(Label::Published, &time);
        } else {
            page.push(format!("- {time}"));
        }
    } else if article.zone != house.zone {
        page.labelled(Label::Zone, article.zone.name());
    }
    for (label, at) in
        [(Label::Updated, article.updated_at), (Label::Embargo, article.embargo_until)]
    {
        if let Some(at) = at {
            page.labelled(label, &write_time(at, article.zone, lang));
        }
    }
    page.labelled(Label::Section, &article.section);
    lead(page, &article.lead, labels);
    page.gap();
    if labels {
        page.push(format!("{}:", Label::Body.word(lang)));
        page.gap();
    }
}

fn lead(page: &mut Paper, lead: &Lead, labels: bool) {
    if let Some(media) = &lead.media {
        page.labelled(Label::LeadMedia, media.as_str());
    }
    if labels || lead.caption.is_empty() {
        page.labelled(Label::LeadAlt, &lead.alt);
        page.labelled(Label::LeadCaption, &lead.caption);
        page.labelled(Label::LeadCredit, &lead.credit);
        return;
    }
    page.text(&lead.alt);
    if lead.credit.is_empty() {
        page.push(&*lead.caption);
    } else {
        page.push(format!("{} /{}", lead.caption, lead.credit));
    }
}

fn body(page: &mut Paper, article: &Article, pieces: &[Piece], house: &House, form: Form) {
    let mut first = true;
    for piece in pieces {
        match piece {
            Piece::PageBreak => page.push(PAGE_BREAK),
            Piece::ReadAlso(headline) => {
                page.push(format!("{}: {headline}", house.read_also_label()));
            }
            Piece::Text(text) => {
                let opens = first && !article.opener.is_empty() && form == Form::Natural;
                if opens {
                    page.push(format!("{} - {text}", article.opener));
                } else {
                    page.push(literal(text, first, house));
                }
                first = false;
            }
        }
        page.gap();
    }
}

fn tail(page: &mut Paper, article: &Article) {
    let lang = page.lang;
    for run in article.contributors.chunk_by(|left, right| left.role == right.role) {
        page.push(byline(run, lang));
    }
    page.gap();
    if !article.tags.is_empty() {
        let plain = article.tags.iter().all(|tag| !tag.contains(',') && !tag.contains(';'));
        let list = article.tags.join(if plain { ", " } else { "; " });
        page.push(format!("Tags: {list}{}", if plain { "" } else { ";" }));
        page.gap();
    }
    if !article.unplaced.is_empty() {
        page.push(format!("{}:", Label::Unplaced.word(lang)));
        for line in &article.unplaced {
            page.push(&**line);
        }
    }
}

fn byline(run: &[Contributor], lang: Lang) -> String {
    let role = run[0].role;
    let label = match role {
        Role::Penulis => lang.pick("Penulis", "Writer"),
        Role::Kontributor => lang.pick("Kontributor", "Contributor"),
        Role::Fotografer => lang.pick("Fotografer", "Photographer"),
        Role::Editor => "Editor",
        Role::Sumber => lang.pick("Sumber", "Source"),
    };
    let list: Vec<&str> = run.iter().map(|one| &*one.name).collect();
    names::write(label, role, &list)
}
