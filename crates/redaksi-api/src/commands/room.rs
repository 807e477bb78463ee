//! What concerns the newsroom as a whole: settings, preferences, safety.

use std::path::{Path, PathBuf};

use redaksi_core::newsroom::{Newsroom, Preferences as CorePreferences};

use super::Result;
use crate::desk::{Desk, language};
use crate::to_wire;
use crate::wire::{
    Backup, ChangeSettings, Done, Event, NewsroomInfo, Nothing, Pin, Preferences, Problem,
    Settings, Verified,
};

/// What the window knows of its newsroom.
pub fn newsroom(desk: &Desk, _: Nothing) -> Result<NewsroomInfo> {
    desk.act(|newsroom| Ok(info(newsroom)))
}

fn info(newsroom: &Newsroom) -> NewsroomInfo {
    let settings = newsroom.settings();
    let own = newsroom.preferences();
    NewsroomInfo {
        name: settings.text("name").to_owned(),
        dir: newsroom.folder().path().display().to_string(),
        language: language(newsroom).as_str().to_owned(),
        zone: settings.zone().name().to_owned(),
        sections: settings.texts("sections"),
        read_also: settings.labels().printed().to_owned(),
        opener: settings.text("opener").to_owned(),
        accent: settings.text("accent").to_owned(),
        read_only: newsroom.read_only(),
        person: newsroom.person().to_owned(),
        appearance: own.appearance.clone().unwrap_or_else(|| "system".to_owned()),
        export_dir: own.export_dir.as_ref().map(|dir| dir.display().to_string()),
        program: env!("CARGO_PKG_VERSION").to_owned(),
        four_eyes: settings.four_eyes(),
    }
}

/// What the newsroom shares.
pub fn settings(desk: &Desk, _: Nothing) -> Result<Settings> {
    desk.act(|newsroom| Ok(all_settings(newsroom)))
}

fn all_settings(newsroom: &Newsroom) -> Settings {
    Settings { settings: newsroom.settings().all().clone() }
}

/// Changes what the newsroom shares.
pub fn change_settings(desk: &Desk, request: ChangeSettings) -> Result<Settings> {
    let settings = desk.act(|newsroom| {
        let changes: Vec<_> = request.settings.into_iter().collect();
        newsroom.change_settings(&changes)?;
        Ok(all_settings(newsroom))
    })?;
    desk.tell(&Event::SettingsChanged);
    Ok(settings)
}

/// Pins stories to a module.
pub fn pin(desk: &Desk, request: Pin) -> Result<Settings> {
    desk.act(|newsroom| {
        newsroom.pin(&request.module, &request.ids)?;
        Ok(all_settings(newsroom))
    })
}

/// Changes what is of this laptop; absent values stay as they are.
pub fn change_preferences(desk: &Desk, request: Preferences) -> Result<NewsroomInfo> {
    let known = desk.act(|newsroom| {
        let old = newsroom.preferences().clone();
        let inbox = match request.inbox {
            Some(path) if path.is_empty() => None,
            Some(path) => Some(PathBuf::from(path)),
            None => old.inbox,
        };
        newsroom.set_preferences(CorePreferences {
            language: request.language.or(old.language),
            person: request.person.or(old.person),
            appearance: request.appearance.or(old.appearance),
            inbox,
            export_dir: old.export_dir,
            others: old.others,
        })?;
        Ok(info(newsroom))
    })?;
    desk.tell(&Event::SettingsChanged);
    Ok(known)
}

/// Writes a backup.
pub fn backup(desk: &Desk, request: Backup) -> Result<Done> {
    desk.act(|newsroom| {
        newsroom.backup(Path::new(&request.file))?;
        Ok(Done {})
    })
}

/// Checks that everything is as it was written.
pub fn verify(desk: &Desk, _: Nothing) -> Result<Verified> {
    desk.act(|newsroom| {
        let lang = language(newsroom);
        let faults = newsroom.verify()?;
        let problems: Vec<Problem> =
            faults.iter().map(|(id, problem)| to_wire::problem(problem, *id, lang)).collect();
        Ok(Verified { ok: problems.is_empty(), problems })
    })
}
