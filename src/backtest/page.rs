//! What the back-tests found, in words: the section “Is the model right?” of the page of validation.
//!
//! The section is written by `regiocast backtest --into`; all else on that page is written by hand.

use std::fmt::Write as _;

use super::manifest::Kind;
use super::results::{Results, Test};
use super::tables;
use crate::analysis::score::coverage::at_most;
use crate::analysis::score::{Light, Rival, Summary};
use crate::tables::figure::{count, in_hundred, percent};
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
    for line in found(results) {
        let _ = write!(page, "\n{line}\n");
    }
    let _ = write!(page, "\n{}", tables::coverage(results).grid_to_markdown());
    page.push_str(
        "\n“Programmes together” takes each of a programme’s own futures as what happens in turn, so that outturns that go together \
         miss together; the binomial probability takes every outturn for itself and is there for comparison. Light: amber if so few are \
         luck in fewer than 1 of 20 collections like this one, red in fewer than 1 of 50.\n",
    );
    page.push_str("\n### What so few cases cannot say\n");
    for line in cannot(results) {
        let _ = write!(page, "\n- {line}");
    }
    page.push('\n');
    page.push_str("\n### Test by test\n");
    for test in &results.tests {
        page.push_str(&one(test));
    }
    page
}

/// What was found, over all.
fn found(results: &Results) -> Vec<String> {
    let forecasts = &results.forecasts;
    let mut lines = vec![
        held(forecasts, "In the forecast tests"),
        last(&results.last),
        leaning(forecasts),
    ];
    lines.extend(score(forecasts));
    lines.push(checks(results));
    lines.push(honesty(results));
    lines
}

fn held(summary: &Summary, opening: &str) -> String {
    let coverage = tables::eight_in_ten(summary);
    format!(
        "{opening}, **{} of {} outturns lay in the range of 8 in 10 futures**; {:.1} are expected if the ranges are right, and \
         luck alone leaves so few, or fewer, in {} such collections ({} if outturns had nothing to do with each other).",
        coverage.hits,
        coverage.of,
        coverage.expected,
        in_hundred(coverage.so_few()),
        in_hundred(coverage.apart),
    )
}

fn last(summary: &Summary) -> String {
    let coverage = tables::eight_in_ten(summary);
    format!(
        "Outturns of one programme are hardly separate cases. Counting each back-test once, by the last of its outturns, {} of {} \
         lay in that range ({:.1} expected; so few or fewer by luck in {}).",
        coverage.hits,
        coverage.of,
        coverage.expected,
        in_hundred(coverage.so_few()),
    )
}

fn leaning(summary: &Summary) -> String {
    let bias = &summary.bias;
    let relative = match bias.relative_median_error {
        None => String::new(),
        Some(error) if error.abs() < 0.005 => {
            " In the middle of them all, a forecast’s mean is what happened to within 1%."
                .to_owned()
        }
        Some(error) => format!(
            " In the middle of them all, a forecast’s mean is {} {} what happened.",
            percent(error.abs(), 0.005),
            if error < 0.0 { "below" } else { "above" }
        ),
    };
    format!(
        "Bias: {} of {} outturns were lower than the middle of the forecast and {} were higher; luck alone is as one-sided in {}.{relative}",
        bias.lower,
        bias.of,
        bias.higher,
        in_hundred(bias.so_lopsided()),
    )
}

fn score(summary: &Summary) -> Option<String> {
    let relative = summary.relative?;
    let official = summary
        .skills
        .iter()
        .find(|skill| skill.rival == Rival::Official)
        .and_then(|skill| Some((skill.of, skill.skill?)));
    let beside = official.map_or_else(String::new, |(of, skill)| {
        let size = percent(skill.abs(), 0.005);
        let word = if skill >= 0.0 { "less" } else { "more" };
        format!(
            " Beside the plan as promised, taken at its word for {of} of them: the simulation’s score is {size} {word} than the plan’s \
             error."
        )
    });
    Some(format!(
        "Score: the mean continuous ranked probability score (CRPS) is {} of what happened; 0 is perfect, and a forecast without \
         any doubt scores its error.{beside}",
        percent(relative, 0.005)
    ))
}

fn checks(results: &Results) -> String {
    let all = || {
        let tests = results.tests.iter();
        tests.filter(|test| test.entry.kind == Kind::Plausibility)
    };
    let failed = all().filter(|test| !test.holds()).count();
    let points = || all().flat_map(|test| &test.points);
    let off = points().filter_map(|point| {
        let middle = point.scored.percentiles[3];
        (middle > 0.0 && point.outturn > 0.0).then(|| {
            let factor = point.outturn / middle;
            factor.max(1.0 / factor)
        })
    });
    let most = off.fold(1.0, f64::max);
    let coverage = tables::eight_in_ten(&results.checks);
    format!(
        "Of the {} plausibility checks, **{failed} fail**: {} of {} outturns lay in the range of 8 in 10 futures, and the furthest is \
         {most:.0} times as much, or as little, as the middle of its forecast.",
        all().count(),
        coverage.hits,
        coverage.of,
    )
}

/// What it says of the model's honesty.
fn honesty(results: &Results) -> String {
    let forecasts = match tables::eight_in_ten(&results.forecasts).light() {
        Light::Green => {
            "Where earlier years or a neighbouring programme were there to learn from, nothing found here says that the ranges are too \
             narrow"
        }
        Light::Amber | Light::Red => {
            "Even where earlier years or a neighbouring programme were there to learn from, the ranges held fewer outturns than luck \
             explains: they are too narrow"
        }
    };
    let checks = match tables::eight_in_ten(&results.checks).light() {
        Light::Green => {
            "where a whole programme was forecast from general assumptions, the ranges held as well as can be told."
        }
        Light::Amber | Light::Red => {
            "where a whole programme was forecast from general assumptions, they were far too narrow. A scenario of a new programme is of \
             the second kind: read its ranges as what its assumptions imply, and set an outside view beside them."
        }
    };
    format!("**What that says of the model’s honesty.** {forecasts}; {checks}")
}

/// What so few cases cannot say.
fn cannot(results: &Results) -> Vec<String> {
    let coverage = tables::eight_in_ten(&results.last);
    let found = coverage.hits;
    // A question, not a finding: how often would a model whose ranges hold so little look as good?
    let narrow = 0.6;
    let looks_as_good = 1.0
        - found
            .checked_sub(1)
            .map_or(0.0, |fewer| at_most(fewer, coverage.of, narrow));
    vec![
        format!(
            "Whether the ranges are a little too narrow. A model whose ranges of “8 in 10” really held {} would do as well as this one, \
             {found} of {} back-tests or more, in {}.",
            percent(narrow, 0.0),
            coverage.of,
            in_hundred(looks_as_good)
        ),
        "Whether such forecasts would have been made at the time. All were set up in hindsight, by people who had read the outturns. \
         Where earlier figures were to be had, the range is their mean and spread by one rule; elsewhere it is a judgement, and a \
         judgement in hindsight flatters."
            .to_owned(),
        "Anything of net jobs, deadweight, displacement, multipliers or value: nobody observes what would have happened without a \
         programme, so that none of it is tested here."
            .to_owned(),
        "Anything of the labour market, of skilled posts filled, or of the reputation of a place: no outturn of these was found."
            .to_owned(),
        "How well a programme of many parts is forecast as a whole. Every back-test asks one part of the model, and most are national; \
         none is a zone of one region with its plan, spending, jobs and training."
            .to_owned(),
        "How programmes fare that nobody reports on. These were found because figures of them were published, failures of audited funds \
         among them."
            .to_owned(),
    ]
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
