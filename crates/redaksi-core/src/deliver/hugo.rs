//! Stories as a folder that Hugo builds (<https://gohugo.io>, 0.128 or later):
//! page bundles with TOML front matter, and just enough layout to see them.

use toml::{Table, Value};

use super::Handed;
use crate::article::{Role, slugify};

/// A picture in a page bundle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HugoPicture {
    /// Its file's name in the bundle.
    pub file: String,
    /// True for the lead photo.
    pub lead: bool,
}

/// A story and its place.
#[derive(Debug, Clone, PartialEq)]
pub struct HugoStory<'s> {
    /// The story.
    pub story: &'s Handed,
    /// Its folder below `content/`, without a slash at its end.
    pub folder: String,
    /// Its body, as [`super::markdown_body`] makes it.
    pub body: String,
    /// The pictures of its bundle.
    pub pictures: Vec<HugoPicture>,
    /// Where it stands on the newsroom's own site.
    pub path: String,
}

/// The file `index.md` of a story.
pub fn hugo_page(page: &HugoStory<'_>) -> String {
    let (story, article) = (page.story, &page.story.article);
    let mut front = Table::new();
    put(&mut front, "title", article.headline.trim());
    put(&mut front, "description", article.deck.trim());
    for (name, at) in
        [("date", article.published_at.or(Some(story.version_at))), ("lastmod", article.updated_at)]
    {
        let at = at.and_then(|at| story.time(at).parse().ok());
        if let Some(at) = at {
            front.insert(name.to_owned(), Value::Datetime(at));
        }
    }
    if !story.sealed {
        front.insert("draft".to_owned(), Value::Boolean(true));
    }
    list(&mut front, "tags", article.tags.iter().map(String::as_str));
    list(&mut front, "categories", std::iter::once(article.section.trim()));
    list(&mut front, "authors", story.names(Role::Penulis).into_iter());
    list(&mut front, "aliases", aliases(page).iter().map(String::as_str));
    list(&mut front, "images", page.pictures.iter().map(|picture| picture.file.as_str()));
    let mut params = Table::new();
    put(&mut params, "id", &story.id.to_string());
    put(&mut params, "opener", article.opener.trim());
    put(&mut params, "source", &story.url);
    for (name, role) in [
        ("contributors", Role::Kontributor),
        ("photographers", Role::Fotografer),
        ("editors", Role::Editor),
        ("sources", Role::Sumber),
    ] {
        list(&mut params, name, story.names(role).into_iter());
    }
    front.insert("params".to_owned(), Value::Table(params));
    let resources: Vec<Value> =
        page.pictures.iter().map(|picture| resource(story, picture)).collect();
    if !resources.is_empty() {
        front.insert("resources".to_owned(), Value::Array(resources));
    }
    let front = toml::to_string(&front).unwrap_or_default();
    format!("+++\n{front}+++\n\n{}\n", literal(page.body.trim()))
}

fn resource(story: &Handed, picture: &HugoPicture) -> Value {
    let mut about = Table::new();
    put(&mut about, "src", &picture.file);
    if picture.lead {
        let lead = &story.article.lead;
        put(&mut about, "name", "lead");
        put(&mut about, "title", lead.caption.trim());
        let mut params = Table::new();
        put(&mut params, "alt", lead.alt.trim());
        put(&mut params, "credit", story.lead_credit());
        about.insert("params".to_owned(), Value::Table(params));
    }
    Value::Table(about)
}

fn put(table: &mut Table, name: &str, text: &str) {
    if !text.is_empty() {
        table.insert(name.to_owned(), Value::String(text.to_owned()));
    }
}

fn list<'t>(table: &mut Table, name: &str, texts: impl Iterator<Item = &'t str>) {
    let texts: Vec<Value> =
        texts.filter(|text| !text.is_empty()).map(|text| Value::String(text.to_owned())).collect();
    if !texts.is_empty() {
        table.insert(name.to_owned(), Value::Array(texts));
    }
}

/// Addresses that lead here: the one on the newsroom's site and those before
/// it, but none that leads out of the folder or needs more than plain letters.
fn aliases(page: &HugoStory<'_>) -> Vec<String> {
    let old = page.story.article.aliases.iter().map(String::as_str);
    let mut all: Vec<String> = Vec::new();
    for alias in std::iter::once(page.path.as_str()).chain(old) {
        let alias = alias.trim().trim_matches('/');
        let plain = !alias.is_empty()
            && alias.split('/').all(|part| !part.is_empty() && !part.starts_with('.'))
            && alias.chars().all(|c| c.is_ascii_alphanumeric() || "-_./".contains(c));
        let alias = format!("/{alias}");
        if plain && alias != format!("/{}", page.folder) && !all.contains(&alias) {
            all.push(alias);
        }
    }
    all
}

/// The body without what Hugo would run: its shortcodes (`{{<`, `{{%`) are
/// text to a newsroom.
fn literal(body: &str) -> String {
    body.replace("{{<", "{&#123;<").replace("{{%", "{&#123;%")
}

/// The files of the site beside its stories: settings, the titles of the
/// sections, layouts that a theme may replace.
pub fn hugo_site(
    name: &str,
    url: &str,
    language: &str,
    zone: &str,
    sections: &[String],
) -> Vec<(String, String)> {
    let mut settings = Table::new();
    put(&mut settings, "baseURL", &format!("{}/", url.trim_end_matches('/')));
    put(&mut settings, "title", name);
    put(&mut settings, "locale", language);
    put(&mut settings, "defaultContentLanguage", language);
    put(&mut settings, "timeZone", zone);
    let settings = toml::to_string(&settings).unwrap_or_default();
    let mut files = vec![
        ("hugo.toml".to_owned(), settings),
        ("layouts/_default/baseof.html".to_owned(), BASE.to_owned()),
        ("layouts/_default/single.html".to_owned(), SINGLE.to_owned()),
        ("layouts/_default/list.html".to_owned(), LIST.to_owned()),
    ];
    for section in sections.iter().filter(|section| !section.trim().is_empty()) {
        let mut front = Table::new();
        put(&mut front, "title", section.trim());
        let front = toml::to_string(&front).unwrap_or_default();
        let path = format!("content/{}/_index.md", slugify(section));
        if !files.iter().any(|(known, _)| *known == path) {
            files.push((path, format!("+++\n{front}+++\n")));
        }
    }
    files
}

const BASE: &str = r#"<!doctype html>
<html lang="{{ site.Language.Lang }}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ if .IsHome }}{{ site.Title }}{{ else }}{{ .Title }} | {{ site.Title }}{{ end }}</title>
{{ with .Description }}<meta name="description" content="{{ . }}">{{ end }}
<link rel="canonical" href="{{ .Permalink }}">
</head>
<body>
<header><a href="{{ site.Home.RelPermalink }}">{{ site.Title }}</a></header>
<main>{{ block "main" . }}{{ end }}</main>
</body>
</html>
"#;

const SINGLE: &str = r#"{{ define "main" }}
<article>
<h1>{{ .Title }}</h1>
{{ with .Description }}<p>{{ . }}</p>{{ end }}
<p>{{ with .Params.authors }}{{ delimit . ", " }} · {{ end }}<time datetime="{{ .Date.Format "2006-01-02T15:04:05Z07:00" }}">{{ .Date.Format "2006-01-02 15:04" }}</time></p>
{{ with .Resources.Get "lead" }}<figure><img src="{{ .RelPermalink }}" width="{{ .Width }}" height="{{ .Height }}" alt="{{ .Params.alt }}"><figcaption>{{ if ne .Title .Name }}{{ .Title }}{{ end }}{{ with .Params.credit }} /{{ . }}{{ end }}</figcaption></figure>{{ end }}
{{ .Content }}
</article>
{{ end }}
"#;

const LIST: &str = r#"{{ define "main" }}
<h1>{{ .Title }}</h1>
<ul>
{{ range (cond .IsHome site.RegularPages .Pages) }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>
{{ end }}</ul>
{{ end }}
"#;
