//! The newsroom's accent: one colour that must be readable on both papers.

/// The papers of `warta.css`: light and dark.
const LIGHT: Rgb = Rgb(0xff, 0xff, 0xff);
const DARK: Rgb = Rgb(0x16, 0x15, 0x14);

/// The contrast that text needs (WCAG 2.2, 1.4.3), and a little more, because
/// the read-also box is not quite as light as the paper.
const CONTRAST: f64 = 5.0;

/// A colour in sRGB.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Rgb(u8, u8, u8);

impl Rgb {
    /// Reads `#9f1d2d`, in either case.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.trim().strip_prefix('#')?;
        if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let part = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
        Some(Self(part(0)?, part(2)?, part(4)?))
    }

    /// `#9f1d2d`.
    pub fn hex(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }

    /// Relative luminance (WCAG 2.2).
    fn luminance(self) -> f64 {
        let part = |value: u8| {
            let value = f64::from(value) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(self.0) + 0.7152 * part(self.1) + 0.0722 * part(self.2)
    }

    fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// This colour with `percent` of another.
    fn mixed(self, other: Self, percent: u16) -> Self {
        let part = |a: u8, b: u8| {
            let mixed = (u16::from(a) * (100 - percent) + u16::from(b) * percent + 50) / 100;
            u8::try_from(mixed).unwrap_or(u8::MAX)
        };
        Self(part(self.0, other.0), part(self.1, other.1), part(self.2, other.2))
    }

    /// The nearest mixture with `end` that can be read on `paper`.
    fn readable_on(self, paper: Self, end: Self) -> Self {
        (0..=100)
            .step_by(2)
            .map(|percent| self.mixed(end, percent))
            .find(|colour| colour.contrast(paper) >= CONTRAST)
            .unwrap_or(end)
    }
}

/// The style rules that set an accent: as it is where it can be read, else
/// darkened on the light paper and lightened on the dark one.
pub(super) fn accent_css(accent: Rgb) -> String {
    let light = accent.readable_on(LIGHT, Rgb(0, 0, 0)).hex();
    let dark = accent.readable_on(DARK, Rgb(0xff, 0xff, 0xff)).hex();
    format!(
        "\n:root{{--accent:{light}}}\n@media (prefers-color-scheme:dark){{:root{{--accent:{dark}}}}}\n\
         @media print{{:root{{--accent:{light}}}}}\n"
    )
}

#[cfg(test)]
mod tests {
    use super::{CONTRAST, DARK, LIGHT, Rgb};

    #[test]
    fn any_accent_can_be_read_on_both_papers() {
        for text in ["#9f1d2d", "#ffff00", "#000000", "#FFFFFF", "#0a58ca", "#7fff00"] {
            let accent = Rgb::parse(text).expect("a colour");
            let light = accent.readable_on(LIGHT, Rgb(0, 0, 0));
            let dark = accent.readable_on(DARK, Rgb(255, 255, 255));
            assert!(light.contrast(LIGHT) >= CONTRAST, "{text} on light: {}", light.hex());
            assert!(dark.contrast(DARK) >= CONTRAST, "{text} on dark: {}", dark.hex());
        }
    }

    #[test]
    fn only_a_colour_is_a_colour() {
        for text in ["", "red", "#fff", "#9f1d2g", "#9f1d2d;}", "url(x)"] {
            assert_eq!(Rgb::parse(text), None, "{text}");
        }
    }
}
