//! One function for each command: asks the contract, hands on what it says.

mod correct;
mod deliver;
mod modules;
mod outward;
mod preflight;
mod publish;

use std::io::Read;
use std::path::{Path, PathBuf};

use redaksi_api::core::error::{Error, Unreadable};
use redaksi_api::core::newsroom::{NewNewsroom, Newsroom, Opening, PageRequest, WhichPage};
use redaksi_api::wire::{self, Nothing, OneArticle, Severity, WireError};
use redaksi_api::{Desk, DeskOptions, commands as api, default_newsroom, sentences};
use serde_json::{Value, json};

use crate::args::{Args, Command};
use crate::output::Done;
use crate::{fields, plain, trace};

type Outcome = Result<Done, WireError>;

/// Runs the command that the arguments name.
pub(crate) fn run(args: Args) -> Outcome {
    let person = args.person.clone();
    let opened = match &args.command {
        Command::New { .. } => return new(args.command, person),
        Command::RestoreBackup { file, dir } => {
            Newsroom::restore_backup(file, dir).map_err(|fault| outside(&fault))?;
            return Ok(Done::new(json!({ "newsroom": dir }), format!("{}\n", dir.display())));
        }
        Command::Where => {
            let dir = folder(args.newsroom)?;
            return Ok(Done::new(json!({ "newsroom": dir }), format!("{}\n", dir.display())));
        }
        _ => open(args.newsroom, person)?,
    };
    dispatch(&opened, args.command)
}

/// Opens the newsroom that is meant.
fn open(named: Option<PathBuf>, person: Option<String>) -> Result<Desk, WireError> {
    Desk::open(&folder(named)?, DeskOptions { person, aside: false })
}

/// The folder of the newsroom that is meant, whether it is there or not.
fn folder(named: Option<PathBuf>) -> Result<PathBuf, WireError> {
    let from_variable = || std::env::var_os("REDAKSI_NEWSROOM").map(PathBuf::from);
    let dir = named.or_else(from_variable).or_else(default_newsroom);
    dir.ok_or_else(|| outside(&Error::NoNewsroom(PathBuf::from("?"))))
}

/// A fault outside any newsroom, in the system's language.
fn outside(fault: &Error) -> WireError {
    sentences::wire_error(fault, redaksi_api::system_language())
}

fn new(command: Command, person: Option<String>) -> Outcome {
    let Command::New { dir, sample, name, lang, zone, url } = command else {
        unreachable!("only `new` comes here");
    };
    let given = [("name", name), ("language", lang), ("zone", zone), ("url", url)];
    let settings: Vec<(String, Value)> = given
        .into_iter()
        .filter_map(|(key, value)| Some((key.to_owned(), Value::from(value?))))
        .collect();
    let opening = Opening::here().person(person);
    let made = if sample {
        Newsroom::create_sample(&dir, settings, opening)
    } else {
        Newsroom::create(&dir, &NewNewsroom { settings }, opening)
    };
    let mut newsroom = made.map_err(|fault| outside(&fault))?;
    let articles = newsroom.ids().map_err(|fault| outside(&fault))?.len();
    let place = newsroom.folder().path().to_owned();
    Ok(Done::new(
        json!({ "newsroom": place, "articles": articles }),
        format!("{} ({articles})\n", place.display()),
    ))
}

fn dispatch(desk: &Desk, command: Command) -> Outcome {
    match command {
        Command::New { .. } | Command::RestoreBackup { .. } | Command::Where => {
            unreachable!("done before")
        }
        Command::Import { paths, format } => import(desk, &paths, format),
        Command::List { status, section, tag } => list(desk, status, section, tag),
        Command::Show { id } => article(api::open_article(desk, OneArticle { id })?),
        Command::Set { id, values } => article(fields::set(desk, &id, &values)?),
        Command::Write { id, file } => write(desk, &id, file.as_deref()),
        Command::Type { id, trace } => {
            let id = desk.act(|newsroom| newsroom.find(&id))?;
            trace::replay(desk, id, &trace)
        }
        Command::Search { query, limit } => {
            let hits = api::search(desk, wire::Search { query: query.join(" "), limit })?;
            Ok(Done::new(json!(hits), plain::hits(&hits)))
        }
        Command::Related { id, limit } => {
            let query = String::new();
            let found = api::related(desk, wire::Related { id, query, limit })?;
            Ok(Done::new(json!(found), plain::suggestions(&found)))
        }
        Command::Previews { id } => outward::previews(desk, id),
        Command::Citing { id } => outward::citing(desk, id),
        Command::Check { ids, fix, rules } => preflight::run(desk, &ids, fix, rules),
        Command::Page { id, page, sealed, now } => self::page(desk, &id, &page, sealed, now),
        Command::Text { id } => {
            let text = desk.act(|newsroom| newsroom.find(&id).and_then(|id| newsroom.text(id)))?;
            Ok(Done::new(json!(text), text))
        }
        Command::Photo(photo) => article(api::add_photo(desk, photo.into())?),
        Command::Settings { keys } => settings(desk, &keys),
        Command::Pin { module, ids } => {
            let settings = api::pin(desk, wire::Pin { module, ids })?.settings;
            Ok(Done::new(json!(settings), plain::settings(&settings)))
        }
        Command::Popular { file, date } => modules::popular(desk, &file, date.as_deref()),
        Command::Sister { file, site } => modules::sister(desk, &file, site.as_deref()),
        Command::Submit { id } => article(api::submit(desk, OneArticle { id })?),
        Command::Return { id, why } => {
            article(api::return_article(desk, wire::WithReason { id, why })?)
        }
        Command::Approve { ids, all } => approve(desk, ids, all),
        Command::Correct { id, kind, text, link } => {
            article(correct::correct(desk, id, &kind, text, link)?)
        }
        Command::Retract { id, why } => article(correct::retract(desk, id, why)?),
        Command::Trash { id } => article(api::trash(desk, OneArticle { id })?),
        Command::Untrash { id } => article(api::untrash(desk, OneArticle { id })?),
        Command::Export { out, plan, full, only, now, over } => {
            let out = out.display().to_string();
            export(desk, wire::Export { out, plan, full, only, now, over })
        }
        Command::Exports { out } => publish::exports(desk, &out),
        Command::Rollback { out, over } => publish::rollback(desk, &out, over),
        Command::Fragment { id, draft } => deliver::fragment(desk, &id, draft),
        Command::Ninjs { id, draft } => deliver::ninjs(desk, &id, draft),
        Command::Deliver { what, shape, hugo, all, draft } => {
            deliver::run(desk, &what, shape.as_deref(), hugo.as_deref(), all, draft)
        }
        Command::History { id } => {
            let versions = api::history(desk, OneArticle { id })?;
            Ok(Done::new(json!(versions), plain::history(&versions)))
        }
        Command::Backup { file } => {
            api::backup(desk, wire::Backup { file: file.display().to_string() })?;
            Ok(Done::new(json!({ "file": file }), format!("{}\n", file.display())))
        }
        Command::Merge { dir } => {
            let changed = desk.act(|newsroom| newsroom.merge(&dir))?;
            Ok(Done::new(json!({ "changed": changed }), format!("{changed}\n")))
        }
        Command::Verify { rebuild } => verify(desk, rebuild),
    }
}

fn article(article: wire::Article) -> Outcome {
    let plain = plain::article(&article);
    Ok(Done::new(json!(article), plain))
}

fn import(desk: &Desk, paths: &[PathBuf], format: Option<String>) -> Outcome {
    let paths = paths.iter().map(|path| path.display().to_string()).collect();
    let report = api::import_paths(desk, wire::ImportPaths { paths, format })?;
    if report.articles.is_empty() {
        // Of several files that all failed the list tells more than one line.
        if let [only] = report.failed.as_slice() {
            return Err(WireError {
                code: only.code.clone(),
                message: only.message.clone(),
                problems: Vec::new(),
            });
        }
    }
    let problems = !report.failed.is_empty();
    Ok(Done::new(json!(report), plain::import(&report)).with_problems(problems))
}

fn list(
    desk: &Desk,
    status: Option<String>,
    section: Option<String>,
    tag: Option<String>,
) -> Outcome {
    let status = status.map(|name| read_status(desk, &name)).transpose()?;
    let request = wire::ListArticles { status, section, tag, ..wire::ListArticles::default() };
    let rows = api::list_articles(desk, request)?.rows;
    Ok(Done::new(json!(rows), plain::rows(&rows)))
}

fn read_status(desk: &Desk, name: &str) -> Result<wire::Status, WireError> {
    let read = serde_json::from_value(Value::from(name));
    read.or_else(|_| {
        desk.act(|_| {
            Err(Error::BadValue {
                name: "status".to_owned(),
                value: name.chars().take(60).collect(),
                takes: "draft, in-review, approved, changed, exported, retracted or trashed",
            })
        })
    })
}

fn write(desk: &Desk, name: &str, file: Option<&Path>) -> Outcome {
    let id = desk.act(|newsroom| {
        let id = newsroom.find(name)?;
        let bytes = match file {
            Some(path) => std::fs::read(path).map_err(|source| match source.kind() {
                std::io::ErrorKind::NotFound => Error::FileNotFound(path.to_owned()),
                _ => Error::UnreadableFile { path: path.to_owned(), why: Unreadable::NoAccess },
            })?,
            None => {
                let mut bytes = Vec::new();
                std::io::stdin()
                    .read_to_end(&mut bytes)
                    .map_err(|source| Error::Io { path: PathBuf::from("stdin"), source })?;
                bytes
            }
        };
        let text = String::from_utf8(bytes).map_err(|_| Error::UnreadableFile {
            path: file.map_or_else(|| PathBuf::from("stdin"), Path::to_owned),
            why: Unreadable::NotText,
        })?;
        newsroom.write_body(id, &text)?;
        Ok(id)
    })?;
    article(api::open_article(desk, OneArticle { id: id.to_string() })?)
}

fn page(desk: &Desk, name: &str, page: &str, sealed: bool, now: Option<String>) -> Outcome {
    let finished = desk.act(|newsroom| {
        let which = match page {
            "all" | "semua" => WhichPage::Whole,
            number => WhichPage::Number(number.parse().map_err(|_| Error::BadValue {
                name: "page".to_owned(),
                value: number.chars().take(60).collect(),
                takes: "a page's number, or all",
            })?),
        };
        let id = newsroom.find(name)?;
        let now = match &now {
            Some(text) => api::clock(newsroom, text)?,
            None => newsroom.now(),
        };
        newsroom.page(&PageRequest { id, which, sealed, now })
    })?;
    if let Some(fault) = &finished.theme_error {
        eprintln!("redaksi: {}:{}: {} [theme-error]", fault.template, fault.line, fault.reason);
    }
    let faulty = finished.theme_error.is_some();
    Ok(Done::new(json!(finished.html), finished.html).with_problems(faulty))
}

fn settings(desk: &Desk, keys: &[String]) -> Outcome {
    let mut changes = std::collections::BTreeMap::new();
    let mut asked: Vec<&str> = Vec::new();
    for key in keys {
        match key.split_once('=') {
            Some((key, value)) => {
                changes.insert(key.to_owned(), Value::from(value));
            }
            None => asked.push(key),
        }
    }
    let mut settings = if changes.is_empty() {
        api::settings(desk, Nothing {})?.settings
    } else {
        api::change_settings(desk, wire::ChangeSettings { settings: changes })?.settings
    };
    if !asked.is_empty() {
        for key in &asked {
            if !settings.contains_key(*key) {
                desk.act(|_| {
                    Err::<(), _>(Error::BadValue {
                        name: "settings".to_owned(),
                        value: (*key).chars().take(60).collect(),
                        takes: "a key of the list that `settings` prints",
                    })
                })?;
            }
        }
        settings.retain(|key, _| asked.contains(&key.as_str()));
    }
    Ok(Done::new(json!(settings), plain::settings(&settings)))
}

fn approve(desk: &Desk, names: Vec<String>, all: bool) -> Outcome {
    let several = all || names.len() > 1;
    let names = if all {
        // Whatever is not approved as it stands, in the order of the list.
        let open = [wire::Status::InReview, wire::Status::Changed, wire::Status::Draft];
        let all = api::list_articles(desk, wire::ListArticles::default())?.rows.into_iter();
        all.filter(|row| open.contains(&row.status)).map(|row| row.id).collect()
    } else {
        names
    };
    // All are found before any is approved.
    for name in &names {
        desk.act(|newsroom| newsroom.find(name))?;
    }
    let mut approved = Vec::new();
    let mut refused = Vec::new();
    for id in names {
        match api::approve(desk, wire::Approve { id, version: None }) {
            Ok(story) => approved.push(story),
            // One that may not be approved does not keep back the others.
            Err(fault) if several && fault.code == "not-allowed" => refused.push(fault),
            Err(fault) => return Err(fault),
        }
    }
    if approved.is_empty() && !refused.is_empty() {
        return Err(refused.swap_remove(0));
    }
    for fault in &refused {
        eprintln!("redaksi: {} [{}]", fault.message, fault.code);
    }
    let plain: String = approved.iter().map(plain::line).collect();
    let json = match approved.as_slice() {
        [one] if !several => json!(one),
        many => json!(many),
    };
    Ok(Done::new(json, plain).with_problems(!refused.is_empty()))
}

fn export(desk: &Desk, request: wire::Export) -> Outcome {
    let terminal = std::io::IsTerminal::is_terminal(&std::io::stderr());
    if terminal {
        desk.on_event(Box::new(|event| {
            if let wire::Event::ExportProgress { done, total } = event {
                eprint!("\r{done}/{total}");
                if done == total {
                    eprintln!();
                }
            }
        }));
    }
    let report = api::export(desk, request)?;
    let held = report.blocked.iter().any(|problem| problem.severity == Severity::Blocker);
    let templates = report.warnings.iter().filter(|problem| problem.code == "theme-error");
    let mut broken = false;
    for problem in templates {
        eprintln!("redaksi: {} [theme-error]", problem.text);
        broken = true;
    }
    Ok(Done::new(&report, plain::export(&report)).with_problems(held || broken))
}

fn verify(desk: &Desk, rebuild: bool) -> Outcome {
    if rebuild {
        desk.act(Newsroom::rebuild)?;
    }
    let verified = api::verify(desk, Nothing {})?;
    let faulty = !verified.ok;
    let plain = if verified.ok { "ok\n".to_owned() } else { plain::problems(&verified.problems) };
    Ok(Done::new(json!(verified), plain).with_problems(faulty))
}
