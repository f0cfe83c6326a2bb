use std::sync::atomic::{AtomicBool, Ordering};

use super::*;
use crate::monitoring::Returns;
use crate::tasks::Unwatched;

/// Somebody who leaves when something is begun.
struct Impatient {
    until: &'static str,
    gone: AtomicBool,
}

impl Watch for Impatient {
    fn begin(&self, doing: &'static str, _: usize) {
        if doing == self.until {
            self.gone.store(true, Ordering::Relaxed);
        }
    }

    fn done(&self, _: usize) {}

    fn has_gone(&self) -> bool {
        self.gone.load(Ordering::Relaxed)
    }
}

#[test]
fn whoever_leaves_at_any_step_gets_nothing_and_whoever_stays_everything() {
    let scenario = Scenario::read("chi-zone").expect("it is shipped");
    let returns = Returns::shipped("chi-zone-example").expect("it is shipped");
    let wish = Wish {
        as_of: None,
        discrepancy: None,
        draws: 1_024,
        seed: 1,
    };
    let asked = Asked::of(&scenario, &returns, wish).expect("it fits");
    for until in [
        "Simulating the forecast as it was",
        "Letting the return count",
        "Simulating the forecast as it is now",
        "Asking what was learnt",
    ] {
        let watch = Impatient {
            until,
            gone: AtomicBool::new(false),
        };
        let found = find(&scenario, &asked, &watch);
        assert!(matches!(found, Err(Refused::GivenUp)), "{until}");
        assert!(watch.has_gone(), "“{until}” is never begun");
    }
    let found = find(&scenario, &asked, &Unwatched).expect("it is found");
    assert_eq!(found.update.rows.len(), found.update.observations.len());
    assert!(found.update.rows.len() > 5, "hardly anything was reported");
}
