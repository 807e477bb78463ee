//! What files say of their pictures, and what is written to those that are
//! published.

use proptest::prelude::*;
use redaksi_core::media::{Format, Metadata, PhotoWords, RenditionSpec};
use serde_json::json;

use crate::draw::*;

const PACKET: &str = r##"<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <r:Description r:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:ps="http://ns.adobe.com/photoshop/1.0/"
    xmlns:xr="http://ns.adobe.com/xap/1.0/rights/"
    xmlns:core="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"
    xmlns:ext="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
    xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/"
    ps:Credit="ANTARA FOTO" xr:WebStatement="https://antara.example/hak">
   <dc:creator><r:Seq><r:li>Aprillio Akbar</r:li><r:li>Dewi &amp; Putri</r:li></r:Seq></dc:creator>
   <dc:description><r:Alt><r:li xml:lang="x-default">Warga menyeberang &#x2014; banjir.</r:li>
     <r:li xml:lang="en">Residents cross.</r:li></r:Alt></dc:description>
   <dc:rights><r:Alt><r:li xml:lang="x-default"><![CDATA[© ANTARA]]></r:li></r:Alt></dc:rights>
   <core:AltTextAccessibility><r:Alt><r:li xml:lang="x-default">Orang di air.</r:li></r:Alt></core:AltTextAccessibility>
   <ext:DigitalSourceType r:resource="http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture"/>
   <plus:Licensor><r:Seq><r:li r:parseType="Resource"><plus:LicensorURL>https://antara.example/beli</plus:LicensorURL></r:li></r:Seq></plus:Licensor>
   <plus:LicenseEndDate>2027-01-31T00:00:00Z</plus:LicenseEndDate>
  </r:Description>
 </r:RDF>
</x:xmpmeta>"##;

fn plain() -> Vec<u8> {
    jpeg(&halves(600, 400))
}

fn day(text: &str) -> Option<chrono::NaiveDate> {
    Some(text.parse().unwrap())
}

#[test]
fn xmp_is_read_in_its_different_forms() {
    let read = Metadata::read(&with_xmp(&plain(), PACKET));
    let expected = Metadata {
        description: "Warga menyeberang — banjir.".into(),
        alt: "Orang di air.".into(),
        creators: vec!["Aprillio Akbar".into(), "Dewi & Putri".into()],
        credit: "ANTARA FOTO".into(),
        copyright: "© ANTARA".into(),
        rights_url: "https://antara.example/hak".into(),
        licensor_url: "https://antara.example/beli".into(),
        source_type: "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture".into(),
        rights_until: day("2027-01-31"),
        ..Metadata::default()
    };
    assert_eq!(read, expected);
    assert_eq!(read.credit_line(), "ANTARA FOTO/Aprillio Akbar/Dewi & Putri");
}

#[test]
fn iim_is_read_in_its_character_sets() {
    let utf8 = [
        set(1, 90, b"\x1b%G"),
        set(2, 80, "José".as_bytes()),
        set(2, 110, b"/Reuters"),
        set(2, 116, "© Reuters".as_bytes()),
        set(2, 120, "Tank – di jalan".as_bytes()),
        set(2, 37, b"20261231"),
    ];
    let read = Metadata::read(&with_iim(&plain(), &utf8.concat()));
    assert_eq!(read.creators, ["José"]);
    assert_eq!(read.description, "Tank – di jalan");
    assert_eq!((read.copyright.as_str(), read.rights_until), ("© Reuters", day("2026-12-31")));
    assert_eq!(read.credit_line(), "Reuters/José");
    // No character set named: Windows-1252.
    let old = [set(2, 80, b"Jos\xe9"), set(2, 120, b"Tank \x96 di jalan"), set(2, 115, b"AFP")];
    let read = Metadata::read(&with_iim(&plain(), &old.concat()));
    assert_eq!((read.creators[0].as_str(), read.description.as_str()), ("José", "Tank – di jalan"));
    assert_eq!(read.credit_line(), "AFP/José");
}

#[test]
fn the_newer_block_counts_where_two_disagree() {
    let exif = exif_of("Dari kamera", "Kamera Budi", "Hak Budi");
    let bytes = with_exif(&plain(), &exif);
    let read = Metadata::read(&bytes);
    assert_eq!(read.description, "Dari kamera");
    assert_eq!((read.creators[0].as_str(), read.copyright.as_str()), ("Kamera Budi", "Hak Budi"));
    let bytes = with_iim(&bytes, &set(2, 120, b"Dari kantor berita"));
    assert_eq!(Metadata::read(&bytes).description, "Dari kantor berita");
    let read = Metadata::read(&with_xmp(&bytes, PACKET));
    assert_eq!(read.description, "Warga menyeberang — banjir.");
    assert_eq!(read.copyright, "© ANTARA");
}

#[test]
fn hostile_packets_say_nothing_and_do_no_harm() {
    let dc = "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"";
    let laughs = format!(
        "<!DOCTYPE a [<!ENTITY b \"ha\"><!ENTITY c \"&b;&b;&b;\">]><a {dc}><dc:description>&c;\
         </dc:description></a>"
    );
    assert_eq!(Metadata::read(&with_xmp(&plain(), &laughs)).description, "");
    let deep = format!("<a {dc}>{}<dc:description>Dalam</dc:description>", "<b>".repeat(5_000));
    assert_eq!(Metadata::read(&with_xmp(&plain(), &deep)), Metadata::default());
    let script = format!(
        "<a {dc} xmlns:x=\"http://ns.adobe.com/xap/1.0/rights/\" x:WebStatement=\"javascript:alert(1)\">\
         <dc:description>a\u{7}b</dc:description><dc:rights>cut"
    );
    let read = Metadata::read(&with_xmp(&plain(), &script));
    assert_eq!((read.rights_url.as_str(), read.description.as_str()), ("", "ab"));
    let long = format!("<a {dc}><dc:description>{}</dc:description></a>", "é".repeat(20_000));
    let read = Metadata::read(&with_xmp(&plain(), &long));
    assert_eq!(read.description.chars().count(), 2_000);
}

/// Every rendition of that picture with those words.
fn published(bytes: &[u8], metadata: &Metadata) -> Vec<(RenditionSpec, Vec<u8>)> {
    let plan = plan(bytes, None);
    plan.all().map(|one| (one.spec, metadata.write(&print(bytes, &one.spec), &one.spec))).collect()
}

#[test]
fn what_is_published_says_who_made_it_in_both_blocks() {
    let words = PhotoWords {
        caption: "Keterangan <b>&\"tajam\"".into(),
        alt: "Yang tampak".into(),
        credit: "ANTARA/Budi".into(),
        ..PhotoWords::default()
    };
    let original = with_xmp(&plain(), PACKET);
    let metadata = Metadata::read(&original).with_words(&words);
    assert_eq!(metadata.description, words.caption, "the story's words win");
    assert_eq!(metadata.creators[0], "Aprillio Akbar", "what it does not say is kept");
    for (spec, bytes) in published(&original, &metadata) {
        let read = Metadata::read(&bytes);
        let expected = Metadata { rights_until: None, ..metadata.clone() };
        assert_eq!(read, expected, "{spec:?}");
        let size = decoded(&bytes).dimensions();
        assert_eq!(size, (spec.width, spec.height), "it is a picture still");
        if spec.format == Format::Jpeg {
            // IIM alone, as agencies' older tools read it.
            let at = bytes.windows(4).position(|w| w == b"\x1c\x02\x78\0").expect("2:120");
            assert!(bytes[at + 5..].starts_with(words.caption.as_bytes()));
            assert!(bytes.windows(14).any(|window| window == b"Photoshop 3.0\0"));
        }
    }
}

#[test]
fn what_was_written_of_the_camera_and_the_place_is_gone() {
    let exif = exif_of("Dari kamera", "Budi Santoso", "Hak Budi");
    let original = with_exif(&plain(), &exif);
    let holds = |bytes: &[u8], text: &[u8]| bytes.windows(text.len()).any(|w| w == text);
    assert!(holds(&original, b"SERIAL-NUMBER") && holds(&original, b"Exif"));
    for (_, bytes) in published(&original, &Metadata::read(&original)) {
        assert!(!holds(&bytes, b"SERIAL-NUMBER") && !holds(&bytes, b"Exif"));
        assert!(holds(&bytes, b"Budi Santoso"));
    }
}

#[test]
fn a_credit_stands_in_for_a_creator_and_an_owner() {
    let words = PhotoWords { credit: "Reuters".into(), ..PhotoWords::default() };
    let metadata = Metadata::default().with_words(&words);
    assert_eq!(metadata.creators, ["Reuters"]);
    assert_eq!(metadata.copyright, "© Reuters");
    let nothing = Metadata::default().with_words(&PhotoWords::default());
    assert_eq!(nothing, Metadata::default());
    let bytes = print(&plain(), &plan(&plain(), None).main().spec);
    assert_eq!(nothing.write(&bytes, &plan(&plain(), None).main().spec), bytes);
}

#[test]
fn long_words_are_cut_in_iim_at_a_letter_and_kept_in_xmp() {
    let words = PhotoWords {
        caption: "é".repeat(1_500),
        credit: "ANTARA FOTO/Aprillio Akbar Nugraha/Jakarta".into(),
        ..PhotoWords::default()
    };
    let metadata = Metadata::default().with_words(&words);
    for (spec, bytes) in published(&plain(), &metadata) {
        assert_eq!(Metadata::read(&bytes).description, words.caption, "{spec:?}");
    }
}

proptest! {
    #[test]
    fn any_words_come_back_from_the_file_and_from_json(
        description in any::<String>(), alt in ".{0,80}", credit in "[^/]{1,40}",
    ) {
        let bytes = plain();
        let words = PhotoWords { caption: description, alt, credit, ..PhotoWords::default() };
        let metadata = Metadata::default().with_words(&words);
        let plan = plan(&bytes, None);
        let rendition = print(&bytes, &plan.main().spec);
        let read = Metadata::read(&metadata.write(&rendition, &plan.main().spec));
        prop_assert_eq!(&read, &metadata);
        prop_assert_eq!(Metadata::from_json(&metadata.to_json()), metadata);
    }
}

#[test]
fn json_that_does_not_fit_says_nothing() {
    for value in [json!(null), json!([1]), json!({"alt": 3, "creators": "x", "rights_until": "x"})]
    {
        assert_eq!(Metadata::from_json(&value), Metadata::default());
    }
}
