//! Pages that list no stories: the newsroom's own, the search, and the one
//! that stands in for what is not there.

use minijinja::Value;

use super::describe::{INDEXED, LONGEST, Meta, NOT_INDEXED, SHORTEST, image};
use super::finish::{self, Opener};
use super::input::{SearchInput, TextPageInput};
use super::path::Here;
use super::prepared::{Frame, Prepared};
use super::record::record;
use super::value::text;
use super::{CSP_META, RenderedPage, SEARCH_CSP_META, structured, words};
use crate::markdown::{excerpt, tidy};

/// What [`super::render_text`] gives.
pub(super) fn own_page(input: &TextPageInput, prepared: &Prepared) -> RenderedPage {
    let site = prepared.site.name.trim();
    let here = Here::at(&input.path);
    let frame = prepared.frame(&here, None);
    let title = input.title.trim();
    let meta = Meta {
        title: format!("{title} - {site}"),
        description: description(title, &input.excerpt, prepared),
        robots: INDEXED,
        canonical: prepared.url(&input.path),
        kind: "website",
        share_title: title.to_owned(),
        image: Some(image(prepared.stand_in(), site, prepared)),
        ..Meta::default()
    };
    let value = record! {
        site => frame.site.clone(),
        words => prepared.words.clone(),
        masthead => frame.masthead.clone(),
        footer => frame.footer.clone(),
        meta => meta.value(),
        structured_data => structured::own_page(input, prepared),
        page => record! { title => text(title) },
        modules => Vec::<Value>::new(),
        beside => false,
        leads_home => false,
        body => finish::body_mark(),
    };
    let made = prepared.theme.render("text.html", &value);
    finish::page(made, frame.error.as_ref(), &input.body, &Opener::default())
}

fn description(title: &str, text: &str, prepared: &Prepared) -> String {
    let mut description = format!("{title} {}: {text}", prepared.site.name.trim());
    if description.chars().count() < SHORTEST {
        let about = words::pick(
            &prepared.site.language,
            ". Keterangan tentang redaksi dan situs ini.",
            ". About the newsroom and this site.",
        );
        description.push_str(about);
    }
    tidy(&excerpt(&description, LONGEST.min(200))).into_owned()
}

/// What [`super::render_search`] gives.
pub(super) fn search(input: &SearchInput, prepared: &Prepared) -> RenderedPage {
    let here = Here::at(&input.path);
    let frame = prepared.make_frame(&here, None, SEARCH_CSP_META);
    let title = words::pick(&prepared.site.language, "Cari", "Search");
    let page = record! {
        title,
        script => text(&here.link(&input.script)),
        form => Value::from_safe_string(tidy(input.form.trim_end()).into_owned()),
    };
    bare("search.html", title, &prepared.url(&input.path), page, &frame, prepared)
}

/// What [`super::render_missing`] gives.
pub(super) fn missing(prepared: &Prepared) -> RenderedPage {
    let here = Here::anywhere(&prepared.root);
    let frame = prepared.make_frame(&here, None, CSP_META);
    let language = &prepared.site.language;
    let title = words::pick(language, "Halaman tidak ditemukan", "Page not found");
    bare("missing.html", title, "", record! { title }, &frame, prepared)
}

/// A page that search engines leave alone.
fn bare(
    template: &str,
    title: &str,
    canonical: &str,
    page: Value,
    frame: &Frame,
    prepared: &Prepared,
) -> RenderedPage {
    let meta = Meta {
        title: format!("{title} - {}", prepared.site.name.trim()),
        robots: NOT_INDEXED,
        canonical: canonical.to_owned(),
        kind: "website",
        share_title: title.to_owned(),
        ..Meta::default()
    };
    let value = record! {
        site => frame.site.clone(),
        words => prepared.words.clone(),
        masthead => frame.masthead.clone(),
        footer => frame.footer.clone(),
        meta => meta.value(),
        structured_data => (),
        page,
        modules => Vec::<Value>::new(),
        beside => false,
        leads_home => false,
    };
    let made = prepared.theme.render(template, &value);
    finish::page(made, frame.error.as_ref(), &[], &Opener::default())
}
