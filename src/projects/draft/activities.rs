//! What the money is spent on, and what a pound of it buys.

use super::courses;
use super::head::source;
use super::parts::{Budget, Buys, Part};
use super::skills;
use super::writer::{Draft, Given};
use crate::projects::money::real;
use crate::projects::{Kind, List};
use crate::sheet::text::number;

pub(super) fn write(draft: &mut Draft, list: &List, parts: &[Part<'_>]) {
    draft.part("projects", "Projects, and what a pound buys in each");
    for part in parts {
        activity(draft, part);
        Blocks { draft, list, part }.write();
    }
}

fn activity(draft: &mut Draft, part: &Part<'_>) {
    draft.table(&format!("activity.{}", part.id));
    draft.say("title", &part.title);
    let funds: Vec<String> = part
        .funds
        .iter()
        .map(|fund| format!("{} = 1.0", fund.id))
        .collect();
    draft.line(&format!("funded_by = {{ {} }}", funds.join(", ")));
    let overrun = match (part.budget, part.buys) {
        (Budget::Revenue, _) => "overrun_services",
        (Budget::Capital, Buys::Laboratories) => "overrun_laboratory",
        (Budget::Capital, _) => "overrun_standard",
    };
    draft.default_of("slippage", &format!("slippage_{}", part.budget.key()));
    draft.default_of("overrun", overrun);
    if part.buys.jobs() {
        draft.line(&format!("sector = \"{}\"", part.sector()));
        draft.line(&format!("additionality = \"{}\"", part.additionality()));
        draft.plain(
            "skills",
            skills::mix(part),
            "mix of a like project in Liverpool City Region",
        );
    }
    let kind = part.project.kind.word();
    let nothing = match part.buys {
        Buys::Nothing => " Its money is counted and buys nothing in the model.",
        _ => "",
    };
    let note = match part.project.note.as_str() {
        "" => format!("{kind}.{nothing}"),
        note => format!("{kind}.{nothing} The list notes: {note}"),
    };
    draft.say("note", &note);
}

struct Blocks<'d, 'a> {
    draft: &'d mut Draft,
    list: &'a List,
    part: &'a Part<'a>,
}

impl Blocks<'_, '_> {
    fn write(&mut self) {
        match self.part.buys {
            Buys::Laboratories | Buys::Offices => self.building(),
            Buys::Plant => self.plant(),
            Buys::Building => self.construction(None),
            Buys::Posts => {
                self.block("posts");
                self.draft.default_of("cost_per_post", "cost_per_post");
            }
            Buys::Support => {
                self.block("support");
                self.unit_cost("cost_per_firm", "firms");
                self.draft
                    .default_of("jobs_per_firm", "jobs_per_supported_firm");
                self.draft.default_of("fill_years", "fill_years");
                self.draft.default_of("annual_exit", "exit_supported");
            }
            Buys::Ventures => {
                self.block("ventures");
                self.unit_cost("cost_per_venture", "new firms");
                self.draft.default_of("initial_jobs", "spinout_first_jobs");
                self.draft.default_of("annual_failure", "spinout_exit");
                self.draft.default_of("annual_growth", "spinout_growth");
                self.draft.default_of("size_cv", "spinout_size_cv");
            }
            Buys::Landings => {
                self.block("inward");
                self.unit_cost("cost_per_landing", "firms that land");
                self.draft
                    .default_of("jobs_per_landing", "jobs_per_landing");
                self.draft.default_of("size_cv", "landing_size_cv");
                self.draft.default_of("fill_years", "fill_years");
                self.draft.default_of("annual_exit", "exit_tenants");
            }
            Buys::Courses(course) => {
                self.block("training");
                courses::write(self.draft, course);
                self.unit_cost("cost_per_start", "learners");
            }
            Buys::Nothing => {}
        }
        if self.part.project.kind == Kind::TaxSite && self.part.buys.jobs() {
            self.relief();
        }
    }

    fn block(&mut self, name: &str) {
        self.draft
            .block(&format!("activity.{}.{name}", self.part.id));
    }

    fn construction(&mut self, share: Option<&str>) {
        self.block("construction");
        if let Some(share) = share {
            self.draft
                .plain("share", share, "how much is building work");
        }
        self.draft
            .default_of("job_years_per_m", "construction_job_years");
    }

    fn building(&mut self) {
        self.construction(None);
        self.block("premises");
        self.unit_cost("cost_per_m2", "m²");
        let laboratories = self.part.buys == Buys::Laboratories;
        if laboratories {
            self.draft.default_of("net_to_gross", "lab_net_to_gross");
        } else {
            self.draft.judged("net_to_gross", "value = 0.85", "share");
        }
        self.draft.default_of("occupancy", "lab_occupancy");
        let density = if laboratories {
            "lab_m2_per_job"
        } else {
            "refit_m2_per_job"
        };
        self.draft.default_of("m2_per_job", density);
        match self.years_of_building() {
            Some(years) => self.opening(years),
            None if laboratories => self
                .draft
                .default_of("build_years", "build_years_laboratory"),
            None => self
                .draft
                .judged("build_years", "pert = [0.5, 1.0, 2.0]", "years"),
        }
        self.draft.default_of("fill_years", "fill_years");
        self.draft.default_of("annual_exit", "exit_tenants");
    }

    /// From the middle of the spending to the opening, where the list names one.
    fn years_of_building(&self) -> Option<f64> {
        let opens = f64::from(self.part.project.opens?);
        let sum: f64 = self.part.money.iter().sum();
        let years = self.list.years.iter().zip(&self.part.money);
        let middle: f64 = years
            .map(|(year, amount)| f64::from(*year) * amount / sum)
            .sum();
        Some((opens - middle).max(0.0))
    }

    fn opening(&mut self, years: f64) {
        let (source, sourced) = self.source();
        let note = if years > 0.0 {
            "Computed: from the middle of the spending to the year of opening in the list."
        } else {
            "The list opens it in the years that pay for it: floorspace comes as the money is spent."
        };
        self.draft.given(
            "build_years",
            &Given {
                value: years,
                unit: "years",
                source: &source,
                sourced,
                note,
            },
        );
    }

    fn plant(&mut self) {
        self.construction(Some("0.5"));
        self.block("jobs");
        self.draft.default_of("cost_per_job", "capital_per_job");
        self.draft.default_of("fill_years", "fill_years");
        self.draft.default_of("annual_exit", "exit_tenants");
    }

    fn relief(&mut self) {
        self.block("relief");
        self.draft.default_of("per_job", "relief_per_job");
        self.draft.plain(
            "years",
            "3",
            "employer National Insurance relief runs for 36 months",
        );
        self.draft.judged("cap", "value = 27.0", "£m, 2024 prices");
    }

    /// What one of it costs: as the list has it, or as the library has.
    fn unit_cost(&mut self, key: &str, of_what: &str) {
        let Some((entry, many)) = unit_cost_of(self.part) else {
            return;
        };
        let Some(many) = many else {
            self.draft.default_of(key, entry);
            return;
        };
        let (source, sourced) = self.source();
        let cost = cost_of_one(self.list, self.part, many);
        let is_course = matches!(self.part.buys, Buys::Courses(_));
        let usual = if is_course { self.usual_take_up() } else { 1.0 };
        let cost = cost * usual;
        // Learners are a claim: it is believed up to what the library’s cost brings, and not beyond.
        if is_course && self.draft.middle(entry).is_none_or(|middle| cost < middle) {
            self.draft.default_of(key, entry);
            return;
        }
        let count = number(many);
        let places = if is_course {
            format!(", times the usual take-up of {}", number(usual))
        } else {
            String::new()
        };
        let note = format!(
            "Computed from the list: its {} over {} {of_what}{places}, in 2024 prices at likely inflation.",
            self.part.budget.key(),
            count.trim_end_matches(".0"),
        );
        self.draft.given_for(
            key,
            entry,
            &Given {
                value: cost,
                unit: "£",
                source: &source,
                sourced,
                note: &note,
            },
        );
    }

    /// A list counts learners who start, and the model pays for places, of which some stay empty: with
    /// so many places as it usually takes, all who are claimed start.
    fn usual_take_up(&self) -> f64 {
        self.draft.middle(courses::TAKE_UP).unwrap_or(1.0)
    }

    fn source(&self) -> (String, bool) {
        let share = self.part.project.shares.first();
        let written = share.map_or("", |share| share.source.as_str());
        let source = source(self.list, self.part.project.row(), written);
        (source, !written.is_empty())
    }
}

/// The library's entry for what a part buys, and how many of it the list says there will be.
pub(in crate::projects) fn unit_cost_of(part: &Part<'_>) -> Option<(&'static str, Option<f64>)> {
    let project = part.project;
    Some(match part.buys {
        Buys::Laboratories => ("lab_cost_per_m2", project.floorspace),
        Buys::Offices => ("refit_cost_per_m2", project.floorspace),
        Buys::Support => ("support_cost_per_firm", project.firms),
        Buys::Ventures => ("cost_per_venture", project.firms),
        Buys::Landings => ("cost_per_landing", project.firms),
        Buys::Courses(course) => (courses::cost(course), project.learners),
        Buys::Plant | Buys::Building | Buys::Posts | Buys::Nothing => return None,
    })
}

/// £ for one, in prices of the price year.
pub(in crate::projects) fn cost_of_one(list: &List, part: &Part<'_>, many: f64) -> f64 {
    (real(&list.years, &part.money) * 1e6 / many).max(0.01)
}
