//! Knock-on jobs, industry by industry.

use crate::model::sums;
use crate::programme::InputOutput;
use crate::told::account::{Item, Line};
use crate::told::future::{Future, plain};
use crate::told::term::{n, total};

/// Knock-on jobs of each industry.
pub(super) fn industries(future: &Future, table: &InputOutput) -> Item {
    let mut item = Item::new("jobs.knock_on.industry", "Where knock-on jobs are");
    let economy = &future.t.economy;
    let all = future.programme.sectors.iter();
    let parts = sums::of_sectors(future.programme, &future.t.parts);
    let sectors: Vec<(usize, f64, Vec<f64>)> = all
        .zip(parts)
        .enumerate()
        .map(|(place, (sector, part))| {
            let placed = future.of(economy.placed(sector));
            (place, placed, future.row(&part.knock_on))
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
