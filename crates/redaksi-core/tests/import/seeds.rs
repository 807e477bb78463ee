//! The seed page and altered copies of it.

use redaksi_core::article::{Article, Problem, Role};
use redaksi_core::import::{House, text, to_text};

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
    println!("{page}");
    assert_eq!(text(&page, &house()).article, first);
    assert_eq!(to_text(&first, &house(), &|_| None), page);
}
