//! Markdown files with front matter in its three notations.

use redaksi_core::article::{Access, Article, Kind, LeadMedia, Role};
use redaksi_core::import::{Draft, Format, House, markdown, recognise};

fn read(source: &str) -> Draft {
    markdown(source, &House::default())
}

fn codes(draft: &Draft) -> Vec<&str> {
    draft.problems.iter().map(|problem| problem.code).collect()
}

fn published(article: &Article) -> String {
    article.published_at.map(|at| article.zone.rfc3339(at)).unwrap_or_default()
}

fn names(article: &Article, role: Role) -> Vec<&str> {
    article.contributors.iter().filter(|one| one.role == role).map(|one| &*one.name).collect()
}

const YAML: &str = "---
title: \"Banjir: Warga Mengungsi\"
slug: banjir-warga
date: 2022-02-22T08:22:00+07:00
lastmod: 2022-02-23 09:00
description: Ringkasan satu kalimat.
authors: [Andi, Siti]
editor: Miradin Syahbana Rizky
tags:
  - Banjir
  - Cipatat
categories: Kabar Daerah
draft: true
aliases: [/lama/banjir.html, https://kbb.id/2021/banjir]
image:
  src: banjir.jpg
  alt: Air
  caption: Air menggenang /Antara
layout: post
weight: 7
---

# Banjir: Warga Mengungsi

Isi **tebal**.

Baca Juga: Judul lain
";

#[test]
fn the_usual_keys_become_fields_and_others_are_kept() {
    let draft = read(YAML);
    let article = &draft.article;
    assert_eq!(article.headline, "Banjir: Warga Mengungsi");
    assert_eq!(article.slug, "banjir-warga");
    assert_eq!(published(article), "2022-02-22T08:22:00+07:00");
    let updated = article.updated_at.map(|at| article.zone.rfc3339(at));
    assert_eq!(updated.as_deref(), Some("2022-02-23T09:00:00+07:00"), "in the newsroom's zone");
    assert_eq!(article.deck, "Ringkasan satu kalimat.");
    assert_eq!(names(article, Role::Penulis), ["Andi", "Siti"]);
    assert_eq!(names(article, Role::Editor), ["Miradin Syahbana Rizky"]);
    assert_eq!(article.tags, ["Banjir", "Cipatat"]);
    assert_eq!(article.section, "Kabar Daerah");
    assert!(draft.draft);
    assert_eq!(article.aliases, ["lama/banjir.html", "2021/banjir"]);
    assert_eq!(article.lead.media, Some(LeadMedia::Elsewhere("banjir.jpg".to_owned())));
    assert_eq!(article.lead.alt, "Air");
    assert_eq!(article.lead.caption, "Air menggenang");
    assert_eq!(article.lead.credit, "Antara");
    assert_eq!(article.body, "Isi **tebal**.\n\nBaca Juga: Judul lain");
    assert_eq!(article.unplaced, ["layout: post", "weight: 7"]);
    assert_eq!(codes(&draft), ["missing-media"], "the picture is not at hand");
}

#[test]
fn toml_and_json_say_the_same() {
    let toml = read(
        "+++\ntitle = \"Satu\"\ndate = 2022-02-22T08:22:00+07:00\ntags = [\"a\", \"b\"]\n\
         [image]\nsrc = \"x.jpg\"\ncredit = \"Antara\"\n+++\nIsi.\n",
    );
    let json = read(
        "{\"title\": \"Satu\", \"date\": \"2022-02-22T08:22:00+07:00\", \"tags\": [\"a\", \"b\"],\
         \"image\": {\"src\": \"x.jpg\", \"credit\": \"Antara\"}}\n\nIsi.\n",
    );
    assert_eq!(toml, json);
    assert_eq!(toml.article.headline, "Satu");
    assert_eq!(toml.article.tags, ["a", "b"]);
    assert_eq!(published(&toml.article), "2022-02-22T08:22:00+07:00");
    assert_eq!(toml.article.lead.credit, "Antara");
}

#[test]
fn the_kind_and_the_use_of_the_photo_are_read_where_they_are_known() {
    let draft = read(
        "---\ntitle: A\ntype: Opini\nakses: pelanggan\nimage:\n  focus: 0.25,0.5\n  rights_until: \
         2026-12-31\n  source_type: trainedAlgorithmicMedia\n---\nIsi.",
    );
    assert_eq!((draft.article.kind, draft.article.access), (Kind::Opinion, Access::Subscriber));
    let lead = &draft.article.lead;
    assert_eq!(lead.focus.unwrap().to_string(), "0.25,0.5");
    assert_eq!(lead.rights_until.unwrap().to_string(), "2026-12-31");
    assert!(lead.source_type.unwrap().is_generated());
    assert!(draft.article.unplaced.is_empty(), "{:?}", draft.article.unplaced);
    let other =
        read("---\ntitle: A\ntype: post\nshare: foto.jpg\nimage:\n  focus: tengah\n---\nIsi.");
    assert_eq!(other.article.kind, Kind::News);
    assert_eq!(
        other.article.unplaced,
        ["type: post", "share: foto.jpg", "image.focus: tengah"],
        "what means nothing here is kept"
    );
}

#[test]
fn a_bad_date_is_kept_and_told() {
    let draft = read("---\ntitle: A\ndate: 31 Februari 2022\nupdated: kemarin\n---\nIsi.");
    assert_eq!(draft.article.published_at, None);
    assert_eq!(draft.article.unplaced, ["date: 31 Februari 2022", "updated: kemarin"]);
    assert_eq!(codes(&draft), ["bad-date", "bad-date"]);
}

#[test]
fn an_indonesian_date_with_its_zone_is_read() {
    let draft = read("---\ntitle: A\ndate: Selasa, 22 Februari 2022 | 08.22 WITA\n---\nIsi.");
    assert_eq!(published(&draft.article), "2022-02-22T08:22:00+08:00");
    let draft = read("---\ntitle: A\ndate: 2022-02-22 08:22\nzone: Asia/Jayapura\n---\nIsi.");
    assert_eq!(published(&draft.article), "2022-02-22T08:22:00+09:00", "whatever their order");
}

#[test]
fn a_first_heading_is_the_headline_where_no_title_is() {
    assert_eq!(read("# Judul *di atas*\n\nIsi.").article.headline, "Judul *di atas*");
    let under = read("Judul\n=====\n\nIsi.");
    assert_eq!((&*under.article.headline, &*under.article.body), ("Judul", "Isi."));
    let other = read("---\ntitle: Satu\n---\n# Dua\n\nIsi.");
    assert_eq!(other.article.headline, "Satu");
    assert_eq!(other.article.body, "# Dua\n\nIsi.", "another heading is part of the text");
    let none = read("Isi saja.");
    assert_eq!((&*none.article.headline, &*none.article.body), ("", "Isi saja."));
    assert_eq!(codes(&none), ["no-headline"]);
}

#[test]
fn a_header_that_breaks_its_syntax_is_read_line_by_line() {
    let draft = read("---\ntitle: Luhut: Indonesia: Hati-hati\ntags: [a, b]\n\tx\n---\nIsi.");
    assert_eq!(draft.article.headline, "Luhut: Indonesia: Hati-hati");
    assert_eq!(draft.article.tags, ["a", "b"]);
    assert_eq!(draft.article.unplaced, ["x"]);
    assert_eq!(codes(&draft), ["front-matter"]);
}

#[test]
fn two_rules_are_no_header_and_an_open_header_is_text() {
    let rules = read("---\n\nSebuah kalimat.\n\n---\n\nIsi.");
    assert!(rules.article.body.contains("Sebuah kalimat."), "{:?}", rules.article);
    let open = read("---\ntitle: Satu\n\nIsi.");
    assert!(open.article.body.contains("title: Satu"), "{:?}", open.article);
}

#[test]
fn aliases_that_unfold_to_millions_are_refused_and_nothing_is_lost() {
    let mut bomb = "---\ntitle: Bom\na0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..12 {
        let inner = vec![format!("*a{}", level - 1); 9].join(", ");
        bomb.push_str(&format!("a{level}: &a{level} [{inner}]\n"));
    }
    bomb.push_str("---\nIsi.");
    let draft = read(&bomb);
    assert_eq!(draft.article.headline, "Bom");
    assert_eq!(codes(&draft), ["front-matter"]);
    assert_eq!(draft.article.unplaced.len(), 12);
    let deep =
        format!("---\ntitle: Dalam\ndeep: {}{}\n---\nIsi.", "[".repeat(9000), "]".repeat(9000));
    assert_eq!(read(&deep).article.headline, "Dalam");
}

#[test]
fn roles_may_be_lists_of_names_or_of_people() {
    let draft = read(
        "---\ntitle: A\nauthor: {name: Andi Suryana}\ncontributors:\n  - {role: editor, name: Siti}\n  \
         - {role: penerjemah, name: Budi}\nsource: Kementerian Pendidikan dan Kebudayaan\n---\nIsi.",
    );
    assert_eq!(names(&draft.article, Role::Penulis), ["Andi Suryana"]);
    assert_eq!(names(&draft.article, Role::Editor), ["Siti"]);
    assert_eq!(names(&draft.article, Role::Sumber), ["Kementerian Pendidikan dan Kebudayaan"]);
    let kept = draft.article.unplaced.join(" ");
    assert!(kept.contains("penerjemah") && kept.contains("Budi"), "{kept}");
}

#[test]
fn a_file_is_known_by_its_name_and_else_by_its_text() {
    for (name, text, format) in [
        ("a.md", "x", Some(Format::Markdown)),
        ("a.MARKDOWN", "x", Some(Format::Markdown)),
        ("berita.txt", "Judul\n\nIsi.", Some(Format::Text)),
        ("berita.txt", "---\ntitle: A\n---\nIsi.", Some(Format::Markdown)),
        ("berita", "Judul\n\nIsi.", Some(Format::Text)),
        ("22.02 Berita dari KBB", "Judul\n\nIsi.", Some(Format::Text)),
        ("a.html", "<p>x</p>", None),
        ("a.txt", "<!DOCTYPE html><p>x</p>", None),
        ("a.docx", "PK", None),
        ("a.xml", "<?xml version='1.0'?>", None),
    ] {
        assert_eq!(recognise(name, text), format, "{name}");
    }
}
