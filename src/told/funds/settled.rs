//! What a fund brought in known years, set against what this future would have brought in them.

use crate::programme::{ActualRule, Fund};
use crate::told::account::{Item, Line};
use crate::told::future::Future;
use crate::told::known;
use crate::told::term::{Function, Term, added, call, n, sum};

/// What is left to arrive after the known years, and where the difference went.
pub(super) struct Settled {
    /// What is to arrive in later years; nothing in known ones.
    pub money: Vec<f64>,
    /// Not come, or not realised.
    pub not_arrived: (Term, &'static str),
    /// Put off past the last year, events apart.
    pub slipped: (Term, &'static str),
    /// Came beyond the promise.
    pub above: Option<(Term, &'static str)>,
}

impl Settled {
    /// Nothing is known: all of it is as this future has it.
    fn unknown(late: Vec<f64>, amount: f64, coming: f64) -> Self {
        Self {
            not_arrived: (n(amount) - n(coming), "amount − coming"),
            slipped: (n(coming) - n(sum(&late)), "coming − Σ late_y"),
            above: None,
            money: late,
        }
    }

    /// Tells of the known years, if there are any.
    pub fn tell(
        future: &Future,
        fund: &Fund,
        late: Vec<f64>,
        (amount, coming): (f64, f64),
        item: &mut Item,
    ) -> Self {
        let known = fund.actual.years();
        if known == 0 {
            return Self::unknown(late, amount, coming);
        }
        known::give(future, item, &fund.actual, ("received in the year", "£m"));
        let difference = Difference::tell(&late, fund, item);
        let Difference {
            short,
            ahead,
            later,
            ..
        } = difference;
        if fund.actual_rule == ActualRule::Lost {
            let missing = || n(amount) - n(coming);
            let (not_arrived, above) = (
                call(Function::Max, [n(0.0), missing() + n(short) - n(ahead)]),
                call(Function::Max, [n(0.0), n(ahead) - missing()]),
            );
            let slipped = (n(coming) - n(sum(&late)), "coming − Σ late_y");
            let money = made_up(&late, known, |_, money| n(money), "late_y", item);
            return Self {
                money,
                not_arrived: (
                    not_arrived,
                    "max(0, amount − coming + short − ahead), as what did not come is lost",
                ),
                slipped,
                above: Some((above, "max(0, ahead − (amount − coming))")),
            };
        }
        let taken = ahead.min(later);
        let change = |_: usize, money: f64| {
            if later == 0.0 {
                n(0.0)
            } else {
                n(money) * (n(1.0) + (n(short) - n(taken)) / n(later))
            }
        };
        let formula = "late_y·(1 + (short − taken)/later)";
        item.lines.push(
            Line::once(
                "Taken off later years",
                "taken",
                "£m",
                taken,
                call(Function::Min, [n(ahead), n(later)]),
            )
            .formula("taken = min(ahead, later)"),
        );
        let money = made_up(&late, known, change, formula, item);
        let put_off = coming - sum(&late);
        let not_late = (ahead - taken).min(put_off);
        let after_all = (ahead - taken - not_late).min(amount - coming);
        item.lines.extend([
            Line::once(
                "Came though this future would have put it off past the last year",
                "not late",
                "£m",
                not_late,
                call(
                    Function::Min,
                    [n(ahead) - n(taken), n(coming) - n(sum(&late))],
                ),
            )
            .formula("not late = min(ahead − taken, coming − Σ late_y)"),
            Line::once(
                "Came though in this future it never would have",
                "after all",
                "£m",
                after_all,
                call(
                    Function::Min,
                    [n(ahead) - n(taken) - n(not_late), n(amount) - n(coming)],
                ),
            )
            .formula("after all = min(ahead − taken − not late, amount − coming)"),
        ]);
        let slipped = n(coming) - n(sum(&late)) - n(not_late);
        let slipped = if later == 0.0 {
            (
                slipped + n(short),
                "coming − Σ late_y − not late + short, as nothing comes later that it could be added to",
            )
        } else {
            (slipped, "coming − Σ late_y − not late")
        };
        Self {
            money,
            not_arrived: (
                n(amount) - n(coming) - n(after_all),
                "amount − coming − after all",
            ),
            slipped,
            above: Some((
                n(ahead) - n(taken) - n(not_late) - n(after_all),
                "ahead − taken − not late − after all",
            )),
        }
    }
}

/// How far what came differs from what this future would have brought.
struct Difference {
    short: f64,
    ahead: f64,
    later: f64,
}

impl Difference {
    fn tell(late: &[f64], fund: &Fund, item: &mut Item) -> Self {
        let (before, after) = late.split_at(fund.actual.years().min(late.len()));
        let (drawn, came) = (sum(before), fund.actual.total());
        let later = sum(after);
        let (short, ahead) = ((drawn - came).max(0.0), (came - drawn).max(0.0));
        let over = |a: f64, b: f64| call(Function::Max, [n(0.0), n(a) - n(b)]);
        let once = |title: &str, symbol: &str, value: f64, term: Term, formula: &str| {
            Line::once(title, symbol, "£m", value, term).formula(formula)
        };
        item.lines.extend([
            once(
                "What this future would have brought in known years",
                "drawn",
                drawn,
                added(before),
                "Σ late_y of known years",
            ),
            once(
                "What came in them",
                "came",
                came,
                added(&fund.actual.0),
                "Σ actual_y",
            ),
            once(
                "Less than drawn",
                "short",
                short,
                over(drawn, came),
                "short = max(0, drawn − came)",
            ),
            once(
                "More than drawn",
                "ahead",
                ahead,
                over(came, drawn),
                "ahead = max(0, came − drawn)",
            ),
            once(
                "Drawn for later years",
                "later",
                later,
                added(after),
                "Σ late_y of later years",
            ),
        ]);
        Self {
            short,
            ahead,
            later,
        }
    }
}

/// What arrives after the known years, as a line, and its values.
fn made_up(
    late: &[f64],
    known: usize,
    term: impl Fn(usize, f64) -> Term,
    formula: &str,
    item: &mut Item,
) -> Vec<f64> {
    let term = |year: usize| {
        if year < known {
            n(0.0)
        } else {
            term(year, late[year])
        }
    };
    let money: Vec<f64> = (0..late.len()).map(|year| term(year).value(17)).collect();
    item.lines.push(
        Line::yearly(
            "Arriving after the known years, before events and recession",
            "to come",
            "£m",
            money.clone(),
            term,
        )
        .formula(format!(
            "to come_y = {formula}; nothing in known years, which are put in below"
        ))
        .summed(),
    );
    money
}
