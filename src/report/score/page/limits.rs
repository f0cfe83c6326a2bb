//! What the number of figures can and cannot say, and how scores were made.

use std::fmt::Write as _;

use super::figures;
use super::held::outturns;
use crate::analysis::score::coverage::AMBER;
use crate::outcomes::When;
use crate::tables::scores::Marked;

/// What the number of figures can and cannot say.
pub(super) fn lines(marked: &Marked<'_>) -> String {
    let mut text = String::new();
    if let Some(forecast) = marked.forecasts.first() {
        let coverage = &forecast.scores.overall.coverage[1];
        if coverage.of > 0 {
            let [fewest, most] = coverage.luck.range(0.9);
            let warns = (0..=coverage.of)
                .take_while(|hits| coverage.luck.at_most(*hits) < AMBER)
                .last();
            let warned = warns.map_or_else(
                || "So few can never raise a warning: even none at all may be luck.".to_owned(),
                |hits| format!("Only {hits} or fewer would be a warning."),
            );
            let span = if fewest == most {
                format!("{fewest}")
            } else {
                format!("{fewest} to {most}")
            };
            let _ = writeln!(
                text,
                "- Of {}, an 80% range that is right holds {span}, 9 times in 10. {warned} Ranges that are somewhat \
too narrow or too wide cannot be told from right ones with so few.",
                outturns(coverage.of)
            );
        }
    }
    text.push_str(
        "- Figures of one programme go together: a bad year is bad for all of them. What luck gives is therefore \
taken from the forecast’s own futures, each tried as what happens; the tables also have what it would be for \
figures that have nothing to do with each other. It is only as good as the forecast’s idea of what goes together.\n\
- A forecast that passes is not thereby right: it has not been shown to be wrong. One that fails may have had bad \
luck of a kind it did not know.\n\
- Nothing here says how the forecast will do in years that were not reported yet.\n",
    );
    let yearly = |metric: &str| {
        let figures = marked.figures.iter();
        figures
            .filter(|one| one.metric == metric && matches!(one.when, When::Year(_)))
            .count()
    };
    let overlap = marked.figures.iter().any(|one| {
        matches!(one.when, When::UpTo(_))
            && one
                .metric
                .strip_suffix(".total")
                .is_some_and(|metric| yearly(metric) > 0)
    });
    if overlap {
        text.push_str(
            "- Some metrics are reported both by year and added up: the same figures count twice in means of scores.\n",
        );
    }
    text
}

/// How scores were made.
pub(super) fn method(marked: &Marked<'_>) -> String {
    let number = |test: &dyn Fn(&crate::tables::scores::Reported) -> bool| {
        marked.figures.iter().filter(|one| test(one)).count()
    };
    let mut text = String::from(
        "- A figure is set beside all simulated futures of it. Nothing was tuned to what was reported, and no year \
later than the last reported one was looked at.\n",
    );
    let with_error = number(&|one| one.has_error);
    if with_error > 0 {
        let _ = writeln!(
            text,
            "- {} {} reported with an error of {} own. Each future was given such an error too: what was forecast is \
what would be reported.",
            figures(with_error, ""),
            if with_error == 1 { "was" } else { "were" },
            if with_error == 1 { "its" } else { "their" }
        );
    }
    let exact = marked.figures.len() - with_error;
    if exact > 0 {
        let _ = writeln!(
            text,
            "- {} without a stated error {} taken as exact. Where counts are claimed late or twice, a miss may be the \
count’s.",
            figures(exact, ""),
            if exact == 1 { "was" } else { "were" }
        );
    }
    let in_part = number(&|one| one.share < 1.0);
    if in_part > 0 {
        let _ = writeln!(
            text,
            "- {} {} reported in part, and set beside the same part of the forecast.",
            figures(in_part, ""),
            if in_part == 1 { "was" } else { "were" }
        );
    }
    text.push_str(
        "- That the model itself may be off (`discrepancy` in a return) is not allowed for: scores judge the forecast as \
it was made.\n",
    );
    text
}
