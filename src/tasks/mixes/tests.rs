use super::*;
use crate::analysis::compare::Better;
use crate::analysis::compare::plans::Drawn;
use crate::outcomes::{Measure, Nature};
use crate::programme::Bound;
use crate::scenario::differences::differences;
use crate::scenario::levers::levers;
use crate::tables::mixes::Said;

#[test]
fn settings_are_told_as_people_write_them() {
    let scenario = Scenario::read("lsiz").expect("it is shipped");
    let all = levers(&scenario);
    let told = |path: &str, value: f64| {
        let lever = all.iter().find(|one| one.path == path).expect("a lever");
        setting(lever, value)
    };
    let share = "activity.skills.funded_by.hmg_revenue";
    assert_eq!(
        [0.0, 0.35, 0.238_095, 1.0].map(|value| told(share, value)),
        ["0%", "35%", "23.8%", "100%"]
    );
    assert_eq!(told("fund.anchor_a.amount", 90.5), "£90.5m");
    let delay = "event.planned_delay_fund_anchor_a.delay";
    assert_eq!(
        [0.0, 1.0, 1.5].map(|years| told(delay, years)),
        ["not later", "1 year", "1.5 years"]
    );
    let chance = "fund.anchor_a.arrives";
    assert_eq!(
        [0.0, 0.3, 1.0].map(|value| told(chance, value)),
        ["never", "30 in 100", "certain"]
    );
}

/// A plan in 400 futures that reach from 0 to 399, plus what it adds; it wobbles from future to future, so that small
/// differences cannot be seen.
fn plan(adds: f64, wobbles: f64) -> Drawn {
    Drawn::wobbling(400, adds, wobbles)
}

/// What is said of a plan on the screen and of mixes, of which `here` is that plan; judged by the promise of 200 jobs, or
/// by their mean.
fn said(
    plans: &[Drawn],
    judged: Judged,
    here: Option<usize>,
    (asked, again): (usize, Option<&Drawn>),
) -> Said {
    let plain = Scenario::read("chi-zone").expect("it is shipped");
    let other = Scenario::read("lsiz").expect("it is shipped");
    let scenarios: Vec<Scenario> = (0..plans.len())
        .map(|place| {
            let same = place == 0 || Some(place) == here;
            let mut one = if same { plain.clone() } else { other.clone() };
            one.name = format!("mix-{place}");
            one.label = format!("Share: {place}0%");
            one
        })
        .collect();
    let outcomes = vec![Outcome {
        metric: "jobs.net".to_owned(),
        measure: Measure::Jobs,
        nature: Nature::Stock,
        year: Some(2033),
        better: Better::More,
        level: Some(Bound::AtLeast(200.0)),
        promise: "200 jobs by 2033".to_owned(),
    }];
    let of = |drawn: &[Drawn], with| compared(outcomes.clone(), drawn, with, false);
    let comparison = of(plans, 0);
    let found = best(&comparison, judged).map(|best| lead(&of(plans, best), 0, judged));
    let mixes = Mixes {
        judged,
        again: again.map(|again| (2, of(&[plans[0].clone(), again.clone()], 0))),
        lead: found,
        found: Found {
            scenarios: &scenarios,
            names: scenarios
                .iter()
                .map(|one| (one.name.clone(), one.label.clone()))
                .collect(),
            words: scenarios.iter().map(compare::words).collect(),
            settings: scenarios
                .iter()
                .map(|one| differences(&scenarios[0], one))
                .collect(),
            bridges: scenarios.iter().map(|_| None).collect(),
            comparison,
        },
    };
    let short: Vec<String> = (0..plans.len()).map(|place| format!("{place}0%")).collect();
    let compared = mixes.found.compared();
    mixes.mixed(&compared, (&short, &[]), asked).said()
}

#[test]
fn a_single_winner_is_told_with_its_lead_and_measured_again() {
    let plans = [plan(0.0, 0.0), plan(20.0, 0.0), plan(40.0, 0.0)];
    let kept = said(&plans, Judged::Kept, None, (2, Some(&plan(36.0, 0.0))));
    assert_eq!(
        kept.answer,
        "Of 2 mixes, “Share: 20%” gives “200 jobs by 2033” the best chance: it is kept in about 60 in 100 simulated \
futures, 10 percentage points more often than with the plan on the screen (about 50 in 100 simulated futures)."
    );
    assert!(
        kept.rest[0].starts_with("Beside the plan on the screen, net additional jobs in 2033/34 with this mix: 40 jobs more"),
        "{kept:?}"
    );
    assert_eq!(
        kept.rest[1],
        "Whatever is picked as the best of several looks a little better than it is. Measured again in 400 other futures \
(seed 2), it is kept in about 59 in 100 simulated futures, 9 percentage points more often than with the plan on the \
screen."
    );
    assert_eq!(kept.rest.len(), 2);
    let mean = said(&plans, Judged::Mean, None, (2, None));
    assert!(
        mean.answer
            .starts_with("Of 2 mixes, “Share: 20%” does best by net additional jobs in 2033/34: ")
            && mean
                .answer
                .ends_with(", 40 jobs more than with the plan on the screen."),
        "{mean:?}"
    );
}

#[test]
fn a_lead_that_other_futures_do_not_show_is_not_to_be_built_on() {
    let plans = [plan(0.0, 0.0), plan(20.0, 0.0), plan(40.0, 0.0)];
    let found = said(&plans, Judged::Mean, None, (2, Some(&plan(0.1, 30.0))));
    let last = found.rest.last().expect("it is measured again");
    assert!(
        last.ends_with("cannot be told apart from the plan on the screen: do not build on it."),
        "{last}"
    );
}

#[test]
fn mixes_that_may_be_as_good_are_named() {
    let plans = [
        plan(0.0, 0.0),
        plan(20.0, 0.0),
        plan(39.9, 9.0),
        plan(40.0, 0.0),
        plan(39.8, 9.0),
    ];
    let found = said(&plans, Judged::Mean, None, (4, None));
    assert!(found.answer.contains("“Share: 30%” does best"), "{found:?}");
    assert!(
        found.rest.contains(
            &"Two others cannot be told apart from it with so many futures, and may be as good: 20% and 40%.".to_owned()
        ),
        "{found:?}"
    );
}

#[test]
fn where_nothing_tells_mixes_apart_none_is_said_to_be_best() {
    let alike = [plan(0.0, 0.0), plan(0.1, 20.0), plan(0.2, -20.0)];
    let found = said(&alike, Judged::Mean, None, (2, None));
    assert_eq!(
        found.answer,
        "Judged by net additional jobs in 2033/34, it makes no difference that can be told from chance which of these 2 \
mixes is taken, or whether the plan stays as it is on the screen."
    );
    assert!(!format!("{found:?}").contains("best"));
    let same = [plan(0.0, 0.0), plan(0.0, 0.0), plan(0.0, 0.0)];
    let found = said(&same, Judged::Mean, None, (2, None));
    assert!(
        found
            .answer
            .contains("it is the same as with the plan on the screen, in every one of 400"),
        "{found:?}"
    );
    let never = [plan(-250.0, 0.0), plan(-210.0, 0.0)];
    let found = said(&never, Judged::Kept, None, (1, None));
    assert_eq!(
        found.answer,
        "“200 jobs by 2033” is kept in none of 400 simulated futures, neither with the plan on the screen nor with this \
mix."
    );
}

#[test]
fn a_difference_that_matters_to_nobody_makes_no_mix_the_best() {
    let slight = [plan(0.0, 0.0), plan(0.3, 0.0), plan(0.5, 0.0)];
    let found = said(&slight, Judged::Mean, None, (2, None));
    assert_eq!(
        found.answer,
        "Judged by net additional jobs in 2033/34, it makes next to no difference which of these 2 mixes is taken, or \
whether the plan stays as it is on the screen: on average, 1 job between the best and the worst of them."
    );
    let more = [plan(0.0, 0.0), plan(0.3, 0.0), plan(3.0, 0.0)];
    let found = said(&more, Judged::Mean, None, (2, None));
    assert!(found.answer.contains("“Share: 20%” does best"), "{found:?}");
}

#[test]
fn the_plan_on_the_screen_may_be_the_best_itself_or_as_good() {
    let plans = [plan(40.0, 0.0), plan(20.0, 0.0), plan(40.0, 0.0)];
    let found = said(&plans, Judged::Kept, Some(2), (2, None));
    assert!(
        found.answer.starts_with("Judged by whether “200 jobs by 2033” is kept, the plan on the screen is the best of these 2 mixes: "),
        "{found:?}"
    );
    assert!(found.rest.is_empty(), "{found:?}");
    let plans = [plan(40.0, 0.0), plan(20.0, 0.0), plan(40.2, 9.0)];
    let found = said(&plans, Judged::Mean, None, (2, None));
    assert!(
        found.answer.starts_with("Judged by net additional jobs in 2033/34, none of these 2 mixes is better than the plan on the screen by more than chance explains"),
        "{found:?}"
    );
    let plans = [plan(40.0, 0.0), plan(20.0, 0.0), plan(10.0, 0.0)];
    let found = said(&plans, Judged::Mean, None, (2, None));
    assert!(
        found.answer.starts_with("Judged by net additional jobs in 2033/34, the plan on the screen does better than every one of these 2 mixes"),
        "{found:?}"
    );
}

#[test]
fn what_cannot_be_is_counted_and_nothing_is_best_of_none() {
    let plans = [plan(0.0, 0.0), plan(20.0, 0.0)];
    let some = said(&plans, Judged::Mean, None, (3, None));
    let last = some.rest.last().expect("a sentence");
    assert_eq!(last, "2 of the 3 mixes cannot be; the table says why.");
    let none = said(&plans[..1], Judged::Mean, None, (3, None));
    assert_eq!(
        none.answer,
        "None of these 3 mixes can be; the table says why. Try a smaller range, or another lever."
    );
}
