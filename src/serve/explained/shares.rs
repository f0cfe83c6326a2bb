//! What each input explains, and inputs put together.

use crate::analysis::sensitivity::{Estimate, Nature};
use crate::report::explanation::page::inputs::{GROUPINGS, share, told};
use crate::serve::wire::{Grouped, Input, Portion};
use crate::tables::explanation::Explained;
use crate::tables::figure::percent;
use crate::tables::words::capitalised;

fn portion(title: String, kind: &'static str, estimate: Estimate) -> Portion {
    let [low, high] = estimate.interval();
    Portion {
        title,
        kind,
        share: estimate.value,
        low,
        high,
        told: share(estimate),
    }
}

const fn kind(nature: Nature) -> &'static str {
    match nature {
        Nature::Unknown => "unknown",
        Nature::Luck => "luck",
    }
}

/// An input of which nothing is known but its share.
fn plain(title: String, nature: Nature, estimate: Estimate) -> Input {
    let Portion {
        title,
        kind,
        share,
        low,
        high,
        told,
    } = portion(title, kind(nature), estimate);
    Input {
        name: String::new(),
        title,
        kind,
        share,
        low,
        high,
        told,
        leads: false,
        nature: match nature {
            Nature::Unknown => "not known".to_owned(),
            Nature::Luck => "luck".to_owned(),
        },
        rating: String::new(),
        mechanism: String::new(),
        assumption: None,
        alone: String::new(),
        with_others: String::new(),
    }
}

/// What is not known, and plain luck.
pub(super) fn kinds(explained: &Explained<'_>) -> Vec<Portion> {
    let Some(figure) = &explained.found.study.figures[0] else {
        return Vec::new();
    };
    [
        (Nature::Unknown, "What could be found out"),
        (Nature::Luck, "What nobody can know"),
    ]
    .map(|(nature, title)| {
        portion(
            title.to_owned(),
            kind(nature),
            figure.natures[nature as usize],
        )
    })
    .into()
}

/// Every input, and at the end those that are too small to be told one by one.
pub(super) fn inputs(explained: &Explained<'_>) -> Vec<Input> {
    let found = explained.found;
    let Some(figure) = &found.study.figures[0] else {
        return Vec::new();
    };
    let leading = told(explained);
    let ranked = found.ranked(0).into_iter().map(|(factor, estimate)| {
        let effects = figure.effects[factor];
        let effect = |effect: Option<Estimate>| {
            effect.map_or_else(String::new, |one| percent(one.value, one.error))
        };
        let nature = found.study.factors[factor].nature;
        Input {
            name: found.study.factors[factor].name.clone(),
            leads: leading.iter().any(|(one, _)| *one == factor),
            rating: explained.rating(factor).to_owned(),
            mechanism: found.about[factor].mechanism.words().to_owned(),
            assumption: assumption(explained, factor),
            alone: effect(effects.map(|effects| effects.first)),
            with_others: effect(effects.map(|effects| effects.total)),
            ..plain(explained.input(factor), nature, estimate)
        }
    });
    let small = [
        ("all others together", Nature::Unknown),
        ("all other luck together", Nature::Luck),
    ];
    let rest = small
        .map(|(title, nature)| plain(capitalised(title), nature, figure.rest[nature as usize]));
    ranked.chain(rest).collect()
}

/// The first assumption in the scenario that follows an input.
pub(super) fn assumption(explained: &Explained<'_>, factor: usize) -> Option<String> {
    let register = &explained.words.register.assumptions;
    let mut names = explained.found.about[factor].assumptions.iter();
    let known = names.find(|name| register.iter().any(|one| one.name == **name));
    known.cloned()
}

/// Inputs put together by evidence, by what they do, by activity.
pub(super) fn groups(explained: &Explained<'_>) -> Vec<Grouped> {
    let groupings = &explained.found.groupings;
    GROUPINGS
        .iter()
        .filter_map(|(by, title)| {
            let grouping = groupings.iter().find(|one| one.by == *by)?;
            let rows = grouping
                .groups
                .iter()
                .filter_map(|(name, shares)| Some(portion(capitalised(name), "mixed", shares[0]?)));
            Some(Grouped {
                title: (*title).to_owned(),
                rows: rows.collect(),
            })
        })
        .filter(|one| !one.rows.is_empty())
        .collect()
}
