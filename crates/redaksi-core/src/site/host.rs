//! What robots and hosts read: `robots.txt` (RFC 9309) and `_headers`, in the
//! form that Netlify and Cloudflare Pages share.

use super::absolute::address;
use super::sitemap;
use crate::markdown::tidy;

/// The path of the rules for robots.
pub const ROBOTS: &str = "robots.txt";
/// The path of the headers.
pub const HEADERS: &str = "_headers";

/// The policy of a whole site (CSP 3). Pages bear their own, which is
/// narrower; `frame-ancestors` works as a header only.
const CSP: &str = "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; \
                   connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; \
                   frame-ancestors 'self'";

/// `robots.txt`: everything may be read, and here is what there is. `news`
/// says whether there is a news sitemap.
pub fn robots(site: &str, news: bool) -> String {
    let mut text =
        format!("User-agent: *\nAllow: /\n\nSitemap: {}\n", address(site, sitemap::INDEX));
    if news {
        text.push_str(&format!("Sitemap: {}\n", address(site, sitemap::NEWS)));
    }
    tidy(&text).into_owned()
}

/// `_headers`: a sample for hosts that read it. `lasting` are the folders
/// whose files bear their content's digest in their names (`assets`), and may
/// be kept for ever.
pub fn headers(site: &str, lasting: &[&str]) -> String {
    let base = base(site);
    let mut text = format!(
        "{base}/*\n  Content-Security-Policy: {CSP}\n  X-Content-Type-Options: nosniff\n  \
         Referrer-Policy: strict-origin-when-cross-origin\n  \
         Permissions-Policy: camera=(), geolocation=(), microphone=()\n  \
         Cross-Origin-Opener-Policy: same-origin\n"
    );
    for folder in lasting {
        let rule = "Cache-Control: public, max-age=31536000, immutable";
        text.push_str(&format!("{base}/{folder}/*\n  {rule}\n"));
    }
    // Other sites may show a feed; nobody needs to find the search index.
    text.push_str(&format!("{base}/umpan/*\n  Access-Control-Allow-Origin: *\n"));
    text.push_str(&format!(
        "{base}/umpan/*.xml\n  Content-Type: application/rss+xml; charset=utf-8\n"
    ));
    text.push_str(&format!(
        "{base}/umpan/*.json\n  Content-Type: application/feed+json; charset=utf-8\n"
    ));
    text.push_str(&format!(
        "{base}/manifest.webmanifest\n  Content-Type: application/manifest+json\n"
    ));
    text.push_str(&format!("{base}/cari/*\n  X-Robots-Tag: noindex\n"));
    text
}

/// The path of the export root on its host: empty, or `/berita`.
pub(super) fn base(site: &str) -> String {
    let whole = address(site, "");
    let start = whole.find("://").map_or(0, |at| at + 3);
    let path = whole[start..].find('/').map_or("", |at| &whole[start + at..]);
    path.trim_end_matches('/').to_owned()
}

#[cfg(test)]
mod tests {
    use super::base;

    #[test]
    fn the_root_of_the_export_may_lie_below_that_of_its_host() {
        assert_eq!(base("https://x.example"), "");
        assert_eq!(base("https://x.example/berita/"), "/berita");
    }
}
