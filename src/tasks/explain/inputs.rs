//! What is known of the inputs, and what they explain by kind.

use rayon::prelude::*;

use crate::analysis::explanation::{About, Grouping};
use crate::analysis::given::{self, Given, Response, dummy};
use crate::analysis::sampled::Sampled;
use crate::analysis::sensitivity::kinds::{Mechanism, activity};
use crate::analysis::sensitivity::{Estimate, Factor, Nature, Study, groups};
use crate::inputs::Inputs;
use crate::scenario::Scenario;
use crate::tasks::{Refused, Watch};

/// What is known of each input.
#[must_use]
pub fn about(scenario: &Scenario, factors: &[Factor], inputs: &Inputs) -> Vec<About> {
    factors
        .iter()
        .map(|factor| {
            let rows = factor
                .rows
                .iter()
                .map(|row| inputs.assumptions[*row].name.as_str());
            let mut names: Vec<&str> = rows.collect();
            // Whether a kind of intervention works at all rests on the chance that it does.
            let works = factor
                .name
                .strip_prefix("chance.additionality.")
                .map(|id| format!("additionality.{id}.works"));
            names.extend(works.as_deref());
            let known = names.first().copied().unwrap_or(factor.name.as_str());
            let assumptions = scenario.register.assumptions.iter();
            let rating = assumptions
                .filter(|one| names.contains(&one.name.as_str()))
                .find_map(|one| one.provenance.rating);
            About {
                mechanism: Mechanism::of(known),
                activity: activity(factor, &names).map(str::to_owned),
                unit: scenario
                    .register
                    .assumptions
                    .iter()
                    .find(|one| names.first() == Some(&one.name.as_str()))
                    .map_or_else(String::new, |one| one.provenance.unit.clone()),
                rating: rating.filter(|_| factor.nature == Nature::Unknown),
                assumptions: names.into_iter().map(str::to_owned).collect(),
            }
        })
        .collect()
}

/// What inputs explain by kind.
#[must_use]
pub fn groupings(scenario: &Scenario, study: &Study, about: &[About]) -> Vec<Grouping> {
    let place = |factor: &Factor| study.factors.iter().position(|one| one.name == factor.name);
    let of = |factor: &Factor| place(factor).map(|place| &about[place]);
    let activities = &scenario.programme.activities;
    let title = |id: &str| {
        let found = activities.iter().find(|one| one.name.id == id);
        found.map_or_else(|| id.to_owned(), |one| one.name.title.clone())
    };
    let mechanism = |factor: &Factor| {
        of(factor).map_or_else(String::new, |about| about.mechanism.words().to_owned())
    };
    let activity = |factor: &Factor| {
        let id = of(factor).and_then(|about| about.activity.as_deref());
        id.map_or_else(
            || "shared by several, or of the whole region".to_owned(),
            title,
        )
    };
    let rating = |factor: &Factor| match (factor.nature, of(factor).and_then(|about| about.rating))
    {
        (Nature::Luck, _) => "luck (not rated)".to_owned(),
        (_, Some(rating)) => format!("rated {}", rating.word()),
        (_, None) => "not rated".to_owned(),
    };
    let by = |by: &'static str, name: &dyn Fn(&Factor) -> String| {
        let found = groups::by(&study.factors, name);
        let members: Vec<Vec<usize>> = found.iter().map(|group| group.members.clone()).collect();
        let mut shares: Vec<Vec<Option<Estimate>>> = vec![Vec::new(); found.len() + 1];
        for figure in 0..study.figures.len() {
            let known = study.shares_of(figure, &members);
            let explained = study.figures[figure].as_ref();
            for (place, share) in shares.iter_mut().enumerate() {
                // Of a group that is too small in all its members nothing is known by itself.
                let told = members.get(place).is_none_or(|members| {
                    let mut one = members.iter();
                    one.any(|input| explained.is_some_and(|known| known.shares[*input].is_some()))
                });
                let known = known.as_ref().filter(|_| explained.is_some() && told);
                share.push(known.map(|known| known[place]));
            }
        }
        let names = found.into_iter().map(|group| group.name);
        let names = names.chain(["too small to tell one by one".to_owned()]);
        let mut groups: Vec<(String, Vec<Option<Estimate>>)> = names.zip(shares).collect();
        let rest = groups.pop();
        groups.sort_by(|a, b| {
            let lead = |one: &Vec<Option<Estimate>>| {
                one.first().copied().flatten().map_or(0.0, |e| e.value)
            };
            lead(&b.1).total_cmp(&lead(&a.1))
        });
        groups.extend(rest);
        Grouping { by, groups }
    };
    let both = |factor: &Factor| match factor.nature {
        Nature::Unknown => mechanism(factor),
        Nature::Luck => format!("{}: luck", mechanism(factor)),
    };
    let natures = |nature: Nature| -> Vec<Option<Estimate>> {
        let figures = study.figures.iter();
        figures
            .map(|figure| Some(figure.as_ref()?.natures[nature as usize]))
            .collect()
    };
    // These two hold the inputs that were put together as well.
    let kinds = Grouping {
        by: "kind",
        groups: vec![
            (
                "not known: could be learnt".to_owned(),
                natures(Nature::Unknown),
            ),
            ("plain luck: could not".to_owned(), natures(Nature::Luck)),
        ],
    };
    vec![
        kinds,
        by("mechanism", &mechanism),
        by("mechanism and kind", &both),
        by("activity", &activity),
        by("rating", &rating),
    ]
}

/// What draws at hand say of each input, by factor, and of one that does nothing.
type AtHand = (Vec<(usize, Given)>, Option<Given>);

/// What the draws at hand say of one answer, and of an input that does nothing.
///
/// # Errors
///
/// If nobody waits any more.
pub fn given(
    draws: &[f64],
    sampled: &[Sampled],
    seed: u64,
    watch: &dyn Watch,
) -> Result<AtHand, Refused> {
    let Ok(response) = Response::new(draws) else {
        return Ok((Vec::new(), None));
    };
    let nothing = dummy(seed, draws.len());
    let mut columns: Vec<&[f64]> = sampled.iter().map(|one| one.luck.as_slice()).collect();
    columns.push(&nothing);
    let rows = columns.par_iter().map(|column| {
        watch.go_on()?;
        Ok(given::given(&response, column))
    });
    let rows = rows.collect::<Result<Vec<_>, Refused>>()?;
    let Ok(mut rows) = rows.into_iter().collect::<Result<Vec<_>, _>>() else {
        return Ok((Vec::new(), None));
    };
    let dummy = rows.pop().flatten();
    let rows = sampled.iter().zip(rows);
    let known = rows.filter_map(|(one, row)| row.map(|row| (one.factor, row)));
    Ok((known.collect(), dummy))
}
