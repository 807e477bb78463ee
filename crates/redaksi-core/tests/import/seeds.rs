//! The seed page and altered copies of it.

use redaksi_core::article::{Article, Problem, Role};
use redaksi_core::import::{House, decode, text, to_text, unescape};

const SEED: &str = include_str!("../../../../tests/fixtures/seed.txt");

fn house() -> House {
    House { opener: "BERITA KBB".to_owned(), ..House::default() }
}

fn published(article: &Article) -> String {
    article.published_at.map(|at| article.zone.rfc3339(at)).unwrap_or_default()
}

fn codes(problems: &[Problem]) -> Vec<&str> {
    problems.iter().map(|problem| problem.code).collect()
}

/// Paragraphs of the body that are no related links.
fn paragraphs(article: &Article) -> Vec<&str> {
    article.body.split("\n\n").filter(|block| !block.starts_with("Baca Juga: ")).collect()
}

fn names(article: &Article, role: Role) -> Vec<&str> {
    article.contributors.iter().filter(|one| one.role == role).map(|one| &*one.name).collect()
}

#[test]
fn the_seed_is_read_part_by_part() {
    let draft = text(SEED, &house());
    let article = &draft.article;
    assert_eq!(article.headline.chars().count(), 102);
    assert_eq!(published(article), "2022-02-22T08:22:00+07:00");
    assert_eq!(article.zone.name(), "Asia/Jakarta");
    assert_eq!(article.opener, "BERITA KBB");
    assert_eq!(article.lead.alt, article.lead.caption);
    assert_eq!(
        article.lead.caption,
        "Rusia Ukraina Perang: Sudah Dimulai dengan Peringatan Mengerikan yang Menewaskan 5 \
         Orang di Perbatasan"
    );
    assert_eq!(article.lead.credit, "Reuters");
    assert_eq!(article.lead.media, None);
    let paragraphs = paragraphs(article);
    assert_eq!(paragraphs.len(), 7);
    let words: usize = paragraphs.iter().map(|one| one.split_whitespace().count()).sum();
    assert_eq!(words, 162);
    assert!(paragraphs[0].starts_with("Presiden AS, Joe Biden"));
    assert_eq!(names(article, Role::Editor), ["Miradin Syahbana Rizky"]);
    assert_eq!(article.contributors.len(), 1);
    assert_eq!(article.unplaced, ["x"]);
    assert_eq!(article.tags, Vec::<String>::new());
    assert_eq!(article.deck, "");
    assert_eq!(codes(&draft.problems), ["opener-separator"]);
    let kinds: Vec<bool> =
        article.body.split("\n\n").map(|block| block.starts_with("Baca Juga: ")).collect();
    let o = false;
    assert_eq!(kinds, [o, o, o, true, true, o, o, o, true, true, o]);
}

#[test]
fn the_seed_survives_being_written_and_read_again() {
    let first = text(SEED, &house()).article;
    let page = to_text(&first, &house(), &|_| None);
    assert_eq!(text(&page, &house()).article, first);
    assert_eq!(to_text(&first, &house(), &|_| None), page);
}

// ---- Altered copies. What is not named is as in the seed. ----

/// Reads an altered seed from the fixtures, with its encoding.
fn altered(name: &str) -> (Article, Vec<Problem>) {
    let path = format!("{}/tests/fixtures/seeds/{name}.txt", env!("CARGO_MANIFEST_DIR"));
    let decoded = decode(&std::fs::read(path).expect("the fixture")).expect("text");
    let mut draft = text(&decoded.text, &house());
    draft.problems.extend(decoded.problem);
    (draft.article, draft.problems)
}

fn seed() -> Article {
    text(SEED, &house()).article
}

/// Asserts that an altered seed differs from the seed in what `change` does
/// to it and in nothing else, and that it survives being written.
fn differs(name: &str, change: impl Fn(&mut Article)) -> Vec<Problem> {
    let (article, problems) = altered(name);
    let mut expected = seed();
    change(&mut expected);
    assert_eq!(article, expected, "{name}");
    let page = to_text(&article, &house(), &|_| None);
    assert_eq!(text(&page, &house()).article, article, "{name}, written and read again:\n{page}");
    problems
}

#[test]
fn another_brand_is_an_opener_though_the_newsroom_has_its_own() {
    let problems = differs("another-brand", |one| one.opener = "KABAR SUBANG".to_owned());
    assert_eq!(codes(&problems), Vec::<&str>::new(), "its separator is right");
}

#[test]
fn a_place_with_a_brand_an_agency_or_a_domain_is_an_opener() {
    let problems = differs("place-and-brand", |one| one.opener = "JAKARTA, KOMPAS.com".to_owned());
    assert_eq!(codes(&problems), ["opener-separator"], "an en dash is not the house's separator");
    assert_eq!(problems[0].text, "JAKARTA, KOMPAS.com –");
    assert_eq!(problems[0].fixes, ["JAKARTA, KOMPAS.com - "]);
    differs("agency", |one| one.opener = "Bandung (ANTARA)".to_owned());
    differs("domain-and-place", |one| one.opener = "balitribune.co.id | Denpasar".to_owned());
}

#[test]
fn central_time_is_its_own_zone_and_another_instant() {
    let (article, _) = altered("wita");
    assert_eq!(published(&article), "2022-02-22T08:22:00+08:00");
    assert_eq!(article.zone.name(), "Asia/Makassar");
    let page = to_text(&article, &house(), &|_| None);
    assert_eq!(text(&page, &house()).article, article);
}

#[test]
fn a_page_without_a_photo_has_no_lead() {
    differs("no-photo", |one| one.lead = Default::default());
}

#[test]
fn a_caption_may_stand_without_its_alternative_text() {
    differs("caption-alone", |one| one.lead.alt = String::new());
}

#[test]
fn a_page_without_an_editor_has_no_byline() {
    differs("no-editor", |one| one.contributors.clear());
}

#[test]
fn writers_stand_before_the_time_and_in_the_byline() {
    let (article, _) = altered("two-writers");
    assert_eq!(
        names(&article, Role::Penulis),
        ["Neng Rahmawati", "Andi Suryana", "Siti Nurhasanah"]
    );
    assert_eq!(names(&article, Role::Editor), ["Miradin Syahbana Rizky"]);
    assert_eq!(article.unplaced, ["x"]);
}

#[test]
fn several_roles_may_share_a_line() {
    let (article, _) = altered("several-roles");
    assert_eq!(names(&article, Role::Penulis), ["Andi Suryana"]);
    assert_eq!(names(&article, Role::Editor), ["Miradin Syahbana Rizky"]);
    assert_eq!(names(&article, Role::Sumber), ["Reuters", "Kantor Berita Antara"]);
    assert_eq!(names(&article, Role::Fotografer), ["Wawan Kurnia"]);
}

#[test]
fn english_labels_are_read_and_the_newsroom_keeps_its_own() {
    differs("english", |_| {});
}

#[test]
fn a_related_link_may_stand_on_the_line_below_its_label() {
    differs("link-on-next-line", |_| {});
}

#[test]
fn a_time_line_may_name_the_weekday_and_write_the_hour_with_a_dot() {
    differs("weekday", |_| {});
}

#[test]
fn line_ends_and_blank_lines_mean_nothing() {
    differs("crlf-and-no-blank-lines", |_| {});
    differs("many-blank-lines", |_| {});
}

#[test]
fn credits_are_read_in_every_notation() {
    differs("credit-of-the-house", |one| one.lead.credit = "Dok. Pikiran Rakyat".to_owned());
    differs("credit-in-parentheses", |one| one.lead.credit = "Setpres".to_owned());
    differs("credit-of-an-agency", |one| {
        one.lead.credit = "Antara/HO-Sekretariat Kabinet".to_owned();
    });
}

#[test]
fn tags_stand_behind_their_heading_or_below_it() {
    let tags = ["Rusia Ukraina", "KTT", "Joe Biden"].map(str::to_owned);
    differs("tags-below", |one| one.tags = tags.to_vec());
    differs("tags-inline", |one| one.tags = tags.to_vec());
}

#[test]
fn items_of_modules_are_kept_and_their_headings_with_them() {
    let (article, _) = altered("modules-filled");
    assert_eq!(
        article.unplaced,
        [
            "Terkini",
            "Banjir Rendam Tiga Kampung di Cipatat",
            "Harga Cabai Naik Lagi",
            "Terpopuler",
            "1",
            "Persib Menang di Kandang Lawan",
            "x"
        ]
    );
    assert_eq!(Article { unplaced: seed().unplaced, ..article }, seed());
}

#[test]
fn signs_of_markdown_stay_text() {
    let (article, _) = altered("markdown-specials");
    let paragraphs: Vec<String> = paragraphs(&article).into_iter().map(unescape).collect();
    for start in [
        "# Sekretaris Pers",
        "1. Adanya wacana",
        "* Mereka telah_sepakat_",
        "> Isi dari <KTT> [dan] `lain` &amp; C:\\temp\\*",
        "- Pengumuman **KTT** _ini_",
        "+ Wakil ~~Presiden~~",
    ] {
        assert!(paragraphs.iter().any(|one| one.starts_with(start)), "{start}");
    }
    let parsed = redaksi_core::markdown::parse(&article.body, &Default::default());
    let kinds: Vec<&str> = parsed.blocks.iter().map(|block| block.kind.as_str()).collect();
    let (p, r) = ("paragraph", "read-also");
    assert_eq!(kinds, [p, p, p, r, p, p, p, r, p], "nothing became a heading, list or quotation");
    let seen: Vec<&str> =
        parsed.blocks.iter().filter(|one| one.kind.as_str() == p).map(|one| &*one.text).collect();
    assert_eq!(seen, paragraphs, "what is shown is what was written");
    let page = to_text(&article, &house(), &|_| None);
    assert_eq!(text(&page, &house()).article, article);
}

#[test]
fn the_headline_may_stand_below_the_time() {
    differs("headline-below-the-time", |_| {});
}

#[test]
fn the_photo_may_stand_above_the_headline() {
    differs("photo-above-the-headline", |_| {});
}

#[test]
fn encodings_change_nothing_but_a_guess_is_told() {
    assert_eq!(codes(&differs("byte-order-mark", |_| {})), ["opener-separator"]);
    assert_eq!(codes(&differs("utf-16", |_| {})), ["opener-separator"]);
    let guessed = differs("windows-1252", |_| {});
    assert_eq!(codes(&guessed), ["opener-separator", "encoding-guessed"]);
}

#[test]
fn page_numbers_are_no_text_and_are_noted() {
    let problems = differs("page-numbers", |_| {});
    assert_eq!(codes(&problems), ["opener-separator", "page-numbers"]);
}
