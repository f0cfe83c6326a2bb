//! The future told is the one that the run has.

use regiocast::ensemble::{Settings, run};
use regiocast::outcomes::Nature;
use regiocast::points::Sampler;
use regiocast::scenario::Scenario;
use regiocast::told::{By, future};

#[test]
fn the_future_told_is_the_draw_of_the_run_bit_for_bit() {
    let known = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/told/known.toml");
    let waiting = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/told/waiting.toml");
    let economy = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/told/economy.toml");
    let outcomes = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/told/outcomes.toml");
    for name in ["chi-zone", "lsiz", known, waiting, economy, outcomes] {
        let scenario = Scenario::read(name).unwrap();
        for sampler in Sampler::ALL {
            let settings = Settings {
                sampler,
                ..Settings::new(1_024, 3)
            };
            let ensemble = run(scenario.case(), settings, &|_| ()).unwrap();
            let kept = ensemble.kept().unwrap();
            for draw in [0_u64, 9, 511, 512, 1_021] {
                let account =
                    future(&scenario.programme, &scenario.register, settings, draw).unwrap();
                let mut compared = 0;
                for (item, line) in account.lines() {
                    let Some(metric) = line
                        .metric
                        .as_deref()
                        .and_then(|name| ensemble.outcomes.directory.find(name))
                    else {
                        continue;
                    };
                    let (Some(first), true) = (metric.column, fits(line.by, metric.nature)) else {
                        continue;
                    };
                    let mut column = Vec::new();
                    for (year, value) in line
                        .values
                        .iter()
                        .enumerate()
                        .take(scenario.programme.calendar.years)
                    {
                        kept.column(first + year, &mut column);
                        let kept = column[usize::try_from(draw).unwrap()];
                        assert!(
                            value.to_bits() == kept.to_bits(),
                            "{name}, {sampler}, draw {draw}, {}: {} is {value}, not {kept}",
                            item.id,
                            metric.name
                        );
                        compared += 1;
                    }
                }
                assert!(compared > 300, "only {compared} values were compared");
            }
        }
    }
}

const fn fits(by: By, nature: Nature) -> bool {
    matches!(
        (by, nature),
        (By::Once, Nature::Whole) | (By::Year, Nature::Stock | Nature::Flow)
    )
}
