//! The scheme `preview:`, through which the page frame loads a story's page,
//! its style sheet and its pictures.
//!
//! The page is what the export writes, byte for byte, but for the two changes
//! of [`into_frame`]. The frame is sandboxed without an origin of its own; its
//! policy goes as a header, for which the page's `<meta>` makes room. This
//! module must never know how a page is made, and answers GET only: nothing
//! can be changed through it.

use std::sync::LazyLock;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use redaksi_api::{Desk, FrameFile};
use sha2::{Digest, Sha256};
use tauri::http::{Method, Request, Response, StatusCode, header};

/// The name of the scheme: `preview://localhost/…`, on Windows
/// `http://preview.localhost/…`.
pub const SCHEME: &str = "preview";

/// The frame's only script.
const SCRIPT: &str = include_str!("preview/frame.js");

/// How a page's own policy begins.
const POLICY_START: &str = r#"<meta http-equiv="Content-Security-Policy""#;

/// The script as it stands in the framed page.
static SCRIPT_ELEMENT: LazyLock<String> = LazyLock::new(|| format!("<script>{SCRIPT}</script>"));

/// The frame's policy. `'self'` is empty for a frame without an origin, so the
/// scheme is named in the two forms that platforms give it.
static POLICY: LazyLock<String> = LazyLock::new(|| {
    let hash = BASE64.encode(Sha256::digest(SCRIPT.as_bytes()));
    let dev_server = if tauri::is_dev() { " http://localhost:5173" } else { "" };
    format!(
        "default-src 'none'; \
         script-src 'sha256-{hash}'; \
         style-src preview: http://preview.localhost; \
         img-src preview: http://preview.localhost; \
         base-uri 'none'; form-action 'none'; \
         frame-ancestors tauri: http://tauri.localhost{dev_server}"
    )
});

/// The page as the frame gets it: its policy `<meta>` is taken out and the
/// frame's script stands in that place. A page without such a `<meta>` gets
/// the script at the head's beginning.
pub fn into_frame(page: &str) -> String {
    let script = SCRIPT_ELEMENT.as_str();
    match policy_of(page) {
        Some(policy) => page.replacen(policy, script, 1),
        None => page.replacen("<head>", &format!("<head>{script}"), 1),
    }
}

/// Undoes [`into_frame`], given the `<meta>` that [`policy_of`] found in the
/// page, or nothing where it found none.
pub fn out_of_frame(framed: &str, policy: Option<&str>) -> String {
    framed.replacen(SCRIPT_ELEMENT.as_str(), policy.unwrap_or_default(), 1)
}

/// The page's policy `<meta>`, from `<` to `>`. Only the head is searched.
pub fn policy_of(page: &str) -> Option<&str> {
    let head = &page[..page.find("</head>")?];
    let start = head.find(POLICY_START)?;
    let length = head[start..].find('>')?;
    Some(&head[start..=start + length])
}

/// Answers one request of the frame.
pub fn answer(desk: &Desk, request: &Request<Vec<u8>>) -> Response<Vec<u8>> {
    if request.method() != Method::GET {
        return reply(StatusCode::METHOD_NOT_ALLOWED, "text/plain", Vec::new());
    }
    let uri = request.uri();
    if !is_plain(uri.path()) {
        return reply(StatusCode::FORBIDDEN, "text/plain", Vec::new());
    }
    let wanted = uri.path_and_query().map_or("/", |path| path.as_str());
    match desk.preview(wanted) {
        FrameFile::Page(page) => {
            reply(StatusCode::OK, "text/html; charset=utf-8", into_frame(&page).into_bytes())
        }
        FrameFile::Asset { mime, bytes } => reply(StatusCode::OK, &mime, bytes),
        FrameFile::Missing => missing(),
    }
}

/// The answer to a request for what is not there.
pub fn missing() -> Response<Vec<u8>> {
    reply(StatusCode::NOT_FOUND, "text/plain", Vec::new())
}

/// True for a path as our pages write them: plain ASCII names between single
/// slashes. Anything encoded, relative or doubled is refused before it is
/// looked up.
fn is_plain(path: &str) -> bool {
    let Some(rest) = path.strip_prefix('/') else { return false };
    let name = |name: &str| {
        !name.is_empty()
            && !name.starts_with('.')
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
    };
    rest.is_empty() || rest.split('/').all(name)
}

/// A reply under the frame's policy, never stored by the web view: the page
/// changes with each key.
fn reply(status: StatusCode, mime: &str, body: Vec<u8>) -> Response<Vec<u8>> {
    Response::builder()
        .status(status)
        .header(header::CONTENT_TYPE, mime)
        .header(header::CONTENT_SECURITY_POLICY, POLICY.as_str())
        .header(header::X_CONTENT_TYPE_OPTIONS, "nosniff")
        .header(header::CACHE_CONTROL, "no-store")
        .header(header::REFERRER_POLICY, "no-referrer")
        .body(body)
        .unwrap_or_else(|_| Response::new(Vec::new()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<!doctype html>\n<html lang=\"id\">\n<head>\n<meta charset=\"utf-8\">\n\
        <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">\n\
        <title>A</title>\n</head>\n<body>\n<p>A</p>\n</body>\n</html>\n";

    #[test]
    fn both_changes_undone_give_the_same_bytes() {
        let framed = into_frame(PAGE);
        assert!(!framed.contains(POLICY_START), "the page's policy is taken out");
        assert_eq!(framed.matches("<script").count(), 1, "one script is put in");
        assert_eq!(out_of_frame(&framed, policy_of(PAGE)), PAGE);
    }

    #[test]
    fn a_page_without_a_policy_gets_the_script_alone() {
        let bare = PAGE.replacen(policy_of(PAGE).expect("the page has one"), "", 1);
        let framed = into_frame(&bare);
        assert!(framed.contains("<head><script>"), "the script opens the head");
        assert_eq!(out_of_frame(&framed, policy_of(&bare)), bare);
    }

    #[test]
    fn a_policy_quoted_in_the_text_is_left_alone() {
        let text = PAGE.replacen("<p>A</p>", &format!("<pre>{POLICY_START}&gt;</pre>"), 1);
        let bare = text.replacen(policy_of(&text).expect("in the head"), "", 1);
        assert_eq!(policy_of(&bare), None);
        assert_eq!(out_of_frame(&into_frame(&text), policy_of(&text)), text);
    }

    #[test]
    fn the_script_cannot_end_its_element_early() {
        assert!(!SCRIPT.contains("</script") && !SCRIPT.contains("<!--"));
        assert!(!SCRIPT.contains('\r'), "the parser would change it and void its hash");
        assert!(SCRIPT.lines().count() <= 200);
    }

    #[test]
    fn the_policy_allows_one_script_and_no_connection() {
        for open in
            ["unsafe-inline", "unsafe-eval", "connect-src", "script-src preview", "*", "'self'"]
        {
            assert!(!POLICY.contains(open), "{open} would widen the frame's policy");
        }
        assert!(POLICY.starts_with("default-src 'none'"));
    }

    #[test]
    fn only_plain_paths_are_looked_up() {
        for good in
            ["/", "/internasional/ktt-as-rusia.html", "/assets/warta-0a1b.css", "/tag/r.html"]
        {
            assert!(is_plain(good), "{good}");
        }
        for bad in [
            "",
            "a",
            "/../a",
            "/a/../b",
            "/./a",
            "//etc/passwd",
            "/a//b",
            "/a/",
            "/%2e%2e/a",
            "/media%2fa",
            "/a%5cb",
            "/a\\b",
            "/C:/a",
            "/.hidden",
            "/a\0b",
            "/~a",
        ] {
            assert!(!is_plain(bad), "{bad:?}");
        }
    }
}
