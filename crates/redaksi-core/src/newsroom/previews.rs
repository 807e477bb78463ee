//! How a story shows elsewhere, and which stories lead to it.

use super::{Newsroom, PageRequest, WhichPage};
use crate::article::ArticleId;
use crate::error::Result;
use crate::newsroom::Listed;
use crate::page::{self, Shown};

impl Newsroom {
    /// How the story, as its text stands, shows in search results, where its
    /// link is shared, and in feeds.
    pub fn previews(&mut self, id: ArticleId) -> Result<Shown> {
        let now = self.now();
        let request = PageRequest { id, which: WhichPage::Number(1), sealed: false, now };
        let page = self.page(&request)?;
        Ok(page::shown(&page.html, self.settings.text("url")))
    }

    /// The stories whose text or seal links to this one, oldest first.
    pub fn citing(&mut self, id: ArticleId) -> Result<Vec<Listed>> {
        self.settle()?;
        let tables = self.store.read();
        let key = id.to_string();
        let ids = tables.citing(&key)?;
        let rows = tables.rows(&ids)?;
        Ok(rows.into_iter().map(super::listing::listed).filter(|row| !row.record.trashed).collect())
    }
}
