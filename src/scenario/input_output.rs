//! `[region.input_output]`: a national inter-industry table, the region's jobs by industry, and the sectors
//! that take their multiplier from them.

mod check;
mod jobs;
mod number;
mod sector;
mod table;

use crate::number::Number;
use crate::problem::{Place, Severity, help_for_unknown};
use crate::programme::{
    Closure, FromTable, Households, IndustryId, InputOutput, MultiplierChoice, Name, Sector,
};
use crate::register::ChanceKind;
use crate::sheet::text::folded;
use crate::sheet::{Sheet, Wanted};

use super::beside;
use super::context::Context;
use super::fields::Fields;
use super::value::text_of;
use jobs::Jobs;
pub(super) use sector::{Asked, asked};
use table::National;

const SECTION: &str = "region.input_output";

/// Reads the section, and gives the sectors that ask for it their industries.
pub(super) fn read(
    cx: &mut Context<'_>,
    region: Option<&mut Fields<'_>>,
    sectors: &mut [Sector],
    asked: &[Asked],
) -> Option<InputOutput> {
    let Some(mut fields) = region.and_then(|region| region.table(cx, "input_output")) else {
        for one in asked {
            let message = "there is no inter-industry table to find an industry in".to_owned();
            let help = "add [region.input_output] with `table`, `employment` and `flq_delta`, or write \
                        `multiplier` in place of `industry` and `closure`";
            cx.error(&one.place, &one.path, message, help);
        }
        return None;
    };
    let before = cx.problems.len();
    let national = sheet(cx, &mut fields, "table", &TABLE).and_then(|found| {
        let (sheet, place, path) = found;
        let mut problems = Vec::new();
        let closes = asked.iter().any(|one| one.closure == Some(Closure::Type2));
        let national = table::read(&sheet, closes, &mut problems);
        beside::tell(cx, problems, &place, &path);
        national
    });
    let jobs = sheet(cx, &mut fields, "employment", &JOBS).and_then(|found| {
        let (sheet, place, path) = found;
        let national = national.as_ref()?;
        let mut problems = Vec::new();
        let jobs = jobs::read(&sheet, &national.names, &mut problems);
        beside::tell(cx, problems, &place, &path);
        jobs
    });
    let flq_delta = fields.must_number(cx, "flq_delta");
    let choice = weight(cx, &mut fields, asked);
    if asked.is_empty() {
        let message = "is used nowhere: no sector names an industry".to_owned();
        let help = "write `industry` and `closure` in a [sector.…], or leave the table out";
        cx.warn(&fields.place, SECTION, message, help);
    }
    fields.finish(cx);
    let (national, jobs) = (national?, jobs?);
    settle(cx, (&national, &jobs), sectors, asked);
    sector::check(cx, sectors, asked, choice.is_some());
    let mut found = cx.problems[before..].iter();
    found
        .all(|one| one.severity == Severity::Warning)
        .then(|| build(national, &jobs, flq_delta, choice))
}

const TABLE: Wanted = Wanted {
    what: "an inter-industry table",
    it: "the table",
    sheet: "Table",
    or_the_only_sheet: true,
    empty: "docs/guide/input-output.md shows how one looks, and",
};

const JOBS: Wanted = Wanted {
    what: "a list of jobs by industry",
    it: "the list",
    sheet: "Jobs",
    or_the_only_sheet: true,
    empty: "docs/guide/input-output.md shows how one looks, and",
};

/// The sheet that a key names, with where it is named.
fn sheet(
    cx: &mut Context<'_>,
    fields: &mut Fields<'_>,
    key: &'static str,
    wanted: &Wanted,
) -> Option<(Sheet, Place, String)> {
    let path = fields.at(key);
    let Some(entry) = fields.get(key) else {
        let help = format!(
            "name {} in a CSV file or a workbook beside the scenario",
            wanted.what
        );
        fields.missing(cx, key, &help);
        return None;
    };
    let named = text_of(cx, &entry.node, &path)?;
    let place = entry.node.place.clone();
    let sheet = beside::sheet(cx, named, (&place, &path), wanted)?;
    cx.sheets.insert(key, beside::text(&sheet));
    Some((sheet, place, path))
}

/// The weight of belief in the table, where a sector gives a local multiplier as well.
fn weight(
    cx: &mut Context<'_>,
    fields: &mut Fields<'_>,
    asked: &[Asked],
) -> Option<MultiplierChoice> {
    let both = asked.iter().find(|one| one.has_multiplier);
    if let Some(both) = both
        && !fields.has("weight")
    {
        let message = format!(
            "`weight` is missing: sector `{}` gives both an industry and a multiplier",
            both.id
        );
        let help = "write how much you believe in the table, such as weight = 0.5; in each future one of the \
                    two is used, never both";
        cx.error(&fields.place, SECTION, message, help);
    }
    let weight = fields.plain(cx, "weight")?;
    if both.is_none() && !asked.is_empty() {
        let message =
            "decides nothing: no sector gives both an industry and a multiplier".to_owned();
        let help = "give the sectors a `multiplier` beside their `industry`, or leave `weight` out";
        cx.warn(
            &fields.place_of("weight"),
            &fields.at("weight"),
            message,
            help,
        );
        return None;
    }
    both.map(|_| MultiplierChoice {
        weight,
        chance: cx
            .register
            .chance(format!("chance.{SECTION}"), ChanceKind::Coordinate),
    })
}

/// The place of an industry, by its id or its title.
fn place_of(names: &[Name], written: &str) -> Option<usize> {
    let wanted = folded(written);
    let is_it = |name: &Name| folded(&name.id) == wanted || folded(&name.title) == wanted;
    names.iter().position(is_it)
}

/// Finds the industry of each sector that asks for one.
fn settle(
    cx: &mut Context<'_>,
    (national, jobs): (&National, &Jobs),
    sectors: &mut [Sector],
    asked: &[Asked],
) {
    for one in asked {
        let names = &national.names;
        let Some(found) = place_of(names, &one.industry) else {
            let known = names.iter().map(|name| name.id.as_str());
            let help = help_for_unknown(&one.industry, known, "industries of the table");
            let message = format!("there is no industry `{}` in the table", one.industry);
            cx.error(&one.place, &one.path, message, help);
            continue;
        };
        if jobs.regional[found] <= 0.0 {
            let message = format!(
                "the region has no jobs in `{}`, so that nothing says what such a firm would buy there",
                names[found].title
            );
            let help = "name the industry in the region that buys most alike, or write `multiplier` in place of \
                        `industry` and `closure`";
            cx.error(&one.place, &one.path, message, help);
        }
        if let (Some(sector), Some(closure)) = (sectors.get_mut(one.sector), one.closure) {
            sector.table = Some(FromTable {
                industry: IndustryId(found),
                closure,
                or_local: one.has_multiplier,
            });
        }
    }
}

/// Coefficients and location quotients.
fn build(
    national: National,
    jobs: &Jobs,
    flq_delta: Number,
    choice: Option<MultiplierChoice>,
) -> InputOutput {
    let industries = national.names.len();
    let quotients: Vec<f64> = jobs.quotients();
    let pairs =
        (0..industries).flat_map(|seller| (0..industries).map(move |buyer| (seller, buyer)));
    let cross = |(seller, buyer): (usize, usize)| {
        let (sells, buys) = (quotients[seller], quotients[buyer]);
        if seller == buyer || sells == 0.0 {
            sells
        } else if buys == 0.0 {
            // Who is not there buys nothing; the quotient is as large as can be.
            f64::MAX
        } else {
            sells / buys
        }
    };
    let households = national.income().map(|income| Households {
        pay: national.for_each_pound(&national.compensation),
        spending: national
            .households
            .iter()
            .map(|spent| spent / income)
            .collect(),
        own: national.household_pay / income,
        quotients: quotients.clone(),
    });
    InputOutput {
        coefficients: national.coefficients(),
        quotients: pairs.map(cross).collect(),
        jobs: national.for_each_pound(&national.employment),
        households,
        size: libm::log2(1.0 + jobs.share()),
        flq_delta,
        choice,
        industries: national.names,
    }
}
