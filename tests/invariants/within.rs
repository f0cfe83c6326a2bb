//! What must hold within one scenario.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use regiocast::outcomes::jobs::WALK;
use regiocast::outcomes::{Measure, Nature};

use super::sketch::{Sketch, known_years, sketches};
use crate::common::Answer;
use crate::common::draws::answers;

/// Every draw of a sketch.
fn drawn(sketch: &Sketch) -> Vec<Answer> {
    answers(&sketch.text(), 16, 7)
}

/// Agreement to nine digits of the larger of the two and `scale`.
fn near(a: f64, b: f64, scale: f64) -> bool {
    (a - b).abs() <= 1e-9 * (1.0 + a.abs().max(b.abs()).max(scale))
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 96,
        rng_seed: RngSeed::Fixed(2024),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn every_pound_is_accounted_for(sketch in sketches()) {
        for answer in drawn(&sketch) {
            let whole = |part: &str| answer.whole(&format!("investment.{part}"));
            let lost: f64 = ["not_arrived", "slipped", "withheld", "price_effect", "unallocated"]
                .map(whole).iter().sum();
            let spent: f64 = (0..sketch.funds.len())
                .map(|fund| answer.total(&format!("investment.fund.f{fund}")))
                .sum();
            let found = lost + spent + answer.total("training.unspent");
            prop_assert!(near(found, whole("promised"), 0.0), "{found} of {}", whole("promised"));
        }
    }

    /// With what came beyond the promise on the one side; what came in known years is what was said.
    #[test]
    fn every_pound_is_accounted_for_also_with_known_years(
        mut sketch in sketches(),
        known in known_years(),
    ) {
        sketch.known = known;
        for answer in drawn(&sketch) {
            let whole = |part: &str| answer.whole(&format!("investment.{part}"));
            let parts = ["not_arrived", "slipped", "withheld", "price_effect", "unallocated"];
            let lost: f64 = parts.map(whole).iter().sum();
            let mut spent = 0.0;
            for place in 0..sketch.funds.len() {
                spent += answer.total(&format!("investment.fund.f{place}"));
                let received = answer.years(&format!("fund.f{place}.received.nominal"));
                let mut index = 1.0;
                for (found, known) in received.iter().zip(&sketch.known.received[place]) {
                    let own_prices = if sketch.funds[place].nominal { 1.0 } else { index };
                    prop_assert!(near(*found, known * own_prices, 0.0), "{found} is not {known}");
                    index *= 1.0 + sketch.inflation;
                }
            }
            let has_above = answer.metrics().iter().any(|it| it.name == "investment.above_promise");
            let above = if has_above { whole("above_promise") } else { 0.0 };
            let (found, all) = (
                lost + spent + answer.total("training.unspent"),
                whole("promised") + above,
            );
            prop_assert!(near(found, all, 0.0), "{found} of {all}");
            for part in parts.map(whole) {
                prop_assert!(part >= -1e-9, "{part} is below nothing");
            }
            let received: f64 = sketch.known.received.iter().flatten().sum();
            prop_assert!(above >= -1e-9 && above <= received + 1e-9, "{above} beyond the promise");
        }
    }

    #[test]
    fn known_years_are_what_was_reported_and_no_figure_is_below_nothing(
        mut sketch in sketches(),
        known in known_years(),
    ) {
        sketch.known = known;
        for answer in drawn(&sketch) {
            for (place, metric) in [
                (0, "training.starts.pathway.course"),
                (3, "premises.m2"),
                (4, "ventures.formed"),
                (5, "construction.job_years.activity.park"),
            ] {
                let found = answer.years(metric);
                for (found, known) in found.iter().zip(&sketch.known.counts[place]) {
                    prop_assert!(near(*found, *known, 0.0), "{metric}: {found} is not {known}");
                }
            }
            for metric in answer.metrics() {
                for value in answer.years(&metric.name) {
                    let allowed = value >= -1e-9 || value.is_nan() || metric.name == "value.npsv";
                    prop_assert!(allowed, "{} is {value}", metric.name);
                }
            }
        }
    }

    #[test]
    fn no_figure_is_missing_or_below_nothing(sketch in sketches()) {
        // Welfare may fall short of what it costs; without a net job or a completion there is no
        // cost of one.
        let may_be_negative = ["value.npsv"];
        for answer in drawn(&sketch) {
            for metric in answer.metrics() {
                let is_ratio = matches!(metric.measure, Measure::Pounds | Measure::Ratio)
                    && metric.nature == Nature::Whole;
                for value in answer.years(&metric.name) {
                    prop_assert!(value.is_finite() || is_ratio, "{} is {value}", metric.name);
                    let negative = value < -1e-9;
                    let allowed = may_be_negative.contains(&metric.name.as_str());
                    prop_assert!(!negative || allowed, "{} is {value}", metric.name);
                    if metric.measure == Measure::Share {
                        prop_assert!(value <= 1.0 + 1e-9, "{} is {value}", metric.name);
                    }
                }
            }
        }
    }

    #[test]
    fn ratios_are_missing_only_where_there_is_nothing_below_the_line(sketch in sketches()) {
        for answer in drawn(&sketch) {
            let last = 2024 + i32::try_from(sketch.years).unwrap_or(1) - 1;
            for (ratio, below) in [
                ("gva_per_public_pound", answer.whole("value.pv_public_cost")),
                ("bcr", answer.whole("value.pv_public_cost")),
                ("public_cost_per_net_job", answer.at("jobs.net", last)),
                ("public_cost_per_net_job_year", answer.total("jobs.net_job_years")),
                ("cost_per_completion", answer.total("training.completions")),
            ] {
                let value = answer.whole(&format!("value.{ratio}"));
                prop_assert_eq!(value.is_nan(), below == 0.0, "{}: {} over {}", ratio, value, below);
            }
        }
    }

    #[test]
    fn parts_add_up_to_the_whole(sketch in sketches()) {
        for answer in drawn(&sketch) {
            let sum = |names: &[String]| -> Vec<f64> {
                let parts: Vec<Vec<f64>> = names.iter().map(|name| answer.years(name)).collect();
                (0..sketch.years).map(|year| parts.iter().map(|part| part[year]).sum()).collect()
            };
            let of = |metric: &str, parts: &[&str]| {
                let names: Vec<String> =
                    parts.iter().map(|part| format!("{metric}.{part}")).collect();
                (metric.to_owned(), sum(&names))
            };
            let activities = ["activity.park", "activity.school"];
            let mut compared = Vec::new();
            for metric in [
                "demanded", "filled", "skilled", "unfilled", "created", "net_direct", "knock_on",
                "net", "net_skilled", "net_job_years", "safeguarded",
            ] {
                let metric = format!("jobs.{metric}");
                compared.push(of(&metric, &activities));
                compared.push(of(&metric, &["sector.life"]));
            }
            for metric in ["starts", "completions", "net_completions", "outcomes", "upskilled"] {
                let metric = format!("training.{metric}");
                compared.push(of(&metric, &["pathway.course", "pathway.degree"]));
                compared.push(of(&metric, &["activity.school"]));
            }
            compared.push(of("construction.job_years", &activities));
            let kinds = ["public", "private", "university", "other"];
            let kinds: Vec<String> =
                kinds.iter().map(|kind| format!("investment.{kind}")).collect();
            compared.push(("investment.total".to_owned(), sum(&kinds)));
            let spent: Vec<String> =
                activities.iter().map(|activity| format!("investment.{activity}")).collect();
            compared.push(("investment.total".to_owned(), sum(&spent)));
            let more = sum(&["investment.total".to_owned(), "cost.relief".to_owned()]);
            compared.push(("investment.total_with_relief".to_owned(), more));
            for (metric, parts) in compared {
                for (whole, parts) in answer.years(&metric).iter().zip(parts) {
                    prop_assert!(near(*whole, parts, 0.0), "{metric}: {whole} is not {parts}");
                }
            }
        }
    }

    #[test]
    fn the_walk_from_gross_to_net_adds_up(sketch in sketches()) {
        for answer in drawn(&sketch) {
            let steps = WALK.map(|step| answer.years(&format!("jobs.walk.{step}")));
            for year in 0..sketch.years {
                let lost: f64 = steps[1..8].iter().map(|step| step[year]).sum();
                let scale = steps[0][year];
                prop_assert!(near(steps[0][year] - lost, steps[8][year], scale));
                prop_assert!(near(steps[8][year] + steps[9][year], steps[10][year], scale));
                prop_assert!(near(steps[10][year], answer.years("jobs.net")[year], scale));
            }
        }
    }

    #[test]
    fn money_of_the_day_is_money_of_the_price_year_times_the_index(sketch in sketches()) {
        for answer in drawn(&sketch) {
            for metric in
                ["total", "total_with_relief", "public", "private", "fund.f0", "activity.park"]
            {
                let real = answer.years(&format!("investment.{metric}"));
                let nominal = answer.years(&format!("investment.{metric}.nominal"));
                let mut index = 1.0;
                for (real, nominal) in real.iter().zip(nominal) {
                    prop_assert!(near(real * index, nominal, 0.0), "{metric}");
                    index *= 1.0 + sketch.inflation;
                }
            }
        }
    }

    #[test]
    fn no_more_jobs_are_filled_than_there_are_and_no_more_people_hired_than_came(
        sketch in sketches()
    ) {
        let (group, training) = (&sketch.group, &sketch.training);
        let joins = (1.0 - training.deadweight) * (1.0 - training.incumbents) * training.retained;
        for answer in drawn(&sketch) {
            let demanded = answer.years("jobs.demanded.skill.lab");
            let filled = answer.years("jobs.skilled.skill.lab");
            let completions = answer.years("training.completions.pathway.course");
            let trained = answer.years("training.into_skilled_jobs");
            // Everybody who was ever there, and everybody who was ever trained.
            let (mut came, mut learned, mut hired) = (group.candidates, 0.0, 0.0);
            let mut supply = group.supply;
            for year in 0..sketch.years {
                came += supply + completions[year] * joins;
                supply *= 1.0 + group.growth;
                learned += completions[year] * joins;
                hired += trained[year];
                prop_assert!(filled[year] <= demanded[year] * (1.0 + 1e-12));
                prop_assert!(filled[year] <= came * (1.0 + 1e-12));
                let enough = hired <= learned * (1.0 + 1e-12) + 1e-12;
                prop_assert!(enough, "{hired} of {learned} people trained are hired");
                let unfilled = answer.years("jobs.unfilled.skill.lab")[year];
                prop_assert!(near(demanded[year], filled[year] + unfilled, 0.0));
            }
        }
    }

    /// From what is filled the pool can be followed: nobody is hired who is not there, and who is
    /// not hired is there next year as far as `carry_over` says.
    #[test]
    fn people_neither_appear_nor_vanish_in_the_labour_market(sketch in sketches()) {
        let (group, training) = (&sketch.group, &sketch.training);
        let joins = (1.0 - training.deadweight) * (1.0 - training.incumbents) * training.retained;
        for answer in drawn(&sketch) {
            let demanded = answer.years("jobs.demanded.skill.lab");
            let filled = answer.years("jobs.skilled.skill.lab");
            let completions = answer.years("training.completions.pathway.course");
            let (mut before, mut waiting, mut supply) = (0.0_f64, 0.0, group.supply);
            for year in 0..sketch.years {
                let stay = (before * (1.0 - group.turnover)).min(demanded[year]);
                let vacant = demanded[year] - stay;
                let at_hand = if year == 0 { group.candidates } else { waiting * group.carry_over };
                let available = at_hand
                    + supply
                    + group.returners * (before - stay)
                    + completions[year] * joins;
                let ours = filled[year] - stay;
                prop_assert!(ours >= -1e-9 * (1.0 + stay));
                let wanted = vacant + group.others;
                // What others hire is known from what we hire; without vacancies of our own it is
                // the formula's.
                let smaller = wanted.min(available);
                let tight = if wanted > 0.0 { smaller / wanted.max(available) } else { 0.0 };
                let hires = smaller / (tight.powf(group.matching) + 1.0).powf(1.0 / group.matching);
                if vacant > 0.0 {
                    prop_assert!(near(ours, hires * vacant / wanted, demanded[year]));
                }
                prop_assert!(hires <= available * (1.0 + 1e-12));
                waiting = available - hires;
                before = filled[year];
                supply *= 1.0 + group.growth;
            }
        }
    }
}
