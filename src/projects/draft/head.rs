//! The beginning of the file: what it is, years, prices, shocks, the region.

use std::collections::BTreeSet;

use super::parts::{Budget, Part};
use super::writer::Draft;
use crate::projects::List;
use crate::projects::Payer;
use crate::projects::money::{DEFLATOR, DEFLATOR_SOURCE, PRICE_YEAR};
use crate::projects::text::quoted;

/// Years beyond the last one over which value is appraised.
const BEYOND: usize = 5;

pub(super) fn write(draft: &mut Draft, list: &List, name: &str, parts: &[Part<'_>]) {
    introduction(draft, list);
    draft.defaults.push(("name, prices and shocks", 0));
    draft.plain(
        "title",
        &quoted(&title(name)),
        "what the programme is called",
    );
    let note = "Made from a list of projects. What the list claims is compared with the results; jobs that are claimed are used nowhere in them, and learners only for what a start costs. Gross, net and training figures are separate ledgers. Financial years: 2024 is 2024/25.";
    draft.say("note", note);
    let start = list.years.first().copied().unwrap_or(PRICE_YEAR);
    draft.line(&format!("start = {start}"));
    draft.line(&format!("years = {}", list.years.len()));
    draft.line(&format!("price_year = {PRICE_YEAR}"));
    correlations(draft, parts);
    draft.table("appraisal");
    let deflator: Vec<String> = DEFLATOR
        .iter()
        .map(|(year, level)| format!("{year} = {level:.6}"))
        .collect();
    draft.line(&format!("deflator = {{ {} }}", deflator.join(", ")));
    draft.say("source", DEFLATOR_SOURCE);
    draft.default_of("inflation", "inflation");
    draft.line("discount = \"green-book\"");
    draft.default_of("welfare_share", "welfare_share");
    draft.line(&format!("horizon = {}", list.years.len() + BEYOND));
    draft.table("recession");
    draft.default_of("enter", "recession_onset");
    draft.default_of("stay", "recession_stays");
    draft.default_of("depth", "recession_depth");
    draft.default_of("jobs_depth", "recession_jobs_depth");
    if parts.iter().any(|part| part.buys.jobs()) {
        draft.table("region");
        draft.default_of("shortage_drag", "shortage_drag");
        draft.default_of("gva_per_knock_on_job", "gva_knock_on");
    }
}

/// A file's name as a title: `my-programme` is “My programme”.
fn title(name: &str) -> String {
    let words = name.replace(['-', '_'], " ");
    let mut signs = words.trim().chars();
    match signs.next() {
        Some(first) => first.to_uppercase().chain(signs).collect(),
        None => "Programme".to_owned(),
    }
}

fn introduction(draft: &mut Draft, list: &List) {
    for line in [
        &format!(
            "# A scenario made from {}: {} projects.",
            list.file,
            list.projects.len()
        ),
        "#",
        "#   regiocast check THIS-FILE      what is understood, and what is odd",
        "#   regiocast run THIS-FILE        tables, charts and a summary in outputs/",
        "#",
        "# From the list: money, years, floorspace, firms, learners, years of opening. Everything marked REVIEW is a",
        "# default: a number of the evidence library, most of it from life sciences in Liverpool City Region, and not of",
        "# these projects. Put in your own with { value = …, source = \"…\", rating = \"…\" }, or decide that the default will",
        "# do, and take the mark away, with the words “to be reviewed” in its note, by which the pack counts what is left.",
        "# What the list claims stands at the end, as promises.",
        "#",
        "# Left out, because a list cannot say it: private money that a project draws in beyond the list, firms that land",
        "# on a tax site by themselves, and people of one project who sit in the building of another (write",
        "# houses = [\"staff_project.posts\"] under the building's premises, or they are counted twice).",
        "",
    ] {
        draft.line(line);
    }
}

/// Deadweight and displacement that tend to go together, as in the shipped scenarios; and a body that
/// backs out of a project backs out of its capital and its revenue.
fn correlations(draft: &mut Draft, parts: &[Part<'_>]) {
    let used: BTreeSet<&str> = parts
        .iter()
        .filter(|part| part.buys.jobs())
        .map(Part::additionality)
        .collect();
    let mut lines = Vec::new();
    let pair = |one: &str, other: &str, spearman: f64| {
        format!(
            "  {{ between = [\"{one}\", \"{other}\"], spearman = {spearman}, note = \"Judgement\" }}, # REVIEW: a judgement"
        )
    };
    for one in ["support", "rd", "space", "taxsite", "fdi"] {
        if used.contains(one) {
            let [deadweight, displacement] =
                ["deadweight", "displacement"].map(|share| format!("evidence.{one}_{share}"));
            lines.push(pair(&deadweight, &displacement, 0.3));
        }
    }
    for other in ["rd", "taxsite", "fdi", "support"] {
        if used.contains("space") && used.contains(other) {
            let [space, other] = ["space", other].map(|one| format!("evidence.{one}_deadweight"));
            lines.push(pair(&space, &other, 0.4));
        }
    }
    let private = |part: &Part<'_>, row: usize| {
        let mut funds = part.funds.iter();
        let fund = funds.find(|fund| fund.row == row && fund.payer == Payer::Private)?;
        Some(format!("chance.fund.{}", fund.id))
    };
    for two in parts.windows(2) {
        let [capital, revenue] = two else { continue };
        let of_one = std::ptr::eq(capital.project, revenue.project);
        if !of_one || capital.budget != Budget::Capital {
            continue;
        }
        for share in &capital.project.shares {
            if let (Some(one), Some(other)) =
                (private(capital, share.row), private(revenue, share.row))
            {
                lines.push(pair(&one, &other, 0.95));
            }
        }
    }
    draft.choices += lines.len();
    if !lines.is_empty() {
        draft.line("correlation = [");
        for line in lines {
            draft.line(&line);
        }
        draft.line("]");
    }
}

/// Where a number of the list comes from, as a source in the scenario.
pub(super) fn source(list: &List, row: usize, written: &str) -> String {
    let here = format!("{}, row {row}", list.file);
    match written {
        "" => here,
        written => format!("{written} ({here})"),
    }
}

/// A list of numbers.
pub(super) fn numbers(values: &[f64]) -> String {
    let values: Vec<String> = values
        .iter()
        .map(|value| crate::sheet::text::number(*value))
        .collect();
    format!("[{}]", values.join(", "))
}
