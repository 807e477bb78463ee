//! Briefs of seals: made once, on all cores, and kept beside them.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::Newsroom;
use crate::article::{ArticleId, MediaId, Notice};
use crate::error::Result;
use crate::export::brief::{Brief, Reading, SizeOf};
use crate::platform::on_all_cores;
use crate::related::Profile;
use crate::review::{content_hash, notices_from_json};
use crate::store::Tables;

/// So many seals are read before what was made of them is kept.
const AT_ONCE: usize = 512;

/// Fewer briefs than this are looked up one by one.
const LOOKED_UP: usize = 256;

/// A sealed story as an edition needs it.
pub(super) struct SealedBrief {
    pub(super) id: ArticleId,
    pub(super) seal: String,
    pub(super) retracted: bool,
    /// The seal whose headline and address stay, of a story that was
    /// withdrawn after readers could see it.
    pub(super) tombstone: Option<String>,
    /// What readers were told after its approval, oldest first.
    pub(super) notices: Vec<Notice>,
    /// Addresses that it had before.
    pub(super) aliases: Vec<String>,
    /// `None` where the seal is missing or altered.
    pub(super) brief: Option<Arc<Brief>>,
}

/// Briefs in memory.
pub(super) struct Briefs {
    /// What they were made with.
    with: String,
    by_seal: BySeal,
}

type BySeal = HashMap<String, Arc<Brief>>;

/// What was made of one seal; `None` where it is missing or altered.
type Made = (String, Option<(Brief, Profile)>);

impl Newsroom {
    /// What sealed content is read with.
    pub(super) fn reading(&self) -> Reading {
        Reading {
            labels: self.settings.labels(),
            rules: self.settings.rules(),
            opener: self.settings.text("opener").to_owned(),
            sections: self.settings.texts("sections"),
            site: self.settings.text("url").to_owned(),
        }
    }

    /// Every sealed story with its brief, in the order of ids.
    pub(super) fn sealed_briefs(&mut self) -> Result<Vec<SealedBrief>> {
        let reading = self.reading();
        let with = reading.name();
        let rows = self.store.read().sealed_rows()?;
        let remembered = self.briefs.take().filter(|briefs| briefs.with == with);
        let mut known = remembered.map(|briefs| briefs.by_seal).unwrap_or_default();
        let missing = |known: &BySeal| -> Vec<(ArticleId, String)> {
            let missing = rows.iter().filter(|row| row.kept && !known.contains_key(&row.seal));
            missing.filter_map(|row| Some((ArticleId::parse(&row.id)?, row.seal.clone()))).collect()
        };
        known.extend(self.kept_briefs(&missing(&known), &with)?);
        known.extend(self.make_briefs(&missing(&known), &reading)?);
        let mut all = Vec::with_capacity(rows.len());
        let mut by_seal = BySeal::with_capacity(rows.len());
        for row in rows {
            let Some(id) = ArticleId::parse(&row.id) else { continue };
            let brief = known.get(&row.seal).filter(|_| row.kept).cloned();
            by_seal.extend(brief.clone().map(|brief| (row.seal.clone(), brief)));
            all.push(SealedBrief {
                id,
                seal: row.seal,
                retracted: row.retracted,
                tombstone: row.tombstone,
                notices: notices_from_json(&row.notices),
                aliases: row.aliases,
                brief,
            });
        }
        self.briefs = Some(Briefs { with, by_seal });
        Ok(all)
    }

    /// The briefs that are kept of these seals. Few are looked up, many read one
    /// after the other as they lie, which takes a third of that.
    fn kept_briefs(&self, seals: &[(ArticleId, String)], with: &str) -> Result<BySeal> {
        let tables = self.store.read();
        let kept = if seals.len() < LOOKED_UP {
            let look_up = |(_, seal): &(ArticleId, String)| {
                Ok(tables.brief(seal, with)?.map(|facts| (seal.clone(), facts)))
            };
            seals.iter().filter_map(|seal| look_up(seal).transpose()).collect::<Result<_>>()?
        } else {
            let wanted: HashSet<&str> = seals.iter().map(|(_, seal)| seal.as_str()).collect();
            tables.briefs(with, |seal| wanted.contains(seal))?
        };
        let briefs = on_all_cores(&kept, |(seal, facts): &(String, Vec<u8>)| {
            Some((seal.clone(), Arc::new(Brief::from_bytes(facts)?)))
        });
        Ok(briefs.into_iter().flatten().collect())
    }

    /// Makes the briefs of some seals on all cores, and keeps them. That of a
    /// story that is approved here is kept with its projection; missing are
    /// those of another program or of other settings, and those that came with
    /// a merge.
    fn make_briefs(
        &mut self,
        missing: &[(ArticleId, String)],
        reading: &Reading,
    ) -> Result<BySeal> {
        let mut all = BySeal::new();
        if missing.is_empty() {
            return Ok(all);
        }
        let with = reading.name();
        let media = self.store.read().all_media()?;
        let sizes: HashMap<MediaId, (u32, u32)> =
            media.into_iter().map(|one| (one.id, (one.width, one.height))).collect();
        for some in missing.chunks(AT_ONCE) {
            let contents = contents(&self.store.read(), some)?;
            let made = read_all(&contents, reading, &sizes);
            if !self.read_only() {
                self.store.write(|tables| {
                    let mut read =
                        made.iter().filter_map(|(seal, read)| Some((seal, read.as_ref()?)));
                    read.try_for_each(|(seal, read)| keep(tables, seal, &with, read))
                })?;
            }
            let briefs = made.into_iter().filter_map(|(seal, read)| Some((seal, read?.0)));
            all.extend(briefs.map(|(seal, brief)| (seal, Arc::new(brief))));
        }
        Ok(all)
    }

    /// The brief of any seal.
    pub(super) fn brief_of(
        &self,
        id: ArticleId,
        seal: &str,
        reading: &Reading,
    ) -> Result<Option<Arc<Brief>>> {
        let tables = self.store.read();
        let kept = tables.brief(seal, &reading.name())?;
        let brief = match kept.as_deref().and_then(Brief::from_bytes) {
            Some(brief) => Some(brief),
            None => read_seal(&tables, id, seal, reading)?.map(|(brief, _)| brief),
        };
        Ok(brief.map(Arc::new))
    }
}

fn contents(
    tables: &Tables<'_>,
    some: &[(ArticleId, String)],
) -> Result<Vec<(ArticleId, String, String)>> {
    let mut contents = Vec::with_capacity(some.len());
    for (id, seal) in some {
        contents.extend(tables.seal(seal)?.map(|content| (*id, seal.clone(), content)));
    }
    Ok(contents)
}

/// Makes and keeps the brief of one seal, unless it is there.
pub(super) fn keep_brief(
    tables: &Tables<'_>,
    id: ArticleId,
    seal: &str,
    reading: &Reading,
) -> Result<()> {
    let with = reading.name();
    if tables.brief(seal, &with)?.is_some() {
        return Ok(());
    }
    match read_seal(tables, id, seal, reading)? {
        Some(read) => keep(tables, seal, &with, &read),
        None => Ok(()),
    }
}

fn keep(tables: &Tables<'_>, seal: &str, with: &str, read: &(Brief, Profile)) -> Result<()> {
    let (brief, profile) = read;
    Ok(tables.keep_brief(seal, with, &brief.to_bytes(), &packed(profile))?)
}

/// Reads seals on all cores.
fn read_all(
    contents: &[(ArticleId, String, String)],
    reading: &Reading,
    sizes: &HashMap<MediaId, (u32, u32)>,
) -> Vec<Made> {
    on_all_cores(contents, |(id, seal, content)| {
        (seal.clone(), checked(*id, seal, content, reading, &|id| sizes.get(id).copied()))
    })
}

fn checked(
    id: ArticleId,
    seal: &str,
    content: &str,
    reading: &Reading,
    size_of: &SizeOf<'_>,
) -> Option<(Brief, Profile)> {
    // Content that its hash does not name was approved by nobody.
    (content_hash(content) == seal).then(|| reading.read(id, content, size_of).ok()).flatten()
}

/// Reads one seal; `None` where it is missing or altered.
pub(super) fn read_seal(
    tables: &Tables<'_>,
    id: ArticleId,
    seal: &str,
    reading: &Reading,
) -> Result<Option<(Brief, Profile)>> {
    let size_of = |id: &MediaId| {
        let media = tables.media(id).ok()??;
        Some((media.width, media.height))
    };
    Ok(tables.seal(seal)?.and_then(|content| checked(id, seal, &content, reading, &size_of)))
}

fn packed(profile: &Profile) -> Vec<u8> {
    postcard::to_allocvec(profile).expect("plain values always have a kept form")
}
