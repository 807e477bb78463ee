//! The links of the body: does each lead somewhere, may a page bear it, and
//! are they few enough?

use core::net::IpAddr;
use std::collections::HashSet;

use super::{Rules, Story};
use crate::article::{Problem, Severity};
use crate::markdown::{BodyLink, LinkTarget};
use crate::related::{LinkFacts, LinkTo, link_problem};

/// What follows from the other stories.
pub(super) fn states(story: &Story<'_>, problems: &mut Vec<Problem>) {
    let mut seen = HashSet::new();
    for (link, state) in story.links {
        problems.extend(link_problem(link, *state));
        let LinkTo::Story(target) = link.to else { continue };
        if target == story.id {
            problems.push(told(Severity::Warning, "link-self", link));
        } else if !seen.insert(target) {
            problems.push(told(Severity::Note, "link-twice", link));
        }
    }
}

fn told(severity: Severity, code: &'static str, link: &LinkFacts) -> Problem {
    let problem = Problem::new(severity, code).field("body").text(link.label.clone());
    match link.place {
        Some(place) => problem.at(place),
        None => problem,
    }
}

/// What follows from the text alone.
pub(super) fn own(story: &Story<'_>, rules: &Rules, problems: &mut Vec<Problem>) {
    for link in &story.parsed.links {
        let written = story.article.body.get(link.range.clone()).unwrap_or_default();
        let tell =
            |code| Problem::new(Severity::Warning, code).field("body").text(written).at(link.place);
        if link.label.is_empty() && link.target != LinkTarget::Unresolved {
            problems.push(tell("link-text-missing"));
        }
        let LinkTarget::Address(address) = &link.target else { continue };
        if is_local(address) {
            let mut problem = tell("link-local");
            problem.fixes = unlinked(link, written);
            problems.push(problem);
        } else if let Some(secure) = own_insecure(address, story.site) {
            let mut problem = tell("link-insecure");
            problem.fixes.push(written.replacen(address.as_str(), &secure, 1));
            problem.fixes.retain(|fix| fix != written);
            problems.push(problem);
        }
    }
    let count = story.parsed.links.iter().filter(|link| link.read_also).count();
    let read_also = u32::try_from(count).unwrap_or(u32::MAX);
    let dense = read_also.saturating_mul(rules.limits.read_also) > story.parsed.words;
    if read_also > 1 && dense {
        let problem = Problem::new(Severity::Warning, "read-also-dense").field("body");
        problems.push(problem.text(format!("{read_also}/{}", story.parsed.words)));
    }
}

/// The words of a link without the link.
fn unlinked(link: &BodyLink, written: &str) -> Vec<String> {
    let inner = written.strip_prefix('[').and_then(|rest| rest.rfind("](").map(|at| &rest[..at]));
    inner.filter(|_| !link.label.is_empty()).map(str::to_owned).into_iter().collect()
}

/// The host of a web address, in small letters, without a port.
fn host(address: &str) -> Option<(bool, String)> {
    let lower = address.trim().to_ascii_lowercase();
    let (secure, rest) = match lower.strip_prefix("https://") {
        Some(rest) => (true, rest),
        None => (false, lower.strip_prefix("http://").or(lower.strip_prefix("//"))?),
    };
    let authority = rest.split(['/', '?', '#', '\\']).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    let name = match host.strip_prefix('[') {
        Some(v6) => v6.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    };
    Some((secure, name.trim_end_matches('.').to_owned()))
}

/// True for an address that no reader can reach: of this computer, its
/// network, or its disk (RFC 1918, 3927, 4193, 6761, 6762).
fn is_local(address: &str) -> bool {
    let Some((_, host)) = host(address) else {
        let path = address.trim();
        let mut letters = path.chars();
        let drive = letters.next().is_some_and(|c| c.is_ascii_alphabetic())
            && letters.next() == Some(':')
            && matches!(letters.next(), Some('\\' | '/'));
        return drive || path.starts_with('\\');
    };
    if let Ok(ip) = host.parse::<IpAddr>() {
        return match ip {
            IpAddr::V4(ip) => {
                ip.is_loopback() || ip.is_private() || ip.is_link_local() || ip.is_unspecified()
            }
            IpAddr::V6(ip) => {
                ip.is_loopback()
                    || ip.is_unspecified()
                    || ip.is_unique_local()
                    || ip.is_unicast_link_local()
            }
        };
    }
    let last = host.rsplit('.').next().unwrap_or_default();
    matches!(last, "localhost" | "local" | "internal" | "lan" | "test" | "invalid")
}

/// The secure form of an address of the newsroom's own site that is not.
fn own_insecure(address: &str, site: &str) -> Option<String> {
    let bare = |name: String| name.strip_prefix("www.").map(str::to_owned).unwrap_or(name);
    let (true, own) = host(site)? else { return None };
    let (false, there) = host(address)? else { return None };
    let rest = address.trim().get(5..)?;
    let http = address.trim().get(..5)?.eq_ignore_ascii_case("http:");
    (http && bare(own) == bare(there)).then(|| format!("https:{rest}"))
}
