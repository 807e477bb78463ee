//! The sample newsroom: the stories of [`crate::sample`] put through the same
//! acts that people do.

use std::collections::BTreeMap;
use std::path::Path;

use chrono::TimeDelta;
use serde_json::{Value, json};

use super::{NewNewsroom, Newsroom, Opening, files, project};
use crate::article::{ActKind, ArticleId, NoticeKind, Status};
use crate::error::{Error, Result};
use crate::related::normalise_headline;
use crate::sample::{self, SampleNotice, SampleStory};
use crate::store::ExportRecord;

/// The name under which the sample's live stories are recorded; no export
/// goes there.
const SAMPLE_SITE: &str = "sample";

impl Newsroom {
    /// Makes the sample newsroom in `path`. `settings` go over its own.
    pub fn create_sample(
        path: &Path,
        settings: Vec<(String, Value)>,
        opening: Opening,
    ) -> Result<Self> {
        let mut all = vec![
            ("name".to_owned(), json!(sample::NAME)),
            ("opener".to_owned(), json!(sample::OPENER)),
            ("url".to_owned(), json!("https://beritakbb.example")),
            ("sections".to_owned(), json!(sample::SECTIONS)),
            ("imprint.people".to_owned(), json!(sample::PEOPLE)),
        ];
        all.extend(sample::IMPRINT.map(|(key, value)| (key.to_owned(), json!(value))));
        all.extend(settings);
        let mut newsroom = Self::create(path, &NewNewsroom { settings: all }, opening)?;
        newsroom.fill_with_sample()?;
        Ok(newsroom)
    }

    fn fill_with_sample(&mut self) -> Result<()> {
        let stories = sample::stories();
        let mut ids: BTreeMap<String, ArticleId> = BTreeMap::new();
        let mut made: Vec<(ArticleId, &SampleStory)> = Vec::new();
        for story in &stories {
            let id = self.add(story.article.clone(), "import")?;
            ids.insert(normalise_headline(&story.article.headline), id);
            made.push((id, story));
        }
        let find = |headline: &str| ids.get(&normalise_headline(headline)).copied();
        for (id, story) in &made {
            let linked = sample::link(&story.article.body, &find);
            if linked != story.article.body {
                self.write_body(*id, &linked)?;
            }
            if let (Some(seed), Some(file)) = (story.picture, story.picture_file()) {
                self.put_sample_picture(*id, seed, &file)?;
            }
        }
        for (id, story) in &made {
            self.bring_to(*id, story)?;
        }
        for (id, story) in &made {
            self.tell_readers(*id, story, &find)?;
        }
        self.settle()?;
        self.record_sample(&made)?;
        for (module, headlines) in [("picks", sample::PICKS), ("popular", sample::POPULAR)] {
            let pins: Vec<String> =
                headlines.iter().filter_map(|text| find(text)).map(|id| id.to_string()).collect();
            self.pin(module, &pins)?;
        }
        Ok(())
    }

    fn put_sample_picture(
        &mut self,
        id: ArticleId,
        seed: sample::PictureSeed,
        file: &[u8],
    ) -> Result<()> {
        let folder =
            tempfile::tempdir().map_err(|source| files::fault(Path::new("tmp"), source))?;
        let path = folder.path().join(format!("{}.jpg", seed.name()));
        files::write(&path, file)?;
        self.add_lead_photo(id, &path, &super::PhotoText::default())
    }

    /// Does to a story what people would have done to bring it there.
    fn bring_to(&mut self, id: ArticleId, story: &SampleStory) -> Result<()> {
        match story.status {
            Status::Draft => Ok(()),
            Status::InReview => self.submit(id),
            Status::Trashed => self.trash(id),
            Status::Approved | Status::Exported | Status::Retracted => self.seal_sample(id, story),
            Status::Changed => {
                self.seal_sample(id, story)?;
                let later = story.later.clone().unwrap_or_default();
                let body = self.document(id)?.body();
                self.write_body(id, &format!("{}\n\n{later}\n", body.trim_end()))
            }
        }
    }

    /// Hands in and approves, at times that fit what the page says.
    fn seal_sample(&mut self, id: ArticleId, story: &SampleStory) -> Result<()> {
        let now = self.rim.now();
        let published = story.article.published_at.unwrap_or(now).min(now);
        self.act_at(id, ActKind::Submit, published - TimeDelta::minutes(30))?;
        self.seal_at(id, None, published - TimeDelta::minutes(10))
    }

    /// Posts what readers were told later.
    fn tell_readers(
        &mut self,
        id: ArticleId,
        story: &SampleStory,
        find: &dyn Fn(&str) -> Option<ArticleId>,
    ) -> Result<()> {
        for SampleNotice { kind, at, text, link } in &story.notices {
            if *kind == NoticeKind::Pencabutan {
                self.retract_at(id, text, *at)?;
            } else {
                let link = link.as_deref().and_then(find);
                let notice = ActKind::Correct { kind: *kind, text: text.clone(), link };
                self.correct_at(id, notice, *at)?;
            }
        }
        Ok(())
    }

    /// The sample's live stories are live on a site of the sample's own.
    fn record_sample(&mut self, made: &[(ArticleId, &SampleStory)]) -> Result<()> {
        let now = self.rim.now();
        let tables = self.store.read();
        let mut live = Vec::new();
        for (id, story) in made {
            if !matches!(story.status, Status::Exported | Status::Retracted) {
                continue;
            }
            let article = id.to_string();
            let seal = tables.article(&article)?.and_then(|record| record.seal);
            let Some(seal) = seal else { continue };
            live.push(ExportRecord { article, seal, path: String::new() });
        }
        self.store.write(|tables| {
            let at = project::stamp(now);
            tables.record_live(SAMPLE_SITE, &live, &at).map_err(Error::from)
        })?;
        self.edition = None;
        Ok(())
    }
}
