//! Addresses: from a path of the export to a link.

/// The relative link that leads from one file of the export to another
/// (RFC 3986, 4.2), so that the same bytes work on a server, from a folder and
/// in the preview. Absolute addresses stay as they are.
///
/// `relative("nasional/a.html", "assets/warta.css")` is `../assets/warta.css`.
pub fn relative(from: &str, to: &str) -> String {
    if is_absolute(to) {
        return to.to_owned();
    }
    let (to, from) = (to.trim_start_matches('/'), from.trim_start_matches('/'));
    let mut target: Vec<&str> = to.split('/').collect();
    let mut folders: Vec<&str> = from.split('/').collect();
    folders.pop();
    let shared = folders
        .iter()
        .zip(&target[..target.len() - 1])
        .take_while(|(folder, wanted)| folder == wanted)
        .count();
    target.drain(..shared);
    format!("{}{}", "../".repeat(folders.len() - shared), target.join("/"))
}

/// The absolute address of a path of the export. The front page of a folder
/// is named by the folder: `https://site/nasional/`.
pub fn absolute(site: &str, path: &str) -> String {
    if is_absolute(path) {
        return path.to_owned();
    }
    let path = path.trim_start_matches('/');
    let path = match path.strip_suffix("index.html") {
        Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
        _ => path,
    };
    format!("{}/{path}", site.trim_end_matches('/'))
}

/// True for `https://…`, `//…`, `mailto:…` and the like.
pub(super) fn is_absolute(address: &str) -> bool {
    let scheme = address.split([':', '/', '?', '#']).next().unwrap_or("");
    address.starts_with("//")
        || address.starts_with('#')
        || (scheme.len() < address.len()
            && address.as_bytes()[scheme.len()] == b':'
            && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.')))
}

#[cfg(test)]
mod tests {
    use super::{absolute, relative};

    #[test]
    fn a_relative_link_leads_from_file_to_file() {
        for (from, to, link) in [
            ("nasional/a.html", "assets/w.css", "../assets/w.css"),
            ("nasional/a.html", "nasional/b.html", "b.html"),
            ("nasional/a/2.html", "nasional/a.html", "../a.html"),
            ("nasional/a/2.html", "media/x.jpg", "../../media/x.jpg"),
            ("index.html", "nasional/a.html", "nasional/a.html"),
            ("nasional/a.html", "index.html", "../index.html"),
            ("nasional/a.html", "https://x.example/y", "https://x.example/y"),
            ("nasional/a.html", "mailto:a@b.example", "mailto:a@b.example"),
        ] {
            assert_eq!(relative(from, to), link, "from {from} to {to}");
        }
    }

    #[test]
    fn a_front_page_is_named_by_its_folder() {
        assert_eq!(absolute("https://x.example/", "index.html"), "https://x.example/");
        assert_eq!(absolute("https://x.example", "a/index.html"), "https://x.example/a/");
        assert_eq!(
            absolute("https://x.example", "a/myindex.html"),
            "https://x.example/a/myindex.html"
        );
    }
}
