//! What an industry and its workers buy in the region.

use crate::programme::InputOutput;
use crate::told::account::{Item, Line};
use crate::told::future::{Future, plain};
use crate::told::term::{Function, Term, call, n, total};

/// What an industry buys, seller by seller.
pub(super) struct Purchases<'a> {
    future: &'a Future<'a>,
    table: &'a InputOutput,
    /// The sellers, each with what is bought of it for each £, and the quotient where it is below 1/λ.
    sellers: Vec<(usize, f64, Option<f64>)>,
}

impl<'a> Purchases<'a> {
    pub(super) fn of(future: &'a Future, table: &'a InputOutput, buyer: usize) -> Self {
        let lambda = future.of(future.t.economy.lambda);
        let at = |seller: usize| {
            let place = seller * table.len() + buyer;
            let (coefficient, quotient) = (table.coefficients[place], table.quotients[place]);
            let limits = (lambda * quotient < 1.0).then_some(quotient);
            (coefficient * quotient != 0.0).then_some((seller, coefficient, limits))
        };
        Self {
            future,
            table,
            sellers: (0..table.len()).filter_map(at).collect(),
        }
    }

    /// Notes what formulas use.
    pub(super) fn give(&self, item: &mut Item) {
        for (seller, coefficient, quotient) in &self.sellers {
            let title = &self.table.industries[*seller].title;
            plain(
                item,
                &format!("a of {title}"),
                *coefficient,
                "£",
                "the table",
            );
            if let Some(quotient) = quotient {
                plain(
                    item,
                    &format!("q of {title}"),
                    *quotient,
                    "",
                    "location quotients",
                );
            }
        }
    }

    /// Notes what each pound of a seller brings.
    pub(super) fn give_each(&self, item: &mut Item, symbol: &str, each: &[f64]) {
        for (place, industry) in self.table.industries.iter().enumerate() {
            let symbol = format!("{symbol} of {}", industry.title);
            plain(
                item,
                &symbol,
                each[place],
                "",
                "solves these equations of all industries",
            );
        }
    }

    /// What is bought of all sellers, each pound counted as what its making brings.
    pub(super) fn bring(&self, each: &[f64]) -> Term {
        let lambda = n(self.future.of(self.future.t.economy.lambda));
        total(self.sellers.iter().map(|(seller, coefficient, quotient)| {
            let bought = n(each[*seller]) * n(*coefficient);
            match quotient {
                Some(quotient) => bought * lambda.clone() * n(*quotient),
                None => bought,
            }
        }))
    }
}

/// What workers earn and spend.
pub(super) fn households(
    bought: &Purchases,
    own: usize,
    [jobs, pay]: [&[f64]; 2],
    item: &mut Item,
) -> Vec<Line> {
    let (future, table) = (bought.future, bought.table);
    let Some(households) = &table.households else {
        return Vec::new();
    };
    for (place, industry) in table.industries.iter().enumerate() {
        let (spent, quotient) = (households.spending[place], households.quotients[place]);
        plain(
            item,
            &format!("c of {}", industry.title),
            spent,
            "£",
            "the table",
        );
        plain(
            item,
            &format!("SLQ of {}", industry.title),
            quotient,
            "",
            "jobs by industry",
        );
    }
    plain(item, "h", households.own, "£", "the table");
    plain(item, "w_j", households.pay[own], "£", "the table");
    let lambda = future.of(future.t.economy.lambda);
    let spent = |each: &[f64]| {
        let industries = (0..table.len()).filter(|place| households.spending[*place] != 0.0);
        total(industries.map(|place| {
            let left = call(
                Function::Min,
                [n(lambda) * n(households.quotients[place]), n(1.0)],
            );
            n(each[place]) * n(households.spending[place]) * left
        }))
    };
    vec![
        Line::once(
            "Pay for each £ of final demand, along supply chains",
            "p_j",
            "£",
            pay[own],
            n(households.pay[own]) + bought.bring(pay),
        )
        .formula("p_j = w_j + Σ_i p_i·a_ij·min(λ·q_ij, 1), w pay for each £ of output"),
        Line::once(
            "Jobs for each £ of household income",
            "v_h",
            "",
            future.of(future.t.economy.jobs_of_income),
            spent(jobs) / (n(1.0) - n(households.own) - spent(pay)),
        )
        .formula("v_h = Σ_i v_i·c_i·min(λ·SLQ_i, 1)/(1 − h − Σ_i p_i·c_i·min(λ·SLQ_i, 1)), c what households spend and h pay each other of each £"),
    ]
}
