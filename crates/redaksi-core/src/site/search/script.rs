//! The page that searches: its form, and the script that answers it.

use sha2::{Digest, Sha256};

use super::FOLDER;
use crate::markdown::escape_html;

/// Searches in the reader's browser; stands on the search page only.
const SCRIPT: &str = include_str!("../../../../../themes/warta/cari.js");

/// The script: its path, which bears its digest, and what is in it.
pub fn script() -> (String, &'static str) {
    let digest = Sha256::digest(SCRIPT.as_bytes());
    let hash: String = digest.iter().take(4).map(|byte| format!("{byte:02x}")).collect();
    (format!("assets/cari-{hash}.js"), SCRIPT)
}

/// What stands below the heading of the search page: the form, the place of
/// its results, and where to look without a script. `archive` is the path of a
/// list of all stories, from the root of the export, where the page stands.
pub fn form(language: &str, archive: &str) -> String {
    let english = language == "en" || language.starts_with("en-");
    let say = |id: &'static str, en: &'static str| if english { en } else { id };
    let archive = format!(
        "<a href=\"{}\">{}</a>",
        escape_html(archive),
        say("daftar semua berita", "list of all stories")
    );
    format!(
        "<form class=\"cari\" role=\"search\" action=\"cari.html\" method=\"get\" data-index=\"{FOLDER}/indeks.json\"\n\
         data-sedang=\"{searching}\" data-satu=\"{one}\" data-banyak=\"{many}\" data-nihil=\"{none}\" data-gagal=\"{failed}\">\n\
         <label for=\"cari-q\">{label}</label>\n\
         <input id=\"cari-q\" name=\"q\" type=\"search\" autocomplete=\"off\" enterkeyhint=\"search\" maxlength=\"200\" required>\n\
         <button type=\"submit\">{submit}</button>\n\
         </form>\n\
         <noscript><p>{without} {archive}.</p></noscript>\n\
         <p class=\"cari-kabar\" role=\"status\"></p>\n\
         <ol class=\"daftar cari-hasil\" hidden></ol>\n\
         <button class=\"cari-lagi\" type=\"button\" hidden>{more}</button>\n",
        searching = say("Mencari …", "Searching …"),
        one = say("Satu berita ditemukan.", "One story found."),
        many = say("{n} berita ditemukan.", "{n} stories found."),
        none = say(
            "Tidak ada berita dengan kata itu. Coba kata lain atau kata dasarnya.",
            "No story has these words. Try others, or a shorter form."
        ),
        failed = say(
            "Indeks pencarian tidak terbaca. Periksa sambungan, lalu coba lagi.",
            "The search index could not be read. Check the connection and try again."
        ),
        label = say("Kata yang dicari", "Words to look for"),
        submit = say("Cari", "Search"),
        without = say(
            "Pencarian memerlukan JavaScript. Semua berita ada di",
            "Search needs JavaScript. Every story is in the"
        ),
        more = say("Tampilkan lagi", "Show more"),
    )
}
