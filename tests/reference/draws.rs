//! Draw by draw: the same luck in both, whatever the sampler.

use super::{Run, samplers, with_reference};
use crate::common::read;
use regiocast::ensemble::{Course, Engine, Settings, Watchlist, run};
use regiocast::outcomes::net::{is_difference, ratios};
use regiocast::outcomes::{Nature, Outcomes};
use regiocast::points::Sampler;
use regiocast::scenario::Scenario;

/// A scenario with everything that the model has.
fn everything() -> String {
    let folder = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/independent/scenarios/everything.toml"
    );
    Scenario::read(folder).unwrap().resolved
}

/// The same with smaller funds and one activity less: what a council would do without the programme.
pub fn uncertain(amount: &str, more: &str) -> String {
    format!(
        "title = \"Uncertain\"\nstart = 2024\nyears = 3\nprice_year = 2024\n\
         [fund.grant]\nkind = \"public\"\nprices = \"real\"\namount = {amount}\nprofile = \"even\"\n\
         arrives = 0.8\n\
         [sector.labs]\nmultiplier = {{ uniform = [1.1, 1.5] }}\ngva_per_job = 50000\n\
         [region]\ngva_per_knock_on_job = 40000\n\
         [additionality.local]\ndeadweight = {{ uniform = [0.2, 0.4] }}\nworks = 0.9\n\
         leakage = {{ uniform = [0.1, 0.2] }}\ndisplacement = {{ uniform = [0.1, 0.3] }}\n\
         [activity.plan]\nfunded_by = {{ grant = 1.0 }}\nsector = \"labs\"\n\
         additionality = \"local\"\n\
         [activity.plan.jobs]\ncost_per_job = {{ uniform = [8000, 12000] }}\n\
         annual_exit = {{ uniform = [0.0, 0.2] }}\n{more}"
    )
}

/// The text without its deadweights.
fn without_deadweight(text: &str) -> String {
    text.replace("deadweight = { uniform = [0.2, 0.4] }", "deadweight = 0")
}

#[test]
fn a_scenario_that_is_its_own_reference_adds_nothing_in_every_draw() {
    let text = everything();
    let scenario = read(&with_reference(&text, &text));
    for settings in samplers(1_024, 3) {
        let run = Run::of(scenario.case(), settings, &[]);
        let mut seen = 0;
        for metric in &run.directory.metrics {
            let Some(draws) = run
                .draws(&metric.name)
                .filter(|_| is_difference(&metric.name))
            else {
                continue;
            };
            seen += 1;
            for draw in draws.concat() {
                assert!(draw == 0.0, "{}, {}: {draw}", settings.sampler, metric.name);
            }
        }
        assert!(seen > 30, "only {seen} metrics are net");
        for ratio in ratios() {
            let draws = run.draws(ratio.name).unwrap().concat();
            assert!(draws.iter().all(|draw| draw.is_nan()), "{}", ratio.name);
        }
    }
}

#[test]
fn net_is_the_difference_of_two_runs_with_the_same_seed_in_every_draw() {
    let more = "[activity.other]\nfunded_by = { grant = 0.0 }\n\
                [activity.other.inward]\nlandings_per_year = 2\njobs_per_landing = 10\nsize_cv = 0.5\n\
                additionality = \"local\"\n";
    let programme = uncertain("{ uniform = [4, 6] }", more);
    let reference = uncertain("{ pert = [1, 2, 3] }", "");
    let both = read(&with_reference(&programme, &reference));
    let alone = [&programme, &reference].map(|text| read(&without_deadweight(text)));
    let others = [&alone[0], &alone[1]];
    for settings in samplers(2_000, 11) {
        let net = Run::of(both.case(), settings, &[]);
        let [with, without] = [0, 1].map(|one| Run::of(alone[one].case(), settings, &others));
        let mut seen = 0;
        for metric in &net.directory.metrics {
            let Some(found) = net.draws(&metric.name) else {
                continue;
            };
            let own = with.draws(&metric.name).map(|draws| draws.concat());
            if is_difference(&metric.name) {
                seen += 1;
                let own = own.unwrap();
                let off = without.draws(&metric.name).map(|draws| draws.concat());
                let off = off.unwrap_or_else(|| vec![0.0; own.len()]);
                let expected = own.iter().zip(&off).map(|(a, b)| a - b);
                assert!(
                    found
                        .concat()
                        .into_iter()
                        .map(f64::to_bits)
                        .eq(expected.map(f64::to_bits)),
                    "{}: {}",
                    settings.sampler,
                    metric.name
                );
            } else if !metric.name.starts_with("value.") && metric.name != "jobs.walk.deadweight" {
                let own = own.unwrap();
                assert!(
                    found
                        .concat()
                        .into_iter()
                        .map(f64::to_bits)
                        .eq(own.into_iter().map(f64::to_bits)),
                    "{}: {} is gross",
                    settings.sampler,
                    metric.name
                );
            }
        }
        assert!(seen > 25, "only {seen} metrics are net");
    }
}

#[test]
fn the_walk_adds_up_in_every_draw() {
    let both = with_reference(
        &uncertain("{ uniform = [4, 6] }", ""),
        &uncertain("{ pert = [1, 2, 3] }", ""),
    );
    let run = Run::of(read(&both).case(), Settings::new(1_000, 5), &[]);
    let step = |name: &str| run.draws(&format!("jobs.walk.{name}")).unwrap().concat();
    let (mut left, lost) = (
        step("demanded"),
        [
            "unfilled",
            "no_effect",
            "deadweight",
            "leakage",
            "displacement",
            "substitution",
            "poaching",
        ],
    );
    for name in lost {
        for (left, lost) in left.iter_mut().zip(step(name)) {
            *left -= lost;
        }
    }
    let reached = step("net_direct");
    assert!(left.iter().zip(&reached).all(|(a, b)| (a - b).abs() < 1e-8));
    let sums = reached.iter().zip(step("knock_on")).map(|(a, b)| a + b);
    assert!(sums.zip(step("net")).all(|(a, b)| (a - b).abs() < 1e-8));
}

/// Means of a difference are differences of means, also where draws are only counted; and it is told
/// far more exactly than two runs with luck of their own would tell it.
#[test]
fn a_run_that_is_counted_has_the_mean_of_one_that_is_kept() {
    let both = read(&with_reference(
        &uncertain("{ uniform = [4, 6] }", ""),
        &uncertain("{ uniform = [4, 6] }", ""),
    ));
    for sampler in [Sampler::Random, Sampler::Sobol] {
        let settings = Settings {
            sampler,
            ..Settings::new(1 << 15, 2)
        };
        let counted = run(both.case(), settings, &|_| ()).unwrap();
        assert!(counted.kept().is_none());
        let directory = &counted.outcomes.directory;
        let gauge = directory.at_the_end("jobs.net").unwrap();
        let reading = regiocast::analysis::reading::Reading::of(&counted, gauge);
        assert!(reading.moments().mean == 0.0 && reading.moments().sd == 0.0);
    }
}

#[test]
fn some_metrics_alone_have_the_bits_that_they_have_among_all() {
    let both = read(&with_reference(
        &uncertain("{ uniform = [4, 6] }", ""),
        &uncertain("{ pert = [1, 2, 3] }", ""),
    ));
    let settings = Settings::new(1_000, 5);
    let all = Run::of(both.case(), settings, &[]);
    for wanted in [
        "value.public_cost_per_net_job_year",
        "jobs.net",
        "jobs.walk.deadweight",
    ] {
        let outcomes = Outcomes::only(&both.programme, |name| name == wanted);
        let engine = Engine::new(both.case(), outcomes, settings).unwrap();
        let some = Run {
            directory: engine.outcomes.directory.clone(),
            kept: engine.keep(0..settings.draws),
        };
        let bits = |run: &Run| -> Vec<u64> {
            let draws = run.draws(wanted).unwrap().concat();
            draws.into_iter().map(f64::to_bits).collect()
        };
        assert_eq!(bits(&some), bits(&all), "{wanted}");
    }
}

#[test]
fn parts_of_a_run_put_together_are_the_run() {
    let both = read(&with_reference(
        &uncertain("{ uniform = [4, 6] }", ""),
        &uncertain("{ pert = [1, 2, 3] }", ""),
    ));
    let settings = Settings::new(5_000, 8);
    let course = || {
        let outcomes = Outcomes::of(&both.programme);
        let engine = Engine::new(both.case(), outcomes, settings).unwrap();
        let watchlist = Watchlist::of_ratios(&engine.outcomes.directory);
        Course::begin(engine, watchlist)
    };
    let mut whole = course();
    whole.advance(0..whole.units(), &|_| ());
    let mut first = course();
    first.advance(0..3, &|_| ());
    let mut second = course();
    second.advance(3..second.units(), &|_| ());
    second.take_up(first.part()).unwrap();
    let bits = |course: Course| {
        let ensemble = course.end();
        let mut column = Vec::new();
        let columns = (0..ensemble.outcomes.directory.columns).flat_map(|place| {
            ensemble.column(place, &mut column);
            column
                .iter()
                .map(|value| value.to_bits())
                .collect::<Vec<u64>>()
        });
        columns.collect::<Vec<u64>>()
    };
    assert!(bits(whole) == bits(second));
}

/// Means over the whole period of both, from the engine's own two halves.
#[test]
fn programme_and_reference_apart_have_the_luck_that_they_have_together() {
    let both = read(&with_reference(
        &uncertain("{ uniform = [4, 6] }", ""),
        &uncertain("{ pert = [1, 2, 3] }", ""),
    ));
    for settings in samplers(1_024, 5) {
        let outcomes = Outcomes::of(&both.programme);
        let engine = Engine::new(both.case(), outcomes, settings).unwrap();
        let net = engine.keep(0..1_024);
        let [with, without] = engine.apart().unwrap();
        let column = |engine: &Engine| {
            let found = engine.outcomes.directory.find("jobs.net").unwrap();
            assert_eq!(found.nature, Nature::Stock);
            let mut values = Vec::new();
            engine
                .keep(0..1_024)
                .column(found.column.unwrap(), &mut values);
            values
        };
        let mut found = Vec::new();
        let place = engine.outcomes.directory.find("jobs.net").unwrap();
        net.column(place.column.unwrap(), &mut found);
        let expected: Vec<f64> = column(&with)
            .iter()
            .zip(column(&without))
            .map(|(a, b)| a - b)
            .collect();
        assert_eq!(found, expected);
    }
}

/// A correlation turns luck that is shared into luck that is not, unless it holds in both.
#[test]
fn a_correlation_that_only_the_programme_states_holds_in_both() {
    let text = uncertain("{ uniform = [4, 6] }", "");
    let correlated = format!(
        "{text}[[correlation]]\nbetween = [\"fund.grant.amount\", \
         \"additionality.local.displacement\"]\nspearman = 0.7\n"
    );
    for both in [
        with_reference(&correlated, &text),
        with_reference(&text, &correlated),
    ] {
        let scenario = read(&both);
        for settings in samplers(1_024, 6) {
            let run = Run::of(scenario.case(), settings, &[]);
            let net = run.draws("jobs.net").unwrap().concat();
            assert!(net.iter().all(|draw| *draw == 0.0), "{}", settings.sampler);
        }
    }
}

#[test]
fn inputs_that_only_the_reference_has_are_among_those_that_the_answer_follows() {
    let reference = uncertain("{ uniform = [0, 5] }", "").replace("grant", "other");
    let both = read(&with_reference(&uncertain("5", ""), &reference));
    let ensemble = run(both.case(), Settings::new(2_000, 3), &|_| ()).unwrap();
    let summary = regiocast::analysis::summarise(&ensemble);
    let headline = regiocast::analysis::headline::headline(&both.programme, &ensemble, &summary);
    let found = headline
        .drivers
        .iter()
        .find(|one| one.name == "fund.other.amount");
    assert!(found.unwrap().correlation < -0.3, "{:?}", headline.drivers);
}
