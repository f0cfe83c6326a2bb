//! The regional economy: what is left of national coefficients, the multipliers that follow, and where
//! knock-on jobs are.

use super::account::{Item, Line};
use super::future::{Future, plain};
use super::ids::activity_id;
use super::term::{Function, Term, call, n, total};
use crate::programme::{Closure, FromTable, InputOutput, Sector};

/// The table, the sectors that use it, and the industries of their knock-on jobs; nothing without a table.
pub(super) fn items(future: &Future) -> Vec<Item> {
    let Some(table) = &future.programme.region.input_output else {
        return Vec::new();
    };
    let sectors = future.programme.sectors.iter().enumerate();
    let from_table = sectors.filter_map(|(place, sector)| Some((place, sector, sector.table?)));
    let mut items = vec![region(future, table)];
    items
        .extend(from_table.map(|(place, sector, from)| tell(future, table, (place, sector, from))));
    items.push(industries(future, table));
    items
}

/// λ, and which multiplier is believed.
fn region(future: &Future, table: &InputOutput) -> Item {
    let mut item = Item::new("region.input_output", "What the region sells to itself");
    let said = "log₂(1 + the region’s jobs/the nation’s)";
    plain(&mut item, "size", table.size, "", said);
    let delta = future.give(&mut item, "flq_delta", table.flq_delta);
    let lambda = future.of(future.t.economy.lambda);
    item.lines.push(
        Line::once(
            "What is left of a location quotient in a region of this size",
            "λ",
            "",
            lambda,
            n(table.size).to_the(n(delta)),
        )
        .formula("λ = size^flq_delta"),
    );
    if let Some(choice) = table.choice {
        plain(
            &mut item,
            "weight",
            choice.weight,
            "",
            "weight of belief in the table, plain",
        );
        let u = future.chance_luck(choice.chance);
        plain(&mut item, "u", u, "", "chance.region.input_output");
        let used = future.of(future.t.economy.used);
        item.lines.push(
            Line {
                workings: Vec::new(),
                ..Line::once(
                    "Whether the table is believed",
                    "[table]",
                    "",
                    used,
                    n(used),
                )
            }
            .formula("1 if u < weight, else 0: then the sectors’ own multipliers")
            .metric("region.input_output.used"),
        );
    }
    item
}

/// What an industry buys, seller by seller.
struct Purchases<'a> {
    future: &'a Future<'a>,
    table: &'a InputOutput,
    /// The sellers, each with what is bought of it for each £, and the quotient where it is below 1/λ.
    sellers: Vec<(usize, f64, Option<f64>)>,
}

impl<'a> Purchases<'a> {
    fn of(future: &'a Future, table: &'a InputOutput, buyer: usize) -> Self {
        let lambda = future.of(future.t.economy.lambda);
        let at = |seller: usize| {
            let place = seller * table.len() + buyer;
            let (coefficient, quotient) = (table.coefficients[place], table.quotients[place]);
            let limits = (lambda * quotient < 1.0).then_some(quotient);
            (coefficient * quotient != 0.0).then_some((seller, coefficient, limits))
        };
        Self {
            future,
            table,
            sellers: (0..table.len()).filter_map(at).collect(),
        }
    }

    /// Notes what formulas use.
    fn give(&self, item: &mut Item) {
        for (seller, coefficient, quotient) in &self.sellers {
            let title = &self.table.industries[*seller].title;
            plain(
                item,
                &format!("a of {title}"),
                *coefficient,
                "£",
                "the table",
            );
            if let Some(quotient) = quotient {
                plain(
                    item,
                    &format!("q of {title}"),
                    *quotient,
                    "",
                    "location quotients",
                );
            }
        }
    }

    /// Notes what each pound of a seller brings.
    fn give_each(&self, item: &mut Item, symbol: &str, each: &[f64]) {
        for (place, industry) in self.table.industries.iter().enumerate() {
            let symbol = format!("{symbol} of {}", industry.title);
            plain(
                item,
                &symbol,
                each[place],
                "",
                "solves these equations of all industries",
            );
        }
    }

    /// What is bought of all sellers, each pound counted as what its making brings.
    fn bring(&self, each: &[f64]) -> Term {
        let lambda = n(self.future.of(self.future.t.economy.lambda));
        total(self.sellers.iter().map(|(seller, coefficient, quotient)| {
            let bought = n(each[*seller]) * n(*coefficient);
            match quotient {
                Some(quotient) => bought * lambda.clone() * n(*quotient),
                None => bought,
            }
        }))
    }
}

fn tell(
    future: &Future,
    table: &InputOutput,
    (place, sector, from): (usize, &Sector, FromTable),
) -> Item {
    let economy = &future.t.economy;
    let own = from.industry.0;
    let mut item = Item::new(format!("sector.{}", sector.name.id), &sector.name.title);
    for block in &future.programme.blocks {
        if block.sector.is_some_and(|id| id.0 == place) {
            let activity = &future.programme.activities[block.activity.0].name.id;
            item.about.push(activity_id(activity));
        }
    }
    let industry = format!(
        "jobs for each £ of output of {}",
        table.industries[own].title
    );
    plain(&mut item, "e_j", table.jobs[own], "", &industry);
    let jobs = future.lanes(&economy.jobs);
    let bought = Purchases::of(future, table, own);
    bought.give(&mut item);
    bought.give_each(&mut item, "v", &jobs);
    item.lines.push(
        Line::once(
            "Jobs for each £ of final demand, along supply chains",
            "v_j",
            "",
            jobs[own],
            n(table.jobs[own]) + bought.bring(&jobs),
        )
        .formula("v_j = e_j + Σ_i v_i·a_ij·min(λ·q_ij, 1)"),
    );
    let mut all = n(jobs[own]);
    if from.closure == Closure::Type2 {
        let (pay, of_income) = (
            future.lanes(&economy.pay),
            future.of(economy.jobs_of_income),
        );
        bought.give_each(&mut item, "p", &pay);
        let lines = households(&bought, own, [&jobs, &pay], &mut item);
        item.lines.extend(lines);
        all = n(jobs[own]) + n(of_income) * n(pay[own]);
    }
    let e = table.jobs[own];
    let of_table = (all / n(e)).value(17);
    let formula = match from.closure {
        Closure::Type1 => "multiplier = v_j/e_j (type I)",
        Closure::Type2 => "multiplier = (v_j + v_h·p_j)/e_j (type II)",
    };
    let working = match from.closure {
        Closure::Type1 => n(jobs[own]) / n(e),
        Closure::Type2 => {
            let pay = future.of(economy.pay[own]);
            (n(jobs[own]) + n(future.of(economy.jobs_of_income)) * n(pay)) / n(e)
        }
    };
    item.lines
        .push(Line::once("Multiplier from the table", "m", "", of_table, working).formula(formula));
    if from.or_local {
        let local = future.give(&mut item, "multiplier", sector.multiplier);
        let used = future.of(economy.used);
        let value = future.of(economy.multipliers[place]);
        item.lines.push(
            Line::once(
                "Multiplier",
                "multiplier",
                "",
                value,
                n(of_table) * n(used) + n(local) * n(used).rest(),
            )
            .formula("[table]·m + (1 − [table])·(the sector’s own multiplier)"),
        );
    }
    item
}

/// What workers earn and spend.
fn households(
    bought: &Purchases,
    own: usize,
    [jobs, pay]: [&[f64]; 2],
    item: &mut Item,
) -> Vec<Line> {
    let (future, table) = (bought.future, bought.table);
    let Some(households) = &table.households else {
        return Vec::new();
    };
    for (place, industry) in table.industries.iter().enumerate() {
        let (spent, quotient) = (households.spending[place], households.quotients[place]);
        plain(
            item,
            &format!("c of {}", industry.title),
            spent,
            "£",
            "the table",
        );
        plain(
            item,
            &format!("SLQ of {}", industry.title),
            quotient,
            "",
            "jobs by industry",
        );
    }
    plain(item, "h", households.own, "£", "the table");
    plain(item, "w_j", households.pay[own], "£", "the table");
    let lambda = future.of(future.t.economy.lambda);
    let spent = |each: &[f64]| {
        let industries = (0..table.len()).filter(|place| households.spending[*place] != 0.0);
        total(industries.map(|place| {
            let left = call(
                Function::Min,
                [n(lambda) * n(households.quotients[place]), n(1.0)],
            );
            n(each[place]) * n(households.spending[place]) * left
        }))
    };
    vec![
        Line::once(
            "Pay for each £ of final demand, along supply chains",
            "p_j",
            "£",
            pay[own],
            n(households.pay[own]) + bought.bring(pay),
        )
        .formula("p_j = w_j + Σ_i p_i·a_ij·min(λ·q_ij, 1), w pay for each £ of output"),
        Line::once(
            "Jobs for each £ of household income",
            "v_h",
            "",
            future.of(future.t.economy.jobs_of_income),
            spent(jobs) / (n(1.0) - n(households.own) - spent(pay)),
        )
        .formula("v_h = Σ_i v_i·c_i·min(λ·SLQ_i, 1)/(1 − h − Σ_i p_i·c_i·min(λ·SLQ_i, 1)), c what households spend and h pay each other of each £"),
    ]
}

/// Knock-on jobs of each industry.
fn industries(future: &Future, table: &InputOutput) -> Item {
    let mut item = Item::new("jobs.knock_on.industry", "Where knock-on jobs are");
    let economy = &future.t.economy;
    let first = 1 + future.programme.activities.len();
    let used = future.of(economy.used);
    let sectors: Vec<(usize, f64, Vec<f64>)> = (0..future.programme.sectors.len())
        .map(|place| {
            let placed = match future.programme.sectors[place].table {
                None => 0.0,
                Some(from) if from.or_local => used,
                Some(_) => 1.0,
            };
            (
                place,
                placed,
                future.row(&future.t.parts[first + place].knock_on),
            )
        })
        .collect();
    for (sector, placed, jobs) in &sectors {
        if *placed > 0.0 {
            let name = &future.programme.sectors[*sector].name;
            let title = format!("Knock-on jobs of {}", name.title);
            let told = Line::read(&title, &name.id, "jobs (FTE)", jobs.clone());
            item.lines.push(told.formula("as told under its blocks"));
            for (industry, share) in table.industries.iter().zip(&economy.spread[*sector]) {
                let symbol = format!("share of {} in {}", name.title, industry.title);
                plain(
                    &mut item,
                    &symbol,
                    future.of(*share),
                    "",
                    "e_i·(L_ij − [i = j])/e_j over all of these",
                );
            }
        }
    }
    for (place, industry) in table.industries.iter().enumerate() {
        let share = |sector: usize| {
            let spread = &economy.spread[sector];
            spread.get(place).map_or(0.0, |share| future.of(*share))
        };
        let from = |year: usize| {
            let placed = sectors.iter().filter(|(_, placed, _)| *placed > 0.0);
            total(placed.map(|(sector, _, jobs)| n(jobs[year]) * n(share(*sector))))
        };
        item.lines.push(
            Line::yearly(
                &industry.title,
                &industry.id,
                "jobs (FTE)",
                future.row(&economy.knock_on[place]),
                from,
            )
            .formula("Σ over sectors: knock-on jobs·share of them in this industry")
            .metric(format!("jobs.knock_on.industry.{}", industry.id)),
        );
    }
    item
}
