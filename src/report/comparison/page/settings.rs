//! In what the plans differ, so that nobody compares more than they think.

use std::fmt::Write as _;

use super::TOLD;
use crate::tables::comparison::Compared;
use crate::tables::markdown::escaped;

/// How many settings of a plan are listed.
const LISTED: usize = 12;

/// The settings of each plan that are not those of the first.
pub fn settings(compared: &Compared<'_>) -> String {
    let mut text = String::new();
    for plan in compared.others().take(TOLD) {
        let settings = &compared.settings[plan];
        let _ = writeln!(text, "**{}**:\n", escaped(&compared.names[plan].1));
        if settings.is_empty() {
            text.push_str("- nothing: the two are the same plan\n");
        }
        for setting in settings.iter().take(LISTED) {
            let told = |value: &Option<String>| match value {
                Some(text) => format!("`{}`", shortened(text)),
                None => "not there".to_owned(),
            };
            let _ = writeln!(
                text,
                "- {} (`{}`): {} → {}",
                escaped(&compared.what(plan, setting)),
                setting.path,
                told(&setting.first),
                told(&setting.second)
            );
        }
        let more = settings.len().saturating_sub(LISTED);
        if more > 0 {
            let _ = writeln!(text, "- and {more} more in `tables/settings.md`");
        }
        text.push('\n');
    }
    text
}

/// A long value, cut.
fn shortened(text: &str) -> String {
    const LONG: usize = 80;
    let text = text.replace('`', "'");
    if text.chars().count() <= LONG {
        return text;
    }
    let cut: String = text.chars().take(LONG).collect();
    format!("{cut}…")
}
