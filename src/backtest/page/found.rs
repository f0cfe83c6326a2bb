//! What was found over all back-tests, what that says of the model’s honesty, and what so few cannot say.

use crate::analysis::score::coverage::at_most;
use crate::analysis::score::{Light, Rival, Summary};
use crate::backtest::manifest::Kind;
use crate::backtest::results::Results;
use crate::backtest::tables;
use crate::tables::figure::{in_hundred, percent};

/// What was found, over all.
pub(super) fn lines(results: &Results) -> Vec<String> {
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
            "Where earlier years or a neighbouring programme were there to learn from, the ranges held about as many \
             outturns as they should, though some tests fail"
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
pub(super) fn limits(results: &Results) -> Vec<String> {
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
