//! Kinds of input: by what they do in the model, and by the activity they belong to.

use super::factors::Factor;

/// What an input does in the model.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mechanism {
    /// Whether and how much money comes.
    Money,
    /// When it comes, is spent, and shows.
    Timing,
    /// What things cost.
    Costs,
    /// How many jobs spending brings.
    Jobs,
    /// Who trains, completes and stays.
    Training,
    /// Whether skilled people are found.
    Labour,
    /// What would have been there anyway.
    Additionality,
    /// Knock-on jobs, and what jobs are worth.
    Worth,
    /// Recessions and the risk register.
    Risks,
    /// Prices and discounting.
    Prices,
}

impl Mechanism {
    /// In words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Money => "whether and how much money comes",
            Self::Timing => "when it is spent and shows",
            Self::Costs => "what things cost",
            Self::Jobs => "how many jobs spending brings",
            Self::Training => "who trains, completes and stays",
            Self::Labour => "whether skilled people are found",
            Self::Additionality => "what would have been there anyway",
            Self::Worth => "knock-on jobs and what jobs are worth",
            Self::Risks => "recessions and the risk register",
            Self::Prices => "prices and discounting",
        }
    }

    /// What an input does, by its name or that of an assumption that follows it.
    #[must_use]
    pub fn of(name: &str) -> Self {
        const TIMING: [&str; 7] = [
            "slippage",
            "delay",
            "build_years",
            "fill_years",
            "leverage_lag",
            "multiplier_lag",
            "duration",
        ];
        let name = name.strip_prefix("chance.").unwrap_or(name);
        let words: Vec<&str> = name.split('.').collect();
        let key = words.last().copied().unwrap_or_default();
        if TIMING.contains(&key) && words[0] != "event" {
            return Self::Timing;
        }
        match words[0] {
            "fund" => Self::Money,
            "recession" | "event" => Self::Risks,
            "additionality" => Self::Additionality,
            "skill" | "workforce" => Self::Labour,
            "sector" => Self::Worth,
            "appraisal" => Self::Prices,
            "region" if key == "gva_per_knock_on_job" => Self::Worth,
            "region" if key == "shortage_drag" => Self::Labour,
            _ if words.contains(&"training") => Self::Training,
            _ if key.starts_with("cost_per") || key == "overrun" || key == "per_job" => Self::Costs,
            _ if key == "leverage" => Self::Money,
            _ => Self::Jobs,
        }
    }
}

/// The activity that an input belongs to, given the names of the assumptions that follow it; `None`
/// where it belongs to none or to several.
#[must_use]
pub fn activity<'a>(factor: &'a Factor, rows: &[&'a str]) -> Option<&'a str> {
    if let Some(chance) = factor.name.strip_prefix("chance.") {
        let first = chance.split('.').next()?;
        let other = ["fund", "event", "recession", "additionality"];
        return (!other.contains(&first)).then_some(first);
    }
    let of = |name: &'a str| name.strip_prefix("activity.")?.split('.').next();
    let first = rows.first().and_then(|name| of(name))?;
    rows.iter()
        .all(|name| of(name) == Some(first))
        .then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inputs_are_known_by_what_they_do() {
        let known = [
            ("fund.hmg.amount", Mechanism::Money),
            ("fund.hmg.delay", Mechanism::Timing),
            ("chance.fund.anchor_a", Mechanism::Money),
            ("activity.labs.premises.cost_per_m2", Mechanism::Costs),
            ("activity.labs.premises.occupancy", Mechanism::Jobs),
            (
                "activity.skills.training.msc.completion",
                Mechanism::Training,
            ),
            ("chance.skills.training.msc", Mechanism::Training),
            ("chance.labs.inward", Mechanism::Jobs),
            ("chance.recession", Mechanism::Risks),
            ("event.late.delay", Mechanism::Risks),
            ("additionality.space.deadweight", Mechanism::Additionality),
            ("skill.digital.supply", Mechanism::Labour),
        ];
        for (name, mechanism) in known {
            assert_eq!(Mechanism::of(name), mechanism, "{name}");
        }
    }
}
