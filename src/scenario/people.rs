//! Skills, additionality, sectors and the region.

use crate::number::Number;
use crate::programme::{Additionality, Region, Reputation, Sector, SkillGroup};
use crate::register::ChanceKind;

use super::anyway::deadweight;
use super::context::Context;
use super::fields::Fields;
use super::input_output::{self, Asked};
use super::legal::shown;
use super::origin;

/// How well vacancies and candidates meet where a scenario says nothing.
const MATCHING: f64 = 3.0;

/// Reads all skill groups, in file order.
pub(super) fn skills(cx: &mut Context<'_>, top: &mut Fields<'_>) -> Vec<SkillGroup> {
    let mut groups = Vec::new();
    for (id, mut fields) in top.tables(cx, "skill") {
        groups.push(SkillGroup {
            name: fields.name(cx, id),
            definition: fields.text_or_empty(cx, "definition"),
            candidates: fields.must_number(cx, "candidates"),
            supply: fields.must_number(cx, "supply"),
            supply_growth: fields.number_or(cx, "supply_growth", 0.0),
            carry_over: fields.number_or(cx, "carry_over", 0.0),
            turnover: fields.number_or(cx, "turnover", 0.0),
            returners: fields.number_or(cx, "returners", 0.0),
            other_vacancies: fields.number_or(cx, "other_vacancies", 0.0),
            matching: fields.number_or(cx, "matching", MATCHING),
            poached: fields.number_or(cx, "poached", 0.0),
            backfill: fields.number_or(cx, "backfill", 1.0),
            origins: origin::read(cx, &mut fields),
        });
        fields.finish(cx);
    }
    groups
}

/// Reads all additionality profiles, in file order.
pub(super) fn additionality(cx: &mut Context<'_>, top: &mut Fields<'_>) -> Vec<Additionality> {
    let mut profiles = Vec::new();
    for (id, mut fields) in top.tables(cx, "additionality") {
        profiles.push(Additionality {
            name: fields.name(cx, id),
            geography: fields.text_or_empty(cx, "geography"),
            works: fields.number_or(cx, "works", 1.0),
            chance: cx
                .register
                .chance(format!("chance.additionality.{id}"), ChanceKind::Coordinate),
            deadweight: deadweight(cx, &mut fields, true),
            leakage: fields.must_number(cx, "leakage"),
            displacement: fields.must_number(cx, "displacement"),
            displacement_uk: fields.number(cx, "displacement_uk"),
            substitution: fields.number_or(cx, "substitution", 0.0),
        });
        compare_displacement(cx, &fields);
        fields.finish(cx);
    }
    profiles
}

/// What is displaced in the UK holds what is displaced in the region.
fn compare_displacement(cx: &mut Context<'_>, fields: &Fields<'_>) {
    let median = |key: &str| {
        let known = cx.register.find(&fields.at(key))?;
        Some(known.distribution.median())
    };
    let (Some(uk), Some(region)) = (median("displacement_uk"), median("displacement")) else {
        return;
    };
    if uk < region {
        let message = format!(
            "its median of {} is lower than that of `displacement`, {}, though the UK holds the region",
            shown(uk),
            shown(region)
        );
        let help =
            "`displacement_uk` counts what firms lose anywhere in the UK, the region included";
        cx.warn(
            &fields.place_of("displacement_uk"),
            &fields.at("displacement_uk"),
            message,
            help,
        );
    }
}

/// Reads all sectors, in file order, and which of them ask for an inter-industry table.
pub(super) fn sectors(cx: &mut Context<'_>, top: &mut Fields<'_>) -> (Vec<Sector>, Vec<Asked>) {
    let (mut sectors, mut asked) = (Vec::new(), Vec::new());
    for (id, mut fields) in top.tables(cx, "sector") {
        asked.extend(input_output::asked(cx, &mut fields, (sectors.len(), id)));
        sectors.push(Sector {
            name: fields.name(cx, id),
            multiplier: fields.number_or(cx, "multiplier", 1.0),
            table: None,
            multiplier_lag: fields.number_or(cx, "multiplier_lag", 0.0),
            gva_per_job: fields.number_or(cx, "gva_per_job", 0.0),
            productivity_growth: fields.number_or(cx, "productivity_growth", 0.0),
            wage_premium: fields.number_or(cx, "wage_premium", 0.0),
        });
        fields.finish(cx);
    }
    (sectors, asked)
}

/// The region, and what later checks need to know of how it was written.
pub(super) struct RegionRead {
    /// The region.
    pub region: Region,
    /// Whether `gva_per_knock_on_job` is given.
    pub values_knock_on_jobs: bool,
}

/// Reads `[region]`, and gives sectors the industries that they ask for.
pub(super) fn region(
    cx: &mut Context<'_>,
    top: &mut Fields<'_>,
    (sectors, asked): (&mut [Sector], &[Asked]),
) -> RegionRead {
    let Some(mut fields) = top.table(cx, "region") else {
        input_output::read(cx, None, sectors, asked);
        return RegionRead {
            region: Region {
                shortage_drag: Number::ZERO,
                gva_per_knock_on_job: Number::ZERO,
                reputation: None,
                baseline_jobs: None,
                input_output: None,
            },
            values_knock_on_jobs: false,
        };
    };
    let knock_on = fields.number(cx, "gva_per_knock_on_job");
    let baseline_jobs = fields
        .number(cx, "baseline_jobs")
        .and_then(|number| match number {
            Number::Fixed(jobs) => Some(jobs),
            Number::Uncertain(_) => {
                let stated = cx.register.assumptions.last();
                stated.map(|assumption| assumption.distribution.median())
            }
        });
    let region = Region {
        shortage_drag: fields.number_or(cx, "shortage_drag", 0.0),
        gva_per_knock_on_job: knock_on.unwrap_or(Number::ZERO),
        reputation: fields.table(cx, "reputation").map(|mut table| {
            let reputation = Reputation {
                uplift: table.must_number(cx, "uplift"),
                half: table.must_number(cx, "half"),
                depreciation: table.must_number(cx, "depreciation"),
            };
            table.finish(cx);
            reputation
        }),
        baseline_jobs,
        input_output: input_output::read(cx, Some(&mut fields), sectors, asked),
    };
    fields.finish(cx);
    RegionRead {
        region,
        values_knock_on_jobs: knock_on.is_some(),
    }
}
