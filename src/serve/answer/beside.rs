//! A plan beside the pinned one, future by future with the same luck, so that noise never looks like effect.

use std::sync::Arc;

use super::likely;
use crate::analysis::PERCENTILES;
use crate::analysis::compare::Better;
use crate::analysis::compare::difference::{Gap, differences, kept_more};
use crate::analysis::headline;
use crate::analysis::reading::{Moments, Reading};
use crate::analysis::targets::answered_by;
use crate::calendar::Calendar;
use crate::ensemble::Ensemble;
use crate::outcomes::{Directory, Gauge, Measure, When};
use crate::programme::Target;
use crate::scenario::Scenario;
use crate::serve::desk::IsStale;
use crate::serve::pins::{Futures, Pins};
use crate::serve::trouble::Trouble;
use crate::serve::wire::{Difference, DifferenceYear, known};
use crate::serve::work::{self, SOURCES};
use crate::tables::figure::{apart, in_hundred};
use crate::tables::words::capitalised;

/// The two plans' futures, for everything that is told of their difference.
pub struct Beside {
    /// What each pair of columns is.
    about: Vec<About>,
    /// The pinned plan's futures.
    pinned: Arc<Futures>,
    /// The plan's.
    own: Futures,
    calendar: Calendar,
    same: bool,
}

/// A value whose difference is told.
#[derive(Debug, Clone, PartialEq)]
enum About {
    /// A headline figure, by its metric.
    Headline(String),
    /// A metric in a year, counted from 0.
    Year(String, usize),
    /// What answers a promise: its metric and year.
    Promise(String, i32),
}

impl About {
    fn gauge(&self, directory: &Directory) -> Option<Gauge> {
        match self {
            Self::Headline(metric) => directory.at_the_end(metric),
            Self::Year(metric, year) => directory.gauge(metric, |_| When::Year(*year)),
            Self::Promise(metric, by) => {
                let year = directory.calendar.index(*by)?;
                directory.by_year(metric, year)
            }
        }
    }
}

impl Beside {
    /// The futures of both plans with the same luck. Those of the pinned plan are remembered, since it stays
    /// while the other is changed.
    pub fn of(
        (plan, ensemble): (&Scenario, &Ensemble),
        pinned: &Scenario,
        pins: &Pins,
        is_stale: IsStale<'_>,
    ) -> Result<Self, Trouble> {
        let settings = ensemble.settings;
        let about = abouts(plan, &ensemble.outcomes.directory);
        let gauges = |directory: &Directory| -> Vec<Option<Gauge>> {
            about.iter().map(|one| one.gauge(directory)).collect()
        };
        let draw = |scenario: &Scenario| {
            let engine = work::engine(scenario, settings)?;
            work::draws(&engine, &gauges(&engine.outcomes.directory), is_stale)
        };
        let own = match ensemble.kept() {
            Some(kept) => {
                let directory = &ensemble.outcomes.directory;
                work::kept(kept, directory, &gauges(directory), settings.draws)
            }
            None => draw(plan)?,
        };
        let name = format!("{} {settings:?} {about:?}", pinned.digest);
        let pinned = pins.find_or(&name, || draw(pinned))?;
        Ok(Self {
            same: *pinned == own,
            about,
            pinned,
            own,
            calendar: plan.programme.calendar,
        })
    }

    /// Whether the two plans bring the same in every future.
    pub const fn is_same(&self) -> bool {
        self.same
    }

    fn pair(&self, about: &About) -> Option<[&[f64]; 2]> {
        let place = self.about.iter().position(|one| one == about)?;
        Some([self.pinned.get(place)?, self.own.get(place)?])
    }

    /// How a headline figure differs.
    pub fn headline(&self, metric: &str, measure: Measure) -> Option<Difference> {
        let [pinned, plan] = self.pair(&About::Headline(metric.to_owned()))?;
        let gap = Gap::of(&differences(pinned, plan), Better::More, false);
        Some(told(&gap, measure))
    }

    /// How a metric differs, year by year.
    pub fn years(&self, metric: &str, years: &[i32]) -> Vec<DifferenceYear> {
        let of_year = |(place, year): (usize, &i32)| {
            let [pinned, plan] = self.pair(&About::Year(metric.to_owned(), place))?;
            let apart = differences(pinned, plan);
            let reading = Reading::drawn(&apart, false);
            let [p5, _, p25, p50, p75, _, p95] = reading.percentiles(PERCENTILES).map(known);
            let moments = reading.moments();
            Some(DifferenceYear {
                year: *year,
                p5,
                p25,
                p50,
                p75,
                p95,
                mean: known(moments.mean),
                mcse: known(moments.error),
            })
        };
        years.iter().enumerate().filter_map(of_year).collect()
    }

    /// How a metric differs in a financial year, in a sentence.
    pub fn in_year(&self, metric: &str, year: i32, measure: Measure) -> Option<String> {
        let place = self.calendar.index(year)?;
        let [pinned, plan] = self.pair(&About::Year(metric.to_owned(), place))?;
        let gap = Gap::of(&differences(pinned, plan), Better::More, false);
        Some(sentence(&gap, is_clear(&gap.moments), measure))
    }

    /// How much more often a promise is kept.
    pub fn kept_more(&self, target: &Target) -> Option<Moments> {
        let pair = self.pair(&About::Promise(target.answered_by(), target.by))?;
        Some(kept_more(target.bound, pair, false))
    }
}

fn abouts(plan: &Scenario, directory: &Directory) -> Vec<About> {
    let programme = &plan.programme;
    let headlines = headline::told_metrics(programme, directory);
    let mut all: Vec<About> = headlines
        .map(|metric| About::Headline(metric.to_owned()))
        .collect();
    let likely = likely::metrics(programme).into_iter();
    all.extend(likely.map(About::Headline));
    let sources = SOURCES.iter().map(|metric| (*metric).to_owned());
    for metric in work::shown(programme).into_iter().chain(sources) {
        let years = 0..programme.calendar.years;
        all.extend(years.map(|year| About::Year(metric.clone(), year)));
    }
    let targets = programme.targets.iter();
    let answered = targets.filter(|target| answered_by(directory, target).is_some());
    all.extend(answered.map(|target| About::Promise(target.answered_by(), target.by)));
    all
}

fn told(gap: &Gap, measure: Measure) -> Difference {
    let [p10, p50, p90] = gap.range();
    let clear = is_clear(&gap.moments);
    Difference {
        p10: known(p10),
        p50: known(p50),
        p90: known(p90),
        mean: known(gap.moments.mean),
        mcse: known(gap.moments.error),
        more: known(gap.better.share),
        equal: known(gap.equal.share),
        clear,
        sentence: sentence(gap, clear, measure),
    }
}

/// Whether a mean differs from nothing by more than chance explains.
pub fn is_clear(moments: &Moments) -> bool {
    moments.mean.abs() > 2.0 * moments.error
}

fn sentence(gap: &Gap, clear: bool, measure: Measure) -> String {
    if gap.is_nothing() {
        return "The same as the pinned plan in every simulated future.".to_owned();
    }
    if gap.moments.mean.is_nan() {
        return "No simulated future has a value for both plans.".to_owned();
    }
    if !clear {
        return "No difference that could be told from chance with so many futures.".to_owned();
    }
    let [least, between, most] = gap.range();
    let [low, _, high] = apart::signed_range(gap.range(), gap.errors, measure);
    let where_most = format!("{low} to {high} in 8 of 10 simulated futures");
    if between == 0.0 && gap.equal.share > 0.0 {
        let average = apart::more(gap.moments.mean, gap.moments.error, measure);
        let alike = in_hundred(gap.equal.share);
        let spread = if low == high {
            String::new()
        } else {
            format!(" {where_most}.")
        };
        return format!(
            "No difference in {alike} simulated futures; on average {average}.{spread}"
        );
    }
    let middle = apart::signed(between, gap.errors[1], measure);
    if low != high {
        return format!("{where_most}; the middle is {middle}.");
    }
    if least < 0.0 && most > 0.0 {
        let range = apart::range([least, most], [gap.errors[0], gap.errors[2]], measure);
        return format!("A difference of {range} in 8 of 10 simulated futures.");
    }
    format!("{} in nearly every simulated future.", capitalised(&middle))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(difference: impl Fn(u32) -> f64) -> String {
        let apart: Vec<f64> = (0..1_000).map(difference).collect();
        let gap = Gap::of(&apart, Better::More, false);
        let clear = is_clear(&gap.moments);
        sentence(&gap, clear, Measure::Jobs)
    }

    #[test]
    fn where_most_futures_do_not_differ_it_says_in_how_many_and_what_the_mean_is() {
        // An anchor withdraws in 29 of 100 futures.
        let sentence = said(|future| if future % 100 < 29 { -40.0 } else { 0.0 });
        assert_eq!(
            sentence,
            "No difference in about 71 in 100 simulated futures; on average 12 jobs fewer. −40 jobs to 0 jobs in 8 \
             of 10 simulated futures."
        );
    }

    #[test]
    fn a_third_of_a_job_is_less_than_one() {
        let sentence = said(|future| 0.33 + 0.000_01 * f64::from(future % 100));
        assert_eq!(
            sentence,
            "Less than one job more in nearly every simulated future."
        );
        let wide = said(|future| 0.1 + 0.12 * f64::from(future % 100));
        assert_eq!(
            wide,
            "+1 job to +11 jobs in 8 of 10 simulated futures; the middle is +6 jobs."
        );
    }
}
