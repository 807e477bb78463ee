//! Addresses of stories as other programs wrote them.

use crate::article::{Article, slugify};

/// The path of an address, without its first slash.
pub(super) fn path(address: &str) -> String {
    let address = address.trim();
    let path = match address.split_once("://") {
        Some((_, rest)) => rest.split_once('/').map_or("", |(_, path)| path),
        None => address,
    };
    path.trim_start_matches('/').to_owned()
}

/// Gives a story the slug that it had elsewhere. One that is cut, or written
/// otherwise here, stays known beside it: links of other stories bear it.
pub(super) fn take_slug(article: &mut Article, given: &str) {
    let given = given.trim();
    article.slug = slugify(given);
    let one_name = !given.is_empty() && !given.contains(['/', '\\', '?', '#']);
    let plain = one_name && !given.contains(|c: char| c.is_whitespace() || c.is_control());
    if plain && article.slug != given {
        article.aliases.push(given.to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(given: &str) -> (String, Vec<String>) {
        let mut article = Article::default();
        take_slug(&mut article, given);
        (article.slug, article.aliases)
    }

    #[test]
    fn a_slug_that_is_cut_stays_known() {
        let long = format!("{}tiga-hal-yang-perlu-diketahui", "tingkat-tinggi-".repeat(5));
        let (slug, aliases) = taken(&long);
        assert!(slug.len() <= crate::article::LONGEST_SLUG);
        assert_eq!(aliases, [long]);
        assert_eq!(
            taken("Banjir_Cipatat"),
            ("banjir-cipatat".into(), vec!["Banjir_Cipatat".into()])
        );
    }

    #[test]
    fn a_slug_that_fits_has_no_second_name_and_a_path_is_none() {
        assert_eq!(taken("banjir-cipatat"), ("banjir-cipatat".into(), vec![]));
        assert_eq!(taken("../../etc/passwd").1, [""; 0]);
        assert_eq!(taken("dua kata").1, [""; 0]);
    }
}
