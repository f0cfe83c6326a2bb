//! Which inputs matter: shares, kinds, the tornado, and the cross-check.

use super::{Explained, asked, asked_cells, interval};
use crate::tables::{Cell, Column, Table};

/// What each input explains of each answer.
pub(super) fn shares(explained: &Explained<'_>) -> Table {
    const NOTE: &str = "The share is the Shapley share of the answer’s variance: it stays right where \
inputs are correlated, and all shares add up to 100%. Alone is what an input explains by itself, with \
others also what it does together with them (Sobol’ first-order and total effect); both are told for \
inputs that are independent of all others. Low and high are the ends of 95% intervals. Inputs that explain \
too little to be told one by one are put together. Luck could not be learnt; what is not known could.";
    let mut columns = asked();
    columns.extend([
        Column::text("input", "Name").for_machines(),
        Column::text("title", "Input"),
        Column::text("kind", "Kind"),
        Column::text("rating", "Evidence"),
        Column::number("share", "Share"),
        Column::number("share_low", "Low"),
        Column::number("share_high", "High"),
        Column::number("alone", "Alone"),
        Column::number("alone_low", "Low").for_machines(),
        Column::number("alone_high", "High").for_machines(),
        Column::number("with_others", "With others"),
        Column::number("with_others_low", "Low").for_machines(),
        Column::number("with_others_high", "High").for_machines(),
    ]);
    let title = format!("{}: which inputs matter", explained.words.programme.title);
    let mut table = Table::new("inputs", &title, NOTE, columns);
    let found = explained.found;
    for (place, question) in found.questions.iter().enumerate() {
        let Some(figure) = &found.study.figures[place] else {
            continue;
        };
        for (factor, share) in found.ranked(place) {
            let effects = figure.effects[factor];
            let mut line = asked_cells(explained, question);
            line.extend([
                Cell::text(&found.study.factors[factor].name),
                Cell::text(explained.input(factor)),
                Cell::text(explained.nature(factor)),
                Cell::text(explained.rating(factor)),
            ]);
            line.extend(interval(Some(share)));
            line.extend(interval(effects.map(|effects| effects.first)));
            line.extend(interval(effects.map(|effects| effects.total)));
            table.rows.push(line);
        }
        for (name, kind, share) in [
            ("all others together", "not known", figure.rest[0]),
            ("all other luck together", "luck", figure.rest[1]),
        ] {
            let mut line = asked_cells(explained, question);
            line.extend([
                Cell::text(""),
                Cell::text(name),
                Cell::text(kind),
                Cell::text(""),
            ]);
            line.extend(interval(Some(share)));
            line.extend((0..6).map(|_| Cell::Empty));
            table.rows.push(line);
        }
    }
    table
}

/// What inputs explain by kind.
pub(super) fn groups(explained: &Explained<'_>) -> Table {
    const NOTE: &str = "Shapley shares of the inputs of each kind, added up: within one way of grouping \
they add up to 100%. Low and high are the ends of 95% intervals.";
    let mut columns = asked();
    columns.extend([
        Column::text("by", "Grouped by"),
        Column::text("group", "Group"),
        Column::number("share", "Share"),
        Column::number("share_low", "Low"),
        Column::number("share_high", "High"),
    ]);
    let title = format!("{}: what matters by kind", explained.words.programme.title);
    let mut table = Table::new("groups", &title, NOTE, columns);
    for (place, question) in explained.found.questions.iter().enumerate() {
        for grouping in &explained.found.groupings {
            for (name, shares) in &grouping.groups {
                if let Some(share) = shares[place] {
                    let mut line = asked_cells(explained, question);
                    line.extend([Cell::text(grouping.by), Cell::text(name)]);
                    line.extend(interval(Some(share)));
                    table.rows.push(line);
                }
            }
        }
    }
    table
}

/// Each assumption from its P10 to its P90.
pub(super) fn tornado(explained: &Explained<'_>) -> Table {
    const NOTE: &str = "A local picture: each assumption goes from its P10 to its P90, all others stay at \
their median, and luck is left out. It does not say how likely the ends are together with others, and \
leaves out what inputs do together: read it beside the share of the spread.";
    let mut columns = asked();
    columns.extend([
        Column::text("input", "Name").for_machines(),
        Column::text("title", "Input"),
        Column::number("p10", "Input at its P10"),
        Column::number("p50", "P50"),
        Column::number("p90", "P90"),
        Column::number("at_p10", "Answer with input at P10"),
        Column::number("middle", "In the middle"),
        Column::number("at_p90", "With input at P90"),
        Column::number("swing", "Swing"),
        Column::number("with_others", "With others (share of spread)"),
    ]);
    let title = format!(
        "{}: one assumption at a time",
        explained.words.programme.title
    );
    let mut table = Table::new("tornado", &title, NOTE, columns);
    let found = explained.found;
    let (middle, swings) = &found.tornado;
    for (place, question) in found.questions.iter().enumerate() {
        if question.promise.is_some() {
            // In the middle a promise is kept or not: there is nothing between.
            continue;
        }
        let mut order: Vec<usize> = (0..swings.len()).collect();
        let size = |swing: usize| {
            let [low, high] = swings[swing].figures[place];
            (high - low).abs()
        };
        order.sort_by(|a, b| size(*b).total_cmp(&size(*a)));
        for swing in order {
            let [low, high] = swings[swing].figures[place];
            let factor = swings[swing].factor;
            let figure = found.study.figures[place].as_ref();
            let total = figure.and_then(|figure| figure.effects[factor]);
            let mut line = asked_cells(explained, question);
            line.extend([
                Cell::text(&found.study.factors[factor].name),
                Cell::text(explained.input(factor)),
            ]);
            line.extend(swings[swing].values.map(Cell::Known));
            line.extend([low, middle[place], high, (high - low).abs()].map(Cell::Known));
            line.push(total.map_or(Cell::Empty, |effects| {
                Cell::share(effects.total.value, effects.total.error)
            }));
            table.rows.push(line);
        }
    }
    table
}

/// What the draws at hand say, beside an input that does nothing.
pub(super) fn given(explained: &Explained<'_>) -> Table {
    let note = format!(
        "A cross-check from {} futures of a plain run, without changing an input: what the draws \
themselves say about the first answer. The first row is an input that does nothing: whatever is no \
larger than there is noise. Correlated inputs are credited with each other’s effects here. Rank \
correlations (Spearman, Kendall) ask whether the two rise together; first order, what share of the \
variance the input explains alone (by ranks); Chatterjee’s ξ, how close the answer \
is to a function of the input; δ (Borgonovo) and PAWN, how far knowing the input moves the answer’s \
distribution.",
        crate::tables::figure::count(explained.found.draws)
    );
    let columns = vec![
        Column::text("input", "Name").for_machines(),
        Column::text("title", "Input"),
        Column::number("spearman", "Spearman"),
        Column::number("kendall", "Kendall τ-b"),
        Column::number("first_order", "First order"),
        Column::number("first_order_error", "Error"),
        Column::number("chatterjee", "Chatterjee ξ"),
        Column::number("delta", "δ"),
        Column::number("pawn_median", "PAWN, median"),
        Column::number("pawn_mean", "PAWN, mean"),
    ];
    let title = format!(
        "{}: what the draws at hand say",
        explained.words.programme.title
    );
    let mut table = Table::new("cross_check", &title, &note, columns);
    let found = explained.found;
    let mut rows: Vec<(String, String, &crate::analysis::given::Given)> = found
        .given
        .iter()
        .map(|(factor, given)| {
            let name = found.study.factors[*factor].name.clone();
            (name, explained.input(*factor), given)
        })
        .collect();
    rows.sort_by(|a, b| b.2.first_order.value.total_cmp(&a.2.first_order.value));
    if let Some(dummy) = &found.dummy {
        rows.insert(
            0,
            (
                String::new(),
                "An input that does nothing".to_owned(),
                dummy,
            ),
        );
    }
    for (name, title, given) in rows {
        let plain = |value: f64| Cell::Rounded { value, decimals: 3 };
        let shift = given.shift.as_ref();
        let shifted = |value: Option<f64>| value.map_or(Cell::Empty, plain);
        table.rows.push(vec![
            Cell::text(name),
            Cell::text(title),
            plain(given.spearman),
            plain(given.kendall),
            plain(given.first_order.value),
            shifted(given.first_order.error),
            plain(given.chatterjee),
            shifted(shift.map(|shift| shift.delta)),
            shifted(shift.map(|shift| shift.pawn_median)),
            shifted(shift.map(|shift| shift.pawn_mean)),
        ]);
    }
    table
}
