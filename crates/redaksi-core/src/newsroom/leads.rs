//! Where the links of an edition's stories lead: found once for an edition, on
//! all cores, since catalogue, modules and pages all ask.

use std::collections::{BTreeMap, HashMap};

use super::edition::InEdition;
use super::names::{Names, follows_by_name, leads_to};
use crate::article::ArticleId;
use crate::error::Result;
use crate::export::brief::BriefLink;
use crate::platform::on_all_cores;
use crate::related::LinkTo;

/// Where the links of stories lead, in the order of their texts.
pub(super) type Leads = HashMap<ArticleId, Vec<LinkTo>>;

/// A link of a story of the edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Lead {
    /// Where it leads.
    pub(super) to: LinkTo,
    /// It bears the headline of the story that it leads to.
    pub(super) follows: bool,
}

/// Finds where the links of stories lead.
pub(super) fn found<'l>(
    names: &Names,
    site: &str,
    stories: impl Iterator<Item = (ArticleId, &'l [BriefLink])>,
) -> Result<Leads> {
    let stories: Vec<_> = stories.filter(|(_, links)| !links.is_empty()).collect();
    let all = on_all_cores(&stories, |(id, links)| {
        let leads = links.iter().map(|link| leads_to(names, site, &link.target, &link.label, *id));
        Ok((*id, leads.collect::<Result<_>>()?))
    });
    all.into_iter().collect()
}

/// Tells the stories of an edition where their links lead. `leads` are those
/// of the stories that stand there as they were newest sealed; those of the
/// others, which keep an older page, are found here.
pub(super) fn tell(
    stories: &mut BTreeMap<ArticleId, InEdition>,
    mut leads: Leads,
    names: &Names,
    site: &str,
) -> Result<()> {
    let others = stories.iter().filter(|(id, _)| !leads.contains_key(*id));
    let others = found(names, site, others.map(|(id, story)| (*id, &story.brief.links[..])))?;
    leads.extend(others);
    let asked: Vec<_> = stories.iter().collect();
    let told = on_all_cores(&asked, |(id, story)| {
        let to = leads.get(id).map_or(&[][..], Vec::as_slice);
        let links = story.brief.links.iter().zip(to);
        links.map(|(link, to)| lead(stories, names, &link.label, *to)).collect::<Result<Vec<_>>>()
    });
    for (story, leads) in stories.values_mut().zip(told) {
        story.leads = leads?;
    }
    Ok(())
}

/// A link that leads there, by what the stories of the edition are called.
pub(super) fn lead(
    stories: &BTreeMap<ArticleId, InEdition>,
    names: &Names,
    label: &str,
    to: LinkTo,
) -> Result<Lead> {
    let follows = match to {
        LinkTo::Story(id) => match stories.get(&id) {
            Some(story) => follows_by_name(names, label, id, &story.article().headline)?,
            None => false,
        },
        LinkTo::Outside | LinkTo::Nowhere => false,
    };
    Ok(Lead { to, follows })
}
