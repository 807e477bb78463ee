//! The sample holds together: what is sealed links only to what is sealed.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::*;
use crate::article::{Access, Kind, Role};
use crate::media;

fn sealed(status: Status) -> bool {
    matches!(status, Status::Approved | Status::Exported | Status::Changed)
}

fn linked_headlines(story: &SampleStory) -> Vec<String> {
    let parsed = markdown::parse(&story.article.body, &Labels::default());
    parsed.links.into_iter().filter(|link| link.read_also).map(|link| link.label).collect()
}

#[test]
fn every_file_of_the_folder_is_in_the_list() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../samples/stories");
    let found: BTreeSet<String> = std::fs::read_dir(folder)
        .expect("the folder is part of the project")
        .map(|entry| format!("samples/stories/{}", entry.expect("readable").file_name().display()))
        .collect();
    let listed: BTreeSet<String> =
        files::STORIES.iter().map(|(file, _)| (*file).to_owned()).collect();
    assert_eq!(listed, found);
}

#[test]
fn every_story_is_whole_and_reads_without_a_problem() {
    let house = House::default();
    for (file, source) in files::STORIES {
        let draft = import::markdown(source, &house);
        assert_eq!(draft.problems, [], "{file}");
    }
    let stories = stories();
    assert!(stories.len() >= 60, "{}", stories.len());
    let slugs: HashSet<&str> = stories.iter().map(|story| &*story.article.slug).collect();
    assert_eq!(slugs.len(), stories.len(), "no two stories have one address");
    for story in &stories {
        let article = &story.article;
        assert!(SECTIONS.contains(&&*article.section), "{}", story.file);
        assert!(!article.headline.is_empty() && !article.body.is_empty(), "{}", story.file);
        assert!(!article.tags.is_empty() || story.file == "samples/seed.txt", "{}", story.file);
        assert!(article.opener.ends_with(OPENER), "{}", story.file);
        let kept: &[&str] = if story.file == "samples/seed.txt" { &["x"] } else { &[] };
        assert_eq!(article.unplaced, kept, "{}", story.file);
        if sealed(story.status) {
            assert!(article.published_at.is_some(), "{}", story.file);
            let shown = story.picture.is_some() || story.file == "samples/seed.txt";
            assert!(shown, "{} goes out without a picture", story.file);
            let editor = article.contributors.iter().any(|one| one.role == Role::Editor);
            assert!(editor, "{}", story.file);
        }
        assert_eq!(story.later.is_some(), story.status == Status::Changed, "{}", story.file);
        assert_eq!(
            story.picture.is_some(),
            !article.lead.is_empty() && story.file != "samples/seed.txt",
            "{}",
            story.file
        );
    }
}

#[test]
fn related_links_lead_to_stories_that_may_be_shown() {
    let stories = stories();
    let by_headline: HashMap<&str, &SampleStory> =
        stories.iter().map(|story| (&*story.article.headline, story)).collect();
    let mut unresolved = 0;
    for story in &stories {
        for headline in linked_headlines(story) {
            match by_headline.get(&*headline) {
                Some(target) if sealed(story.status) => {
                    assert!(sealed(target.status), "{} → {headline}", story.file);
                    assert_eq!(target.article.embargo_until, None, "{} → {headline}", story.file);
                }
                Some(target) => assert_ne!(target.file, story.file, "no story links to itself"),
                None => {
                    assert_eq!(story.status, Status::Draft, "{} → {headline}", story.file);
                    unresolved += 1;
                }
            }
        }
    }
    assert_eq!(unresolved, 1, "one draft shows what an unresolved link looks like");
    let seed = stories.iter().find(|story| story.file == "samples/seed.txt").expect("the seed");
    assert_eq!(linked_headlines(seed).len(), 4);
    for headline in PICKS.iter().chain(POPULAR) {
        assert!(by_headline.get(headline).is_some_and(|story| sealed(story.status)), "{headline}");
    }
}

#[test]
fn the_sample_shows_every_state_both_zones_two_pages_and_an_embargo() {
    let stories = stories();
    for status in Status::ALL {
        let some = stories.iter().any(|story| story.status == status);
        assert!(some, "{status:?}");
    }
    let zones: BTreeSet<&str> = stories.iter().map(|story| story.article.zone.name()).collect();
    assert_eq!(zones, BTreeSet::from(["Asia/Jakarta", "Asia/Makassar"]));
    let pages =
        |story: &SampleStory| markdown::parse(&story.article.body, &Labels::default()).pages;
    for wanted in [2, 3] {
        assert_eq!(stories.iter().filter(|story| pages(story) == wanted).count(), 1, "{wanted}");
    }
    let embargoed = stories.iter().filter(|story| story.article.embargo_until.is_some()).count();
    assert_eq!(embargoed, 1);
}

#[test]
fn the_sample_shows_kinds_of_stories_and_what_becomes_of_some() {
    let stories = stories();
    for kind in [Kind::News, Kind::Report, Kind::Analysis, Kind::Opinion, Kind::Advertorial] {
        assert!(stories.iter().any(|story| story.article.kind == kind), "{kind:?}");
    }
    assert!(stories.iter().any(|story| story.article.access == Access::Subscriber));
    let notices: Vec<&SampleNotice> = stories.iter().flat_map(|story| &story.notices).collect();
    for kind in [NoticeKind::Koreksi, NoticeKind::HakJawab, NoticeKind::Pembaruan] {
        assert!(notices.iter().any(|notice| notice.kind == kind), "{kind:?}");
    }
    for story in &stories {
        let withdrawn = story.notices.iter().any(|n| n.kind == NoticeKind::Pencabutan);
        assert_eq!(withdrawn, story.status == Status::Retracted, "{}", story.file);
        for notice in &story.notices {
            assert!(sealed(story.status) || withdrawn, "{}", story.file);
            assert!(Some(notice.at) > story.article.published_at, "{}", story.file);
            let linked = notice.link.as_deref();
            let found = stories.iter().find(|other| Some(&*other.article.headline) == linked);
            assert_eq!(linked.is_some(), found.is_some_and(|other| sealed(other.status)));
        }
    }
    assert!(notices.iter().any(|notice| notice.link.is_some()));
}

#[test]
fn one_picture_has_what_a_photo_desk_writes_and_is_whole_all_the_same() {
    let stories = stories();
    let told: Vec<&SampleStory> = stories.iter().filter(|story| story.place.is_some()).collect();
    let [story] = told.as_slice() else { panic!("one story has such a picture") };
    let file = story.picture_file().expect("it has a picture");
    let found = media::inspect(&file).expect("a JPEG");
    assert_eq!((found.width, found.height), (1600, 900));
    let has = |text: &str| file.windows(text.len()).any(|part| part == text.as_bytes());
    for text in ["Exif", "8BIM", "xpacket", &story.article.lead.caption, &story.article.lead.credit]
    {
        assert!(has(text), "{text}");
    }
    let bare = picture(story.picture.expect("painted"));
    // The first segment of a JPEG ends where its second marker begins.
    assert_eq!((bare[20], file[20], file[21]), (0xff, 0xff, 0xe1));
    let whole = file.starts_with(&bare[..20]) && file.ends_with(&bare[20..]);
    assert!(whole, "the picture itself is as it was painted");
}

#[test]
fn a_bare_headline_becomes_a_link_and_an_unknown_one_stays() {
    let id = ArticleId::parse("01J00000000000000000000000").expect("a ULID");
    let body = "Satu.\n\nBaca Juga: Kopi (enak)\n\nBaca Juga: Lain\n\nDua.";
    let linked = link(body, &|headline| (headline == "Kopi (enak)").then_some(id));
    let expected =
        format!("Satu.\n\nBaca Juga: [Kopi (enak)](article:{id})\n\nBaca Juga: Lain\n\nDua.");
    assert_eq!(linked, expected);
    let parsed = markdown::parse(&linked, &Labels::default());
    assert_eq!(parsed.links[0].target, LinkTarget::Article(id));
}

#[test]
fn every_picture_is_told_in_two_ways_and_is_of_use() {
    let stories = stories();
    for story in stories.iter().filter(|story| story.picture.is_some()) {
        let lead = &story.article.lead;
        for text in [&lead.alt, &lead.caption, &lead.credit] {
            assert!(!text.trim().is_empty(), "{}", story.file);
        }
        assert_ne!(lead.alt, lead.caption, "{}", story.file);
    }
    let shown: HashSet<PictureSeed> = stories.iter().filter_map(|story| story.picture).collect();
    for seed in PictureSeed::all() {
        assert!(shown.contains(&seed), "no story shows {}", seed.name());
    }
}

#[test]
fn pictures_are_distinct_and_always_the_same() {
    let mut seen = HashSet::new();
    for seed in PictureSeed::all() {
        let bytes = picture(seed);
        let found = media::inspect(&bytes).expect("a JPEG");
        assert_eq!((found.width, found.height), (1600, 900), "{}", seed.name());
        assert_eq!(PictureSeed::parse(seed.name()), Some(seed));
        assert!(seen.insert(bytes), "{} is like another", seed.name());
    }
    let first = PictureSeed::all().next().expect("some");
    assert_eq!(picture(first), picture(first));
}
