//! A finished news page as plain text becomes a story.
//!
//! Nothing counts lines. Every line is first asked what it is by its own words
//! ([`super::line`]); then the page is read in three parts, each of which ends
//! where the next one's words begin: the head (headline, time, photo), the
//! body (paragraphs and related links), and the tail (byline, tags, modules).
//! What fits nowhere goes to `unplaced`.

mod body;
mod labels;
mod tail;

use std::collections::HashSet;

use crate::article::{Article, Contributor, Problem, Role, Severity};

use super::credit::{repeated, split_credit};
use super::line::{Kind, is_sentence, kind};
use super::lines::{Line, lines};
use super::opener::opener;
use super::vocabulary::Label;
use super::{Draft, House};

/// No headline is longer, in bytes; a longer first line is a paragraph.
const LONGEST_HEADLINE: usize = 600;

/// Reads a finished news page. Every text is one: of a text in which nothing
/// is recognised the first line is the headline and the rest the body.
pub fn text(source: &str, house: &House) -> Draft {
    let lines = lines(source);
    let kinds = lines.iter().map(|line| kind(&line.text, house)).collect();
    let mut page = Page::new(&lines, kinds, house);
    page.head();
    page.body();
    page.tail();
    page.finish()
}

/// A page while it is read.
struct Page<'a> {
    lines: &'a [Line<'a>],
    kinds: Vec<Kind<'a>>,
    house: &'a House,
    /// The next line to read.
    at: usize,
    article: Article,
    problems: Vec<Problem>,
    /// The body's paragraphs as Markdown.
    body: Vec<String>,
    /// Where the opener may stand: the first paragraph was not read yet.
    opening: bool,
    /// The body has a label of its own, so nothing of it belongs to the head.
    explicit: bool,
    /// Page numbers stood in the body: what follows may repeat the head.
    paged: bool,
    /// A headline given by its label, or found.
    titled: bool,
    /// How many sentences stand before each line.
    sentences: Vec<u32>,
    /// What was taken already: names and tags stand once.
    known: HashSet<(Option<Role>, String)>,
}

impl<'a> Page<'a> {
    fn new(lines: &'a [Line<'a>], kinds: Vec<Kind<'a>>, house: &'a House) -> Self {
        let article = Article { zone: house.zone, ..Article::default() };
        // Counted once, so that looking ahead costs nothing.
        let mut count = 0;
        let sentences = lines
            .iter()
            .zip(&kinds)
            .map(|(line, kind): (&Line<'a>, &Kind<'a>)| {
                let before = count;
                count += u32::from(*kind == Kind::Plain && is_sentence(&line.text));
                before
            })
            .chain([0])
            .collect::<Vec<u32>>();
        let mut page = Self {
            lines,
            kinds,
            house,
            at: 0,
            article,
            problems: Vec::new(),
            body: Vec::new(),
            opening: true,
            explicit: false,
            paged: false,
            titled: false,
            sentences,
            known: HashSet::new(),
        };
        if let Some(last) = page.sentences.last_mut() {
            *last = count;
        }
        page
    }

    fn line(&self, at: usize) -> &'a str {
        &self.lines[at].text
    }

    fn is_plain(&self, at: usize) -> bool {
        matches!(self.kinds.get(at), Some(Kind::Plain))
    }

    fn unplace(&mut self, at: usize) {
        let line = self.line(at).to_owned();
        self.article.unplaced.push(line);
    }

    fn note(&mut self, code: &'static str, text: &str) {
        self.problems.push(Problem::new(Severity::Note, code).text(text));
    }

    // ---- The head ----

    /// Reads up to the first paragraph.
    fn head(&mut self) {
        let explicit = |kind: &Kind<'_>| matches!(kind, Kind::Labelled(Label::Body, ""));
        self.explicit = self.kinds.iter().any(explicit);
        while self.at < self.lines.len() {
            let at = self.at;
            match self.kinds[at].clone() {
                Kind::Labelled(Label::Body, "") => {
                    self.at += 1;
                    return;
                }
                Kind::Labelled(label, value) if self.labelled(label, value) => self.at += 1,
                Kind::Labelled(Label::Unplaced, _) => return,
                Kind::Labelled(..) | Kind::Plain | Kind::Literal(_) => {
                    if !self.head_line() {
                        return;
                    }
                }
                Kind::Time(time) => {
                    self.time(time, at);
                    self.at += 1;
                }
                Kind::Byline(names) => {
                    self.head_byline(names, at);
                    self.at += 1;
                }
                Kind::Noise => {
                    self.unplace(at);
                    self.at += 1;
                }
                Kind::Module | Kind::Tags("") if self.text_follows() => self.at += 1,
                _ if !self.titled && !self.explicit && self.headline_follows() => {
                    self.unplace(at);
                    self.at += 1;
                }
                _ => return,
            }
        }
    }

    /// True where a sentence stands further down: what precedes it is no tail.
    fn text_follows(&self) -> bool {
        self.sentences[self.lines.len()] > self.sentences[self.at]
    }

    fn headline_follows(&self) -> bool {
        (self.at + 1..self.lines.len().min(self.at + 6)).any(|at| self.is_plain(at))
    }

    /// Reads a line of text in the head; false where the body begins with it.
    fn head_line(&mut self) -> bool {
        let at = self.at;
        let line = self.line(at);
        if let Kind::Literal(text) = self.kinds[at] {
            if self.titled {
                return self.explicit && self.skip(at);
            }
            self.take_headline(text);
            return true;
        }
        if !self.titled {
            if self.photo_before_headline() {
                self.pair(at);
                return true;
            }
            let long = line.len() > LONGEST_HEADLINE || words(line) > 40;
            if long || words(line) > 25 && line.ends_with('.') || self.opens(at, true) {
                return false;
            }
            self.take_headline(line);
            return true;
        }
        if self.photo(at) {
            return true;
        }
        if self.opens(at, false) || self.found_body(at) {
            return self.explicit && self.skip(at);
        }
        if self.is_deck(at) {
            self.article.deck = line.to_owned();
            self.at += 1;
            return true;
        }
        if self.is_bare_caption(at) {
            self.article.lead.caption = line.to_owned();
            self.at += 1;
            return true;
        }
        if self.explicit || self.precedes_time(at) {
            return self.skip(at);
        }
        false
    }

    fn skip(&mut self, at: usize) -> bool {
        self.unplace(at);
        self.at = at + 1;
        true
    }

    fn take_headline(&mut self, headline: &str) {
        self.article.headline = headline.to_owned();
        self.titled = true;
        self.at += 1;
    }

    /// True where this line begins with an opener.
    fn opens(&self, at: usize, certainly: bool) -> bool {
        self.is_plain(at)
            && opener(self.line(at), &self.house.opener)
                .is_some_and(|opener| opener.certain || !certainly && is_sentence(opener.rest))
    }

    /// True where the body must have begun: the time line and the photo are
    /// behind us and this is a sentence.
    fn found_body(&self, at: usize) -> bool {
        is_sentence(self.line(at)) && !self.precedes_time(at) && !self.opener_follows(at)
    }

    /// A time line stands within the next few lines, and none before.
    fn precedes_time(&self, at: usize) -> bool {
        self.article.published_at.is_none()
            && self.kinds[at + 1..]
                .iter()
                .take(4)
                .take_while(|kind| !matches!(kind, Kind::ReadAlso(_) | Kind::Tags(_)))
                .any(|kind| matches!(kind, Kind::Time(_)))
    }

    /// One of the next two lines begins with an opener that is certain.
    fn opener_follows(&self, at: usize) -> bool {
        (at + 1..self.lines.len().min(at + 3)).any(|next| self.opens(next, true))
    }

    fn is_deck(&self, at: usize) -> bool {
        self.article.deck.is_empty() && self.precedes_time(at) && words(self.line(at)) >= 6
    }

    /// A line alone between the time line and an opener is a caption whose
    /// credit is missing.
    fn is_bare_caption(&self, at: usize) -> bool {
        self.article.lead.caption.is_empty()
            && self.article.published_at.is_some()
            && self.opener_follows(at)
    }

    /// A byline in the head. "Foto: X" under a caption is its credit.
    fn head_byline(&mut self, names: Vec<Contributor>, at: usize) {
        let photo = names.iter().all(|one| one.role == Role::Fotografer);
        let lead = &mut self.article.lead;
        if photo && !lead.caption.is_empty() && lead.credit.is_empty() {
            let line: &'a str = &self.lines[at].text;
            lead.credit = line.split_once(':').map_or("", |(_, value)| value.trim()).to_owned();
        } else {
            self.contributors(names);
        }
    }

    // ---- The photo ----

    /// Two lines of which the second repeats the first, and a headline below.
    fn photo_before_headline(&self) -> bool {
        let at = self.at;
        let pair = self.is_plain(at)
            && self.is_plain(at + 1)
            && repeated(self.line(at), self.line(at + 1))
                .is_some_and(|(_, credit)| !credit.is_empty());
        let below = at + 2..self.lines.len().min(at + 6);
        pair && below.filter(|at| self.is_plain(*at)).any(|at| {
            let line = self.line(at);
            !is_sentence(line) && line.len() <= LONGEST_HEADLINE && !self.opens(at, false)
        })
    }

    /// Reads the pair of alternative text and caption that begins at `at`.
    fn pair(&mut self, at: usize) -> bool {
        if !self.is_plain(at) || !self.is_plain(at + 1) {
            return false;
        }
        let (alt, second) = (self.line(at), self.line(at + 1));
        let Some((caption, credit)) = repeated(alt, second) else { return false };
        let (alt, _) = if alt == second && !credit.is_empty() { (caption, "") } else { (alt, "") };
        self.lead(alt, caption, credit);
        self.at = at + 2;
        true
    }

    /// Reads the photo's lines at `at`, if these are some.
    fn photo(&mut self, at: usize) -> bool {
        if !self.is_plain(at) || self.opens(at, false) {
            return false;
        }
        let line = self.line(at);
        let own = split_credit(line).filter(|_| words(line) <= 50);
        let lead = &mut self.article.lead;
        if !lead.caption.is_empty() || !lead.credit.is_empty() {
            // "(Foto: X)" on a line of its own, below the caption.
            let credit = own.filter(|(caption, _)| caption.is_empty() && lead.credit.is_empty());
            if let Some((_, credit)) = credit {
                credit.clone_into(&mut lead.credit);
                self.at = at + 1;
            }
            return credit.is_some();
        }
        if self.pair(at) {
            return true;
        }
        if let Some((caption, credit)) = own {
            self.lead("", caption, credit);
            self.at = at + 1;
            return true;
        }
        self.photo_above(at)
    }

    /// An alternative text of its own words stands right above its caption, a
    /// caption right above a line that is its credit and nothing else.
    fn photo_above(&mut self, at: usize) -> bool {
        let (line, next) = (self.line(at), at + 1);
        let close = self.is_plain(next) && !self.lines[next].gap && !self.opens(next, false);
        if !close || words(line) > 40 || words(self.line(next)) > 50 {
            return false;
        }
        let Some((caption, credit)) = split_credit(self.line(next)) else { return false };
        if caption.is_empty() {
            self.lead("", line, credit);
        } else {
            self.lead(line, caption, credit);
        }
        self.at = at + 2;
        true
    }

    fn lead(&mut self, alt: &str, caption: &str, credit: &str) {
        let lead = &mut self.article.lead;
        alt.clone_into(&mut lead.alt);
        caption.clone_into(&mut lead.caption);
        credit.clone_into(&mut lead.credit);
    }

    fn finish(mut self) -> Draft {
        self.article.body = self.body.join("\n\n");
        if self.article.headline.is_empty() && !self.article.body.is_empty() {
            let problem = Problem::new(Severity::Warning, "no-headline").field("headline");
            self.problems.push(problem);
        }
        Draft { article: self.article, problems: self.problems, draft: false }
    }
}

fn words(line: &str) -> usize {
    line.split_whitespace().take(60).count()
}
