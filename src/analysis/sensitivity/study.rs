//! The whole question: which inputs matter for some figures, and how sure is that?
//!
//! First each input is changed alone in a few draws ([`indices`](super::indices)). Inputs whose total
//! effect is small in every figure, with its interval, are put together: a Shapley share lies below the
//! total effect, so each of them matters little. The others are changed alone in many draws, and the
//! chains are spent on them ([`shapley`](super::shapley)). What is not known and what luck decides are
//! put together apart, so that the two can be told apart.

use super::factors::{Factor, Nature, factors};
use super::groups::correlated;
use super::indices::{Effects, change};
use super::response::Response;
use super::shapley::{Chains, chains};
use super::{Done, Estimate, Halted};
use crate::points::Sampler;

/// How thorough a study is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Effort {
    /// The seed.
    pub seed: u64,
    /// Draws in which every input is changed alone, to find those that matter.
    pub screen: usize,
    /// Draws in which each of these is changed alone.
    pub draws: usize,
    /// Random orders, eight futures each.
    pub orders: usize,
    /// Inputs whose total effect is under this share in every figure are put together.
    pub small: f64,
}

/// What one figure owes to the inputs.
#[derive(Debug, Clone, PartialEq)]
pub struct Explained {
    /// The figure's mean over the draws.
    pub mean: f64,
    /// Its standard deviation.
    pub sd: f64,
    /// The Shapley share of each input; `None` for inputs that were put together.
    pub shares: Vec<Option<Estimate>>,
    /// The share of the unknowns that were put together, and of the luck.
    pub rest: [Estimate; 2],
    /// The share of everything that is not known, and of plain luck.
    pub natures: [Estimate; 2],
    /// First-order and total effects; `None` for correlated inputs.
    pub effects: Vec<Option<Effects>>,
    /// The same for each set of correlated inputs as a whole.
    pub together: Vec<Effects>,
}

/// Which inputs matter for some figures.
#[derive(Debug)]
pub struct Study {
    /// The inputs.
    pub factors: Vec<Factor>,
    /// Sets of correlated inputs.
    pub correlated: Vec<Vec<usize>>,
    /// The inputs that were looked at one by one, in the order of the chains.
    kept: Vec<usize>,
    chains: Chains,
    /// For each figure; `None` where it does not vary.
    pub figures: Vec<Option<Explained>>,
    /// How many evaluations it took.
    pub evaluations: usize,
}

/// About how many evaluations a study of so many inputs takes.
#[must_use]
pub const fn cost(inputs: usize, effort: Effort) -> usize {
    effort.screen * (inputs + 2) + (effort.draws + effort.orders * 8) * (inputs / 3 + 2)
}

/// Studies a response.
///
/// # Errors
///
/// If Sobol' points have too few dimensions, or `done` says that it need not go on.
pub fn study<R: Response>(response: &R, effort: Effort, done: Done<'_>) -> Result<Study, Halted> {
    let factors = factors(response.inputs());
    let groups = correlated(&factors, response.inputs());
    let union: Vec<Vec<usize>> = groups
        .iter()
        .map(|group| gathered(&factors, group))
        .collect();
    let alone: Vec<usize> = (0..factors.len())
        .filter(|place| !factors[*place].correlated)
        .collect();
    let mut sets: Vec<&[usize]> = alone
        .iter()
        .map(|place| factors[*place].coordinates.as_slice())
        .collect();
    sets.extend(union.iter().map(Vec::as_slice));
    let settings = |draws| (effort.seed, draws, Sampler::Sobol);
    let screened = change(response, &sets, settings(effort.screen), done)?;
    let screened: Vec<Option<Vec<Effects>>> = (0..response.figures())
        .map(|figure| screened.effects(figure))
        .collect();
    let set_of = |place: &usize| alone.iter().position(|one| one == place);
    let matters = |place: &usize| {
        let Some(set) = set_of(place) else {
            return true;
        };
        let mut known = screened.iter().flatten();
        known.any(|effects| effects[set].total.interval()[1] > effort.small)
    };
    let (kept, small): (Vec<usize>, Vec<usize>) = (0..factors.len()).partition(matters);
    let closer: Vec<usize> = (0..sets.len())
        .filter(|set| alone.get(*set).is_none_or(|place| kept.contains(place)))
        .collect();
    let closely: Vec<&[usize]> = closer.iter().map(|set| sets[*set]).collect();
    let changed = change(response, &closely, settings(effort.draws), done)?;
    let effects: Vec<Option<Vec<Effects>>> = screened
        .into_iter()
        .enumerate()
        .map(|(figure, screened)| {
            let mut effects = screened?;
            for (set, found) in closer.iter().zip(changed.effects(figure)?) {
                effects[*set] = found;
            }
            Some(effects)
        })
        .collect();
    let of = |nature| -> Vec<usize> {
        let members = small
            .iter()
            .filter(|place| factors[**place].nature == nature);
        gathered(&factors, &members.copied().collect::<Vec<_>>())
    };
    let rest = [of(Nature::Unknown), of(Nature::Luck)];
    let mut sets: Vec<&[usize]> = kept
        .iter()
        .map(|place| factors[*place].coordinates.as_slice())
        .collect();
    sets.extend(rest.iter().map(Vec::as_slice));
    let walked = chains(response, &sets, (effort.seed, effort.orders), done)?;
    let natures = [Nature::Unknown, Nature::Luck].map(|nature| -> Vec<usize> {
        let of_kept = (0..kept.len()).filter(|set| factors[kept[*set]].nature == nature);
        of_kept.chain([kept.len() + nature as usize]).collect()
    });
    let figures = effects.into_iter().enumerate().map(|(figure, effects)| {
        let (effects, shares) = (effects?, walked.shares(figure)?);
        let natures = walked.shares_of(figure, &natures.each_ref().map(Vec::as_slice))?;
        let place = |places: &[usize], wanted: usize| places.iter().position(|one| *one == wanted);
        let (mean, sd) = crate::analysis::quantiles::mean_and_sd(&changed.draws(figure));
        Some(Explained {
            mean,
            sd,
            shares: (0..factors.len())
                .map(|input| place(&kept, input).map(|set| shares[set]))
                .collect(),
            rest: [shares[kept.len()], shares[kept.len() + 1]],
            natures: [natures[0], natures[1]],
            together: effects[alone.len()..].to_vec(),
            effects: (0..factors.len())
                .map(|input| place(&alone, input).map(|set| effects[set]))
                .collect(),
        })
    });
    let figures = figures.collect();
    let evaluations = effort.screen.next_multiple_of(8) * (alone.len() + union.len() + 2)
        + effort.draws.next_multiple_of(8) * (closely.len() + 2)
        + effort.orders * 8 * (sets.len() + 1);
    Ok(Study {
        figures,
        correlated: groups,
        evaluations,
        chains: walked,
        kept,
        factors,
    })
}

impl Study {
    /// The share of a figure's variance that each group of inputs explains, and at the end that of the
    /// inputs that were put together; `None` where the figure does not vary.
    #[must_use]
    pub fn shares_of(&self, figure: usize, groups: &[Vec<usize>]) -> Option<Vec<Estimate>> {
        let place = |input: &usize| self.kept.iter().position(|one| one == input);
        let mut sets: Vec<Vec<usize>> = groups
            .iter()
            .map(|group| group.iter().filter_map(place).collect())
            .collect();
        sets.push(vec![self.kept.len(), self.kept.len() + 1]);
        let sets: Vec<&[usize]> = sets.iter().map(Vec::as_slice).collect();
        self.chains.shares_of(figure, &sets)
    }
}

/// The coordinates of several inputs.
fn gathered(factors: &[Factor], members: &[usize]) -> Vec<usize> {
    let coordinates = members
        .iter()
        .flat_map(|place| &factors[*place].coordinates);
    coordinates.copied().collect()
}
