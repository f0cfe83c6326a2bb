//! What each plan brings beyond the one compared with.

use super::{Compared, apart, dominance, heading, rows};
use crate::analysis::compare::Better;
use crate::tables::{Cell, Column, Table};

/// The difference of each plan from the one compared with.
pub(super) fn differences(compared: &Compared<'_>) -> Table {
    let judged = if compared.is_a_choice() {
        " A plan dominates in the first order if it is at least as good at every level of chance, and in the \
second if everybody who dislikes risk would prefer it; that is said of these futures."
    } else {
        " These plans are no alternatives: their order means nothing, and none of them is judged by another."
    };
    let note = format!(
        "Each plan less “{}”, taken in each future with the same luck: these are the difference’s own \
percentiles, not those of the plans taken from each other. Better is the share of futures in which the \
plan does better, more or less of the outcome as the case may be; the same is the share in which nothing \
differs.{judged} Errors are Monte Carlo standard errors.",
        compared.first()
    );
    let mut columns = heading();
    columns.extend([
        Column::text("better_is", "Better is"),
        Column::number("difference_p10", "Difference, P10"),
        Column::number("difference_p50", "P50"),
        Column::number("difference_p90", "P90"),
        Column::number("difference_mean", "Mean"),
        Column::number("better", "Better in"),
        Column::number("equal", "The same in"),
        Column::number("chance_more", "Chance of the promise, more"),
        Column::text("dominance", "Dominance"),
        Column::number("p10_error", "Error of P10").for_machines(),
        Column::number("p50_error", "Error of P50").for_machines(),
        Column::number("p90_error", "Error of P90").for_machines(),
        Column::number("mean_error", "Error of the mean").for_machines(),
        Column::number("better_error", "Error of better").for_machines(),
        Column::number("chance_more_error", "Error of chance, more").for_machines(),
        Column::number("ahead", "Levels ahead").for_machines(),
        Column::number("behind", "Levels behind").for_machines(),
        Column::number("unknown", "Futures without a value").for_machines(),
    ]);
    let title = format!("What each plan brings beyond “{}”", compared.first());
    let mut table = Table::new("differences", &title, &note, columns);
    let others: Vec<usize> = compared.others().collect();
    table.rows = rows(compared, &others, |outcome, brought| {
        let gap = &brought.gap;
        let [low, middle, high] = gap.range();
        let figure = |value: f64, place: usize| apart(outcome.measure, value, gap.errors[place]);
        let more = brought.kept_more;
        let error = |value: f64| Cell::figure(value, f64::NAN);
        vec![
            Cell::text(match outcome.better {
                Better::More => "more",
                Better::Less => "less",
            }),
            figure(low, 0),
            figure(middle, 1),
            figure(high, 2),
            apart(outcome.measure, gap.moments.mean, gap.moments.error),
            Cell::chance(gap.better.share, gap.better.error, gap.better.draws),
            Cell::chance(gap.equal.share, gap.equal.error, gap.equal.draws),
            more.map_or(Cell::Empty, |more| Cell::share(more.mean, more.error)),
            if compared.is_a_choice() {
                Cell::text(dominance(brought))
            } else {
                Cell::Empty
            },
            error(gap.errors[0]),
            error(gap.errors[1]),
            error(gap.errors[2]),
            error(gap.moments.error),
            error(gap.better.error),
            more.map_or(Cell::Empty, |more| error(more.error)),
            error(brought.dominance.ahead),
            error(brought.dominance.behind),
            Cell::Count(gap.unknown),
        ]
    });
    table
}
