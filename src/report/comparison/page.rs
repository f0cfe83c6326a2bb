//! `summary.md` of a comparison: which plan, by how much, how sure, and why.

use std::fmt::Write as _;

use super::super::page::inside;
use super::super::run::Run;
use crate::analysis::compare::rules::Rule;
use crate::analysis::compare::{Better, Brought, Outcome};
use crate::calendar::financial_year;
use crate::outcomes::{Measure, Nature};
use crate::tables::comparison::{Compared, dominance, rule};
use crate::tables::figure::{
    bare, count, frequency, in_hundred, percent, promised, quantity, range,
};
use crate::tables::markdown::escaped;

/// How many plans are told one by one.
const TOLD: usize = 8;

/// How many settings of a plan are listed.
const LISTED: usize = 12;

/// The page.
#[must_use]
pub fn text(compared: &Compared<'_>, run: &Run) -> String {
    let comparison = compared.comparison;
    let calendar = &compared.words.programme.calendar;
    let mut page = format!(
        "# Beside “{}”: what would change?\n",
        escaped(compared.first())
    );
    let _ = write!(
        page,
        "\n{} plans, each in the same {} simulated futures with the same luck, {} to {}. Money is in {} \
prices unless said otherwise. A difference is taken in each future; its range is its own.\n",
        comparison.plans.len(),
        count(comparison.draws),
        financial_year(calendar.start),
        financial_year(calendar.last()),
        financial_year(calendar.price_year)
    );
    part(&mut page, "In short", &in_short(compared));
    part(&mut page, "What each plan brings", &brought(compared));
    part(&mut page, "What was promised", &promises(compared));
    part(
        &mut page,
        "What explains the difference",
        &bridges(compared),
    );
    part(&mut page, "Which plan to choose", &choices(compared));
    part(&mut page, "In what the plans differ", &settings(compared));
    part(&mut page, "What these figures do not say", LIMITS);
    let _ = write!(
        page,
        "\n---\n\nregiocast {} ({}), seed {}, {} futures, sampler {}. The tables are in `tables/`, every \
plan as it was read in `scenarios/`.\n",
        run.version,
        run.git,
        run.seed,
        count(run.draws),
        run.sampler
    );
    page
}

/// A part of the page under its heading, unless there is nothing to say.
fn part(page: &mut String, heading: &str, text: &str) {
    if !text.is_empty() {
        let _ = write!(page, "\n## {heading}\n\n{}\n", text.trim_end());
    }
}

const LIMITS: &str = "- Whether the model is right: a difference is only as good as the way in which the \
scenarios say that money turns into jobs and skills. What is wrong in both plans alike mostly cancels; what \
is wrong in the setting that differs does not.\n\
- That a plan which does better in most futures is worth what it costs: look at its cost, and at the \
futures in which it does worse.\n\
- Anything about plans that are not here.\n";

/// The year of an outcome, as it stands in a sentence.
fn when(outcome: &Outcome) -> String {
    match (outcome.year, outcome.nature) {
        (Some(year), Nature::Stock) => format!(" in {}", financial_year(year)),
        (Some(year), _) => format!(" by the end of {}", financial_year(year)),
        (None, _) => String::new(),
    }
}

fn named(compared: &Compared<'_>, outcome: &Outcome) -> String {
    inside(&escaped(&compared.outcome(outcome)))
}

/// How much more or less: `120 more`, `£3.1m less`, `no more and no less`.
fn more(value: f64, error: f64, measure: Measure) -> String {
    let size = quantity(value.abs(), error, measure);
    if value == 0.0 || bare(value, error, measure) == "0" {
        "no more and no less".to_owned()
    } else if value > 0.0 {
        format!("{size} more")
    } else {
        format!("{size} less")
    }
}

fn in_short(compared: &Compared<'_>) -> String {
    let Some(outcome) = compared.comparison.outcomes.first() else {
        return String::new();
    };
    let mut plans: Vec<usize> = compared.others().collect();
    let middle = |plan: &usize| {
        let gap = &compared.comparison.plans[*plan][0].gap;
        outcome.better.turned(gap.moments.mean)
    };
    plans.sort_by(|a, b| middle(b).total_cmp(&middle(a)));
    let mut text = format!(
        "By {}{}, beside “{}”, best first:\n\n",
        named(compared, outcome),
        when(outcome),
        escaped(compared.first())
    );
    for plan in plans.iter().take(TOLD) {
        let found = &compared.comparison.plans[*plan][0];
        let _ = writeln!(
            text,
            "- **{}**: {}",
            escaped(&compared.names[*plan].1),
            told(found, outcome)
        );
    }
    let more = plans.len().saturating_sub(TOLD);
    if more > 0 {
        let _ = writeln!(
            text,
            "- and {more} further plans in `tables/differences.md`"
        );
    }
    text
}

/// One difference in a sentence.
fn told(found: &Brought, outcome: &Outcome) -> String {
    let gap = &found.gap;
    if gap.is_nothing() {
        return "exactly the same in every future.".to_owned();
    }
    let [low, middle, high] = gap.range();
    let verb = match outcome.better {
        Better::More => "does better",
        Better::Less => "costs or loses less",
    };
    let same = if gap.equal.share > 0.0 {
        format!("; in {} nothing differs", in_hundred(gap.equal.share))
    } else {
        String::new()
    };
    format!(
        "{} in the middle of the futures (8 in 10: {}), {} on average; it {verb} in {}{same}.",
        more(middle, gap.errors[1], outcome.measure),
        range([low, high], [gap.errors[0], gap.errors[2]], outcome.measure),
        more(gap.moments.mean, gap.moments.error, outcome.measure),
        frequency(gap.better.share, gap.better.draws),
    )
}

/// All outcomes of few plans, or the first outcome of many.
fn brought(compared: &Compared<'_>) -> String {
    let comparison = compared.comparison;
    if comparison.plans.len() > TOLD {
        return "`tables/plans.md` holds every outcome of every plan, `tables/differences.md` what each \
brings beyond the first.\n"
            .to_owned();
    }
    let mut text = String::from("| Outcome |");
    for (_, title) in compared.names {
        let _ = write!(text, " {} |", escaped(title));
    }
    text.push_str("\n| :--- |");
    for _ in compared.names {
        text.push_str(" ---: |");
    }
    for (place, outcome) in comparison.outcomes.iter().enumerate() {
        let _ = write!(
            text,
            "\n| {}{} |",
            escaped(&compared.outcome(outcome)),
            when(outcome)
        );
        for plan in &comparison.plans {
            let found = &plan[place];
            let [_, low, _, middle, _, high, _] = found.percentiles;
            let _ = write!(
                text,
                " {} ({}) |",
                quantity(middle, found.errors[1], outcome.measure),
                range(
                    [low, high],
                    [found.errors[0], found.errors[2]],
                    outcome.measure
                )
            );
        }
    }
    text.push_str("\n\nMedian, and in brackets the range of 8 in 10 futures.\n");
    text
}

fn promises(compared: &Compared<'_>) -> String {
    let mut text = String::new();
    for (place, outcome) in compared.comparison.outcomes.iter().enumerate() {
        let Some(level) = outcome.level else { continue };
        let _ = write!(
            text,
            "- {} of {}{}:",
            promised(level.value(), outcome.measure),
            named(compared, outcome),
            when(outcome)
        );
        for (plan, (_, title)) in compared.names.iter().enumerate().take(TOLD) {
            let found = &compared.comparison.plans[plan][place];
            let Some(kept) = found.kept else { continue };
            let _ = write!(
                text,
                " {} {}",
                escaped(title),
                frequency(kept.share, kept.draws)
            );
            if let Some(more) = found.kept_more.filter(|more| more.mean != 0.0) {
                let points = 100.0 * more.mean;
                let error = 100.0 * more.error;
                let sign = if points > 0.0 { "+" } else { "" };
                let _ = write!(
                    text,
                    " ({sign}{} points)",
                    bare(points, error, Measure::Jobs)
                );
            }
            text.push(if plan + 1 < compared.names.len().min(TOLD) {
                ';'
            } else {
                '.'
            });
        }
        text.push('\n');
    }
    if text.is_empty() {
        return String::new();
    }
    format!(
        "Kept in how many futures; in brackets how much more often than in the first plan, in \
percentage points:\n\n{text}"
    )
}

fn bridges(compared: &Compared<'_>) -> String {
    let Some(outcome) = compared.comparison.outcomes.first() else {
        return String::new();
    };
    let mut text = String::new();
    for plan in compared.others() {
        let Some(explained) = &compared.bridges[plan] else {
            continue;
        };
        let bridge = &explained.bridges[0];
        let _ = write!(
            text,
            "From “{}” to “{}”, mean {}{}: {}",
            escaped(compared.first()),
            escaped(&compared.names[plan].1),
            named(compared, outcome),
            when(outcome),
            quantity(bridge.first, f64::NAN, outcome.measure)
        );
        let mut steps: Vec<(String, f64, f64)> = explained
            .steps
            .iter()
            .zip(&bridge.steps)
            .map(|(step, found)| (escaped(&compared.step(plan, step)), found.mean, found.error))
            .collect();
        if steps.len() > 1 {
            let together = &bridge.together;
            let words = "together, beyond the sum of these".to_owned();
            steps.push((words, together.mean, together.error));
        }
        text.push_str("\n\n");
        for (step, mean, error) in steps {
            let _ = writeln!(text, "- {step}: {}", more(mean, error, outcome.measure));
        }
        let _ = writeln!(
            text,
            "- which comes to {}\n",
            quantity(bridge.second, f64::NAN, outcome.measure)
        );
    }
    text
}

fn choices(compared: &Compared<'_>) -> String {
    let Some(outcome) = compared.comparison.outcomes.first() else {
        return String::new();
    };
    let comparison = compared.comparison;
    let verdicts: Vec<_> = comparison
        .plans
        .iter()
        .map(|plan| plan[0].verdict)
        .collect();
    let title = |plan: usize| format!("“{}”", escaped(&compared.names[plan].1));
    let mut text = format!("By {}{}:\n\n", named(compared, outcome), when(outcome));
    for one in Rule::ALL {
        let chosen = one.choice(&verdicts);
        if chosen.is_empty() {
            continue;
        }
        let names = if chosen.len() == verdicts.len() {
            "all alike".to_owned()
        } else {
            let names: Vec<String> = chosen.iter().map(|plan| title(*plan)).collect();
            names.join(" and ")
        };
        let _ = writeln!(text, "- {}: {names}", rule(one));
    }
    let knowing = Rule::Laplace
        .choice(&verdicts)
        .first()
        .map_or(0.0, |best| verdicts[*best].mean_regret);
    let _ = write!(
        text,
        "\nBest plan in how many futures: {}. Whoever takes the plan with the best mean regrets {} on \
average: so much would knowing the future be worth, at the most.\n",
        best_in(compared, &verdicts),
        quantity(knowing, f64::NAN, outcome.measure)
    );
    for plan in compared.others().take(TOLD) {
        let word = dominance(&comparison.plans[plan][0]);
        if word != "neither" && word != "the same" {
            let _ = write!(
                text,
                "\n{} {word}{}.\n",
                title(plan),
                if word.starts_with("is") {
                    format!(" by {}", title(comparison.with))
                } else {
                    format!(" over {}", title(comparison.with))
                }
            );
        }
    }
    text
}

fn best_in(compared: &Compared<'_>, verdicts: &[crate::analysis::compare::Verdict]) -> String {
    let mut order: Vec<usize> = (0..verdicts.len()).collect();
    order.sort_by(|a, b| verdicts[*b].best.total_cmp(&verdicts[*a].best));
    let told: Vec<String> = order
        .iter()
        .take(TOLD)
        .map(|plan| {
            let share = percent(verdicts[*plan].best, 0.005);
            format!("{} {share}", escaped(&compared.names[*plan].1))
        })
        .collect();
    told.join(", ")
}

fn settings(compared: &Compared<'_>) -> String {
    let mut text = String::new();
    for plan in compared.others().take(TOLD) {
        let settings = &compared.settings[plan];
        let _ = writeln!(text, "**{}**:\n", escaped(&compared.names[plan].1));
        if settings.is_empty() {
            text.push_str("- nothing: the two are the same plan\n");
        }
        for setting in settings.iter().take(LISTED) {
            let told = |value: &Option<String>| {
                value.as_ref().map_or_else(
                    || "not there".to_owned(),
                    |text| format!("`{}`", shortened(text)),
                )
            };
            let _ = writeln!(
                text,
                "- {} (`{}`): {} → {}",
                escaped(&compared.what(setting)),
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
