//! How the draws that are left were found: each step of the way.

use super::Updating;
use crate::tables::{Cell, Column, Table};
use crate::updating::Method;

/// The steps.
pub(super) fn table(updating: &Updating<'_>) -> Table {
    let found = &updating.update.found;
    let columns = vec![
        Column::number("step", "Step"),
        Column::number("power", "How much of the return counts"),
        Column::number("effective", "Draws left"),
        Column::number("felt", "Inputs felt"),
        Column::number("informed", "Directions learnt in"),
        Column::number("rounds", "Rounds of moves"),
        Column::number("taken_informed", "Moves taken, learnt in"),
        Column::number("taken_others", "Moves taken, felt"),
        Column::number("taken_silent", "Moves taken, not felt"),
        Column::number("stride_informed", "Stride, learnt in").for_machines(),
        Column::number("stride_others", "Stride, felt").for_machines(),
        Column::number("stride_silent", "Stride, not felt").for_machines(),
        Column::number("stayed_informed", "Still where they were, learnt in"),
        Column::number("stayed_others", "Still where they were, felt"),
        Column::number("stayed_silent", "Still where they were, not felt"),
    ];
    let way = match found.method {
        Method::Weighed => {
            "The draws of the run were weighed by the likelihood of the return (Pareto-smoothed importance sampling), \
                            dealt anew and moved."
        }
        Method::Tempered => {
            "Weights would not have been enough, so the return was let count step by step while the draws moved (tempered \
                             sequential Monte Carlo with preconditioned Crank–Nicolson moves)."
        }
    };
    let note = format!(
        "{way} Weights of the run’s own draws: Pareto k {}, worth {} of {} draws. Eight independent parts of the calculation differ \
         by R-hat {:.3} at the worst. The logarithm of the mean likelihood is {:.2} ± {:.2}.",
        crate::tables::figure::told(found.k_hat, f64::NAN),
        crate::tables::figure::told(found.effective, f64::NAN),
        crate::tables::figure::count(found.draws),
        found.r_hat,
        found.log_evidence,
        found.log_evidence_spread / 8.0_f64.sqrt(),
    );
    let title = format!(
        "{}: how the update was calculated",
        updating.words.programme.title
    );
    let mut table = Table::new("update_steps", &title, &note, columns);
    for (place, stage) in found.path.iter().enumerate() {
        let share = |value: f64| {
            if value.is_nan() {
                Cell::Empty
            } else {
                Cell::share(value, 0.005)
            }
        };
        table.rows.push(vec![
            Cell::Count(place + 1),
            Cell::share(stage.power, f64::NAN),
            Cell::figure(stage.effective, 1.0),
            Cell::Count(stage.felt),
            Cell::Count(stage.informed),
            Cell::Count(stage.rounds),
            share(stage.taken[0]),
            share(stage.taken[1]),
            share(stage.taken[2]),
            Cell::figure(stage.strides[0], f64::NAN),
            Cell::figure(stage.strides[1], f64::NAN),
            Cell::figure(stage.strides[2], f64::NAN),
            share(stage.stayed[0]),
            share(stage.stayed[1]),
            share(stage.stayed[2]),
        ]);
    }
    table
}
