//! Fixed numbers: the additionality guide's own sum, the walk, and the special cases.

use super::{Run, with_reference};
use crate::common::{assert_close, read};
use regiocast::ensemble::{Ensemble, Settings, run};
use regiocast::outcomes::jobs::WALK;

/// So many gross jobs, of which leakage and displacement take their shares; × 1.3 by the multiplier.
pub fn jobs(gross: f64, deadweight: f64, displacement: f64) -> String {
    format!(
        "title = \"{gross} jobs\"\nstart = 2024\nyears = 2\nprice_year = 2024\n\
         [fund.grant]\nkind = \"public\"\nprices = \"real\"\namount = {:?}\nprofile = [1.0, 0.0]\n\
         [sector.labs]\nmultiplier = 1.3\n\
         [additionality.local]\ndeadweight = {deadweight:?}\nleakage = 0.10\n\
         displacement = {displacement:?}\nsubstitution = 0.0\n\
         [activity.plan]\nfunded_by = {{ grant = 1.0 }}\nsector = \"labs\"\n\
         additionality = \"local\"\n\
         [activity.plan.jobs]\ncost_per_job = 10000\n",
        gross / 100.0
    )
}

fn simulated(text: &str) -> Ensemble {
    let scenario = read(text);
    run(scenario.case(), Settings::new(16, 1), &|_| ()).unwrap()
}

/// A metric in the first year (or the whole period), which is the same in every draw.
fn constant(ensemble: &Ensemble, metric: &str) -> f64 {
    let found = ensemble.outcomes.directory.find(metric).unwrap();
    let mut draws = Vec::new();
    ensemble.column(found.column.unwrap(), &mut draws);
    assert!(
        draws
            .iter()
            .all(|draw| draw.to_bits() == draws[0].to_bits())
    );
    draws[0]
}

/// Case AD-02: intervention 500, L .10, Dp .25, S 0, M 1.3 is 438.75; reference 150, L .10, Dp .50,
/// S 0, M 1.3 is 87.75; additional 351.0. The deadweights stated in either count for nothing.
#[test]
fn ad_02_additional_impact_is_the_intervention_less_the_reference() {
    let text = with_reference(&jobs(500.0, 0.30, 0.25), &jobs(150.0, 0.20, 0.50));
    let both = simulated(&text);
    assert_close(constant(&both, "jobs.net"), 351.0);
    // By itself each is what the guide says, with deadweight switched off.
    assert_close(
        constant(&simulated(&jobs(500.0, 0.0, 0.25)), "jobs.net"),
        438.75,
    );
    assert_close(
        constant(&simulated(&jobs(150.0, 0.0, 0.50)), "jobs.net"),
        87.75,
    );
    // Gross jobs stay the programme's own.
    assert_close(constant(&both, "jobs.filled"), 500.0);
}

#[test]
fn ad_02_the_walk_adds_up_with_the_reference_in_the_place_of_deadweight() {
    let text = with_reference(&jobs(500.0, 0.30, 0.25), &jobs(150.0, 0.20, 0.50));
    let both = simulated(&text);
    let step = |name: &str| constant(&both, &format!("jobs.walk.{name}"));
    assert_close(step("demanded"), 500.0);
    assert_close(step("deadweight"), 150.0 * 0.9 * 0.5);
    assert_close(step("leakage"), 50.0);
    assert_close(step("net_direct"), 337.5 - 67.5);
    assert_close(step("knock_on"), 101.25 - 20.25);
    assert_close(step("net"), 351.0);
    let lost: f64 = WALK[1..8].iter().map(|name| step(name)).sum();
    assert_close(step("demanded") - lost, step("net_direct"));
}

#[test]
fn ad_02_ratios_are_of_differences() {
    let text = with_reference(&jobs(500.0, 0.30, 0.25), &jobs(150.0, 0.20, 0.50));
    let both = simulated(&text);
    // £5.0m less £1.5m; nobody is there in the last year but those who stay.
    assert_close(constant(&both, "value.public_cost"), 3.5);
    let whole = |metric: &str| constant(&both, metric);
    assert_close(whole("value.public_cost_per_net_job"), 3.5e6 / 351.0);
    // The cost of a completion belongs to the gross ledger; there is none here.
    assert!(whole("value.cost_per_completion").is_nan());
}

#[test]
fn a_ratio_has_no_value_where_the_reference_does_as_well() {
    let text = with_reference(&jobs(150.0, 0.0, 0.50), &jobs(500.0, 0.0, 0.25));
    let both = simulated(&text);
    assert_close(constant(&both, "jobs.net"), -351.0);
    assert!(constant(&both, "value.public_cost_per_net_job").is_nan());
}

#[test]
fn the_special_cases_are_differences_to_the_central_reference() {
    let text = with_reference(&jobs(500.0, 0.30, 0.25), &jobs(150.0, 0.20, 0.50));
    let both = simulated(&text);
    let gauge = both.outcomes.directory.at_the_end("jobs.net").unwrap();
    for case in [&both.central, &both.as_promised] {
        assert_close(both.outcomes.directory.value(case, gauge), 351.0);
    }
    let ratio = "value.public_cost_per_net_job";
    let gauge = both.outcomes.directory.at_the_end(ratio).unwrap();
    assert_close(
        both.outcomes.directory.value(&both.central, gauge),
        3.5e6 / 351.0,
    );
}

#[test]
fn what_only_the_reference_has_is_taken_off_too() {
    let training = "[skill.lab]\ncandidates = 0\nsupply = 0\n\
                    [activity.course]\nfunded_by = { grant = 0.5 }\n\
                    [activity.course.training]\npathway = \"course\"\ngroup = \"lab\"\n\
                    cost_per_start = 1000\nduration = 0\ncompletion = 1\ndeadweight = 0.5\n";
    let reference = jobs(150.0, 0.0, 0.5).replace("grant = 1.0", "grant = 0.5") + training;
    let text = with_reference(&jobs(500.0, 0.0, 0.25), &reference);
    let run = Run::of(read(&text).case(), Settings::new(16, 1), &[]);
    // £1.5m, half of it for training at £1,000 each: 750 people, none of them taken off as deadweight.
    let net = run.draws("training.net_completions").unwrap();
    assert_close(net[0][0], -750.0);
    // The programme trains nobody.
    assert!(run.draws("training.completions").is_none());
}
