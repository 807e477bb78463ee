//! What a page tells of its story: structured data, labels, notices.

use redaksi_core::article::{Kind, Role};
use redaksi_core::page::{
    Answer, Notice, NoticeKind, PageInput, Part, PictureOrigin, Prepared, Site, Theme, render,
};
use serde_json::{Value, json};

use crate::story::{at, input, nav, person, picture, prepared, seed_input, site};

fn html(input: &PageInput) -> String {
    render(&prepared(), input).html
}

/// The structured data of a page.
fn data(html: &str) -> Value {
    let start = html.find("<script type=\"application/ld+json\">").expect("structured data");
    let text = &html[start + 35..];
    serde_json::from_str(&text[..text.find("</script>").expect("its end")]).expect("valid JSON")
}

fn article(input: &PageInput) -> Value {
    data(&html(input))["@graph"][0].clone()
}

fn notice(kind: NoticeKind, text: &str) -> Notice {
    Notice { kind, text: text.to_owned(), at: at("2022-02-23T01:00:00Z"), link: None }
}

#[test]
fn structured_data_says_what_the_page_says() {
    let mut input = seed_input();
    input.story.updated_at = Some(at("2022-02-22T03:00:00Z"));
    let data = data(&html(&input));
    let article = &data["@graph"][0];
    assert_eq!(article["@type"], "NewsArticle");
    assert_eq!(article["headline"], input.story.headline.as_str());
    assert_eq!(article["datePublished"], "2022-02-22T08:22:00+07:00");
    assert_eq!(article["dateModified"], "2022-02-22T10:00:00+07:00");
    assert_eq!(article["inLanguage"], "id");
    assert_eq!(article["wordCount"], 162);
    assert_eq!(article["isAccessibleForFree"], true);
    assert_eq!(article["author"][0]["@type"], "NewsMediaOrganization", "no writer is named");
    assert!(!article["author"].to_string().contains("Miradin"), "the editor is not the author");
    assert_eq!(article["editor"][0]["name"], "Miradin Syahbana Rizky");
    assert!(!article.to_string().contains("BERITA KBB"), "the opener is no text");
    let sizes: Vec<&Value> =
        article["image"].as_array().expect("images").iter().map(|image| &image["height"]).collect();
    assert_eq!(sizes, [675, 900, 1200], "16:9, 4:3 and 1:1");
    assert_eq!(article["image"][0]["creditText"], "Reuters");
    let publisher = &article["publisher"];
    assert_eq!(publisher["masthead"], "https://beritakbb.example/redaksi.html");
    assert_eq!(publisher["correctionsPolicy"], "https://beritakbb.example/kontak.html");
    assert!(publisher["logo"]["url"].to_string().contains("/assets/ikon-"));
    assert_eq!(data["@graph"][1]["@type"], "BreadcrumbList");
    assert_eq!(data["@graph"][1]["itemListElement"][2]["position"], 3);
}

#[test]
fn a_writer_is_the_author_and_an_editor_is_not() {
    let mut input = seed_input();
    let writer = person(Role::Penulis, "Siti Aminah", Some("penulis/siti-aminah.html"));
    input.story.byline.insert(0, writer);
    input.story.byline.push(person(Role::Sumber, "Antara", Some("https://antara.example/x")));
    let html = html(&input);
    let article = &data(&html)["@graph"][0];
    let author = &article["author"];
    assert_eq!(author.as_array().map(Vec::len), Some(1));
    assert_eq!(author[0]["name"], "Siti Aminah");
    let profile = "https://beritakbb.example/penulis/siti-aminah.html";
    assert_eq!(author[0]["url"], profile);
    assert!(html.contains(&format!("<meta property=\"article:author\" content=\"{profile}\">")));
    assert!(
        html.contains("<a rel=\"author\" href=\"../penulis/siti-aminah.html\">Siti Aminah</a>")
    );
    assert_eq!(html.matches("rel=\"author\"").count(), 1);
    assert_eq!(article["isBasedOn"][0]["url"], "https://antara.example/x");
    assert!(html.contains("<a href=\"https://antara.example/x\">Antara</a>"));
}

#[test]
fn every_kind_but_news_is_labelled_and_has_its_type() {
    for (kind, label, schema) in [
        (Kind::News, None, "NewsArticle"),
        (Kind::Report, Some("Reportase"), "ReportageNewsArticle"),
        (Kind::Analysis, Some("Analisis"), "AnalysisNewsArticle"),
        (Kind::Opinion, Some("Opini"), "OpinionNewsArticle"),
        (Kind::Background, Some("Latar Belakang"), "BackgroundNewsArticle"),
        (Kind::Review, Some("Ulasan"), "ReviewNewsArticle"),
        (Kind::Satire, Some("Satire"), "SatiricalArticle"),
        (Kind::Advertorial, Some("Advertorial"), "AdvertiserContentArticle"),
    ] {
        let mut input = seed_input();
        input.story.kind = kind;
        let html = html(&input);
        assert_eq!(data(&html)["@graph"][0]["@type"], schema);
        let shown = label.map(|label| format!("<span class=\"label\">{label}</span>"));
        assert_eq!(html.matches("class=\"label\"").count(), usize::from(label.is_some()));
        assert!(shown.is_none_or(|shown| html.contains(&shown)), "{kind:?}");
        assert_eq!(html.contains("data-sponsored"), kind == Kind::Advertorial);
    }
}

#[test]
fn what_is_paid_for_is_named_and_is_on_the_page() {
    let mut input = seed_input();
    assert!(!html(&input).contains("berbayar"));
    input.story.paid = true;
    let html = html(&input);
    let article = &data(&html)["@graph"][0];
    assert_eq!(article["isAccessibleForFree"], false);
    assert_eq!(article["hasPart"]["cssSelector"], ".berbayar");
    assert!(html.contains("<div class=\"naskah berbayar\" data-body>"));
}

#[test]
fn a_picture_made_by_a_model_says_so() {
    let mut input = seed_input();
    let photo = input.story.photo.as_mut().expect("a photo");
    photo.origin = PictureOrigin::Ai;
    photo.creator = "Rina".to_owned();
    photo.copyright = "© 2022 Berita KBB".to_owned();
    let html = html(&input);
    assert!(
        html.contains("<span class=\"buatan\">Gambar dibuat dengan kecerdasan buatan (AI)</span>")
    );
    let image = &data(&html)["@graph"][0]["image"][0];
    assert_eq!(
        image["digitalSourceType"],
        "https://schema.org/TrainedAlgorithmicMediaDigitalSource"
    );
    assert_eq!(image["creator"]["name"], "Rina");
    assert_eq!(image["copyrightNotice"], "© 2022 Berita KBB");
}

#[test]
fn a_shared_link_shows_the_picture_made_for_it() {
    let mut input = seed_input();
    let mut share = picture();
    (share.path, share.height) = ("media/bagikan.jpg".to_owned(), 630);
    input.story.share = Some(share);
    let html = html(&input);
    for line in [
        "<meta property=\"og:image\" content=\"https://beritakbb.example/media/bagikan.jpg\">",
        "<meta property=\"og:image:type\" content=\"image/jpeg\">",
        "<meta property=\"og:image:height\" content=\"630\">",
        "<meta name=\"twitter:card\" content=\"summary_large_image\">",
    ] {
        assert!(html.contains(line), "{line}");
    }
    input.story.share = None;
    input.story.photo = None;
    assert!(render(&prepared(), &input).html.contains("/assets/bagikan-"));
}

#[test]
fn the_house_picture_stands_in_three_ratios_where_a_story_has_none() {
    let mut input = seed_input();
    (input.story.share, input.story.photo) = (None, None);
    let prepared = prepared();
    let data = data(&render(&prepared, &input).html);
    let images = data["@graph"][0]["image"].as_array().expect("pictures");
    let drawings = prepared.house();
    assert_eq!(images.len(), drawings.len());
    for (image, drawing) in images.iter().zip(drawings) {
        let url = format!("https://beritakbb.example/{}", drawing.path);
        assert_eq!((&image["url"], &image["creditText"]), (&json!(url), &json!("Berita KBB")));
        let size = (&image["width"], &image["height"]);
        assert_eq!(size, (&json!(drawing.width), &json!(drawing.height)));
        assert!(drawing.width >= 1200);
    }
    let ratios = drawings.iter().map(|one| (one.width * 12 / one.height, one.height));
    assert_eq!(ratios.collect::<Vec<_>>(), [(21, 675), (16, 900), (12, 1200)]);
}

#[test]
fn a_picture_that_the_site_names_is_taken_in_place_of_the_house_picture() {
    let site = Site { share: Some(picture()), ..site() };
    assert_eq!(Theme::warta().prepare(&site).house(), []);
}

#[test]
fn a_picture_comes_as_webp_with_jpeg_to_fall_back_on() {
    let html = html(&seed_input());
    let lead = &html[html.find("<picture>").expect("a picture")..];
    let lead = &lead[..lead.find("</picture>").expect("its end")];
    assert!(lead.contains(
        "<source type=\"image/webp\" srcset=\"../media/0123456789abcdef-480.webp 480w, "
    ));
    assert!(lead.contains("<img src=\"../media/0123456789abcdef-1200.jpg\""));
    assert!(lead.contains("fetchpriority=\"high\"") && !lead.contains("lazy"));
    assert_eq!(html.matches("fetchpriority").count(), 1);
}

#[test]
fn a_notice_bears_its_time_and_links_both_ways() {
    let mut input = seed_input();
    input.story.notices = vec![
        notice(NoticeKind::Ralat, "Nama diperbaiki."),
        Notice {
            link: Some(nav("Jawaban Kedutaan", "nasional/jawaban.html")),
            ..notice(NoticeKind::HakJawab, "Kedutaan menanggapi berita ini.")
        },
    ];
    let html = html(&input);
    assert!(html.contains("data-notice=\"ralat\"") && html.contains("Nama diperbaiki."));
    assert!(html.contains("<a href=\"../nasional/jawaban.html\">Jawaban Kedutaan</a>"));
    assert_eq!(html.matches("<time datetime=\"2022-02-23T08:00:00+07:00\">").count(), 2);
    let article = &data(&html)["@graph"][0];
    assert_eq!(article["correction"][0]["@type"], "CorrectionComment");
    assert_eq!(article["correction"][0]["text"], "Nama diperbaiki.");
    assert_eq!(article["correction"][1]["url"], "https://beritakbb.example/nasional/jawaban.html");
    assert_eq!(article["dateModified"], "2022-02-23T08:00:00+07:00", "a notice changes the page");

    let mut reply = seed_input();
    let story = nav("Amerika dan Prancis", "internasional/amerika.html");
    reply.story.answers = vec![Answer { kind: NoticeKind::HakJawab, story }];
    let html = render(&prepared(), &reply).html;
    assert!(html.contains(
        "<strong>Hak Jawab</strong> atas berita: <a href=\"amerika.html\">Amerika dan Prancis</a>"
    ));
    let cited = &data(&html)["@graph"][0]["citation"][0]["url"];
    assert_eq!(cited, "https://beritakbb.example/internasional/amerika.html");
}

#[test]
fn a_withdrawn_story_shows_its_reason_and_nothing_of_itself() {
    let mut input = seed_input();
    input.story.deck = "Standfirst yang tidak boleh tampil lagi di mana pun.".to_owned();
    input.story.notices = vec![notice(NoticeKind::Pencabutan, "Dicabut karena sumber palsu.")];
    let page = render(&prepared(), &input);
    let html = &page.html;
    assert!(html.contains("Dicabut karena sumber palsu.") && html.contains(">Dicabut</p>"));
    assert!(html.contains("<meta name=\"robots\" content=\"noindex,follow\">"));
    assert!(html.contains("<time datetime=\"2022-02-23T08:00:00+07:00\">"));
    assert!(page.body.is_empty());
    for gone in [
        "Jen Psaki",
        "Presiden AS",
        "Standfirst",
        "Reuters",
        "0123456789abcdef",
        "class=\"modul",
        "tag/rusia",
        "NewsArticle",
        "fetchpriority",
    ] {
        assert!(!html.contains(gone), "{gone}");
    }
    assert_eq!(data(html)["@graph"][0]["correction"][0]["text"], "Dicabut karena sumber palsu.");
}

#[test]
fn an_older_story_leads_to_the_front_page() {
    let mut input = input("Isi.", Part::Page(1));
    assert!(!html(&input).contains("ke-beranda"));
    input.leads_home = true;
    input.modules.truncate(2);
    let link =
        "<p class=\"ke-beranda\"><a href=\"../index.html\">Berita terbaru Berita KBB</a></p>";
    assert_eq!(html(&input).matches(link).count(), 1);
}

#[test]
fn a_newsroom_is_made_ready_once_for_many_threads() {
    fn shared<T: Send + Sync>(_: &T) {}
    let prepared: Prepared = Theme::warta().prepare(&site());
    shared(&prepared);
    let inputs: Vec<PageInput> =
        ["nasional/a.html", "nasional/a/2.html", "b.html", "olahraga/c.html"]
            .into_iter()
            .map(|path| {
                let mut input = seed_input();
                input.story.paths.pages = vec![path.to_owned()];
                input
            })
            .collect();
    let fresh: Vec<String> = inputs.iter().map(html).collect();
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for _ in 0..20 {
                    for (input, html) in inputs.iter().zip(&fresh) {
                        assert_eq!(&render(&prepared, input).html, html);
                    }
                }
            });
        }
    });
    assert_eq!(article(&inputs[0])["url"], "https://beritakbb.example/nasional/a.html");
}
