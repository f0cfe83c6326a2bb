//! What the back-tests found, in words: the section “Is the model right?” of the page of validation.
//!
//! The section is written by `regiocast backtest --into`; all else on that page is written by hand.

mod found;

use std::fmt::Write as _;

use super::manifest::Kind;
use super::results::{Results, Test};
use super::tables;
use crate::tables::figure::count;
use crate::tables::markdown::escaped;

/// Where the section begins on its page.
pub const BEGIN: &str = "<!-- backtests: begin. Written by `regiocast backtest --into docs/validation.md`; changes by hand are lost. -->";

/// Where it ends.
pub const END: &str = "<!-- backtests: end -->";

/// Puts the section in its place on a page; what would be right where it has none.
///
/// # Errors
///
/// If the page does not have both marks, in their order.
pub fn into(page: &str, section: &str) -> Result<String, String> {
    let found = page.split_once(BEGIN).and_then(|(before, rest)| {
        let (_, after) = rest.split_once(END)?;
        Some(format!("{before}{BEGIN}\n\n{section}\n{END}{after}"))
    });
    found.ok_or_else(|| {
        format!("it has no place for the back-tests; write these two lines where they belong:\n{BEGIN}\n{END}")
    })
}

/// The section, from its heading to its last line.
#[must_use]
pub fn section(results: &Results) -> String {
    let tests = |kind: Kind| {
        results
            .tests
            .iter()
            .filter(move |one| one.entry.kind == kind)
    };
    let (forecasts, checks) = (
        tests(Kind::Forecast).count(),
        tests(Kind::Plausibility).count(),
    );
    let mut page = String::from("## Is the model right? Back-tests\n");
    let _ = write!(
        page,
        "\n{} back-tests set programmes that are over, or far enough on, beside what happened, as scenarios that know what was known \
         before: {forecasts} **forecast tests**, with several outturns each, and {checks} **plausibility checks**, where there is one \
         total, a plan in place of an outturn, or little was known. Each is of {} simulated futures, seed {}. The scenarios, with their \
         sources, and the outturns are in `scenarios/backtests/`; numbers that were made from an outturn were not used to forecast it. \
         A back-test **fails** if an outturn lies outside the range of 9 in 10 futures; it then stays on this page as it is, with the \
         reason as far as it can be told. Nothing was tuned. All of them were set up in 2026, by people who could know how things had \
         gone: that cannot be undone, only told.\n",
        results.tests.len(),
        count(results.settings.draws),
        results.settings.seed
    );
    let _ = write!(page, "\n{}", tables::programmes(results).grid_to_markdown());
    page.push_str("\n### What was found\n");
    for line in found::lines(results) {
        let _ = write!(page, "\n{line}\n");
    }
    let _ = write!(page, "\n{}", tables::coverage(results).grid_to_markdown());
    page.push_str(
        "\n“Programmes together” takes each of a programme’s own futures as what happens in turn, so that outturns that go together \
         miss together; the binomial probability takes every outturn for itself and is there for comparison. Light: amber if so few are \
         luck in fewer than 1 of 20 collections like this one, red in fewer than 1 of 50.\n",
    );
    page.push_str("\n### What so few cases cannot say\n");
    for line in found::limits(results) {
        let _ = write!(page, "\n- {line}");
    }
    page.push('\n');
    page.push_str("\n### Test by test\n");
    for test in &results.tests {
        page.push_str(&one(test));
    }
    page
}

/// One back-test.
fn one(test: &Test) -> String {
    let entry = &test.entry;
    let mut page = format!(
        "\n#### {} ({})\n\nKnown ({}): {} {}\n\n{}",
        escaped(&test.title),
        entry.kind.word(),
        entry.known_at,
        entry.known,
        entry.independence,
        tables::of_one(test).grid_to_markdown()
    );
    let verdict = if test.holds() { "It holds" } else { "It fails" };
    let hits = test.hits(1);
    let _ = write!(
        page,
        "\n**{verdict}**: {hits} of {} in the range of 8 in 10 futures.",
        test.points.len()
    );
    if !entry.reason.is_empty() {
        let _ = write!(page, " {}", entry.reason);
    }
    page.push_str("\n\n");
    for (place, point) in test.points.iter().enumerate() {
        let again = place > 0 && test.points[place - 1].source == point.source;
        let source = if again {
            String::new()
        } else {
            format!(" {}.", escaped(&point.source))
        };
        if !point.note.is_empty() || !source.is_empty() {
            let _ = writeln!(
                page,
                "- {}, {}: {}{source}",
                escaped(&point.what),
                test.when(point),
                escaped(&point.note),
            );
        }
    }
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_section_is_put_between_its_marks_and_nothing_else_is_touched() {
        let page = format!("# Page\n\n{BEGIN}\nold\n{END}\n\nby hand\n");
        let new = into(&page, "## New\n");
        let wanted = format!("# Page\n\n{BEGIN}\n\n## New\n\n{END}\n\nby hand\n");
        assert_eq!(new, Ok(wanted.clone()));
        assert_eq!(into(&wanted, "## New\n"), Ok(wanted));
    }

    #[test]
    fn a_page_without_a_place_is_told_what_to_write() {
        let page = format!("# Page\n{END}\n{BEGIN}\n");
        assert!(into(&page, "").is_err_and(|message| message.contains(BEGIN)));
    }
}
