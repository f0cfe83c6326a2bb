//! Each skill group's labour market, year by year.

use super::account::{Item, Line, Section};
use super::future::Future;
use super::ids::{activity_id, block_id};
use super::market::{Numbers, Rows, before, numbers};
use super::origins::{self, Around};
use super::term::{n, total};
use crate::programme::{BlockId, SkillGroup, SkillId};

/// Each skill group.
pub(super) fn section(future: &Future) -> Section {
    let groups = future.programme.skills.iter().enumerate();
    Section {
        id: "skills",
        title: "Skills: can the jobs be filled?",
        note: "One labour market for each skill group. D are the programme's skilled jobs, F those \
               that are filled; A are the people available, V the programme's vacancies and V′ \
               these together with other employers'.",
        items: groups
            .map(|(place, group)| tell(future, SkillId(place), group))
            .collect(),
        ..Section::default()
    }
}

fn tell(future: &Future, id: SkillId, group: &SkillGroup) -> Item {
    let name = &group.name.id;
    let mut item = Item::new(format!("skill.{name}"), &group.name.title);
    let market = &future.t.markets[id.0];
    let demanded = future.row(&market.demanded);
    let filled = future.row(&market.filled);
    let mut asking = Vec::new();
    for (place, block) in future
        .programme
        .blocks
        .iter()
        .enumerate()
        .filter(|(_, block)| !block.safeguarded)
    {
        for (_, share) in block.mix.iter().filter(|(skill, _)| *skill == id) {
            let block_name = block_id(future.programme, BlockId(place));
            super::future::plain(
                &mut item,
                &format!("mix of {block_name}"),
                *share,
                "",
                "share of its jobs, plain",
            );
            item.about.push(block_name);
            asking.push((future.row(&future.t.blocks[place].jobs), *share));
        }
    }
    let mut learners = Vec::new();
    for (training, years) in future.programme.trainings.iter().zip(&future.t.learners) {
        if training.group == Some(id) {
            item.about.push(activity_id(
                &future.programme.activities[training.activity.0].name.id,
            ));
            learners.push(future.row(&years.joining));
        }
    }
    let joining: Vec<f64> = (0..future.years())
        .map(|year| learners.iter().map(|row| row[year]).sum())
        .collect();
    let numbers = numbers(future, group, &mut item);
    let rows = numbers.work_out(&filled, &demanded, &joining);
    let jobs = "jobs (FTE)";
    item.lines.extend([
        Line::yearly("Skilled jobs on offer", "D", jobs, demanded.clone(), |year| total(asking.iter().map(|(row, share)| n(row[year]) * n(*share))))
            .formula("D_y = Σ over blocks J_y·mix")
            .metric(format!("jobs.demanded.skill.{name}")),
        Line::yearly("Trained people who join the candidates", "C", "people", joining.clone(), |year| total(learners.iter().map(|row| n(row[year]))))
            .formula("C_y = Σ over pathways joining_y"),
        Line::yearly("Who stay in post", "stay", "people", rows.stay.clone(), |year| numbers.stay(&filled, &demanded, year))
            .formula("stay_y = min(F_{y−1}·(1 − turnover), D_y)")
            .twice(),
        Line::yearly("Vacancies of the programme", "V", jobs, rows.vacant.clone(), |year| n(demanded[year]) - n(rows.stay[year]))
            .formula("V_y = D_y − stay_y")
            .twice(),
        Line::yearly("Vacancies of all employers", "V′", jobs, rows.wanted.clone(), |year| n(rows.vacant[year]) + n(numbers.others))
            .formula("V′_y = V_y + other_vacancies"),
        Line::yearly("People available", "A", "people", rows.available.clone(), |year| numbers.available(&rows, &filled, joining[year], year))
            .formula("A_y = a_{y−1}·carry_over + supply·(1 + supply_growth)^y + returners·(F_{y−1} − stay_y) + C_y; in the first year candidates stands for a_{y−1}·carry_over")
            .twice(),
        Line::yearly("Hires of all employers", "H′", "people", rows.all_hires.clone(), |year| numbers.all_hires(rows.wanted[year], rows.available[year]))
            .formula("H′_y = V′·A/(V′^ρ + A^ρ)^(1/ρ), ρ = matching; the same as m/(1 + (m/M)^ρ)^(1/ρ), m the smaller of V′ and A, M the larger"),
        Line::yearly("Hires by the programme", "H", "people", rows.hires.clone(), |year| {
            if rows.wanted[year] == 0.0 { n(0.0) } else { n(rows.all_hires[year]) * n(rows.vacant[year]) / n(rows.wanted[year]) }
        })
        .formula("H_y = H′_y·V_y/V′_y"),
        Line::yearly("Candidates not hired", "a", "people", rows.unhired.clone(), |year| n(rows.available[year]) - n(rows.all_hires[year]))
            .formula("a_y = A_y − H′_y"),
        Line::yearly("Skilled jobs filled", "F", jobs, filled.clone(), |year| n(rows.stay[year]) + n(rows.hires[year]))
            .formula("F_y = stay_y + H_y")
            .metric(format!("jobs.skilled.skill.{name}"))
            .twice(),
        Line::yearly("Skilled jobs left unfilled", "unfilled", jobs, (0..future.years()).map(|year| future.of(market.unfilled(year).lanes())).collect(), |year| {
            n(demanded[year]) - n(filled[year])
        })
        .formula("unfilled_y = D_y − F_y")
        .metric(format!("jobs.unfilled.skill.{name}")),
        Line::yearly("Share that is filled", "φ", "share", future.lanes(&market.fill_share), |year| {
            if demanded[year] == 0.0 { n(1.0) } else { n(filled[year]) / n(demanded[year]) }
        })
        .formula("φ_y = F_y/D_y; 1 where none is on offer"),
    ]);
    trained(
        future,
        id,
        (&numbers, &rows),
        (&filled, &joining),
        &mut item,
    );
    if let (Some(says), Some(years)) = (&group.origins, &market.origins) {
        let around = Around {
            numbers: &numbers,
            rows: &rows,
            filled: &filled,
            demanded: &demanded,
        };
        origins::tell(future, (group, years), says, &around, &mut item);
    }
    item
}

/// The trained part of the pool.
fn trained(
    future: &Future,
    id: SkillId,
    (numbers, rows): (&Numbers, &Rows),
    (filled, joining): (&[f64], &[f64]),
    item: &mut Item,
) {
    let market = &future.t.markets[id.0];
    let hired = future.row(&market.trained_hired);
    let part = |year: usize| {
        if rows.available[year] == 0.0 {
            n(0.0)
        } else {
            n(rows.trained[year]) / n(rows.available[year])
        }
    };
    item.lines.extend([
        Line::yearly(
            "Trained people available",
            "T",
            "people",
            rows.trained.clone(),
            |year| {
                n(before(&rows.trained_unhired, year)) * n(numbers.carry_over) + n(joining[year])
            },
        )
        .formula("T_y = T′_{y−1}·carry_over + C_y"),
        Line::yearly(
            "Trained people hired by the programme",
            "trained hires",
            "people",
            hired.clone(),
            |year| n(rows.hires[year]) * part(year),
        )
        .formula("H_y·T_y/A_y")
        .metric("part of training.into_skilled_jobs"),
        Line::yearly(
            "Trained people not hired",
            "T′",
            "people",
            rows.trained_unhired.clone(),
            |year| n(rows.trained[year]) - n(rows.all_hires[year]) * part(year),
        )
        .formula("T′_y = T_y − H′_y·T_y/A_y"),
        Line::yearly(
            "Trained people in the programme's jobs",
            "TF",
            "people",
            rows.trained_in_post.clone(),
            |year| {
                let last = before(filled, year);
                if last == 0.0 {
                    return n(hired[year]);
                }
                n(before(&rows.trained_in_post, year)) * n(rows.stay[year]) / n(last)
                    + n(hired[year])
            },
        )
        .formula("TF_y = TF_{y−1}·stay_y/F_{y−1} + H_y·T_y/A_y")
        .twice(),
        Line::yearly(
            "Share of filled jobs held by them",
            "TF/F",
            "share",
            future.lanes(&market.trained_share),
            |year| {
                if filled[year] == 0.0 {
                    n(0.0)
                } else {
                    n(rows.trained_in_post[year]) / n(filled[year])
                }
            },
        )
        .formula("TF_y/F_y"),
    ]);
}
