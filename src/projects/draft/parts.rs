//! A project falls into what its capital builds and what its revenue pays: the two buy different
//! things at different times.

use crate::projects::claims::A_POUND;
use crate::projects::text::Ids;
use crate::projects::{Course, Kind, List, Payer, Project};

/// An activity of the scenario.
#[derive(Debug, Clone)]
pub(in crate::projects) struct Part<'a> {
    pub id: String,
    pub title: String,
    pub project: &'a Project,
    /// Whether it is the project's capital or its revenue.
    pub budget: Budget,
    /// Money of the day by year, £m.
    pub money: Vec<f64>,
    pub funds: Vec<Fund>,
    pub buys: Buys,
}

/// What money may be spent on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::projects) enum Budget {
    Capital,
    Revenue,
}

impl Budget {
    pub const fn key(self) -> &'static str {
        match self {
            Self::Capital => "capital",
            Self::Revenue => "revenue",
        }
    }
}

/// What one body pays of a part.
#[derive(Debug, Clone)]
pub(in crate::projects) struct Fund {
    pub id: String,
    pub title: String,
    pub payer: Payer,
    pub row: usize,
    pub source: String,
    pub money: Vec<f64>,
}

/// What the money of a part buys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::projects) enum Buys {
    Laboratories,
    Offices,
    /// Plant and machinery, at so much capital for each job.
    Plant,
    /// A building without jobs of its own.
    Building,
    Posts,
    Support,
    Ventures,
    Landings,
    Courses(Course),
    Nothing,
}

impl Buys {
    /// Whether jobs come of it.
    pub const fn jobs(self) -> bool {
        !matches!(self, Self::Building | Self::Courses(_) | Self::Nothing)
    }

    /// What one of it is called.
    pub const fn one(self) -> &'static str {
        match self {
            Self::Laboratories | Self::Offices | Self::Building => "m²",
            Self::Plant => "job",
            Self::Posts => "post",
            Self::Support => "firm",
            Self::Ventures => "new firm",
            Self::Landings => "firm that lands",
            Self::Courses(_) => "learner",
            Self::Nothing => "",
        }
    }

    fn of(project: &Project, budget: Budget) -> Self {
        match budget {
            Budget::Capital => Self::of_capital(project.kind, project.floorspace.is_some()),
            Budget::Revenue => Self::of_revenue(project.kind, project.firms.is_some()),
        }
    }

    const fn of_capital(kind: Kind, floorspace: bool) -> Self {
        match kind {
            Kind::Laboratory => Self::Laboratories,
            Kind::Office => Self::Offices,
            Kind::TaxSite | Kind::Business if !floorspace => Self::Plant,
            _ if !floorspace => Self::Nothing,
            Kind::TaxSite | Kind::Business | Kind::Research => Self::Laboratories,
            Kind::Training(_) => Self::Building,
            _ => Self::Offices,
        }
    }

    const fn of_revenue(kind: Kind, firms: bool) -> Self {
        match kind {
            Kind::Training(course) => Self::Courses(course),
            Kind::Staff | Kind::Research => Self::Posts,
            Kind::Ventures => Self::Ventures,
            Kind::Inward => Self::Landings,
            Kind::Support => Self::Support,
            _ if firms => Self::Support,
            _ => Self::Nothing,
        }
    }
}

impl Part<'_> {
    /// Which profile says what would have been there anyway.
    pub fn additionality(&self) -> &'static str {
        let by_kind = match self.project.kind {
            Kind::Research => "rd",
            Kind::TaxSite => "taxsite",
            Kind::Business => "fdi",
            _ => "space",
        };
        match self.buys {
            Buys::Posts => "rd",
            Buys::Support | Buys::Ventures => "support",
            Buys::Landings => "fdi",
            _ => by_kind,
        }
    }

    /// In which sector its jobs are.
    pub fn sector(&self) -> &'static str {
        match (self.buys, self.project.kind) {
            (Buys::Posts, _) | (_, Kind::Research) => "research",
            (Buys::Laboratories, Kind::Laboratory) | (Buys::Ventures, _) => "life_sciences",
            _ => "general",
        }
    }
}

/// The parts of all projects.
pub(in crate::projects) fn of(list: &List) -> Vec<Part<'_>> {
    let mut activities = Ids::default();
    let mut funds = Ids::default();
    let mut parts = Vec::new();
    for project in &list.projects {
        let budgets = [
            (Budget::Capital, project.capital()),
            (Budget::Revenue, project.revenue()),
        ];
        let paid: Vec<(Budget, Vec<f64>)> = budgets
            .into_iter()
            .filter(|(_, money)| money.iter().sum::<f64>() >= A_POUND)
            .collect();
        let both = paid.len() > 1;
        for (budget, money) in paid {
            let title = if both {
                format!("{} ({})", project.title, budget.key())
            } else {
                project.title.clone()
            };
            parts.push(Part {
                id: activities.fresh(&project.title, if both { ending(budget) } else { "" }),
                funds: paid_by(project, budget, &mut funds),
                buys: Buys::of(project, budget),
                title,
                project,
                budget,
                money,
            });
        }
    }
    parts
}

const fn ending(budget: Budget) -> &'static str {
    match budget {
        Budget::Capital => "_capital",
        Budget::Revenue => "_revenue",
    }
}

fn paid_by(project: &Project, budget: Budget, ids: &mut Ids) -> Vec<Fund> {
    let mut funds = Vec::new();
    for share in &project.shares {
        let money = match budget {
            Budget::Capital => &share.capital,
            Budget::Revenue => &share.revenue,
        };
        if money.iter().sum::<f64>() < A_POUND {
            continue;
        }
        let who = match share.sponsor.as_str() {
            "" => format!("{} money", share.payer.word()),
            sponsor => sponsor.to_owned(),
        };
        let short = format!("{} {}", share.payer.key(), project.title);
        funds.push(Fund {
            id: ids.fresh(&short, ending(budget)),
            title: format!("{who}: {} ({})", project.title, budget.key()),
            payer: share.payer,
            row: share.row,
            source: share.source.clone(),
            money: money.clone(),
        });
    }
    funds
}
