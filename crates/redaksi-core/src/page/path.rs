//! Addresses: from a path of the export to a link.

/// Where a page stands, for its links.
#[derive(Debug, Clone, Copy)]
pub(super) struct Here<'a> {
    /// The path of the page; empty for a page that is served at any depth.
    pub path: &'a str,
    /// For a page that is served at any depth: the path of the export root
    /// within its host, with slashes around it.
    root: Option<&'a str>,
}

impl<'a> Here<'a> {
    /// A page at a path of the export.
    pub fn at(path: &'a str) -> Self {
        Self { path, root: None }
    }

    /// A page that is served in place of any other: its links begin at the
    /// root of the host. `root` is what [`root_of`] gives.
    pub fn anywhere(root: &'a str) -> Self {
        Self { path: "", root: Some(root) }
    }

    /// The link from here to a path of the export.
    pub fn link(&self, to: &str) -> String {
        match self.root {
            Some(_) if is_absolute(to) => to.to_owned(),
            Some(root) => format!("{root}{}", to.trim_start_matches('/')),
            None => relative(self.path, to),
        }
    }

    /// The folder of the page, with a slash at its end; empty at the root.
    pub fn folder(&self) -> &'a str {
        self.root.unwrap_or(&self.path[..self.path.rfind('/').map_or(0, |at| at + 1)])
    }

    /// How many folders deep the page stands; none for a page at any depth.
    pub fn depth(&self) -> Option<usize> {
        let folders = self.path.trim_start_matches('/').matches('/').count();
        self.root.is_none().then_some(folders)
    }
}

/// The path of the export root within its host, with slashes around it: `/`,
/// or `/kabar/` where the site stands in a folder.
pub(super) fn root_of(site: &str) -> String {
    let host = site.split_once("//").map_or(site, |(_, rest)| rest);
    let folder = host.split_once('/').map_or("", |(_, path)| path).trim_matches('/');
    if folder.is_empty() { "/".to_owned() } else { format!("/{folder}/") }
}

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
    let from = &from[..from.rfind('/').map_or(0, |at| at + 1)];
    let folder = &to[..to.rfind('/').map_or(0, |at| at + 1)];
    // The last slash up to which both folders are the same.
    let alike = from.bytes().zip(folder.bytes()).take_while(|(a, b)| a == b).count();
    let shared = from.as_bytes()[..alike].iter().rposition(|b| *b == b'/').map_or(0, |at| at + 1);
    let up = from.as_bytes()[shared..].iter().filter(|byte| **byte == b'/').count();
    let mut link = String::with_capacity(up * 3 + to.len() - shared);
    for _ in 0..up {
        link.push_str("../");
    }
    link.push_str(&to[shared..]);
    link
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
    use super::{Here, absolute, relative, root_of};

    #[test]
    fn a_relative_link_leads_from_file_to_file() {
        for (from, to, link) in [
            ("nasional/a.html", "assets/w.css", "../assets/w.css"),
            ("nasional/a.html", "nasional/b.html", "b.html"),
            ("nasional/a/2.html", "nasional/a.html", "../a.html"),
            ("nasional/a/2.html", "media/x.jpg", "../../media/x.jpg"),
            ("index.html", "nasional/a.html", "nasional/a.html"),
            ("nasional/a.html", "index.html", "../index.html"),
            ("nasional/a.html", "nasib/b.html", "../nasib/b.html"),
            ("a/b/c/d.html", "a/c/c/d.html", "../../c/c/d.html"),
            ("/a/b.html", "/a/c/d.html", "c/d.html"),
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

    #[test]
    fn a_page_at_any_depth_links_from_the_root() {
        for (site, root, link) in [
            ("https://x.example", "/", "/assets/w.css"),
            ("https://x.example/kabar/", "/kabar/", "/kabar/assets/w.css"),
        ] {
            assert_eq!(root_of(site), root);
            assert_eq!(Here::anywhere(&root_of(site)).link("assets/w.css"), link);
        }
        let mail = "mailto:a@b.example";
        assert_eq!(Here::anywhere("/").link(mail), mail);
    }
}
