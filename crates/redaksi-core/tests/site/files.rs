//! Rules for robots and hosts, redirects, the manifest and the icons.

use redaksi_core::site::manifest::{Drawing, Manifest};
use redaksi_core::site::redirect::{Redirect, rules};
use redaksi_core::site::{address, host, icons};
use serde_json::Value;

use super::HOSTILE;

const SITE: &str = "https://beritakbb.example";

#[test]
fn robots_may_read_everything_and_find_the_sitemaps() {
    assert_eq!(
        host::robots(SITE, true),
        "User-agent: *\nAllow: /\n\nSitemap: https://beritakbb.example/sitemap.xml\n\
         Sitemap: https://beritakbb.example/sitemap-berita.xml\n"
    );
    assert!(!host::robots(SITE, false).contains("sitemap-berita"));
}

#[test]
fn headers_protect_every_page_and_keep_what_lasts() {
    let headers = host::headers("https://beritakbb.example/berita", &["assets", "media"]);
    let mut rules: Vec<(&str, Vec<&str>)> = Vec::new();
    for line in headers.lines() {
        match line.strip_prefix("  ") {
            Some(header) => rules.last_mut().unwrap().1.push(header),
            None => rules.push((line, Vec::new())),
        }
    }
    let of = |path: &str| rules.iter().find(|(found, _)| *found == path).unwrap().1.join("\n");
    let all = of("/berita/*");
    for wanted in [
        "default-src 'none'",
        "frame-ancestors 'self'",
        "X-Content-Type-Options: nosniff",
        "Referrer-Policy: strict-origin-when-cross-origin",
    ] {
        assert!(all.contains(wanted), "{wanted} in {all}");
    }
    assert!(!all.contains("Cache-Control"), "hosts would join it with that of a folder");
    assert!(of("/berita/assets/*").contains("max-age=31536000, immutable"));
    assert!(of("/berita/media/*").contains("max-age=31536000, immutable"));
    assert!(headers.lines().all(|line| line.len() < 2_000), "Cloudflare's limit");
}

fn redirect(from: &str, to: &str, headline: &str) -> Redirect {
    Redirect { from: from.to_owned(), to: to.to_owned(), headline: headline.to_owned() }
}

#[test]
fn an_old_address_leads_on_by_itself_and_by_a_link() {
    let page = redirect("daerah/lama.html", "nasional/baru.html", "Judul & anak").page(SITE, "id");
    for wanted in [
        "<html lang=\"id\">",
        "<meta http-equiv=\"refresh\" content=\"0; url=../nasional/baru.html\">",
        "<meta name=\"robots\" content=\"noindex\">",
        "<link rel=\"canonical\" href=\"https://beritakbb.example/nasional/baru.html\">",
        "<a href=\"../nasional/baru.html\">Judul &amp; anak</a>",
    ] {
        assert!(page.contains(wanted), "{wanted} in {page}");
    }
    let english = redirect("a.html", "b.html", "").page(SITE, "en");
    assert!(
        english.contains("<a href=\"b.html\">https://beritakbb.example/b.html</a>"),
        "{english}"
    );
}

#[test]
fn hostile_headlines_stay_text_in_a_redirect() {
    for headline in HOSTILE {
        let page = redirect("a\".html", "b\".html", headline).page(SITE, "id");
        assert_eq!(page.matches("<script").count(), 0);
        assert_eq!(page.matches("<title>").count(), 1);
        assert_eq!(page.matches("</title>").count(), 1);
        assert!(!page.contains("href=\"b\".html"));
        assert!(!page.contains('\0'));
    }
}

#[test]
fn rules_are_one_a_line_and_never_patterns() {
    let redirects = [
        redirect("b.html", "nasional/index.html", ""),
        redirect("a *:x/é.html", "c.html", ""),
        redirect("x\n/y.html", "c.html", ""),
    ];
    let text = rules("https://x.example/berita", &redirects).unwrap();
    assert_eq!(
        text,
        "/berita/a%20%2A%3Ax/%C3%A9.html /berita/c.html 301\n\
         /berita/b.html /berita/nasional/ 301\n\
         /berita/x%0A/y.html /berita/c.html 301\n"
    );
    assert_eq!(rules(SITE, &[]), None);
}

#[test]
fn icons_are_what_they_say_and_have_the_accent() {
    let accent = "#0b5d3b";
    let drawings = icons::for_manifest(accent);
    let sizes: Vec<(u32, bool)> = drawings.iter().map(|icon| (icon.size, icon.maskable)).collect();
    assert_eq!(sizes, [(192, false), (512, false), (192, true), (512, true)]);
    for icon in &drawings {
        let file = icon.png();
        let picture = image::load_from_memory(&file).unwrap().to_rgba8();
        assert_eq!(picture.dimensions(), (icon.size, icon.size));
        let corner = picture.get_pixel(0, 0).0;
        assert_eq!(corner[3], if icon.maskable { 255 } else { 0 }, "{}", icon.path);
        let pixel = |x: u32, y: u32| picture.get_pixel(x * icon.size / 32, y * icon.size / 32).0;
        assert_eq!(pixel(16, 4), [0x0b, 0x5d, 0x3b, 255], "the tile");
        assert_eq!(pixel(16, 16), [255, 255, 255, 255], "a line");
        assert!(file.len() < 12_000, "{} has {} bytes", icon.path, file.len());
        assert_eq!(file, icon.png(), "the same bytes each time");
    }
    let other = icons::for_manifest("#9f1d2d");
    assert!(drawings.iter().zip(&other).all(|(a, b)| a.path != b.path), "names bear the accent");
    assert_eq!(other, icons::for_manifest("no colour"));

    let ico = icons::favicon("no colour");
    assert_eq!(ico[..8], [0, 0, 1, 0, 1, 0, 48, 48]);
    let length = u32::from_le_bytes(ico[14..18].try_into().unwrap()) as usize;
    assert_eq!(ico.len(), 22 + length);
    assert_eq!(image::load_from_memory(&ico[22..]).unwrap().width(), 48);
    let touch = image::load_from_memory(&icons::apple_touch("#0b5d3b")).unwrap();
    assert_eq!((touch.width(), touch.to_rgba8().get_pixel(0, 0).0[3]), (180, 255));
}

#[test]
fn the_manifest_names_the_icons() {
    let drawings = icons::for_manifest("#9f1d2d");
    let manifest = Manifest {
        name: HOSTILE[2].to_owned(),
        language: "id".to_owned(),
        direction: "ltr".to_owned(),
        accent: "#9f1d2d".to_owned(),
        icon: "assets/ikon.svg".to_owned(),
        drawings: drawings.iter().map(Drawing::from).collect(),
    };
    let read: Value = serde_json::from_str(&manifest.json()).unwrap();
    assert_eq!(read["name"], HOSTILE[2]);
    assert_eq!((&read["start_url"], &read["lang"]), (&Value::from("./"), &Value::from("id")));
    let icons = read["icons"].as_array().unwrap();
    assert_eq!(icons[0]["type"], "image/svg+xml");
    let png: Vec<(&str, &str)> = icons[1..]
        .iter()
        .map(|icon| (icon["sizes"].as_str().unwrap(), icon["purpose"].as_str().unwrap()))
        .collect();
    assert_eq!(
        png,
        [("192x192", "any"), ("512x512", "any"), ("192x192", "maskable"), ("512x512", "maskable")]
    );
    assert_eq!(icons[2]["src"], drawings[1].path);
}

#[test]
fn addresses_are_escaped_and_folders_named_by_themselves() {
    assert_eq!(address(SITE, "nasional/index.html"), "https://beritakbb.example/nasional/");
    assert_eq!(address(SITE, "a b/é\".html"), "https://beritakbb.example/a%20b/%C3%A9%22.html");
}
