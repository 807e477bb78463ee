//! The engine's values in the shapes of the wire.

use chrono::{DateTime, Utc};
use redaksi_core::article::{self, ArticleId, Zone};
use redaksi_core::check;
use redaksi_core::document;
use redaksi_core::lang::Lang;
use redaksi_core::markdown::{BlockKind, LinkTarget};
use redaksi_core::newsroom::{Edited, ImportOutcome, Listed, Story, StoryLink, Suggested};
use redaksi_core::related::LinkState;

use crate::{sentences, wire};

/// A problem, with its sentence and, where it has one, its story.
pub(crate) fn problem(
    problem: &article::Problem,
    id: Option<ArticleId>,
    lang: Lang,
) -> wire::Problem {
    wire::Problem {
        article: id.map(|id| id.to_string()),
        severity: match problem.severity {
            article::Severity::Blocker => wire::Severity::Blocker,
            article::Severity::Warning => wire::Severity::Warning,
            article::Severity::Note => wire::Severity::Note,
        },
        code: problem.code.to_owned(),
        message: check::message(problem, lang),
        field: problem.field.map(str::to_owned),
        line: problem.place.map(|place| place.line),
        column: problem.place.map(|place| place.column),
        length: problem.place.map(|place| place.length),
        text: problem.text.clone(),
        fixes: problem.fixes.clone(),
    }
}

pub(crate) fn status(status: article::Status) -> wire::Status {
    match status {
        article::Status::Draft => wire::Status::Draft,
        article::Status::InReview => wire::Status::InReview,
        article::Status::Approved => wire::Status::Approved,
        article::Status::Changed => wire::Status::Changed,
        article::Status::Exported => wire::Status::Exported,
        article::Status::Retracted => wire::Status::Retracted,
        article::Status::Trashed => wire::Status::Trashed,
    }
}

fn notice(notice: &article::Notice, zone: Zone) -> wire::Notice {
    wire::Notice {
        kind: wire_notice_kind(notice.kind),
        text: notice.text.clone(),
        at: zone.rfc3339(notice.at),
        by: notice.by.clone(),
        link: notice.link.map(|id| id.to_string()),
    }
}

/// The kinds of notices here and on the wire.
const NOTICE_KINDS: [(article::NoticeKind, wire::NoticeKind); 6] = [
    (article::NoticeKind::Ralat, wire::NoticeKind::Ralat),
    (article::NoticeKind::Koreksi, wire::NoticeKind::Koreksi),
    (article::NoticeKind::HakJawab, wire::NoticeKind::HakJawab),
    (article::NoticeKind::Klarifikasi, wire::NoticeKind::Klarifikasi),
    (article::NoticeKind::Pembaruan, wire::NoticeKind::Pembaruan),
    (article::NoticeKind::Pencabutan, wire::NoticeKind::Pencabutan),
];

fn wire_notice_kind(kind: article::NoticeKind) -> wire::NoticeKind {
    let found = NOTICE_KINDS.iter().find(|(here, _)| *here == kind);
    found.map(|(_, there)| *there).expect("every kind is in the list")
}

pub(crate) fn notice_kind(kind: wire::NoticeKind) -> article::NoticeKind {
    let found = NOTICE_KINDS.iter().find(|(_, there)| *there == kind);
    found.map(|(here, _)| *here).expect("every kind is in the list")
}

fn kind(kind: article::Kind) -> wire::StoryKind {
    match kind {
        article::Kind::News => wire::StoryKind::News,
        article::Kind::Report => wire::StoryKind::Report,
        article::Kind::Analysis => wire::StoryKind::Analysis,
        article::Kind::Opinion => wire::StoryKind::Opinion,
        article::Kind::Background => wire::StoryKind::Background,
        article::Kind::Review => wire::StoryKind::Review,
        article::Kind::Satire => wire::StoryKind::Satire,
        article::Kind::Advertorial => wire::StoryKind::Advertorial,
    }
}

pub(crate) fn link_state(state: LinkState) -> wire::LinkState {
    match state {
        LinkState::Ok => wire::LinkState::Ok,
        LinkState::Unresolved => wire::LinkState::Unresolved,
        LinkState::Draft => wire::LinkState::Draft,
        LinkState::Embargoed => wire::LinkState::Embargoed,
        LinkState::Retracted => wire::LinkState::Retracted,
        LinkState::External => wire::LinkState::External,
    }
}

/// A story, with times in its own zone.
pub(crate) fn story(story: &Story) -> wire::Article {
    let article = &story.article;
    let zone = article.zone;
    let time = |at: DateTime<Utc>| zone.rfc3339(at);
    let places = Utf16Places::new(&article.body);
    wire::Article {
        id: story.id.to_string(),
        slug: article.slug.clone(),
        headline: article.headline.clone(),
        deck: article.deck.clone(),
        opener: article.opener.clone(),
        kind: kind(article.kind),
        access: match article.access {
            article::Access::Free => wire::Access::Free,
            article::Access::Subscriber => wire::Access::Subscriber,
        },
        section: article.section.clone(),
        tags: article.tags.clone(),
        contributors: article
            .contributors
            .iter()
            .map(|who| wire::Contributor {
                role: who.role.as_str().to_owned(),
                name: who.name.clone(),
            })
            .collect(),
        published_at: article.published_at.map(time),
        updated_at: Some(time(article.updated_at.unwrap_or(story.changed_at))),
        updated_by_hand: article.updated_at.is_some(),
        zone: zone.name().to_owned(),
        embargo_until: article.embargo_until.map(time),
        lead: wire::Lead {
            media: article.lead.media.as_ref().map(|media| media.as_str().to_owned()),
            alt: article.lead.alt.clone(),
            caption: article.lead.caption.clone(),
            credit: article.lead.credit.clone(),
            focus: article.lead.focus.map(|focus| focus.to_string()),
            rights_until: article.lead.rights_until.map(|day| day.to_string()),
            source_type: article.lead.source_type.map(|source| source.as_str().to_owned()),
        },
        share: article.share.as_ref().map(|id| id.as_str().to_owned()),
        body: article.body.clone(),
        status: status(story.status),
        seal: story.seal.as_ref().map(|seal| wire::Seal {
            hash: seal.hash.clone(),
            by: seal.by.clone(),
            at: time(seal.at),
        }),
        notices: story.notices.iter().map(|notice| self::notice(notice, zone)).collect(),
        answers: story
            .answers
            .iter()
            .map(|(id, kind)| wire::Answer {
                article: id.to_string(),
                kind: wire_notice_kind(*kind),
            })
            .collect(),
        blocks: story
            .parsed
            .blocks
            .iter()
            .map(|block| wire::Block { kind: block_kind(block.kind), text: block.text.clone() })
            .collect(),
        links: story.links.iter().map(|link| self::link(link, &places)).collect(),
        words: story.parsed.words,
        unplaced: article.unplaced.clone(),
        aliases: article.aliases.clone(),
        returned: story.returned.clone(),
        version: story.version.to_string(),
        revision: count(story.revision),
        pages: story.parsed.pages,
        rule_breaks: story.parsed.rule_breaks.clone(),
    }
}

fn link(link: &StoryLink, places: &Utf16Places) -> wire::Link {
    let address = match &link.link.target {
        LinkTarget::Address(address) => Some(address.clone()),
        _ => None,
    };
    wire::Link {
        label: link.link.label.clone(),
        target: link.target.map(|id| id.to_string()).or(address),
        state: link_state(link.state),
        read_also: link.link.read_also,
        line: link.link.place.line,
        from: places.of(link.link.range.start),
        to: places.of(link.link.range.end),
        matches: link.target.filter(|_| link.matched).map(|id| id.to_string()),
        follows: link.follows.clone(),
    }
}

fn block_kind(kind: BlockKind) -> wire::BlockKind {
    match kind {
        BlockKind::Paragraph => wire::BlockKind::Paragraph,
        BlockKind::ReadAlso => wire::BlockKind::ReadAlso,
        BlockKind::Heading => wire::BlockKind::Heading,
        BlockKind::Image => wire::BlockKind::Image,
        BlockKind::Quote => wire::BlockKind::Quote,
        BlockKind::List => wire::BlockKind::List,
        BlockKind::Table => wire::BlockKind::Table,
        BlockKind::PageBreak => wire::BlockKind::PageBreak,
        BlockKind::Embed => wire::BlockKind::Embed,
        BlockKind::Html => wire::BlockKind::Html,
    }
}

/// Turns places in bytes into UTF-16 units, each in logarithmic time.
struct Utf16Places {
    /// At every so many bytes: the byte, and the units before it.
    marks: Vec<(usize, usize)>,
    text: String,
}

impl Utf16Places {
    const STRIDE: usize = 1024;

    fn new(text: &str) -> Self {
        let mut marks = vec![(0, 0)];
        let mut units = 0;
        for (at, c) in text.char_indices() {
            if at >= marks.len() * Self::STRIDE {
                marks.push((at, units));
            }
            units += c.len_utf16();
        }
        Self { marks, text: text.to_owned() }
    }

    fn of(&self, byte: usize) -> u32 {
        let before = self.marks.partition_point(|(at, _)| *at <= byte).saturating_sub(1);
        let (at, units) = self.marks[before];
        let rest = self.text.get(at..byte).unwrap_or_default();
        count(units + rest.encode_utf16().count())
    }
}

pub(crate) fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

pub(crate) fn row(listed: &Listed) -> wire::ArticleRow {
    let record = &listed.record;
    wire::ArticleRow {
        id: record.id.clone(),
        slug: record.slug.clone(),
        headline: record.headline.clone(),
        status: status(listed.status),
        section: record.section.clone(),
        published_at: record.published_at.as_deref().map(|at| in_zone(at, &record.zone)),
        updated_at: Some(in_zone(&record.changed_at, &record.zone)),
        blockers: listed.blockers,
        warnings: record.warnings,
    }
}

/// A stored instant with the offset of its zone.
pub(crate) fn in_zone(at: &str, zone: &str) -> String {
    match (DateTime::parse_from_rfc3339(at), Zone::parse(zone)) {
        (Ok(instant), Some(zone)) => zone.rfc3339(instant.with_timezone(&Utc)),
        _ => at.to_owned(),
    }
}

pub(crate) fn edited(edited: &Edited, zone: Zone) -> wire::Edited {
    wire::Edited {
        version: edited.version.to_string(),
        revision: count(edited.revision),
        saved_at: zone.rfc3339(edited.saved_at),
        remote: edited
            .remote
            .iter()
            .map(|change| wire::TextChange {
                from: count(change.from),
                to: count(change.to),
                insert: change.insert.clone(),
            })
            .collect(),
        length: count(edited.length),
    }
}

pub(crate) fn text_change(change: &wire::TextChange) -> document::TextChange {
    document::TextChange {
        from: change.from as usize,
        to: change.to as usize,
        insert: change.insert.clone(),
    }
}

pub(crate) fn suggestion(found: &Suggested) -> wire::Suggestion {
    wire::Suggestion {
        id: found.id.to_string(),
        headline: found.headline.clone(),
        score: found.score,
        reasons: found.reasons.clone(),
        status: status(found.status),
        state: link_state(found.state),
        published_at: found.published_at.as_deref().map(|at| in_zone(at, &found.zone)),
    }
}

/// The report of an import; `story` looks up what was made.
pub(crate) fn import_report(
    outcome: &ImportOutcome,
    lang: Lang,
    mut story: impl FnMut(ArticleId) -> Option<(String, String, Vec<String>)>,
) -> wire::ImportReport {
    let articles = outcome.made.iter().map(|made| {
        let (slug, headline, unplaced) = story(made.id).unwrap_or_default();
        let problems = made.problems.iter().map(|p| problem(p, Some(made.id), lang)).collect();
        let id = made.id.to_string();
        wire::Imported { id, slug, headline, source: made.source.clone(), problems, unplaced }
    });
    let failed = outcome.failed.iter().map(|failure| wire::ImportFailure {
        source: failure.source.clone(),
        code: sentences::code(&failure.fault).to_owned(),
        message: sentences::sentence(&failure.fault, lang),
    });
    wire::ImportReport { articles: articles.collect(), failed: failed.collect() }
}
