//! The arguments, as clap reads them.

use std::path::PathBuf;

use clap::{Parser, Subcommand};
use redaksi_api::wire::AddPhoto;

/// Redaksi: write, link, review and export news stories, in a terminal.
#[derive(Debug, Parser)]
#[command(name = "redaksi", version, max_term_width = 100)]
pub(crate) struct Args {
    /// The newsroom's folder; else $REDAKSI_NEWSROOM, else the one the window uses.
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) newsroom: Option<PathBuf>,
    /// One JSON value on stdout and nothing else.
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// Who does it.
    #[arg(long = "as", global = true, value_name = "NAME")]
    pub(crate) person: Option<String>,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Make a newsroom.
    New {
        /// An empty folder, or one that is not there yet.
        dir: PathBuf,
        /// Fill it with the sample newsroom.
        #[arg(long)]
        sample: bool,
        /// Its name.
        #[arg(long)]
        name: Option<String>,
        /// `id` or `en`.
        #[arg(long)]
        lang: Option<String>,
        /// Its time zone, like Asia/Jakarta.
        #[arg(long)]
        zone: Option<String>,
        /// Where it publishes, like https://example.id.
        #[arg(long)]
        url: Option<String>,
    },
    /// Print the folder of the newsroom that would be used, whether it is there or not.
    Where,
    /// Import files or folders.
    Import {
        /// Files or folders.
        #[arg(required = true)]
        paths: Vec<PathBuf>,
        /// `text` or `markdown`; recognised where absent.
        #[arg(long)]
        format: Option<String>,
    },
    /// List stories.
    List {
        /// Only with this status.
        #[arg(long)]
        status: Option<String>,
        /// Only of this section.
        #[arg(long)]
        section: Option<String>,
        /// Only with this tag.
        #[arg(long)]
        tag: Option<String>,
    },
    /// Show a story.
    Show {
        /// Id or slug.
        id: String,
    },
    /// Change fields of a story.
    Set {
        /// Id or slug.
        id: String,
        /// `headline=…`, `lead.caption=…`, `tags=["a","b"]`.
        #[arg(required = true, value_name = "FIELD=VALUE")]
        values: Vec<String>,
    },
    /// Replace a story's text.
    Write {
        /// Id or slug.
        id: String,
        /// The file to read; stdin where absent.
        #[arg(long)]
        file: Option<PathBuf>,
    },
    /// Replay a trace of keystrokes, one edit at a time.
    Type {
        /// Id or slug.
        id: String,
        /// JSON lines: [position, deleted, "inserted"].
        #[arg(long)]
        trace: PathBuf,
    },
    /// Search the archive.
    Search {
        /// Words; the last may be unfinished.
        #[arg(required = true)]
        query: Vec<String>,
        /// How many hits.
        #[arg(long, default_value_t = 20)]
        limit: u32,
    },
    /// Suggest stories to link to.
    Related {
        /// Id or slug.
        id: String,
        /// How many.
        #[arg(long, default_value_t = 10)]
        limit: u32,
    },
    /// How a story shows in search results, where it is shared, and in feeds.
    Previews {
        /// Id or slug.
        id: String,
    },
    /// The stories that link to a story.
    Citing {
        /// Id or slug.
        id: String,
    },
    /// Preflight: what is wrong, of all stories where none is named.
    Check {
        /// Ids or slugs.
        ids: Vec<String>,
        /// First mend the problems with this code, where they have a fix.
        #[arg(long, value_name = "CODE")]
        fix: Vec<String>,
        /// Print the rules and what each weighs here.
        #[arg(long, conflicts_with_all = ["ids", "fix"])]
        rules: bool,
    },
    /// Print a story's finished page.
    Page {
        /// Id or slug.
        id: String,
        /// A number, or `all`.
        #[arg(long, default_value = "1")]
        page: String,
        /// The page of its seal.
        #[arg(long)]
        sealed: bool,
        /// The clock.
        #[arg(long)]
        now: Option<String>,
    },
    /// Print a story as a finished plain-text page.
    Text {
        /// Id or slug.
        id: String,
    },
    /// Put a picture into a story.
    Photo(Photo),
    /// Show or change what the newsroom shares.
    Settings {
        /// `KEY` shows one, `KEY=VALUE` changes it.
        #[arg(value_name = "KEY[=VALUE]")]
        keys: Vec<String>,
    },
    /// Pin stories to a module; none unpins.
    Pin {
        /// picks, related, latest, popular or regional.
        module: String,
        /// Ids or slugs, in order.
        ids: Vec<String>,
    },
    /// Take in a report of what was read most (CSV), for the module `popular`.
    Popular {
        /// The report, as an analytics program exports it.
        file: PathBuf,
        /// The last day that it covers, where the file names none.
        #[arg(long)]
        date: Option<String>,
    },
    /// Take in a sister site's feed, saved as a file, for the module `regional`.
    Sister {
        /// RSS, Atom or JSON Feed.
        file: PathBuf,
        /// The site's name; else the feed's.
        #[arg(long)]
        site: Option<String>,
    },
    /// Hand a story to the reviewers.
    Submit {
        /// Id or slug.
        id: String,
    },
    /// Give a story back to its writer.
    Return {
        /// Id or slug.
        id: String,
        /// Why.
        #[arg(long)]
        why: String,
    },
    /// Approve stories as they stand.
    Approve {
        /// Ids or slugs.
        #[arg(required_unless_present = "all", conflicts_with = "all")]
        ids: Vec<String>,
        /// All that are not approved as they stand: in review, changed, drafts.
        #[arg(long)]
        all: bool,
    },
    /// Tell readers something about an approved story: it stands on the story
    /// from the next export on, with its time, and cannot be taken back.
    Correct {
        /// Id or slug.
        id: String,
        /// ralat, koreksi, hak-jawab, klarifikasi or pembaruan.
        #[arg(long)]
        kind: String,
        /// What readers are told.
        #[arg(long)]
        text: String,
        /// Id or slug of the story that holds the reply or clarification.
        #[arg(long)]
        link: Option<String>,
    },
    /// Withdraw an approved story, with the reason that readers are told. Its
    /// page keeps the headline and the reason; it cannot be undone.
    Retract {
        /// Id or slug.
        id: String,
        /// Why.
        #[arg(long)]
        why: String,
    },
    /// Throw a story away.
    Trash {
        /// Id or slug.
        id: String,
    },
    /// Take a story back from the bin.
    Untrash {
        /// Id or slug.
        id: String,
    },
    /// Write the site into a folder.
    Export {
        /// The folder.
        out: PathBuf,
        /// Only say what would be done, and why.
        #[arg(long)]
        plan: bool,
        /// Render all.
        #[arg(long)]
        full: bool,
        /// Only this story.
        #[arg(long, value_name = "ID")]
        only: Option<String>,
        /// The clock.
        #[arg(long)]
        now: Option<String>,
        /// Also over files of others, and over another's later export.
        #[arg(long)]
        over: bool,
    },
    /// The exports to a folder, newest first.
    Exports {
        /// The folder.
        out: PathBuf,
    },
    /// Put back the site before the last export to a folder.
    Rollback {
        /// The folder.
        out: PathBuf,
        /// Also where others altered the site.
        #[arg(long)]
        over: bool,
    },
    /// Print a story's body as clean HTML for another CMS.
    Fragment {
        /// Id or slug.
        id: String,
        /// The text as it stands, instead of the seal.
        #[arg(long)]
        draft: bool,
    },
    /// Print a story as ninjs, the IPTC's News in JSON.
    Ninjs {
        /// Id or slug.
        id: String,
        /// The text as it stands, instead of the seal.
        #[arg(long)]
        draft: bool,
    },
    /// Write stories for other systems: as a folder, zip or file, or for Hugo.
    #[command(override_usage = "redaksi deliver ID OUT --shape folder|zip|html [--draft]\n       \
        redaksi deliver --hugo OUT [ID…|--all] [--draft]")]
    Deliver {
        /// A story, and the folder or file to write; with --hugo only stories.
        #[arg(value_name = "ID OUT")]
        what: Vec<String>,
        /// `folder`, `zip` or `html`.
        #[arg(
            long,
            value_name = "SHAPE",
            required_unless_present = "hugo",
            conflicts_with = "hugo"
        )]
        shape: Option<String>,
        /// Write a folder that Hugo builds.
        #[arg(long, value_name = "OUT")]
        hugo: Option<PathBuf>,
        /// All stories that may go out.
        #[arg(long, requires = "hugo")]
        all: bool,
        /// The text as it stands, instead of the seal.
        #[arg(long)]
        draft: bool,
    },
    /// A story's versions.
    History {
        /// Id or slug.
        id: String,
    },
    /// Write a backup of the newsroom.
    Backup {
        /// The file to write.
        file: PathBuf,
    },
    /// Unpack a backup into a folder.
    RestoreBackup {
        /// The backup.
        file: PathBuf,
        /// An empty folder, or one that is not there yet.
        dir: PathBuf,
    },
    /// Take in another copy of this newsroom.
    Merge {
        /// Its folder.
        dir: PathBuf,
    },
    /// Check that everything is as it was written.
    Verify {
        /// Make anew what can be.
        #[arg(long)]
        rebuild: bool,
    },
}

/// A picture for a story.
#[derive(Debug, clap::Args)]
pub(crate) struct Photo {
    /// Id or slug.
    id: String,
    /// The picture.
    file: PathBuf,
    /// At the head of the story.
    #[arg(long)]
    lead: bool,
    /// For shared links only.
    #[arg(long, conflicts_with = "lead")]
    share: bool,
    /// The line below it.
    #[arg(long)]
    caption: Option<String>,
    /// What it shows.
    #[arg(long)]
    alt: Option<String>,
    /// Who made or owns it.
    #[arg(long)]
    credit: Option<String>,
    /// The point that crops keep in view: fractions from the upper left.
    #[arg(long, value_name = "X,Y", requires = "lead")]
    focus: Option<String>,
    /// The last day on which it may be shown.
    #[arg(long, value_name = "DAY", requires = "lead")]
    rights_until: Option<String>,
    /// How it came to be: a term of IPTC's Digital Source Type.
    #[arg(long, value_name = "TERM", requires = "lead")]
    source_type: Option<String>,
}

impl From<Photo> for AddPhoto {
    fn from(photo: Photo) -> Self {
        let Photo { id, lead, share, caption, alt, credit, .. } = photo;
        let Photo { focus, rights_until, source_type, .. } = photo;
        let path = photo.file.display().to_string();
        Self { id, path, lead, share, caption, alt, credit, focus, rights_until, source_type }
    }
}
