//! Instants and the zones in which they are printed.

use std::fmt;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, Offset, TimeZone, Utc};
use chrono_tz::Tz;

/// An IANA time zone, by default Asia/Jakarta.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Zone(Tz);

impl Default for Zone {
    fn default() -> Self {
        Self(Tz::Asia__Jakarta)
    }
}

impl fmt::Debug for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Zone({})", self.name())
    }
}

impl Zone {
    /// Western Indonesia, UTC+7.
    pub const WIB: Self = Self(Tz::Asia__Jakarta);
    /// Central Indonesia, UTC+8.
    pub const WITA: Self = Self(Tz::Asia__Makassar);
    /// Eastern Indonesia, UTC+9.
    pub const WIT: Self = Self(Tz::Asia__Jayapura);

    /// Reads an IANA name ("Asia/Makassar") or an Indonesian label ("WITA").
    pub fn parse(text: &str) -> Option<Self> {
        match text.trim() {
            label if label.eq_ignore_ascii_case("wib") => Some(Self::WIB),
            label if label.eq_ignore_ascii_case("wita") => Some(Self::WITA),
            label if label.eq_ignore_ascii_case("wit") => Some(Self::WIT),
            // Papua's own label, as Jubi prints it.
            label if label.eq_ignore_ascii_case("wp") => Some(Self::WIT),
            name => name.parse().ok().map(Self),
        }
    }

    /// The IANA name.
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// What readers call the zone: WIB, WITA or WIT, elsewhere the
    /// abbreviation of the time zone database, else "UTC+05:30".
    pub fn label(self, at: DateTime<Utc>) -> String {
        match self.0 {
            Tz::Asia__Jakarta | Tz::Asia__Pontianak => "WIB".to_owned(),
            Tz::Asia__Makassar | Tz::Asia__Ujung_Pandang => "WITA".to_owned(),
            Tz::Asia__Jayapura => "WIT".to_owned(),
            other => {
                let local = at.with_timezone(&other);
                let abbreviation = local.format("%Z").to_string();
                if abbreviation.starts_with(|c: char| c.is_ascii_alphabetic()) {
                    abbreviation
                } else {
                    format!("UTC{}", local.format("%:z"))
                }
            }
        }
    }

    /// The instant with this zone's offset, ready for RFC 3339.
    pub fn local(self, at: DateTime<Utc>) -> DateTime<FixedOffset> {
        let local = at.with_timezone(&self.0);
        local.with_timezone(&local.offset().fix())
    }

    /// `2022-02-22T08:22:00+07:00`: RFC 3339 with this zone's offset, to the
    /// second.
    pub fn rfc3339(self, at: DateTime<Utc>) -> String {
        self.local(at).format("%Y-%m-%dT%H:%M:%S%:z").to_string()
    }

    /// The instant of a local time; the earlier of two where clocks go back,
    /// `None` where they skip it.
    pub fn instant(self, local: NaiveDateTime) -> Option<DateTime<Utc>> {
        self.0.from_local_datetime(&local).earliest().map(|at| at.with_timezone(&Utc))
    }
}

/// Reads an instant: RFC 3339 (`2022-02-22T08:22:00+07:00`), or a local time
/// of `zone` without offset (`2022-02-22T08:22`, `2022-02-22 08:22:00`,
/// `2022-02-22`).
pub fn parse_instant(text: &str, zone: Zone) -> Option<DateTime<Utc>> {
    let text = text.trim();
    if let Ok(at) = DateTime::parse_from_rfc3339(text) {
        return Some(at.with_timezone(&Utc));
    }
    for format in ["%Y-%m-%d %H:%M:%S %z", "%Y-%m-%d %H:%M:%S%:z", "%Y-%m-%dT%H:%M%:z"] {
        if let Ok(at) = DateTime::parse_from_str(text, format) {
            return Some(at.with_timezone(&Utc));
        }
    }
    for format in ["%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M"] {
        if let Ok(local) = NaiveDateTime::parse_from_str(text, format) {
            return zone.instant(local);
        }
    }
    let day = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?;
    zone.instant(day.and_hms_opt(0, 0, 0)?)
}

/// Reads a day of the calendar, `2026-12-31`.
pub fn parse_day(text: &str) -> Option<NaiveDate> {
    // The strict form only: the library also takes `2026-1-1` and `+2026-…`.
    let day = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?;
    (day.to_string() == text).then_some(day)
}
