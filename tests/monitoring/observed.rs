//! What the rows of a return mean for a programme.

use regiocast::monitoring::{Kind, Observation, observations};
use regiocast::outcomes::{Directory, When};

use super::{directory, observed, returns};

fn gauge(directory: &Directory, observation: &Observation) -> (String, When) {
    let metric = &directory.metrics[observation.gauge.metric];
    (metric.name.clone(), observation.gauge.when)
}

#[test]
fn years_running_totals_and_whole_periods_are_told_apart() {
    let zone = directory("lsiz");
    let found = observed(
        "Metric,Year,Value\njobs.filled,2026,10\ntraining.starts,2025,10\ntraining.starts.total,2025,15\ninvestment.total.nominal.total,2025,15\ninvestment.total,2025,7\nfund.anchor_a.comes,,yes\n",
    );
    let gauges: Vec<_> = found.iter().map(|one| gauge(&zone, one)).collect();
    let name = str::to_owned;
    assert_eq!(
        gauges,
        [
            (name("jobs.filled"), When::Year(2)),
            (name("training.starts"), When::Year(1)),
            (name("training.starts"), When::UpTo(1)),
            (name("investment.total.nominal"), When::UpTo(1)),
            (name("investment.total"), When::Year(1)),
            (name("fund.anchor_a.comes"), When::Whole),
        ]
    );
    let kinds: Vec<Kind> = found.iter().map(|one| one.kind).collect();
    assert_eq!(
        kinds,
        [
            Kind::Count,
            Kind::Count,
            Kind::Count,
            Kind::Money,
            Kind::Money,
            Kind::Event
        ]
    );
    let rows: Vec<usize> = found.iter().map(|one| one.row).collect();
    assert_eq!(rows, [0, 1, 2, 3, 4, 5]);
}

#[test]
fn a_survey_becomes_the_share_of_each_level_of_those_below() {
    let zone = directory("lsiz");
    let found = observed(
        "Metric,Year,Value\njobs.filled,2024,3\nworkforce.nhs_digital.level.3,2025,19\nworkforce.nhs_digital.level.1,2025,58\nworkforce.nhs_digital.level.2,2025,52\n",
    );
    assert_eq!(found.len(), 3);
    let third = found.iter().find(|one| one.row == 1).unwrap();
    let second = found.iter().find(|one| one.row == 3).unwrap();
    let name = |level: usize| format!("workforce.nhs_digital.at_least.{level}");
    assert_eq!(gauge(&zone, second), (name(2), When::Year(1)));
    assert_eq!(
        (second.value, second.of, second.given),
        (71.0 / 129.0, Some(129.0), None)
    );
    assert_eq!(gauge(&zone, third), (name(3), When::Year(1)));
    assert_eq!((third.value, third.of), (19.0 / 71.0, Some(71.0)));
    assert_eq!(third.given, Some(second.gauge));
    assert!(
        [second, third]
            .iter()
            .all(|one| one.kind == Kind::Share && one.year == Some(2025))
    );
}

#[test]
fn a_level_above_an_empty_one_says_nothing() {
    let found = observed(
        "Metric,Year,Value\nworkforce.nhs_digital.level.1,2025,58\nworkforce.nhs_digital.level.2,2025,0\nworkforce.nhs_digital.level.3,2025,0\n",
    );
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].value, found[0].of), (0.0, Some(58.0)));
}

#[test]
fn both_ways_to_ask_find_the_same_rows_wrong() {
    let returns =
        returns("Metric,Year,Value\njobs.filled,2024,3\njobs.net,2024,3\nhouses,2025,1\n");
    let zone = directory("lsiz");
    let plain = observations(&returns, &zone).unwrap_err();
    let rows: Vec<usize> = plain.iter().map(|(row, _)| *row).collect();
    assert_eq!(rows, [1, 2]);
    assert!(plain[0].1.contains("jobs.filled"), "{}", plain[0].1);
    let told = returns.against(&zone).unwrap_err().to_string();
    assert!(
        told.contains("r.csv, row 3, column “Metric”, `jobs.net` of 2024/25"),
        "{told}"
    );
    assert!(
        told.contains("r.csv, row 4, column “Metric”, `houses` of 2025/26"),
        "{told}"
    );
}
