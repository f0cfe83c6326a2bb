//! What an activity's money is turned into: job blocks.

use super::{ActivityId, Actuals, AdditionalityId, Basis, BlockId, SectorId, SkillId};
use crate::number::{ChanceId, Number};

/// One kind of job that an activity's money brings.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// The activity.
    pub activity: ActivityId,
    /// Share of the activity's money (nothing for landings that cost none).
    pub share: Share,
    /// What arrives each year.
    pub arrivals: Arrivals,
    /// How many arrived in the years that are over: what [`Arrivals::counted`] says.
    pub actual: Actuals,
    /// How arrivals open, fade and grow.
    pub cohort: Cohort,
    /// Shares of its jobs by skill group; what is left is other jobs.
    pub mix: Vec<(SkillId, f64)>,
    /// The sector, if one is named.
    pub sector: Option<SectorId>,
    /// Who would have been there anyway; everything is additional where none is named.
    pub additionality: Option<AdditionalityId>,
    /// Whether these are jobs that exist and would be lost: reported on their own, nowhere else.
    pub safeguarded: bool,
    /// Blocks whose jobs sit in this building and are counted where they arise.
    pub houses: Vec<BlockId>,
}

/// The share of an activity's money that a block uses, and which money that is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Share {
    /// Share of the money.
    pub share: f64,
    /// Which money.
    pub basis: Basis,
}

/// What arrives each year.
#[derive(Debug, Clone, PartialEq)]
pub enum Arrivals {
    /// Posts paid for by the year's money, there in that year only.
    Posts {
        /// £ a year for each post.
        cost_per_post: Number,
        /// Share of the posts that are in the region.
        local_share: Number,
    },
    /// Jobs at a unit cost.
    Jobs {
        /// £ for each job, gross and direct.
        cost_per_job: Number,
    },
    /// Jobs in supported firms.
    Support {
        /// £ for each firm.
        cost_per_firm: Number,
        /// Jobs added by each firm.
        jobs_per_firm: Number,
    },
    /// Jobs in new floorspace.
    Premises {
        /// £ for each square metre built.
        cost_per_m2: Number,
        /// Net over gross floorspace.
        net_to_gross: Number,
        /// Share of the net floorspace that is let.
        occupancy: Number,
        /// Net square metres for each job.
        m2_per_job: Number,
        /// Years from spending to completion.
        build_years: Number,
        /// When what is built can be used.
        opens: Opens,
    },
    /// New firms, as many as luck allows.
    Ventures {
        /// £ for each venture.
        cost_per_venture: Number,
        /// Jobs in each at the start.
        initial_jobs: Number,
        /// Spread of jobs between ventures: sd over mean.
        size_cv: Number,
        /// How many form, one coordinate a year.
        number: ChanceId,
        /// How large they are, one score a year.
        luck: ChanceId,
    },
    /// Firms that come from elsewhere, as many as luck allows.
    Inward {
        /// What the programme brings.
        landings: Landings,
        /// The region's own landings a year, of which only the uplift is counted.
        baseline_landings: Number,
        /// Jobs in each.
        jobs_per_landing: Number,
        /// Spread of jobs between landings: sd over mean.
        size_cv: Number,
        /// How many land, one coordinate a year.
        number: ChanceId,
        /// How large they are, one score a year.
        luck: ChanceId,
    },
}

impl Arrivals {
    /// The block's name in scenario files.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Posts { .. } => "posts",
            Self::Jobs { .. } => "jobs",
            Self::Support { .. } => "support",
            Self::Premises { .. } => "premises",
            Self::Ventures { .. } => "ventures",
            Self::Inward { .. } => "inward",
        }
    }

    /// Whether they arrive all at once, when a building is completed.
    #[must_use]
    pub const fn open_as_a_whole(&self) -> bool {
        matches!(
            self,
            Self::Premises {
                opens: Opens::AtCompletion,
                ..
            }
        )
    }

    /// What is counted when they arrive, and reported for years that are over.
    #[must_use]
    pub const fn counted(&self) -> &'static str {
        match self {
            Self::Posts { .. } => "posts",
            Self::Jobs { .. } => "jobs that arrived",
            Self::Support { .. } => "firms supported",
            Self::Premises { .. } => "m² completed",
            Self::Ventures { .. } => "ventures formed",
            Self::Inward { .. } => "firms landed",
        }
    }
}

/// When the floorspace of a building can be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Opens {
    /// As it is built: each year's spending is floorspace of its own.
    #[default]
    InTranches,
    /// All at once, when the whole of it is completed.
    AtCompletion,
}

impl Opens {
    /// Both ways.
    pub const ALL: [Self; 2] = [Self::InTranches, Self::AtCompletion];

    /// The words for it in scenario files.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::InTranches => "in tranches",
            Self::AtCompletion => "at completion",
        }
    }
}

/// What a programme's inward investment work brings.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Landings {
    /// So many £ for each landing.
    PerCost(Number),
    /// So many a year, whatever is spent.
    PerYear(Number),
}

/// How arrivals open, fade and grow: `K_k = f_k · S_k · G_k`.
#[derive(Debug, Clone, PartialEq)]
pub struct Cohort {
    /// Mean years for posts to open; 0 means at once.
    pub fill_years: Number,
    /// How they fade.
    pub exit: Exit,
    /// Growth of those that last, a year.
    pub growth: Number,
}

/// How a cohort fades.
#[derive(Debug, Clone, PartialEq)]
pub enum Exit {
    /// The same share lost every year.
    Yearly(Number),
    /// Shares surviving after 1, 2, … years; after the last, its last yearly hazard goes on.
    Survival(Vec<f64>),
}
