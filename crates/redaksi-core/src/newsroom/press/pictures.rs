//! Pictures as pages show them: the sizes that a plan of renditions has.

use super::Press;
use crate::article::{Focus, MediaId};
use crate::media::{PictureSet, Rendition};
use crate::page::{Crop, Picture};

impl Press<'_> {
    /// The renditions of a stored picture that is at hand.
    pub(in crate::newsroom) fn set(
        &self,
        id: &MediaId,
        focus: Option<Focus>,
    ) -> Option<PictureSet> {
        let size = self.edition.pictures.get(id).or_else(|| self.drafted.get(id))?;
        Some(PictureSet::plan(id, *size, focus))
    }

    /// A stored picture that is at hand, in the sizes of the export.
    pub(super) fn picture(&self, id: &MediaId, focus: Option<Focus>) -> Option<Picture> {
        self.set(id, focus).map(|set| on_page(&set))
    }

    /// The picture of a link that is shared.
    pub(super) fn shared(&self, id: &MediaId, focus: Option<Focus>) -> Option<Picture> {
        let one = self.set(id, focus)?.share?;
        let (width, height) = (one.spec.width, one.spec.height);
        Some(Picture { path: one.path, width, height, ..Picture::default() })
    }
}

fn on_page(set: &PictureSet) -> Picture {
    let sizes = |list: &[Rendition]| list.iter().map(|o| (o.path.clone(), o.spec.width)).collect();
    let crop = |one: &Rendition| Crop {
        path: one.path.clone(),
        width: one.spec.width,
        height: one.spec.height,
    };
    let main = set.main();
    Picture {
        path: main.path.clone(),
        width: main.spec.width,
        height: main.spec.height,
        srcset: sizes(&set.jpeg),
        webp: sizes(&set.webp),
        crops: set.crops.iter().map(crop).collect(),
    }
}
