//! Times as readers and as machines see them.

use chrono::{DateTime, Datelike, FixedOffset, Timelike, Utc};

use crate::article::Zone;
use crate::lang::Lang;

/// `22 Februari 2022, 08:22 WIB`, in `id` or `en`. Absolute, because a page
/// that stands for years cannot say "five minutes ago".
pub fn printed_time(at: DateTime<Utc>, zone: Zone, language: &str) -> String {
    stamp(at, zone, language).text
}

/// A time for machines and for readers.
pub(super) struct Stamp {
    /// `2022-02-22T08:22:00+07:00` (RFC 3339).
    pub iso: String,
    /// `22 Februari 2022, 08:22 WIB`.
    pub text: String,
}

/// Both forms of a time. A page prints some dozens, so they are put together
/// by hand: a pattern that is read anew for each costs ten times as much.
pub(super) fn stamp(at: DateTime<Utc>, zone: Zone, language: &str) -> Stamp {
    let local = zone.local(at);
    let mut text = String::with_capacity(40);
    push_date(&mut text, local, language);
    text.push_str(", ");
    push_two(&mut text, local.hour());
    text.push(':');
    push_two(&mut text, local.minute());
    text.push(' ');
    text.push_str(&zone.label(at));
    Stamp { iso: iso_of(local), text }
}

/// `2022-02-22T08:22:00+07:00`: RFC 3339 with the zone's offset, to the second.
pub(super) fn iso(at: DateTime<Utc>, zone: Zone) -> String {
    iso_of(zone.local(at))
}

/// `22 Februari 2022`.
pub(super) fn printed_date(at: DateTime<Utc>, zone: Zone, language: &str) -> String {
    let mut text = String::with_capacity(20);
    push_date(&mut text, zone.local(at), language);
    text
}

fn push_date(text: &mut String, local: DateTime<FixedOffset>, language: &str) {
    let lang = if is_english(language) { Lang::En } else { Lang::Id };
    let day = local.day();
    if day >= 10 {
        text.push(digit(day / 10));
    }
    text.push(digit(day % 10));
    text.push(' ');
    text.push_str(lang.month(local.month0()));
    text.push(' ');
    text.push_str(&local.year().to_string());
}

fn iso_of(local: DateTime<FixedOffset>) -> String {
    let year = local.year();
    let seconds = local.offset().local_minus_utc();
    // Years of four digits and whole minutes are all that a newsroom meets;
    // the library writes the others.
    if !(0..=9999).contains(&year) || seconds % 60 != 0 {
        return local.format("%Y-%m-%dT%H:%M:%S%:z").to_string();
    }
    let year = year.unsigned_abs();
    let mut iso = String::with_capacity(25);
    push_two(&mut iso, year / 100);
    push_two(&mut iso, year % 100);
    let minutes = seconds.unsigned_abs() / 60;
    let sign = if seconds < 0 { '-' } else { '+' };
    for (before, value) in [
        ('-', local.month()),
        ('-', local.day()),
        ('T', local.hour()),
        (':', local.minute()),
        (':', local.second()),
        (sign, minutes / 60),
        (':', minutes % 60),
    ] {
        iso.push(before);
        push_two(&mut iso, value);
    }
    iso
}

fn push_two(text: &mut String, value: u32) {
    text.push(digit(value / 10 % 10));
    text.push(digit(value % 10));
}

fn digit(value: u32) -> char {
    char::from_digit(value % 10, 10).unwrap_or('0')
}

/// True for English in any of its forms.
pub(super) fn is_english(language: &str) -> bool {
    language == "en" || language.starts_with("en-")
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Utc};

    use super::{iso, printed_time};
    use crate::article::Zone;

    #[test]
    fn a_time_is_printed_in_the_zone_and_language_of_the_story() {
        let at = "2022-02-22T01:22:00Z".parse().expect("a valid instant");
        assert_eq!(printed_time(at, Zone::WIB, "id"), "22 Februari 2022, 08:22 WIB");
        assert_eq!(printed_time(at, Zone::WITA, "id"), "22 Februari 2022, 09:22 WITA");
        assert_eq!(printed_time(at, Zone::WIT, "en"), "22 February 2022, 10:22 WIT");
    }

    #[test]
    fn a_time_for_machines_is_as_the_library_writes_it() {
        let zones = ["Asia/Jakarta", "Asia/Kolkata", "America/St_Johns", "Africa/Monrovia"];
        for zone in zones.map(|name| Zone::parse(name).expect("a zone")) {
            for text in ["2022-02-02T01:02:03Z", "0999-12-31T23:59:59Z", "1899-01-01T00:00:00Z"] {
                let at: DateTime<Utc> = text.parse().expect("an instant");
                assert_eq!(iso(at, zone), zone.rfc3339(at), "{text} {}", zone.name());
            }
            for at in [DateTime::<Utc>::MIN_UTC, DateTime::<Utc>::MAX_UTC] {
                let day = chrono::Duration::days(2);
                let at = if at < DateTime::UNIX_EPOCH { at + day } else { at - day };
                assert_eq!(iso(at, zone), zone.rfc3339(at), "{}", zone.name());
            }
        }
    }
}
