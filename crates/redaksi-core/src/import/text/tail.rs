//! The tail of a page: byline, tags and modules.

use super::super::line::Kind;
use super::super::lines::is_blank;
use super::super::vocabulary::Label;
use super::{Page, words};

impl Page<'_> {
    /// Reads byline, tags and modules, to the end.
    pub(super) fn tail(&mut self) {
        let mut below = Below::Nothing;
        while self.at < self.lines.len() {
            let at = self.at;
            self.at += 1;
            match self.kinds[at].clone() {
                _ if below == Below::Unplaced => self.unplace(at),
                Kind::Byline(names) => self.contributors(names),
                Kind::Tags("") => below = Below::Tags,
                Kind::Tags(list) => {
                    self.tags(list);
                    below = Below::Tags;
                }
                Kind::Module => below = Below::Module(at),
                Kind::Labelled(Label::Unplaced, value) => {
                    if !value.is_empty() {
                        self.article.unplaced.push(value.to_owned());
                    }
                    below = Below::Unplaced;
                }
                Kind::Labelled(
                    label @ (Label::Published | Label::Updated | Label::Embargo),
                    value,
                ) if self.labelled_time(label, value) => {}
                Kind::Labelled(Label::Section, value) if self.labelled(Label::Section, value) => {}
                Kind::Pages("") => {}
                Kind::Pages(numbers) => self.note("page-numbers", numbers),
                Kind::Time(time) => self.time(time, at),
                Kind::ReadAlso(headline) if below == Below::Nothing && !headline.is_empty() => {
                    self.read_also(headline);
                }
                Kind::Plain if below == Below::Tags && is_tag(self.line(at)) => {
                    let list = self.line(at);
                    self.tags(list);
                }
                Kind::Noise => self.unplace(at),
                _ => {
                    if let Below::Module(heading) = below {
                        self.unplace(heading);
                        below = Below::Items;
                    }
                    self.unplace(at);
                }
            }
        }
    }

    fn tags(&mut self, list: &str) {
        let mark = if list.contains(';') { ';' } else { ',' };
        for tag in list.split(mark) {
            let tag =
                tag.trim_matches(is_blank).trim_start_matches('#').trim_start_matches(is_blank);
            if !tag.is_empty() && self.known.insert((None, tag.to_owned())) {
                self.article.tags.push(tag.to_owned());
            }
        }
    }
}

/// What a line in the tail stands under.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Below {
    /// Under no heading yet.
    Nothing,
    /// Under the heading of the tags.
    Tags,
    /// Under a module's heading (which line), with nothing below it so far.
    Module(usize),
    /// Among a module's items.
    Items,
    /// Under the heading of the unplaced lines: all that follow are.
    Unplaced,
}

/// A tag, or tags with commas, but not a sentence or a copyright line.
fn is_tag(line: &str) -> bool {
    let short = |tag: &str| words(tag) <= 5 && tag.len() <= 60;
    line.len() <= 400 && line.split([',', ';']).all(short) && !line.ends_with(['.', '!', '?'])
}
