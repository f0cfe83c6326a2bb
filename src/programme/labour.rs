//! People: training, skill groups, workforces, and who would have been there anyway.

use std::ops::Range;

use super::{ActivityId, Actuals, FromTable, Name, Origins, SkillId, WorkforceId};
use crate::number::{ChanceId, Number};
use crate::programme::block::Share;

/// A training pathway.
#[derive(Debug, Clone, PartialEq)]
pub struct Training {
    /// The activity that pays for it.
    pub activity: ActivityId,
    /// The pathway's id and title.
    pub pathway: Name,
    /// Level, in the scenario's own words.
    pub level: String,
    /// The skill group that learners who are not yet employed join; `None` where all are.
    pub group: Option<SkillId>,
    /// Share of the activity's money.
    pub share: Share,
    /// £ for each start.
    pub cost_per_start: Number,
    /// Places a year in year 0; as many as the money buys where there is no limit.
    pub capacity: Option<Number>,
    /// Growth of the places, a year.
    pub capacity_growth: Number,
    /// Share of places that are taken up.
    pub take_up: Number,
    /// People who started in the years that are over.
    pub actual: Actuals,
    /// Years from start to completion.
    pub duration: Number,
    /// Share of those due who complete.
    pub completion: Number,
    /// Who completes, one coordinate a year.
    pub chance: ChanceId,
    /// Share of completers with a positive outcome of any kind.
    pub outcome: Number,
    /// Share of learners who are already employed.
    pub incumbent_share: Number,
    /// Share of the others who stay in the region and look for such work.
    pub retained: Number,
    /// Share who would have trained anyway.
    pub deadweight: Number,
    /// £ a year gained by a completer who would not have trained anyway.
    pub earnings_gain: Number,
    /// Share of the gain lost each year.
    pub gain_fade: Number,
    /// £ of earnings forgone for each start.
    pub forgone: Number,
    /// Where completing incumbents move up, if a workforce is followed: in each area that is taught.
    pub upskills: Vec<UpskilledInto>,
}

/// Where completing incumbents move up.
#[derive(Debug, Clone, PartialEq)]
pub struct UpskilledInto {
    /// The workforce.
    pub workforce: WorkforceId,
    /// The level they leave, from 0; never the top level.
    pub from_level: usize,
    /// Share of completing incumbents who move up one level.
    pub level_up: Number,
}

/// A group of skills with a labour market of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct SkillGroup {
    /// Id and title.
    pub name: Name,
    /// What counts as skilled.
    pub definition: String,
    /// People available at the start.
    pub candidates: Number,
    /// People a year from outside the programme.
    pub supply: Number,
    /// Growth of that supply, a year.
    pub supply_growth: Number,
    /// Share of unhired candidates still there next year.
    pub carry_over: Number,
    /// Share of filled posts that fall vacant each year.
    pub turnover: Number,
    /// Share of those leavers who look for such work here again.
    pub returners: Number,
    /// Posts a year that other employers want to fill from the same pool.
    pub other_vacancies: Number,
    /// How well vacancies and candidates find each other (den Haan, Ramey and Watson's exponent).
    pub matching: Number,
    /// Share of hires taken from local employers.
    pub poached: Number,
    /// Share of those that the employer refills with someone not otherwise employed.
    pub backfill: Number,
    /// Where its people come from; `None` where the scenario does not say.
    pub origins: Option<Origins>,
}

/// An existing workforce with capability levels.
#[derive(Debug, Clone, PartialEq)]
pub struct Workforce {
    /// Id and title; of one area, `<workforce>.<area>`.
    pub name: Name,
    /// The workforce whose area this is; `None` where it is followed as a whole.
    pub of: Option<Name>,
    /// Names of the levels, low to high.
    pub levels: Vec<String>,
    /// People at each level at the start.
    pub headcount: Vec<f64>,
    /// Yearly moves between levels without training: each row adds up to 1.
    pub drift: Vec<Vec<f64>>,
    /// Share who leave each year and are replaced.
    pub turnover: Number,
    /// Shares by level of those who replace leavers; adds up to 1.
    pub joiners: Vec<f64>,
}

impl Workforce {
    /// The workforces that are followed area by area: what each is called, and the places of its areas.
    pub fn in_areas(all: &[Self]) -> impl Iterator<Item = (&Name, Range<usize>)> {
        let mut next = 0;
        all.chunk_by(|one, other| one.of.is_some() && one.of == other.of)
            .filter_map(move |areas| {
                let first = next;
                next += areas.len();
                Some((areas.first()?.of.as_ref()?, first..next))
            })
    }
}

/// Who would have been there anyway.
#[derive(Debug, Clone, PartialEq)]
pub struct Additionality {
    /// Id and title.
    pub name: Name,
    /// The area it speaks of.
    pub geography: String,
    /// Probability that the intervention has any effect at all.
    pub works: Number,
    /// Whether it works: it does if this coordinate is below `works`.
    pub chance: ChanceId,
    /// Share that would have happened anyway.
    pub deadweight: Number,
    /// Share that benefits people outside the area.
    pub leakage: Number,
    /// Share lost by other firms of the area.
    pub displacement: Number,
    /// Share lost by other firms anywhere in the UK, the area's included; `None` where it is not said.
    pub displacement_uk: Option<Number>,
    /// Share in which one worker or activity replaces another.
    pub substitution: Number,
}

/// A sector.
#[derive(Debug, Clone, PartialEq)]
pub struct Sector {
    /// Id and title.
    pub name: Name,
    /// Total over direct jobs, at the geography of the programme.
    pub multiplier: Number,
    /// Where the multiplier comes from, if it is an inter-industry table.
    pub table: Option<FromTable>,
    /// Years until knock-on jobs follow.
    pub multiplier_lag: Number,
    /// £ of value added a year by a job.
    pub gva_per_job: Number,
    /// Its growth a year.
    pub productivity_growth: Number,
    /// £ a year of a skilled job over the job its holder would otherwise have.
    pub wage_premium: Number,
}
