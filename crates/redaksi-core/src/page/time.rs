//! Times as readers see them.

use chrono::{DateTime, Datelike, FixedOffset, Utc};

use crate::article::Zone;
use crate::lang::Lang;

/// `22 Februari 2022, 08:22 WIB`, in `id` or `en`. Absolute, because a page
/// that stands for years cannot say "five minutes ago".
pub fn printed_time(at: DateTime<Utc>, zone: Zone, language: &str) -> String {
    let local = zone.local(at);
    format!("{}, {} {}", date(local, language), local.format("%H:%M"), zone.label(at))
}

/// `22 Februari 2022`.
pub(super) fn printed_date(at: DateTime<Utc>, zone: Zone, language: &str) -> String {
    date(zone.local(at), language)
}

fn date(local: DateTime<FixedOffset>, language: &str) -> String {
    let lang = if is_english(language) { Lang::En } else { Lang::Id };
    format!("{} {} {}", local.day(), lang.month(local.month0()), local.year())
}

/// True for English in any of its forms.
pub(super) fn is_english(language: &str) -> bool {
    language == "en" || language.starts_with("en-")
}

#[cfg(test)]
mod tests {
    use super::printed_time;
    use crate::article::Zone;

    #[test]
    fn a_time_is_printed_in_the_zone_and_language_of_the_story() {
        let at = "2022-02-22T01:22:00Z".parse().expect("a valid instant");
        assert_eq!(printed_time(at, Zone::WIB, "id"), "22 Februari 2022, 08:22 WIB");
        assert_eq!(printed_time(at, Zone::WITA, "id"), "22 Februari 2022, 09:22 WITA");
        assert_eq!(printed_time(at, Zone::WIT, "en"), "22 February 2022, 10:22 WIT");
    }
}
