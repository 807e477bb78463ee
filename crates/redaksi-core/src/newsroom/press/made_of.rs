//! What a story's pages are made of, as the plan compares it.

use super::{Press, Printed};
use crate::article::ArticleId;
use crate::export::parts::{Part, Parts, digest};
use crate::newsroom::edition::{InEdition, lead_of};

/// What all pages of a story are made of, but for what stands beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::newsroom) struct StoryParts {
    pub(in crate::newsroom) parts: Parts,
    /// The stories that it leads to.
    pub(in crate::newsroom) about: Vec<ArticleId>,
}

impl Press<'_> {
    /// What every file that is rendered is made of.
    pub(in crate::newsroom) fn basis_parts(&self) -> Parts {
        Parts::default()
            .with(Part::Program, self.basis.program)
            .with(Part::Theme, self.basis.theme)
            .with(Part::Site, self.basis.site)
    }

    /// What a page with a text of people is made of beside the text.
    pub(in crate::newsroom) fn text_parts(&self) -> Parts {
        self.basis_parts().with(Part::Site, self.basis.text)
    }

    /// What a sealed story is made of.
    pub(in crate::newsroom) fn story_parts(&self, id: ArticleId, story: &InEdition) -> StoryParts {
        let (mut places, mut headlines) = (Vec::new(), Vec::new());
        let mut about = Vec::new();
        for lead in &story.leads {
            let printed = self.led(*lead);
            if let Printed::Story(to, target, follows) = printed {
                about.push(to);
                places.push(digest(&target.paths.pages[0]));
                headlines.push(follows.then(|| target.article().headline.as_str()));
            } else {
                places.push(printed.kind());
            }
        }
        let article = story.article();
        let pictures: Vec<_> = story.pictures().map(|id| self.edition.pictures.get(id)).collect();
        let (notices, answers) = (self.notices(&story.notices), self.answers(id));
        let told = match (&notices[..], &answers[..]) {
            // Most stories are told nothing of.
            ([], []) => String::new(),
            told => format!("{told:?}"),
        };
        let authors: Vec<_> =
            article.contributors.iter().map(|who| self.person(who).path).collect();
        // Else it is in the list of its section, where it has one.
        let section = story.is_withdrawn() && self.section(article, &story.notices).is_some();
        let parts = self
            .text_parts()
            .of(Part::Content, &(&story.seal, story.is_withdrawn()))
            .of(Part::Links, &(places, authors, section))
            .of(Part::Headlines, &headlines)
            .of(Part::Photo, &(pictures, lead_of(article)))
            .of(Part::Notices, &told)
            .of(Part::Address, &story.paths);
        about.sort_unstable();
        about.dedup();
        StoryParts { parts, about }
    }
}
