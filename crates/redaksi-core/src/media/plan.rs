//! Which renditions of a picture a site needs, and what they are called.
//!
//! Known from the picture's size and focal point alone, so that a page can
//! name its pictures before any of them is made. A name tells what it stands
//! for: `0123456789abcdef-16x9-0x84-1200.jpg` is the part of the picture
//! `0123456789abcdef…` in the ratio 16:9 that begins 84 pixels below the top,
//! 1200 pixels across.

use crate::article::{Focus, MediaId};

/// The widths of the whole picture on pages, in pixels.
const WIDTHS: [u32; 4] = [400, 800, 1200, 1600];
/// The width of the JPEG that a page names first, and of every crop: what
/// search engines ask for (Google, "Article structured data" and Discover).
pub const PAGE_WIDTH: u32 = 1200;
/// A crop of fewer pixels than that is of no use to them.
const FEWEST_PIXELS: u64 = 50_000;
/// The longest side that WebP can have.
const LONGEST_WEBP: u32 = 16_383;
/// Where a portrait's middle of interest lies, in thousandths from the top.
const PORTRAIT_EYES: u32 = 380;
/// How many digits of its id a picture's name begins with.
const HEAD: usize = 16;

/// Which part of a picture a rendition shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shape {
    /// All of it.
    Whole,
    /// 16:9.
    Wide,
    /// 4:3.
    Standard,
    /// 1:1.
    Square,
    /// 1200:630, for links that are shared elsewhere (Open Graph).
    Share,
}

impl Shape {
    /// The three that structured data asks for.
    pub const CROPS: [Self; 3] = [Self::Wide, Self::Standard, Self::Square];
    const PARTS: [Self; 4] = [Self::Wide, Self::Standard, Self::Square, Self::Share];

    fn label(self) -> &'static str {
        match self {
            Self::Whole => "",
            Self::Wide => "16x9",
            Self::Standard => "4x3",
            Self::Square => "1x1",
            Self::Share => "share",
        }
    }

    fn ratio(self) -> Option<(u32, u32)> {
        match self {
            Self::Whole => None,
            Self::Wide => Some((16, 9)),
            Self::Standard => Some((4, 3)),
            Self::Square => Some((1, 1)),
            Self::Share => Some((1200, 630)),
        }
    }
}

/// A part of an upright picture, in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Area {
    /// From the left.
    pub x: u32,
    /// From the top.
    pub y: u32,
    /// Across.
    pub width: u32,
    /// Down.
    pub height: u32,
}

/// What a rendition is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// JPEG, which everything reads.
    Jpeg,
    /// WebP, for browsers of this decade.
    Webp,
}

impl Format {
    /// The usual extension, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Webp => "webp",
        }
    }

    /// The media type (RFC 6838).
    pub fn mime(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Webp => "image/webp",
        }
    }
}

/// A rendition: which part of the picture, how large, as what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct RenditionSpec {
    /// The part by its ratio.
    pub shape: Shape,
    /// The part by its place in the upright original.
    pub area: Area,
    /// Width of the rendition in pixels, at most that of the area.
    pub width: u32,
    /// Height of the rendition in pixels.
    pub height: u32,
    /// What it is written as.
    pub format: Format,
}

/// A rendition and where the site has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendition {
    /// The path from the root of the site.
    pub path: String,
    /// What it is.
    pub spec: RenditionSpec,
}

/// All that a site has of a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PictureSet {
    /// The picture.
    pub id: MediaId,
    /// The whole picture as JPEG, narrowest first; never empty. The last is
    /// the one that a page names first.
    pub jpeg: Vec<Rendition>,
    /// The whole picture as WebP, narrowest first; empty where it is too long
    /// for WebP.
    pub webp: Vec<Rendition>,
    /// 16:9, 4:3 and 1:1 around the focal point, as JPEG, in that order; those
    /// that would be smaller than 50,000 pixels are left out, and one that is
    /// all of the picture is the widest of `jpeg`.
    pub crops: Vec<Rendition>,
    /// The picture of a shared link, 1200 × 630 or the largest of that ratio.
    pub share: Option<Rendition>,
}

impl PictureSet {
    /// Plans the renditions of a picture of that upright size.
    pub fn plan(id: &MediaId, size: (u32, u32), focus: Option<Focus>) -> Self {
        let named = |spec: RenditionSpec| Rendition { path: path(id, size, &spec), spec };
        // A part that is all of it is the whole picture in that width.
        let cut = |shape| match part(size, shape, focus)? {
            spec if (spec.area.width, spec.area.height) == size => {
                Some(named(whole(size, spec.width, spec.format)))
            }
            spec => Some(named(spec)),
        };
        let all = |format: Format, most: u32| -> Vec<Rendition> {
            let specs =
                widths(size.0.min(most)).into_iter().map(|width| whole(size, width, format));
            let fits = |spec: &RenditionSpec| format == Format::Jpeg || spec.height <= LONGEST_WEBP;
            specs.filter(fits).map(named).collect()
        };
        Self {
            id: id.clone(),
            jpeg: all(Format::Jpeg, PAGE_WIDTH),
            webp: all(Format::Webp, WIDTHS[WIDTHS.len() - 1]),
            crops: Shape::CROPS.into_iter().filter_map(cut).collect(),
            share: cut(Shape::Share),
        }
    }

    /// The rendition that a page names first.
    pub fn main(&self) -> &Rendition {
        self.jpeg.last().expect("a plan has one JPEG at least")
    }

    /// What a picture within a text needs: the whole picture in its widths.
    /// Those of one size follow each other, which saves work.
    pub fn whole(&self) -> impl Iterator<Item = &Rendition> {
        let mut whole: Vec<&Rendition> = self.jpeg.iter().chain(&self.webp).collect();
        whole.sort_by_key(|one| (one.spec.width, one.spec.format));
        whole.into_iter()
    }

    /// What a lead photo needs: every rendition once, in a fixed order.
    pub fn all(&self) -> impl Iterator<Item = &Rendition> {
        let parts = self.crops.iter().chain(&self.share);
        self.whole().chain(parts.filter(|one| one.spec.shape != Shape::Whole))
    }
}

/// The rendition that a file of `media/` is, by the picture's size. `None`
/// where no site has such a file of that picture.
pub fn spec_by_name(name: &str, size: (u32, u32)) -> Option<RenditionSpec> {
    let (stem, extension) = name.rsplit_once('.')?;
    let format = match extension {
        "jpg" => Format::Jpeg,
        "webp" => Format::Webp,
        _ => return None,
    };
    let (head, rest) = stem.split_at_checked(HEAD)?;
    let words: Vec<&str> = rest.strip_prefix('-')?.split('-').collect();
    let (label, corner, width) = match words[..] {
        [width] => ("", None, width),
        [label, width] => (label, None, width),
        [label, corner, width] => (label, Some(corner.split_once('x')?), width),
        _ => return None,
    };
    let width: u32 = width.parse().ok().filter(|width| (1..=size.0).contains(width))?;
    let spec = if label.is_empty() {
        whole(size, width, format)
    } else {
        let shape = Shape::PARTS.into_iter().find(|shape| shape.label() == label)?;
        let mut spec = part(size, shape, None)?;
        if let Some((x, y)) = corner {
            (spec.area.x, spec.area.y) = (x.parse().ok()?, y.parse().ok()?);
        }
        spec
    };
    let ends =
        |at: u32, length: u32, whole: u32| at.checked_add(length).is_some_and(|e| e <= whole);
    let inside = ends(spec.area.x, spec.area.width, size.0)
        && ends(spec.area.y, spec.area.height, size.1)
        && (format == Format::Jpeg || spec.height <= LONGEST_WEBP);
    // Written back it has to be the same: each file has one name.
    (inside && file_name(head, size, &spec) == name).then_some(spec)
}

/// The first digits of the id that a file of `media/` begins with.
pub fn head_of_name(name: &str) -> Option<&str> {
    name.split_once('-').map(|(head, _)| head).filter(|head| head.len() == HEAD)
}

fn path(id: &MediaId, size: (u32, u32), spec: &RenditionSpec) -> String {
    format!("media/{}", file_name(id.as_str(), size, spec))
}

/// The part's place is in the name where it is not the usual one, so that
/// another focal point makes another file.
fn file_name(id: &str, size: (u32, u32), spec: &RenditionSpec) -> String {
    let head = &id[..HEAD];
    let (width, extension) = (spec.width, spec.format.extension());
    let label = spec.shape.label();
    let usual = part(size, spec.shape, None).map(|usual| usual.area);
    match spec.shape {
        Shape::Whole => format!("{head}-{width}.{extension}"),
        _ if usual == Some(spec.area) => format!("{head}-{label}-{width}.{extension}"),
        _ => {
            let (x, y) = (spec.area.x, spec.area.y);
            format!("{head}-{label}-{x}x{y}-{width}.{extension}")
        }
    }
}

/// The widths up to the given one; a step that comes close to it is left out.
fn widths(largest: u32) -> Vec<u32> {
    let largest = largest.max(1);
    let steps = WIDTHS.into_iter().filter(|width| width * 5 / 4 <= largest);
    steps.chain([largest]).collect()
}

fn whole(size: (u32, u32), width: u32, format: Format) -> RenditionSpec {
    RenditionSpec {
        shape: Shape::Whole,
        area: Area { x: 0, y: 0, width: size.0, height: size.1 },
        width,
        height: scaled(size.1, width, size.0),
        format,
    }
}

/// The largest part of that shape around the focal point.
fn part(size: (u32, u32), shape: Shape, focus: Option<Focus>) -> Option<RenditionSpec> {
    let ratio = shape.ratio()?;
    let across = scaled(size.1, ratio.0, ratio.1).min(size.0);
    let down = scaled(across, ratio.1, ratio.0).min(size.1);
    let (x, y) = middle(size, focus);
    let area = Area {
        x: begin(x, across, size.0),
        y: begin(y, down, size.1),
        width: across,
        height: down,
    };
    let width = across.min(PAGE_WIDTH);
    let height = scaled(width, ratio.1, ratio.0).min(down);
    let enough = u64::from(width) * u64::from(height) >= FEWEST_PIXELS;
    enough.then_some(RenditionSpec { shape, area, width, height, format: Format::Jpeg })
}

/// The point that crops keep in view, in thousandths: where the editor says,
/// else the middle, and a bit above it in a portrait.
fn middle(size: (u32, u32), focus: Option<Focus>) -> (u32, u32) {
    match focus {
        Some(focus) => (thousandths(focus.x()), thousandths(focus.y())),
        None if size.1 > size.0 => (500, PORTRAIT_EYES),
        None => (500, 500),
    }
}

fn thousandths(fraction: f64) -> u32 {
    // A focal point lies between 0 and 1 and is kept in thousandths.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let whole = (fraction * 1000.0).round() as u32;
    whole.min(1000)
}

/// Where a part of `length` begins whose middle comes as near to the point as
/// the picture's edges let it.
fn begin(thousandths: u32, length: u32, whole: u32) -> u32 {
    let point = u64::from(thousandths) * u64::from(whole) / 1000;
    let begin = point.saturating_sub(u64::from(length) / 2).min(u64::from(whole - length));
    u32::try_from(begin).expect("it lies within the picture")
}

/// `length * to / from`, rounded, at least 1.
fn scaled(length: u32, to: u32, from: u32) -> u32 {
    let (length, to, from) = (u64::from(length), u64::from(to), u64::from(from.max(1)));
    u32::try_from((length * to + from / 2) / from).unwrap_or(u32::MAX).max(1)
}
