//! The shapes of structured data: types and properties of schema.org, as far
//! as pages use them.

use serde::Serialize;

use crate::page::input::{Picture, Site};
use crate::page::path::absolute;
use crate::page::theme::Theme;

fn is_empty(text: &str) -> bool {
    text.trim().is_empty()
}

/// NewsArticle and its kinds.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Article<'a> {
    #[serde(rename = "@type")]
    pub kind: &'static str,
    #[serde(rename = "@id")]
    pub id: String,
    #[serde(skip_serializing_if = "is_empty")]
    pub headline: &'a str,
    #[serde(skip_serializing_if = "is_empty")]
    pub description: &'a str,
    pub url: &'a str,
    pub main_entity_of_page: Reference<'a>,
    pub in_language: &'a str,
    pub is_accessible_for_free: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub has_part: Option<Part>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_modified: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub article_section: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub keywords: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub word_count: Option<u32>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub image: Vec<Image<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub author: Vec<Party<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub editor: Vec<Party<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub contributor: Vec<Party<'a>>,
    pub publisher: &'a Organization,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub is_based_on: Vec<Work<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub citation: Vec<Work<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub correction: Vec<Correction<'a>>,
}

/// A page or list that is no article.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Page<'a> {
    #[serde(rename = "@type")]
    pub kind: &'static str,
    #[serde(skip_serializing_if = "is_empty")]
    pub name: &'a str,
    #[serde(skip_serializing_if = "is_empty")]
    pub description: &'a str,
    pub url: &'a str,
    pub in_language: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub main_entity: Option<Party<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_part_of: Option<Party<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publisher: Option<&'a Organization>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub correction: Vec<Correction<'a>>,
}

/// The page that an article is the matter of.
#[derive(Serialize)]
pub(super) struct Reference<'a> {
    #[serde(rename = "@type")]
    pub kind: &'static str,
    #[serde(rename = "@id")]
    pub id: &'a str,
}

/// The part of a page that only those who pay may read.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Part {
    #[serde(rename = "@type")]
    pub kind: &'static str,
    pub is_accessible_for_free: bool,
    pub css_selector: &'static str,
}

/// A person, an organisation or a site, by name and address.
#[derive(Serialize)]
pub(super) struct Party<'a> {
    #[serde(rename = "@type")]
    pub kind: &'static str,
    pub name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// A work that an article stands on or replies to.
#[derive(Serialize)]
pub(super) struct Work<'a> {
    #[serde(rename = "@type")]
    pub kind: &'static str,
    #[serde(skip_serializing_if = "is_empty")]
    pub name: &'a str,
    pub url: String,
}

/// CorrectionComment: what was corrected, and when.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Correction<'a> {
    #[serde(rename = "@type")]
    pub kind: &'static str,
    pub name: &'static str,
    pub text: &'a str,
    pub date_published: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// ImageObject.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Image<'a> {
    #[serde(rename = "@type")]
    pub kind: &'static str,
    pub url: String,
    pub width: u32,
    pub height: u32,
    #[serde(skip_serializing_if = "is_empty")]
    pub caption: &'a str,
    #[serde(skip_serializing_if = "is_empty")]
    pub credit_text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub creator: Option<Party<'a>>,
    #[serde(skip_serializing_if = "is_empty")]
    pub copyright_notice: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub digital_source_type: Option<&'static str>,
}

/// NewsMediaOrganization: the newsroom as the publisher, with its policies.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(in crate::page) struct Organization {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: String,
    url: String,
    logo: Logo,
    #[serde(skip_serializing_if = "Option::is_none")]
    publishing_principles: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ethics_policy: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    corrections_policy: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    actionable_feedback_policy: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    masthead: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    same_as: Vec<String>,
}

#[derive(Debug, Serialize)]
struct Logo {
    #[serde(rename = "@type")]
    kind: &'static str,
    url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    width: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    height: Option<u32>,
}

impl Organization {
    /// The newsroom. Without a logo of its own the theme's icon stands for it.
    pub fn publisher(site: &Site, theme: &Theme) -> Self {
        let own = |path: &Option<String>| path.as_ref().map(|path| absolute(&site.url, path));
        let size = |of: fn(&Picture) -> u32| site.logo.as_ref().map(of);
        let logo = site.logo.as_ref().map_or(theme.icon(), |logo| logo.path.as_str());
        Self {
            kind: "NewsMediaOrganization",
            name: site.name.trim().to_owned(),
            url: absolute(&site.url, "index.html"),
            logo: Logo {
                kind: "ImageObject",
                url: absolute(&site.url, logo),
                width: size(|logo| logo.width),
                height: size(|logo| logo.height),
            },
            publishing_principles: own(&site.pages.guidelines),
            ethics_policy: own(&site.pages.guidelines),
            corrections_policy: own(&site.pages.contact),
            actionable_feedback_policy: own(&site.pages.contact),
            masthead: own(&site.pages.about),
            same_as: site.same_as.clone(),
        }
    }
}

/// BreadcrumbList.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Breadcrumbs<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    item_list_element: Vec<Crumb<'a>>,
}

#[derive(Serialize)]
struct Crumb<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    position: usize,
    name: &'a str,
    item: &'a str,
}

impl<'a> Breadcrumbs<'a> {
    /// The way to a page, by name and address; what has no name is left out.
    pub fn of(crumbs: &[(&'a str, &'a str)]) -> Self {
        let named = crumbs.iter().filter(|(name, _)| !name.trim().is_empty());
        let item_list_element = named
            .zip(1..)
            .map(|((name, item), position)| Crumb {
                kind: "ListItem",
                position,
                name: name.trim(),
                item,
            })
            .collect();
        Self { kind: "BreadcrumbList", item_list_element }
    }
}
