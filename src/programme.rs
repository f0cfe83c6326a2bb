//! The programme as the model sees it: checked facts, no text, no chance.
//!
//! A scenario file is read into a [`Programme`]: every id is resolved, every rule checked, every
//! uncertain number replaced by its row among the inputs. The model reads nothing else, and because
//! everything that could be wrong was found on reading, it cannot fail.

pub mod activity;
pub mod actual;
pub mod block;
mod case;
pub mod difference;
pub mod district;
pub mod economy;
pub mod gate;
pub mod labour;
pub mod moves;
pub mod origin;
pub mod outcome;
pub mod promise;
pub mod shock;

use crate::calendar::Calendar;
use crate::number::Number;

pub use activity::{
    Activity, Basis, Budget, Construction, Fund, FundKind, Funding, Profile, Relief,
};
pub use actual::{ActualRule, Actuals};
pub use block::{Arrivals, Block, Cohort, Exit, Opens, Share};
pub use case::Case;
pub use difference::Difference;
pub use district::District;
pub use economy::{Closure, FromTable, Households, IndustryId, InputOutput, MultiplierChoice};
pub use gate::CapabilityGate;
pub use labour::{Additionality, Sector, SkillGroup, Training, UpskilledInto, Workforce};
pub use moves::Move;
pub use origin::{Origin, OriginShares, Origins};
pub use outcome::{Nature, OwnOutcome, Unit};
pub use promise::{Bound, PriceBasis, Target};
pub use shock::{Event, EventTarget, Recession};

macro_rules! positions {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {
        $($(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub usize);)*
    };
}

positions! {
    /// A fund's place in [`Programme::funds`].
    FundId,
    /// An activity's place in [`Programme::activities`].
    ActivityId,
    /// A job block's place in [`Programme::blocks`].
    BlockId,
    /// A training pathway's place in [`Programme::trainings`].
    TrainingId,
    /// A skill group's place in [`Programme::skills`].
    SkillId,
    /// A workforce's place in [`Programme::workforces`].
    WorkforceId,
    /// An additionality profile's place in [`Programme::additionality`].
    AdditionalityId,
    /// A sector's place in [`Programme::sectors`].
    SectorId,
    /// A district's place in [`Programme::districts`].
    DistrictId,
    /// An event's place in [`Programme::events`].
    EventId,
}

/// What a thing is called: its id in the file and its title for people.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Name {
    /// The id, as in the scenario file.
    pub id: String,
    /// The title; the id where none is given.
    pub title: String,
}

/// Everything a scenario decides.
#[derive(Debug, Clone, PartialEq)]
pub struct Programme {
    /// Title for people.
    pub title: String,
    /// Free text about the scenario.
    pub note: String,
    /// Whether it is one plan among others that somebody could choose. Programmes in different places are not:
    /// they may stand side by side, but their order means nothing.
    pub choice: bool,
    /// The years.
    pub calendar: Calendar,
    /// Prices, discounting and what counts as welfare.
    pub appraisal: Appraisal,
    /// Money in, in file order.
    pub funds: Vec<Fund>,
    /// What the money is spent on, in file order.
    pub activities: Vec<Activity>,
    /// Money moved from one activity to another, in file order.
    pub moves: Vec<Move>,
    /// Every activity, what others wait for before what waits; empty where nothing waits and no
    /// building opens at completion.
    pub order: Vec<ActivityId>,
    /// Every job block of every activity, activities in file order.
    pub blocks: Vec<Block>,
    /// Building work, at most one for each activity.
    pub constructions: Vec<Construction>,
    /// Tax reliefs, at most one for each activity.
    pub reliefs: Vec<Relief>,
    /// Every training pathway of every activity, in file order.
    pub trainings: Vec<Training>,
    /// Groups of skills, each a labour market of its own.
    pub skills: Vec<SkillGroup>,
    /// Existing workforces whose capability is followed.
    pub workforces: Vec<Workforce>,
    /// Who would have been there anyway, by kind of intervention.
    pub additionality: Vec<Additionality>,
    /// Sectors, with what a job in them brings.
    pub sectors: Vec<Sector>,
    /// Districts of the region; empty where a scenario names none.
    pub districts: Vec<District>,
    /// The region.
    pub region: Region,
    /// The business cycle; `None` where the scenario has no recession.
    pub recession: Option<Recession>,
    /// The risk register, in file order.
    pub events: Vec<Event>,
    /// What was promised.
    pub targets: Vec<Target>,
    /// Outcomes that the scenario defines, in file order.
    pub outcomes: Vec<OwnOutcome>,
    /// The title of the reference whose own run is taken off to make net outcomes; `None` where it is
    /// assumed what would have happened anyway. No equation uses it.
    pub reference: Option<String>,
}

/// The place.
#[derive(Debug, Clone, PartialEq)]
pub struct Region {
    /// How strongly unfilled skilled jobs put off inward investors (share of landings lost for each
    /// share of skilled jobs unfilled last year).
    pub shortage_drag: Number,
    /// £ of value added a year by a knock-on job.
    pub gva_per_knock_on_job: Number,
    /// How spending builds standing with investors; `None` where it does not.
    pub reputation: Option<Reputation>,
    /// The jobs that the programme's sector has in the region today, beside which a promise of jobs
    /// is put; used by no equation.
    pub baseline_jobs: Option<f64>,
    /// What its industries buy from each other; `None` where no multiplier comes from a table.
    pub input_output: Option<InputOutput>,
}

/// Standing with investors.
#[derive(Debug, Clone, PartialEq)]
pub struct Reputation {
    /// Largest rise in landings, as a share of those without it.
    pub uplift: Number,
    /// £m of standing at which half of the rise is reached.
    pub half: Number,
    /// Share of the standing lost each year.
    pub depreciation: Number,
}

/// Prices and discounting.
#[derive(Debug, Clone, PartialEq)]
pub struct Appraisal {
    /// Price index of each year of the appraisal horizon over the price year.
    pub prices: PriceIndex,
    /// How later years count less.
    pub discount: Discount,
    /// Share of wage premiums that is a gain to the UK.
    pub welfare_share: Number,
    /// Whether any sector of the scenario values its jobs.
    pub asks_for_gva: bool,
}

/// The price index: known for some years, grown by inflation outside them.
#[derive(Debug, Clone, PartialEq)]
pub struct PriceIndex {
    /// For each year of the appraisal horizon, the known index over the price year, and how many years of
    /// inflation come on top of it (negative: before).
    pub years: Vec<(f64, i32)>,
    /// Inflation a year.
    pub inflation: Number,
}

/// How later years count less.
#[derive(Debug, Clone, PartialEq)]
pub enum Discount {
    /// The factor of each year of the appraisal horizon, from a published schedule.
    Schedule {
        /// The schedule's name: `green-book` or `health`.
        name: String,
        /// Discount factors, year 0 first.
        factors: Vec<f64>,
    },
    /// One rate for all years.
    Flat(Number),
}

impl Programme {
    /// The programme as if it ended after so many years: what comes later does not change what was, but
    /// for figures of the whole period. `None` where it does: what came in known years moves the money of
    /// all later ones.
    #[must_use]
    pub fn first_years(&self, years: usize) -> Option<Self> {
        let known = self.funds.iter().any(|fund| !fund.actual.is_empty());
        if known || years == 0 || years > self.calendar.years {
            return None;
        }
        let mut first = self.clone();
        first.calendar.years = years;
        first.calendar.horizon = years;
        for fund in &mut first.funds {
            fund.profile.truncate(years);
        }
        first.appraisal.prices.years.truncate(years);
        Some(first)
    }

    /// The last year of the appraisal, which present values follow gains and jobs to.
    #[must_use]
    pub fn horizon(&self) -> i32 {
        let years = i32::try_from(self.appraisal.prices.years.len()).unwrap_or(i32::MAX);
        self.calendar.start.saturating_add(years.saturating_sub(1))
    }

    /// The job blocks of an activity.
    pub fn blocks_of(&self, activity: ActivityId) -> impl Iterator<Item = (BlockId, &Block)> {
        self.blocks
            .iter()
            .enumerate()
            .filter(move |(_, block)| block.activity == activity)
            .map(|(place, block)| (BlockId(place), block))
    }

    /// The training pathways of an activity.
    pub fn trainings_of(
        &self,
        activity: ActivityId,
    ) -> impl Iterator<Item = (TrainingId, &Training)> {
        self.trainings
            .iter()
            .enumerate()
            .filter(move |(_, training)| training.activity == activity)
            .map(|(place, training)| (TrainingId(place), training))
    }

    /// The events that strike a place, in file order.
    pub fn events_on(&self, target: EventTarget) -> impl Iterator<Item = (EventId, &Event)> {
        self.events
            .iter()
            .enumerate()
            .filter(move |(_, event)| event.on == Some(target))
            .map(|(place, event)| (EventId(place), event))
    }

    /// Whether net jobs in the UK as a whole can be told: some additionality profile says what they
    /// displace there, and each that a block names does.
    #[must_use]
    pub fn tells_net_uk(&self) -> bool {
        let named = self.blocks.iter().filter(|block| !block.safeguarded);
        let profiles = named.filter_map(|block| self.additionality.get(block.additionality?.0));
        let mut said = profiles
            .map(|profile| profile.displacement_uk.is_some())
            .peekable();
        said.peek().is_some() && said.all(|known| known)
    }

    /// Whether knock-on jobs come from anything but the inter-industry table: a sector's own multiplier.
    #[must_use]
    pub fn has_knock_on_elsewhere(&self) -> bool {
        self.sectors.iter().any(|sector| match sector.table {
            Some(table) => table.or_local,
            None => !sector.multiplier.is(1.0),
        })
    }

    /// The plan as the prospectus tells it: all money comes, all of it arrives, everything works,
    /// nothing is late and nothing overruns.
    #[must_use]
    pub fn as_promised(&self) -> Self {
        let mut plan = self.clone();
        for fund in &mut plan.funds {
            fund.arrives = Number::ONE;
            fund.realised = Number::ONE;
            fund.delay = Number::ZERO;
        }
        for activity in &mut plan.activities {
            activity.slippage = Number::ZERO;
            activity.overrun = Number::ZERO;
        }
        for profile in &mut plan.additionality {
            profile.works = Number::ONE;
        }
        plan
    }
}
