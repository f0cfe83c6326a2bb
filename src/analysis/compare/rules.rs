//! Rules of decision side by side: what each would choose, and what it would regret.
//!
//! Payoffs are those of each plan in each future, more being better. A plan's regret in a future is what
//! the best plan of that future would have brought more (Savage 1951, recalled). The rules:
//!
//! | rule | chooses the plan with |
//! |---|---|
//! | Laplace | the highest mean |
//! | minimax regret (Savage) | the smallest largest regret |
//! | maximin (Wald) | the best worst future |
//! | Hurwicz, 0.5 | the best middle between worst and best future |
//! | domain criterion | the largest share of futures that reach a stated level |
//!
//! Worst and best of draws move as draws are added: they are told with the number of futures.

/// What the rules say of one plan.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Verdict {
    /// The mean payoff.
    pub mean: f64,
    /// The payoff in its worst future.
    pub worst: f64,
    /// The middle between its worst and its best future.
    pub hurwicz: f64,
    /// The share of futures that reach the stated level; NaN where none is stated.
    pub reached: f64,
    /// The largest regret.
    pub most_regret: f64,
    /// The mean regret; that of the plan with the highest mean is what perfect knowledge is worth.
    pub mean_regret: f64,
    /// In what share of futures it is the best plan; plans that are equally good share a future.
    pub best: f64,
}

/// A rule of decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// The highest mean.
    Laplace,
    /// The smallest largest regret.
    MinimaxRegret,
    /// The best worst future.
    Maximin,
    /// The best middle between worst and best.
    Hurwicz,
    /// The largest share of futures that reach the level.
    Domain,
}

impl Rule {
    /// All rules.
    pub const ALL: [Self; 5] = [
        Self::Laplace,
        Self::MinimaxRegret,
        Self::Maximin,
        Self::Hurwicz,
        Self::Domain,
    ];

    /// What the rule looks at, such that more is better.
    #[must_use]
    pub const fn score(self, verdict: &Verdict) -> f64 {
        match self {
            Self::Laplace => verdict.mean,
            Self::MinimaxRegret => -verdict.most_regret,
            Self::Maximin => verdict.worst,
            Self::Hurwicz => verdict.hurwicz,
            Self::Domain => verdict.reached,
        }
    }

    /// The places of the plans that the rule chooses: several where they are equally good, none where
    /// the rule cannot be asked.
    #[must_use]
    pub fn choice(self, verdicts: &[Verdict]) -> Vec<usize> {
        let scores: Vec<f64> = verdicts.iter().map(|one| self.score(one)).collect();
        let best = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        if self == Self::Domain && best <= 0.0 {
            // No plan reaches the level in any future.
            return Vec::new();
        }
        (0..scores.len())
            .filter(|place| scores[*place] == best)
            .collect()
    }
}

/// What the rules say of each plan. Payoffs: one list of futures for each plan, more being better;
/// futures in which some plan has no value are left out.
#[must_use]
pub fn verdicts(payoffs: &[Vec<f64>], level: Option<f64>) -> Vec<Verdict> {
    let futures = payoffs.iter().map(Vec::len).min().unwrap_or(0);
    let known: Vec<usize> = (0..futures)
        .filter(|future| payoffs.iter().all(|plan| !plan[*future].is_nan()))
        .collect();
    let count = known.len() as f64;
    let best: Vec<(f64, f64)> = known
        .iter()
        .map(|future| {
            let of = payoffs.iter().map(|plan| plan[*future]);
            let best = of.clone().fold(f64::NEG_INFINITY, f64::max);
            (best, of.filter(|payoff| *payoff == best).count() as f64)
        })
        .collect();
    payoffs
        .iter()
        .map(|plan| {
            let payoffs = || known.iter().map(|future| plan[*future]);
            let regrets = || {
                payoffs()
                    .zip(&best)
                    .map(|(payoff, (best, _))| best - payoff)
            };
            let worst = payoffs().fold(f64::INFINITY, f64::min);
            let top = payoffs().fold(f64::NEG_INFINITY, f64::max);
            let share = |hits: f64| hits / count;
            Verdict {
                mean: payoffs().sum::<f64>() / count,
                worst,
                hurwicz: f64::midpoint(worst, top),
                reached: level.map_or(f64::NAN, |level| {
                    share(payoffs().filter(|payoff| *payoff >= level).count() as f64)
                }),
                most_regret: regrets().fold(0.0, f64::max),
                mean_regret: regrets().sum::<f64>() / count,
                best: share(
                    payoffs()
                        .zip(&best)
                        .filter(|(payoff, (best, _))| payoff == best)
                        .map(|(_, (_, alike))| 1.0 / alike)
                        .sum(),
                ),
            }
        })
        .collect()
}
