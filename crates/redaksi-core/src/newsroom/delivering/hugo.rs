//! The folder for Hugo: each story in its place, with its pictures and links.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::super::Newsroom;
use super::{Files, Parcel};
use crate::article::{ArticleId, MediaId, slugify, unique_slug};
use crate::deliver::{self, HugoPicture, HugoStory, markdown_body};
use crate::error::Result;
use crate::markdown::{BodyLink, Resolved};

impl Newsroom {
    /// The files of the folder.
    pub(super) fn hugo(&mut self, parcels: &BTreeMap<ArticleId, Parcel>) -> Result<Files> {
        let mut taken = BTreeSet::new();
        let mut folders = BTreeMap::new();
        let mut sections: Vec<String> = Vec::new();
        for (id, parcel) in parcels {
            let article = &parcel.handed.article;
            let section = article.section.trim();
            if !section.is_empty() && !sections.iter().any(|known| known == section) {
                sections.push(section.to_owned());
            }
            let above =
                if section.is_empty() { String::new() } else { format!("{}/", slugify(section)) };
            let slug = unique_slug(&slugify(&article.slug), |slug| {
                taken.contains(&format!("{above}{slug}"))
            });
            taken.insert(format!("{above}{slug}"));
            folders.insert(*id, format!("{above}{slug}"));
        }
        let mut files = Files::new();
        for (id, parcel) in parcels {
            let folder = &folders[id];
            let mut pictures = Vec::new();
            let handed = &parcel.handed;
            for photo in handed.lead.iter().chain(&handed.pictures) {
                let file = format!("{}.jpg", &photo.id.as_str()[..16]);
                let path = format!("content/{folder}/{file}");
                let lead = handed.lead.as_ref() == Some(photo);
                let picture = (photo.id.clone(), HugoPicture { file, lead });
                if !pictures.contains(&picture) {
                    files.insert(path, self.rendition(&photo.id)?);
                    pictures.push(picture);
                }
            }
            let links = self.links(parcel, &folders, folder)?;
            let story = hugo_story(parcel, folder.clone(), pictures, &links);
            let page = deliver::hugo_page(&story).into_bytes();
            files.insert(format!("content/{folder}/index.md"), page);
        }
        let settings = &self.settings;
        let site = deliver::hugo_site(
            settings.text("name"),
            settings.text("url"),
            settings.language(),
            settings.text("zone"),
            &sections,
        );
        files.extend(site.into_iter().map(|(path, text)| (path, text.into_bytes())));
        Ok(files)
    }
}

/// A story as Hugo's page, with its Markdown.
pub(super) fn hugo_story<'p>(
    parcel: &'p Parcel,
    folder: String,
    pictures: Vec<(MediaId, HugoPicture)>,
    links: &HashMap<usize, Resolved>,
) -> HugoStory<'p> {
    let link = |link: &BodyLink| links.get(&link.range.start).cloned().unwrap_or(Resolved::Text);
    let picture = |id: &MediaId| {
        pictures.iter().find(|(known, _)| known == id).map(|(_, picture)| picture.file.clone())
    };
    let body = markdown_body(&parcel.handed.article.body, &parcel.parsed, &link, &picture);
    HugoStory {
        story: &parcel.handed,
        folder,
        body,
        path: parcel.page.path.clone(),
        pictures: pictures.into_iter().map(|(_, picture)| picture).collect(),
    }
}
