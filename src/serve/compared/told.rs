//! What was found of plans, as it goes over the wire. Every sentence is one of the files’.

use crate::analysis::compare::bridge::Bridge;
use crate::analysis::compare::rules::Rule;
use crate::analysis::compare::{Better, Brought, Outcome, Verdict};
use crate::analysis::reading::Moments;
use crate::calendar::financial_year;
use crate::outcomes::Measure;
use crate::programme::Bound;
use crate::serve::answer::is_clear;
use crate::serve::wire::{
    Apart, BridgeStep, BridgeTold, Brings, BringsInYear, CompareAsked, ComparedOutcome,
    ComparedPlan, ComparisonTold, Decision, ProblemTold, Regret, SettingDiffers, Told, Year, known,
};
use crate::tables::comparison::sentences::{self, TOGETHER};
use crate::tables::comparison::{Choice, Compared, NetOf, dominance, rule};
use crate::tables::figure::apart::{more, signed, signed_range, size, unit};
use crate::tables::figure::{chance, quantity, quantity_to};
use crate::tasks::compare::Found;

/// Everything that was found.
pub fn comparison(found: &Found<'_>, asked: &CompareAsked) -> ComparisonTold {
    let compared = found.compared();
    let outcomes = &found.comparison.outcomes;
    let calendar = compared.words.programme.calendar;
    ComparisonTold {
        draws: asked.draws,
        seed: asked.seed,
        with: found.comparison.with,
        basis: sentences::basis(&compared),
        choice: compared.is_a_choice(),
        remarks: remarks(&compared),
        years: calendar
            .all()
            .map(|start| Year {
                start,
                told: financial_year(start),
            })
            .collect(),
        plans: (0..found.scenarios.len())
            .map(|place| plan(found, &compared, place))
            .collect(),
        outcomes: (0..outcomes.len())
            .map(|place| outcome(&compared, place))
            .collect(),
    }
}

fn plain(title: &str) -> String {
    title.to_owned()
}

/// What must be known before figures are read.
fn remarks(compared: &Compared<'_>) -> Vec<String> {
    let mut remarks = Vec::new();
    if !compared.is_a_choice() {
        remarks.push(sentences::NO_CHOICE.to_owned());
    }
    remarks.extend(sentences::passed_over(compared, plain));
    if let Some(net) = NetOf::of(compared, plain) {
        remarks.extend(net.unlike.map(|(first, rest)| format!("{first} {rest}")));
        remarks.extend(net.lines);
    }
    remarks
}

fn plan(found: &Found<'_>, compared: &Compared<'_>, place: usize) -> ComparedPlan {
    let scenario = &found.scenarios[place];
    let value = |text: &Option<String>| text.clone().unwrap_or_else(|| "not there".to_owned());
    let settings = found.settings[place].iter();
    ComparedPlan {
        title: found.names[place].1.clone(),
        digest: scenario.digest.clone(),
        settings: settings
            .map(|one| SettingDiffers {
                path: one.path.clone(),
                what: compared.what(place, one),
                there: value(&one.first),
                here: value(&one.second),
            })
            .collect(),
        warnings: scenario.warnings.iter().map(ProblemTold::of).collect(),
    }
}

fn outcome(compared: &Compared<'_>, place: usize) -> ComparedOutcome {
    let comparison = compared.comparison;
    let outcome = &comparison.outcomes[place];
    let decides = compared.is_a_choice() && compared.differs();
    let verdicts: Vec<Verdict> = comparison
        .plans
        .iter()
        .map(|plan| plan[place].verdict)
        .collect();
    let of_plan = |plan: usize| {
        let regret = decides.then(|| regret(outcome, (&verdicts, plan), comparison.draws));
        brings(compared, (plan, place), regret)
    };
    ComparedOutcome {
        asked: outcome.asked(),
        metric: outcome.metric.clone(),
        title: compared.outcome(outcome),
        when: sentences::when(outcome).trim().to_owned(),
        unit: compared.words.unit(outcome.measure),
        better: match outcome.better {
            Better::More => "more",
            Better::Less => "less",
        },
        promise: outcome.promise.clone(),
        promised: outcome.level.map(Bound::value),
        plans: (0..comparison.plans.len()).map(of_plan).collect(),
        decision: decides.then(|| {
            let choice = Choice::of(compared, place, plain);
            Decision {
                basis: choice.basis,
                verdict: choice.verdict,
                rules: choice.rules,
                regret: choice.regret,
                dominance: choice.dominance,
            }
        }),
    }
}

fn brings(
    compared: &Compared<'_>,
    (plan, place): (usize, usize),
    regret: Option<Regret>,
) -> Brings {
    let comparison = compared.comparison;
    let outcome = &comparison.outcomes[place];
    let brought = &comparison.plans[plan][place];
    let ranked = compared.is_a_choice();
    let [_, p10, _, p50, _, p90, _] = brought.percentiles.map(known);
    let is_other = plan != comparison.with;
    Brings {
        p10,
        p50,
        p90,
        mean: known(brought.moments.mean),
        mcse: known(brought.moments.error),
        central: known(brought.central),
        told: sentences::brings(brought, outcome.measure),
        kept: brought.kept.and_then(|kept| known(kept.share)),
        kept_error: brought.kept.and_then(|kept| known(kept.error)),
        kept_told: sentences::kept(brought, ranked && is_other),
        difference: is_other.then(|| apart(brought, outcome, ranked)),
        regret,
        bridge: bridge(compared, plan, place),
        years: years(compared, outcome, brought),
    }
}

/// How a plan differs from the one compared with.
pub fn apart(brought: &Brought, outcome: &Outcome, ranked: bool) -> Apart {
    let gap = &brought.gap;
    let [p10, p50, p90] = gap.range().map(known);
    Apart {
        p10,
        p50,
        p90,
        mean: known(gap.moments.mean),
        mcse: known(gap.moments.error),
        better: known(gap.better.share),
        equal: known(gap.equal.share),
        kept_more: brought.kept_more.and_then(|more| known(more.mean)),
        clear: !gap.is_nothing() && is_clear(&gap.moments),
        told: sentences::gap(gap, outcome.measure),
        sentence: sentences::differs(brought, outcome, ranked),
        dominance: dominance(brought),
    }
}

fn regret(outcome: &Outcome, (verdicts, plan): (&[Verdict], usize), draws: usize) -> Regret {
    let verdict = &verdicts[plan];
    let amount = |value: f64| size(value, f64::NAN, outcome.measure);
    let chosen = Rule::ALL.into_iter();
    Regret {
        mean: known(verdict.mean_regret),
        mean_told: amount(verdict.mean_regret),
        most: known(verdict.most_regret),
        most_told: amount(verdict.most_regret),
        best: known(verdict.best),
        best_told: chance(verdict.best, f64::NAN, draws),
        chosen_by: chosen
            .filter(|one| one.choice(verdicts).contains(&plan))
            .map(rule)
            .collect(),
    }
}

fn bridge(compared: &Compared<'_>, plan: usize, place: usize) -> Option<BridgeTold> {
    let outcome = &compared.comparison.outcomes[place];
    let explained = compared.bridges[plan].as_ref()?;
    let bridge = &explained.bridges[place];
    let fine = fine_enough(bridge, outcome.measure);
    let level = |mean: f64| quantity_to(mean, fine, f64::NAN, outcome.measure);
    let step = |title: String, settings: Vec<String>, moments: &Moments| BridgeStep {
        title,
        settings,
        value: moments.mean,
        error: known(moments.error),
        told: signed(moments.mean, moments.error, outcome.measure),
        words: more(moments.mean, moments.error, outcome.measure),
    };
    let steps = explained.steps.iter().zip(&bridge.steps);
    Some(BridgeTold {
        sentence: sentences::explained(compared, (plan, place), plain),
        first: bridge.first,
        first_told: level(bridge.first),
        steps: steps
            .map(|(settings, moments)| {
                let paths = settings.iter();
                let paths = paths.map(|one| compared.settings[plan][*one].path.clone());
                step(compared.step(plan, settings), paths.collect(), moments)
            })
            .collect(),
        together: step(TOGETHER.to_owned(), Vec::new(), &bridge.together),
        second: bridge.second,
        second_told: level(bridge.second),
    })
}

/// The unit to which both ends of a bridge are told: fine enough that its largest step leads from one to the other, and
/// no finer than differences are.
fn fine_enough(bridge: &Bridge, measure: Measure) -> f64 {
    let steps = bridge.steps.iter().chain([&bridge.together]);
    let largest = steps.fold(0.0, |most: f64, step| most.max(step.mean.abs()));
    let largest = if largest > 0.0 {
        largest
    } else {
        bridge.first.abs()
    };
    unit(largest, f64::NAN, measure)
}

fn years(compared: &Compared<'_>, outcome: &Outcome, brought: &Brought) -> Vec<BringsInYear> {
    let calendar = compared.words.programme.calendar;
    let told = |values: [f64; 3], errors: [f64; 3]| {
        let [p10, p50, p90] = [0, 1, 2].map(|at| quantity(values[at], errors[at], outcome.measure));
        Told { p10, p50, p90 }
    };
    let in_year = |(year, one): (i32, &crate::analysis::compare::Yearly)| {
        let [_, p10, _, p50, _, p90, _] = one.percentiles;
        BringsInYear {
            year,
            p10: known(p10),
            p50: known(p50),
            p90: known(p90),
            told: told([p10, p50, p90], one.errors),
            difference: one.gap.range().map(known),
            difference_told: {
                let ends = one.gap.range();
                let [p10, p50, p90] = signed_range(ends, one.gap.errors, outcome.measure);
                Told { p10, p50, p90 }
            },
        }
    };
    calendar.all().zip(&brought.years).map(in_year).collect()
}
