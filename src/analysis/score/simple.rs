//! Simple forecasts that a forecast should beat.
//!
//! Each says one number, so that its score is its absolute error. The last value and the trend are
//! made from figures reported for earlier years, which a forecast made before the first of them did
//! not know: they are harder to beat than anything that could have been said at the time.

use super::Forecast;
use super::one::Scored;

/// A simple forecast.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rival {
    /// What was reported for the latest year before.
    LastValue,
    /// The straight line through what was reported for all years before.
    Trend,
    /// What the prospectus says.
    Official,
}

impl Rival {
    /// All of them, in the order of tables.
    pub const ALL: [Self; 3] = [Self::LastValue, Self::Trend, Self::Official];

    /// Its key in data files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::LastValue => "last_value",
            Self::Trend => "trend",
            Self::Official => "official",
        }
    }

    /// What it is called.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::LastValue => "the last value",
            Self::Trend => "the linear trend",
            Self::Official => "the official profile",
        }
    }
}

/// What simple forecasts say of one figure, in the order of [`Rival::ALL`]; `None` where there is too
/// little to make one from.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Rivals {
    /// The figure that each says.
    pub says: [Option<f64>; 3],
    /// Its absolute error, which is its score.
    pub scores: [Option<f64>; 3],
}

/// Works out the simple forecasts of all rows.
pub(super) fn set_beside(rows: &mut [Scored], forecasts: &[Forecast<'_>]) {
    for row in rows {
        let own = &forecasts[row.forecast];
        let before = before(own, forecasts);
        let share = own.reported_share;
        let says = [
            before.last().map(|(_, value)| value * share),
            trend(&before, own.year).map(|value| value * share),
            own.official,
        ];
        row.rivals = Rivals {
            says,
            scores: says.map(|says| Some((says? - own.outturn).abs())),
        };
    }
}

/// What was reported for earlier years of the same series and run, as of whole years, by year.
fn before(own: &Forecast<'_>, forecasts: &[Forecast<'_>]) -> Vec<(i32, f64)> {
    let same = |one: &&Forecast<'_>| {
        one.run == own.run && one.series == own.series && one.reported_share > 0.0
    };
    let mut known: Vec<(i32, f64)> = forecasts
        .iter()
        .filter(same)
        .filter_map(|one| Some((one.year?, one.outturn / one.reported_share)))
        .filter(|(year, _)| own.year.is_some_and(|own| *year < own))
        .collect();
    known.sort_by_key(|(year, _)| *year);
    known
}

/// Where the straight line through some years leads; `None` without two different years.
fn trend(known: &[(i32, f64)], year: Option<i32>) -> Option<f64> {
    let year = f64::from(year?);
    let count = known.len() as f64;
    let mean_year = known.iter().map(|(year, _)| f64::from(*year)).sum::<f64>() / count;
    let mean = known.iter().map(|(_, value)| value).sum::<f64>() / count;
    let (mut squares, mut products) = (0.0, 0.0);
    for (year, value) in known {
        let away = f64::from(*year) - mean_year;
        squares += away * away;
        products += away * (value - mean);
    }
    (squares > 0.0).then(|| mean + products / squares * (year - mean_year))
}

/// How much better a forecast did than a simple one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Skill {
    /// Than which.
    pub rival: Rival,
    /// Over how many figures: those of which the simple forecast can be made.
    pub of: usize,
    /// 1 less the forecast’s score over the simple one’s: 1 is perfect, 0 as good, below 0 worse;
    /// `None` where the simple forecast is right every time, or there is no figure.
    pub skill: Option<f64>,
}

/// The skill against one simple forecast. Scores of different series are in different units; each is
/// taken for each unit of what its series is on average.
#[must_use]
pub fn skill(rival: Rival, rows: &[&Scored]) -> Skill {
    let place = rival as usize;
    let mut skill = Skill {
        rival,
        of: 0,
        skill: None,
    };
    let (mut ours, mut theirs) = (0.0, 0.0);
    for row in rows {
        if let (Some(score), Some(scale)) = (row.rivals.scores[place], row.scale) {
            ours += row.crps.fair / scale;
            theirs += score / scale;
            skill.of += 1;
        }
    }
    skill.skill = (theirs > 0.0).then(|| 1.0 - ours / theirs);
    skill
}
