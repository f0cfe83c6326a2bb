//! What was found of mixes, as it goes over the wire. Every sentence is one of the tables’.

use super::{Mix, full};
use crate::analysis::compare::Better;
use crate::analysis::compare::best::{Judged, Lead, Standing};
use crate::programme::Bound;
use crate::scenario::levers::{Lever, Setting};
use crate::serve::compared::apart;
use crate::serve::wire::{
    MixBrings, MixLeverTold, MixTold, MixesAsked, MixesTold, ProblemTold, Value, known,
};
use crate::tables::comparison::{Compared, sentences};
use crate::tables::figure::apart::size;
use crate::tables::figure::{chance, quantity};
use crate::tables::mixes::quoted;
use crate::tasks::mixes::{Mixes, setting};

/// Everything that was found.
pub fn mixes(found: &Mixes<'_>, all: &[Mix], tried: &[&Lever], asked: &MixesAsked) -> MixesTold {
    let compared = found.found.compared();
    let comparison = &found.found.comparison;
    let outcome = &comparison.outcomes[0];
    let short = short(found, all, tried);
    let ends = ends(found, all, tried, asked);
    let here = found.here();
    let mixed = found.mixed(&compared, (&short, &ends), all.len());
    let said = mixed.said();
    let judge_by = if mixed.promise_says_nothing() {
        outcome.asked()
    } else {
        String::new()
    };
    let lead = found.lead.as_ref().filter(|_| !mixed.is_alike());
    let title = format!("{}{}", compared.outcome(outcome), sentences::when(outcome));
    MixesTold {
        draws: asked.draws,
        seed: asked.seed,
        question: match found.judged {
            Judged::Kept => format!("Whether {} is kept", quoted(&outcome.promise)),
            Judged::Mean => title.clone(),
        },
        by_promise: found.judged == Judged::Kept,
        outcome: title,
        unit: compared.words.unit(outcome.measure),
        better: match outcome.better {
            Better::More => "more",
            Better::Less => "less",
        },
        promise: outcome.promise.clone(),
        promised: outcome.level.map(Bound::value),
        judge_by,
        answer: said.answer,
        clear: lead.is_some_and(|lead| lead.first == Standing::Behind),
        sentences: said.rest,
        levers: tried
            .iter()
            .zip(&asked.levers)
            .map(|(lever, own)| told_lever(lever, &own.values, asked))
            .collect(),
        together: asked.together,
        screen: brings(&compared, 0, found.judged),
        mixes: all
            .iter()
            .map(|mix| told_mix(&compared, (mix, tried), (lead, found.judged), here))
            .collect(),
    }
}

/// What plans are called in short: the values of their levers alone.
fn short(found: &Mixes<'_>, all: &[Mix], tried: &[&Lever]) -> Vec<String> {
    let mut short: Vec<String> = found.found.names.iter().map(|one| one.1.clone()).collect();
    for mix in all {
        if let Ok(place) = mix.place {
            short[place] = values(tried, &mix.values).join(" with ");
        }
    }
    short
}

/// The levers at which the best mix stands at an end of what was tried, though the lever goes further.
fn ends(found: &Mixes<'_>, all: &[Mix], tried: &[&Lever], asked: &MixesAsked) -> Vec<String> {
    let best = found.lead.as_ref().map(|lead| lead.best);
    let best = all
        .iter()
        .find(|mix| best.is_some() && mix.place.as_ref().ok().copied() == best);
    let Some(best) = best else { return Vec::new() };
    // What is given up cannot be less than nothing.
    if asked.together && best.values.contains(&0.0) {
        return Vec::new();
    }
    let levers = tried.iter().zip(&asked.levers).zip(&best.values);
    levers
        .filter(|((lever, asked), value)| {
            let [low, high] =
                [f64::min, f64::max].map(|end| asked.values.iter().copied().fold(**value, end));
            let further = lever.most.is_none_or(|most| **value < most);
            low < high && (**value >= high && further || **value <= low && **value > 0.0)
        })
        .map(|((lever, _), value)| format!("{}: {}", full(lever), setting(lever, *value)))
        .collect()
}

fn values(tried: &[&Lever], values: &[f64]) -> Vec<String> {
    let told = tried.iter().zip(values);
    told.map(|(lever, value)| setting(lever, *value)).collect()
}

fn told_lever(lever: &Lever, values: &[f64], asked: &MixesAsked) -> MixLeverTold {
    let told = |value: Option<f64>| value.map_or_else(String::new, |one| setting(lever, one));
    let published = match lever.published {
        Some(Setting::Number(number)) => Some(number),
        _ => None,
    };
    let moved = asked.changes.iter().find(|one| one.path == lever.path);
    let screen = match moved.map(|one| &one.value) {
        None => published,
        Some(Value::Number(number)) => Some(*number),
        Some(_) => None,
    };
    MixLeverTold {
        path: lever.path.clone(),
        title: full(lever),
        values: values.to_vec(),
        told: values.iter().map(|value| setting(lever, *value)).collect(),
        published,
        published_told: told(published),
        screen,
        screen_told: told(screen),
    }
}

fn told_mix(
    compared: &Compared<'_>,
    (mix, tried): (&Mix, &[&Lever]),
    (lead, judged): (Option<&Lead>, Judged),
    here: Option<usize>,
) -> MixTold {
    let place = mix.place.as_ref().ok().copied();
    let is_best = |lead: &Lead| Some(lead.best) == place;
    let is_alike = |lead: &Lead| place.is_some_and(|place| lead.alike.contains(&place));
    let (standing, standing_told) = if place.is_none() {
        ("impossible", "cannot be")
    } else if lead.is_some_and(is_best) {
        let said = match lead.map(|lead| lead.first) {
            Some(Standing::Ahead) => "best of these",
            Some(Standing::Alike) if place != here => "may be as good",
            _ => "best",
        };
        ("best", said)
    } else if lead.is_some_and(is_alike) {
        ("alike", "may be as good")
    } else {
        ("other", "")
    };
    MixTold {
        values: mix.values.clone(),
        told: values(tried, &mix.values),
        standing,
        standing_told,
        screen: place.is_some() && place == here,
        problems: match &mix.place {
            Ok(_) => Vec::new(),
            Err(problems) => problems.iter().map(ProblemTold::of).collect(),
        },
        brings: place.map(|place| brings(compared, place, judged)),
    }
}

/// What the public spends, and how much more or less that is than with the plan on the screen; empty where they are
/// judged by it.
fn cost(compared: &Compared<'_>, place: usize) -> String {
    let comparison = compared.comparison;
    let (Some(outcome), Some(brought)) =
        (comparison.outcomes.get(1), comparison.plans[place].get(1))
    else {
        return String::new();
    };
    if place == comparison.with {
        let moments = brought.moments;
        return quantity(moments.mean, moments.error, outcome.measure);
    }
    sentences::gap(&brought.gap, outcome.measure)
}

fn brings(compared: &Compared<'_>, place: usize, judged: Judged) -> MixBrings {
    let comparison = compared.comparison;
    let outcome = &comparison.outcomes[0];
    let brought = &comparison.plans[place][0];
    let [_, p10, _, p50, _, p90, _] = brought.percentiles.map(known);
    let is_other = place != comparison.with;
    let mean_told = quantity(brought.moments.mean, brought.moments.error, outcome.measure);
    let better = &brought.gap.better;
    let regret = brought.verdict.mean_regret;
    MixBrings {
        p10,
        p50,
        p90,
        mean: known(brought.moments.mean),
        mcse: known(brought.moments.error),
        told: sentences::brings(brought, outcome.measure),
        figure: match judged {
            Judged::Kept => sentences::kept(brought, false),
            Judged::Mean => mean_told.clone(),
        },
        mean_told,
        kept: brought.kept.and_then(|kept| known(kept.share)),
        kept_error: brought.kept.and_then(|kept| known(kept.error)),
        kept_told: sentences::kept(brought, is_other),
        difference: is_other.then(|| apart(brought, outcome, true)),
        better_told: if is_other {
            chance(better.share, better.error, better.draws)
        } else {
            String::new()
        },
        regret: known(regret),
        regret_told: size(regret, f64::NAN, outcome.measure),
        cost_told: cost(compared, place),
    }
}
