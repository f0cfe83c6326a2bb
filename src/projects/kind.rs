//! Kinds of project and whose money it is: the words that a list may use.

use crate::sheet::text::folded;

/// What a project is, and so what its money buys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Laboratories to let.
    Laboratory,
    /// Offices and refitted space to let.
    Office,
    /// Site works and plant on a site with tax reliefs.
    TaxSite,
    /// Plant, machinery and buildings of a firm.
    Business,
    /// Buildings and equipment for research.
    Research,
    /// People paid for research, data or innovation while the money lasts.
    Staff,
    /// Help for firms.
    Support,
    /// New firms out of research, and incubators.
    Ventures,
    /// Promotion that brings firms from elsewhere.
    Inward,
    /// Courses.
    Training(Course),
    /// Something else: its money is counted, and buys only what the list says.
    Other,
}

/// Which course.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Course {
    /// Weeks or months, for entry to a job.
    Bootcamp,
    /// Technicians, two years or so.
    Apprenticeship,
    /// A taught master's degree.
    Masters,
    /// A postgraduate certificate for people in post.
    Certificate,
    /// Days or weeks for people in post.
    Short,
}

impl Kind {
    /// All kinds, in the order of the drop-down.
    pub const ALL: [Self; 15] = [
        Self::Laboratory,
        Self::Office,
        Self::TaxSite,
        Self::Business,
        Self::Research,
        Self::Staff,
        Self::Support,
        Self::Ventures,
        Self::Inward,
        Self::Training(Course::Bootcamp),
        Self::Training(Course::Apprenticeship),
        Self::Training(Course::Masters),
        Self::Training(Course::Certificate),
        Self::Training(Course::Short),
        Self::Other,
    ];

    /// What a list calls it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Laboratory => "Laboratory space",
            Self::Office => "Office or refitted space",
            Self::TaxSite => "Tax site",
            Self::Business => "Business investment",
            Self::Research => "Research building or equipment",
            Self::Staff => "Research or data staff",
            Self::Support => "Business support",
            Self::Ventures => "Spin-outs and incubation",
            Self::Inward => "Inward investment promotion",
            Self::Training(Course::Bootcamp) => "Training: bootcamp",
            Self::Training(Course::Apprenticeship) => "Training: apprenticeship",
            Self::Training(Course::Masters) => "Training: master’s degree",
            Self::Training(Course::Certificate) => "Training: certificate",
            Self::Training(Course::Short) => "Training: short course",
            Self::Other => "Other",
        }
    }

    /// What it means and what its money buys, for the author of a list.
    #[must_use]
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Laboratory => {
                "Laboratories to let. Jobs come from the floorspace; without it, from what such space costs."
            }
            Self::Office => {
                "Offices, and old space refitted. Jobs come from the floorspace; without it, from what such space costs."
            }
            Self::TaxSite => {
                "Site works and plant on a site with tax reliefs. Jobs come from the floorspace, or else from capital per job; the reliefs are a public cost."
            }
            Self::Business => {
                "A firm’s own plant and buildings. Jobs come from the floorspace, or else from capital per job."
            }
            Self::Research => {
                "Buildings and equipment for research. Jobs come from the floorspace; equipment alone brings none. Revenue pays posts."
            }
            Self::Staff => "People paid for research, data or innovation, while the revenue lasts.",
            Self::Support => "Help for firms. Jobs come from the firms supported.",
            Self::Ventures => {
                "New firms out of research, and incubators. Jobs come from the firms founded."
            }
            Self::Inward => {
                "Promotion that brings firms from elsewhere. Jobs come from the firms that land."
            }
            Self::Training(Course::Bootcamp) => {
                "Courses of weeks or months for entry to a job. Counts learners, not jobs."
            }
            Self::Training(Course::Apprenticeship) => {
                "Technician apprenticeships of some two years. Counts learners, not jobs."
            }
            Self::Training(Course::Masters) => {
                "Taught master’s degrees. Counts learners, not jobs."
            }
            Self::Training(Course::Certificate) => {
                "Postgraduate certificates for people in post. Counts learners, not jobs."
            }
            Self::Training(Course::Short) => {
                "Short courses for people in post. Counts learners, not jobs."
            }
            Self::Other => {
                "Something else. Its money is counted; jobs come only from floorspace or firms that you enter."
            }
        }
    }

    /// The kind that a list calls so; capitals and punctuation do not count.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        let word = folded(word);
        Self::ALL
            .into_iter()
            .find(|kind| folded(kind.word()) == word)
    }

    /// Whether its jobs follow from its money where a list says nothing else.
    #[must_use]
    pub const fn jobs_from_money(self) -> bool {
        matches!(self, Self::TaxSite | Self::Business | Self::Staff)
    }

    /// Whether it is a course.
    #[must_use]
    pub const fn is_training(self) -> bool {
        matches!(self, Self::Training(_))
    }
}

/// Whose money it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Payer {
    /// Government, councils, combined authorities, the NHS.
    Public,
    /// Firms and investors.
    Private,
    /// Universities, of their own.
    University,
    /// Charities and anybody else.
    Other,
}

impl Payer {
    /// All, in the order of the drop-down.
    pub const ALL: [Self; 4] = [Self::Public, Self::Private, Self::University, Self::Other];

    /// What a list calls it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Public => "Public",
            Self::Private => "Private",
            Self::University => "University",
            Self::Other => "Other",
        }
    }

    /// What a scenario calls it.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Private => "private",
            Self::University => "university",
            Self::Other => "other",
        }
    }

    /// What it means, for the author of a list.
    #[must_use]
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Public => "Government, combined authority, council, NHS.",
            Self::Private => {
                "Firms and investors. Such money is a promise: by default it comes in some 9 of 10 futures."
            }
            Self::University => {
                "A university’s own money, grants left out. By default a part of it never comes."
            }
            Self::Other => "Charities, trusts, research councils’ partners and anybody else.",
        }
    }

    /// Whose money a list calls so.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        let word = folded(word);
        Self::ALL
            .into_iter()
            .find(|payer| folded(payer.word()) == word)
    }
}
