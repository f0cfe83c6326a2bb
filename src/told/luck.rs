//! What luck decided: every coordinate, recession years, and the risk register.

use super::account::{Drawn, Section};
use super::digits::{DIGITS, number};
use super::future::Future;
use super::shocks::{self, year_of};
use crate::inputs::{Input, Source};
use crate::model::funds::FundYears;
use crate::number::ChanceId;
use crate::programme::block::Arrivals;
use crate::programme::{MultiplierChoice, Programme};
use crate::register::Assumption;

/// The section.
pub(super) fn section(future: &Future) -> Section {
    let programme = future.programme;
    let mut drawn = assumptions(future);
    drawn.extend(chances(future));
    let mut items = Vec::new();
    items.extend(shocks::recession(future));
    for place in 0..programme.events.len() {
        items.push(shocks::event(future, place));
    }
    Section {
        id: "luck",
        title: "The luck and the assumptions of this future",
        note: "Each uncertain number has a coordinate u between 0 and 1, drawn by luck; its value \
               is the point of its range that a share u of all futures lie below. Chances have a \
               coordinate too; what it decided is said beside it.",
        drawn,
        items,
        ..Section::default()
    }
}

fn assumptions(future: &Future) -> Vec<Drawn> {
    let register = future.register.uncertain();
    let inputs = register.zip(&future.inputs.assumptions);
    let rows = inputs.map(|(assumption, input)| Drawn {
        name: assumption.name.clone(),
        title: future.words.assumption(assumption),
        u: assumption.input.map_or(f64::NAN, |row| future.luck(row)),
        value: assumption
            .input
            .map(|row| future.value(crate::number::Number::Uncertain(row))),
        unit: assumption.provenance.unit.clone(),
        said: said(future, assumption, input),
        about: about(future.programme, &assumption.name),
    });
    rows.collect()
}

/// What an assumption was drawn from, and how its coordinate and value came about.
fn said(future: &Future, assumption: &Assumption, input: &Input) -> String {
    let mut said = assumption.distribution.in_words();
    let name = |place: &usize| {
        let coordinate = future.inputs.coordinates.get(*place);
        coordinate.map_or("", |coordinate| coordinate.name.as_str())
    };
    match &input.source {
        Source::Own(_) => {}
        Source::Common(common) => said = format!("{said}; u is that of {}", name(common)),
        Source::Mixed { common, shared, .. } => {
            said = format!(
                "{said}; u mixes its own luck with that of {}: Φ(√{shared}·Φ⁻¹(common) + √(1 − {shared})·Φ⁻¹(own))",
                name(common)
            );
        }
    }
    if let Some(uprating) = input.uprating {
        let inflation = crate::number::Number::Uncertain(uprating.inflation);
        said = format!(
            "{said}; carried on with this future's inflation: times ((1 + {})/(1 + {}))^{}",
            number(uprating.median, DIGITS),
            number(future.value(inflation), DIGITS),
            uprating.years
        );
    }
    said
}

/// Ids of the things that an input concerns.
fn about(programme: &Programme, name: &str) -> Vec<String> {
    let words: Vec<&str> = name.split('.').collect();
    let is_activity = |id: &str| programme.activities.iter().any(|it| it.name.id == id);
    let own = match words.as_slice() {
        ["chance", kind @ ("fund" | "event" | "additionality"), id] => format!("{kind}.{id}"),
        ["chance", activity, ..] if is_activity(activity) => {
            format!("activity.{}", words[1..words.len() - 2].join("."))
        }
        ["chance", "region", "input_output"] => "region.input_output".to_owned(),
        ["chance", rest, ..] => (*rest).to_owned(),
        _ => words[..words.len().saturating_sub(1)].join("."),
    };
    let mut ids = match own.strip_prefix("fund.") {
        Some(id) => super::ids::spent_by(programme, id),
        None => Vec::new(),
    };
    ids.push(own);
    ids
}

fn chances(future: &Future) -> Vec<Drawn> {
    let decided = decisions(future);
    let register = future.register.chances.iter().enumerate();
    let rows = register.map(|(place, chance)| Drawn {
        name: chance.name.clone(),
        title: future.words.input(&chance.name),
        u: future.chance_luck(ChanceId(place)),
        value: None,
        unit: String::new(),
        said: decided.get(place).cloned().unwrap_or_default(),
        about: about(future.programme, &chance.name),
    });
    rows.collect()
}

/// The choice between two multipliers, if there is one.
fn choice(programme: &Programme) -> Option<MultiplierChoice> {
    programme.region.input_output.as_ref()?.choice
}

/// Which multiplier is believed.
fn believed(future: &Future) -> &'static str {
    if future.of(future.t.economy.used) > 0.0 {
        "the input–output table is believed"
    } else {
        "local multipliers are believed"
    }
}

/// What each chance decided, in words.
fn decisions(future: &Future) -> Vec<String> {
    let (programme, t) = (future.programme, &future.t);
    let mut said = vec![String::new(); future.register.chances.len()];
    let mut say = |chance: ChanceId, text: String| {
        if let Some(place) = said.get_mut(chance.0) {
            *place = text;
        }
    };
    let against = |chance: ChanceId, limit: f64, what: &str| {
        let u = future.chance_luck(chance);
        let sign = if u < limit { "<" } else { "≥" };
        format!(
            "u = {} {sign} {what} = {}",
            number(u, DIGITS),
            number(limit, DIGITS)
        )
    };
    for (fund, years) in programme.funds.iter().zip(&t.funds) {
        let why = if fund.actual.has_come() {
            "money of it has been received".to_owned()
        } else {
            against(fund.chance, future.value(fund.arrives), "arrives")
        };
        say(fund.chance, format!("{}: {why}", comes(future, years)));
    }
    for (event, strike) in programme.events.iter().zip(&t.shocks.events) {
        let what = if future.of(strike.happens) > 0.0 {
            format!("happens in {}", year_of(future, future.of(strike.year)))
        } else {
            "does not happen".to_owned()
        };
        let why = against(event.chance, future.value(event.probability), "probability");
        say(event.chance, format!("{what}: {why}"));
    }
    if let Some(recession) = &programme.recession {
        let mut before = 0.0;
        for (year, now) in future.lanes(&t.shocks.in_recession).into_iter().enumerate() {
            let (what, limit) = if before > 0.0 {
                ("stay", recession.stay)
            } else {
                ("enter", recession.enter)
            };
            let chance = recession.chance.in_year(year);
            let why = against(chance, future.value(limit), what);
            let verdict = if now > 0.0 {
                "recession"
            } else {
                "no recession"
            };
            say(chance, format!("{verdict}: {why}"));
            before = now;
        }
    }
    if let Some(choice) = choice(programme) {
        let why = against(choice.chance, choice.weight, "weight");
        say(choice.chance, format!("{}: {why}", believed(future)));
    }
    for profile in &programme.additionality {
        let works = future.value(profile.works);
        let verdict = if future.chance(profile.chance) < works {
            "has an effect"
        } else {
            "has no effect"
        };
        say(
            profile.chance,
            format!("{verdict}: {}", against(profile.chance, works, "works")),
        );
    }
    for (block, years) in programme.blocks.iter().zip(&t.blocks) {
        if let Arrivals::Ventures {
            number: count,
            luck,
            ..
        }
        | Arrivals::Inward {
            number: count,
            luck,
            ..
        } = &block.arrivals
        {
            for (year, firms) in future.row(&years.firms).into_iter().enumerate() {
                let how = match block.actual.in_year(year) {
                    Some(_) => " (known, not drawn)",
                    None => "",
                };
                say(count.in_year(year), format!("N = {firms}{how}"));
                let score = luck.in_year(year);
                say(
                    score,
                    format!("z = Φ⁻¹(u) = {}", number(future.chance(score), DIGITS)),
                );
            }
        }
    }
    for (training, learners) in programme.trainings.iter().zip(&t.learners) {
        for (year, people) in future.row(&learners.completions).into_iter().enumerate() {
            say(training.chance.in_year(year), format!("{people} complete"));
        }
    }
    said
}

/// Whether a fund comes, in words.
fn comes(future: &Future, years: &FundYears) -> &'static str {
    if future.of(years.comes) > 0.0 {
        "comes"
    } else {
        "does not come"
    }
}
