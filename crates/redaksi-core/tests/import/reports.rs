//! Reports of the most read and feeds of sister sites, in the dialects of the
//! programs that make them.

use chrono::NaiveDate;
use proptest::prelude::*;
use redaksi_core::import::{NoFeed, NoReport, Popular, decode, popular, sister};

fn day(text: &str) -> Option<NaiveDate> {
    Some(text.parse().expect("a day"))
}

/// Page, or what else names it, and views of each row.
fn rows(report: &Popular) -> Vec<(&str, Option<u64>)> {
    report.rows.iter().map(|row| (row.name(), row.views)).collect()
}

fn read(text: &str) -> Popular {
    popular(text).expect("a report")
}

#[test]
fn google_analytics_says_its_days_in_comments() {
    let text = "# ----------------------------------------\n\
                # Pages and screens: Page path and screen class\n\
                # Start date: 20261101\n# End date: 20261107\n\
                # ----------------------------------------\n\n\
                Page path and screen class,Views,Active users\n\
                /nasional/satu.html,\"1,234\",980\n/,999,800\n";
    let report = read(text);
    assert_eq!((report.from, report.date), (day("2026-11-01"), day("2026-11-07")));
    assert_eq!(rows(&report), [("/nasional/satu.html", Some(1234)), ("/", Some(999))]);
    assert_eq!(report.rows[0].line, 8, "the line of the file, not of the table");
    let older = "# Halaman\n# 20261101-20261107\n\nHalaman,Tayangan halaman\n/a,7\n,7\n\nHari,Tayangan\n1,7\n";
    let report = read(older);
    assert_eq!(report.date, day("2026-11-07"));
    assert_eq!(rows(&report), [("/a", Some(7))], "neither the total nor the second table");
}

#[test]
fn matomo_plausible_and_tables_made_by_hand_are_understood() {
    let utf16: Vec<u8> = [0xff, 0xfe]
        .into_iter()
        .chain("label\tnb_visits\tnb_hits\n/satu\t5\t9\n".encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    let matomo = decode(&utf16).expect("text").text;
    assert_eq!(rows(&read(&matomo)), [("/satu", Some(9))], "hits are views, visits are not");
    let plausible = "name,visitors\n/satu,5\n";
    assert_eq!(rows(&read(plausible)), [("/satu", Some(5))]);
    assert_eq!(popular("nama,alamat\n/satu,5\n"), Err(NoReport), "nothing counts readers");
    assert_eq!(rows(&read("page,visitors,pageviews\n/satu,5,9\n")), [("/satu", Some(9))]);
    let excel = "sep=;\r\nJudul Berita;Jumlah Pembaca\r\n\"Banjir; warga mengungsi\";1.234\r\n";
    assert_eq!(rows(&read(excel)), [("Banjir; warga mengungsi", Some(1234))]);
    assert_eq!(rows(&read("/satu.html,12\n/dua.html,7\n")).len(), 2, "a list without names");
    let quoted = "\u{feff}\"Page\",\"Views\"\n\"a\n\nb\",\"3\"\n";
    assert_eq!(rows(&read(quoted)), [("a\n\nb", Some(3))], "an empty line within quotes");
}

#[test]
fn numbers_are_read_whatever_parts_their_thousands() {
    let known = [
        ("1.234", Some(1234)),
        ("1,234", Some(1234)),
        ("1.234.567", Some(1_234_567)),
        ("1,234,567.5", Some(1_234_567)),
        ("1.234,00", Some(1234)),
        ("12.5", Some(12)),
        ("1 234", Some(1234)),
        ("1\u{a0}234", Some(1234)),
        ("0", Some(0)),
        ("-3", None),
        ("", None),
        ("<10", None),
        ("99999999999999999999", None),
    ];
    for (text, wanted) in known {
        let report = read(&format!("page;views\n/a;\"{text}\"\n"));
        assert_eq!(report.rows[0].views, wanted, "{text}");
    }
}

#[test]
fn only_a_day_that_can_be_read_in_one_way_is_the_reports_day() {
    let known = [
        ("2026-11-07", "2026-11-07"),
        ("2026-11-07T10:00:00+07:00", "2026-11-07"),
        ("7 November 2026", "2026-11-07"),
        ("7 Agustus 2026", "2026-08-07"),
        ("Aug 7, 2026", "2026-08-07"),
    ];
    for (text, wanted) in known {
        assert_eq!(read(&format!("# {text}\npage,views\n/a,1\n")).date, day(wanted), "{text}");
    }
    for text in ["07/11/2026", "20269907", "minggu ini", "12345678"] {
        assert_eq!(read(&format!("# {text}\npage,views\n/a,1\n")).date, None, "{text}");
    }
    let daily = read("Tanggal;Slug;Dibaca\n2026-11-06;a;1\n2026-11-07;a;2\n");
    assert_eq!((daily.from, daily.date), (day("2026-11-06"), day("2026-11-07")));
}

const RSS: &str = r#"<?xml version="1.0"?><rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"
 xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Kabar &amp; Garut</title>
<link>https://garut.example/</link><atom:link rel="self" href="https://garut.example/rss.xml"/>
<image><title>Logo</title><url>https://garut.example/l.png</url></image>
<item><media:title>bukan ini</media:title><title><![CDATA[Jalan <b>rusak</b> & banjir]]></title>
<link>https://garut.example/jalan</link><pubDate>Tue, 24 Nov 2026 07:00:00 +0700</pubDate></item>
<item><title>Pasar &amp;amp; warga &lt;i&gt;Garut&lt;/i&gt;</title>
<guid>https://garut.example/pasar</guid><pubDate>Tue, 24 Nov 2026 08:00:00 WIB</pubDate></item>
<item><title>Tanpa alamat</title><guid isPermaLink="false">123</guid></item></channel></rss>"#;

#[test]
fn rss_gives_headlines_addresses_and_times() {
    let feed = sister(RSS).expect("a feed");
    assert_eq!(feed.site, "Kabar & Garut");
    assert_eq!(feed.url.as_deref(), Some("https://garut.example/"));
    let told: Vec<(&str, &str)> =
        feed.items.iter().map(|item| (item.headline.as_str(), item.url.as_str())).collect();
    let wanted = [
        ("Jalan rusak & banjir", "https://garut.example/jalan"),
        ("Pasar & warga Garut", "https://garut.example/pasar"),
        ("Tanpa alamat", "-"),
    ];
    assert_eq!(told, wanted);
    let at = |n: usize| feed.items[n].published_at.map(|at| at.to_rfc3339());
    assert_eq!(at(0).as_deref(), Some("2026-11-24T00:00:00+00:00"));
    assert_eq!(at(1).as_deref(), Some("2026-11-24T01:00:00+00:00"));
}

#[test]
fn atom_and_json_feeds_are_read_too() {
    let atom = r#"<feed xmlns="http://www.w3.org/2005/Atom"><title>Saudara</title>
        <link rel="self" href="https://s.example/f"/><link href="https://s.example/"/>
        <entry><title type="html">Satu &amp;quot;dua&amp;quot;</title>
        <link rel="enclosure" href="https://s.example/a.mp3"/><link href="https://s.example/1"/>
        <updated>2026-11-24T00:00:00Z</updated></entry></feed>"#;
    let feed = sister(atom).expect("a feed");
    assert_eq!(feed.url.as_deref(), Some("https://s.example/"));
    assert_eq!(feed.items[0].headline, "Satu \"dua\"");
    assert_eq!(feed.items[0].url, "https://s.example/1");
    assert!(feed.items[0].published_at.is_some());
    let json = r#"{"version":"https://jsonfeed.org/version/1.1","title":"Saudara",
        "items":[{"title":"Satu","url":"https://s.example/1","date_published":"2026-11-24T00:00:00Z"}]}"#;
    assert_eq!(
        sister(json).expect("a feed").items,
        [feed.items[0].clone()].map(|mut item| {
            item.headline = "Satu".to_owned();
            item
        })
    );
}

#[test]
fn what_is_no_feed_is_refused_and_what_is_hostile_is_harmless() {
    for text in ["", "{}", "<html></html>", "[1]", "Halo", "{\"items\":[]}"] {
        assert_eq!(sister(text), Err(NoFeed), "{text}");
    }
    let bomb = "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>\
                <rss><channel><item><title>x &b; <script>alert(1)</script></title>\
                <link>javascript:alert(1)</link></item>";
    let feed = sister(bomb).expect("a feed that ends too early");
    assert!(feed.items.is_empty() || !feed.items[0].headline.contains("aaaa"));
}

proptest! {
    #[test]
    fn no_text_breaks_the_readers(text in "(\\PC|[\n\r\t,;\"<>&]){0,200}") {
        let _ = popular(&text);
        let _ = popular(&format!("page,views\n{text}"));
        let _ = sister(&text);
        let _ = sister(&format!("<rss><channel><item>{text}</item></channel></rss>"));
    }
}
