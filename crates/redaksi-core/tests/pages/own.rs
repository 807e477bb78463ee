//! The newsroom's own pages, the search, and the page for what is missing.

use redaksi_core::markdown::{HtmlBlock, Labels, PictureLink, Resolved, Resolvers, render};
use redaksi_core::page::{
    CSP_META, Imprint, OwnPage, SEARCH_CSP_META, SearchInput, Site, TextPageInput, Theme,
    render_missing, render_search, render_text,
};

use crate::story::{prepared, site};

fn imprint() -> Imprint {
    Imprint {
        name: "Berita KBB".to_owned(),
        url: "https://beritakbb.example".to_owned(),
        responsible: "Siti Aminah".to_owned(),
        company: "PT Kabar Bandung Barat".to_owned(),
        address: "Jalan Raya Padalarang 1".to_owned(),
        email: "redaksi@beritakbb.example".to_owned(),
        phone: "022 123456".to_owned(),
        people: vec![("Editor".to_owned(), "Budi Santoso".to_owned())],
    }
}

fn blocks(text: &str) -> Vec<HtmlBlock> {
    let link = |link: &redaksi_core::markdown::BodyLink| match &link.target {
        redaksi_core::markdown::LinkTarget::Address(address) => {
            Resolved::Link { href: address.clone(), text: None }
        }
        _ => Resolved::Text,
    };
    let picture = |_: &_| None::<PictureLink>;
    let resolvers = Resolvers { link: &link, picture: &picture };
    render(text, &Labels::default(), &resolvers).pages.concat()
}

#[test]
fn the_newsrooms_own_pages_are_made_of_the_texts_of_the_house() {
    for language in ["id", "en"] {
        let prepared = Theme::warta().prepare(&Site { language: language.to_owned(), ..site() });
        for own in OwnPage::ALL {
            let text = own.default_text(language, &imprint());
            let input = TextPageInput {
                title: own.title(language).to_owned(),
                path: own.path().to_owned(),
                body: blocks(&text),
                excerpt: text.lines().next().unwrap_or_default().to_owned(),
            };
            let page = render_text(&prepared, &input);
            assert_eq!(page.theme_error, None);
            assert_eq!(page.body.len(), input.body.len());
            assert!(page.html.contains(&format!("<h1>{}</h1>", own.title(language))));
            let canonical = format!("href=\"https://beritakbb.example/{}\"", own.path());
            assert!(page.html.contains(&format!("<link rel=\"canonical\" {canonical}>")));
            assert!(
                page.html.contains(&format!("<a href=\"{}\" aria-current=\"page\">", own.path()))
            );
        }
    }
    let about = blocks(&OwnPage::About.default_text("id", &imprint()));
    let about: String = about.into_iter().map(|block| block.html).collect();
    assert!(about.contains("<a href=\"mailto:redaksi@beritakbb.example\">"), "{about}");
    assert!(about.contains("Editor: Budi Santoso"));
}

#[test]
fn a_page_in_place_of_another_links_from_the_root() {
    let html = render_missing(&prepared()).html;
    assert!(html.contains("<meta name=\"robots\" content=\"noindex,follow\">"));
    assert!(!html.contains("rel=\"canonical\"") && !html.contains("og:url"));
    assert!(html.contains("<a href=\"/index.html\">Beranda</a>"));
    for link in html.split(" href=\"").skip(1).chain(html.split(" src=\"").skip(1)) {
        assert!(link.starts_with(['/', '#']), "{}", &link[..40.min(link.len())]);
    }
    let folder = Site { url: "https://x.example/kabar".to_owned(), ..site() };
    let html = render_missing(&Theme::warta().prepare(&folder)).html;
    assert!(html.contains("<a href=\"/kabar/cari.html\">"));
}

#[test]
fn the_search_page_alone_may_run_the_sites_script() {
    let input = SearchInput {
        path: "cari.html".to_owned(),
        script: "assets/cari-01234567.js".to_owned(),
        form: "<form class=\"cari\" data-cari=\"cari/\"></form>\n".to_owned(),
    };
    let html = render_search(&prepared(), &input).html;
    assert!(html.contains(SEARCH_CSP_META) && !html.contains(CSP_META));
    assert!(html.contains("<script src=\"assets/cari-01234567.js\" defer></script>"));
    assert!(html.contains("<form class=\"cari\" data-cari=\"cari/\"></form>"));
    assert!(html.contains("<meta name=\"robots\" content=\"noindex,follow\">"));
}
