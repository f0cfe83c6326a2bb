//! Whether one plan is better than another whatever one's taste for risk.
//!
//! Plan B dominates plan A in the first order if at every level of chance B brings at least as much:
//! everybody who likes more prefers it. It dominates in the second order if, adding up from the worst
//! future on, B is never behind: everybody who likes more and dislikes risk prefers it (Hadar and
//! Russell 1969; Hanoch and Levy 1969, recalled).
//!
//! Of draws, this is a statement about the draws: the share of levels at which it holds is told with it.

/// How one plan stands to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// Better at every level.
    First,
    /// Better for everybody who dislikes risk.
    Second,
    /// Neither.
    None,
    /// The same at every level.
    Same,
}

/// Dominance of a second plan over a first.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Dominance {
    /// Of the second over the first.
    pub order: Order,
    /// Of the first over the second.
    pub reverse: Order,
    /// The share of levels of chance at which the second brings more.
    pub ahead: f64,
    /// The share at which it brings less.
    pub behind: f64,
}

impl Dominance {
    /// Compares draws of which more is better; draws without a value in either plan are left out.
    #[must_use]
    pub fn of(first: &[f64], second: &[f64]) -> Self {
        let known = || {
            first
                .iter()
                .zip(second)
                .filter(|(a, b)| !a.is_nan() && !b.is_nan())
        };
        let mut first: Vec<f64> = known().map(|(a, _)| *a).collect();
        let mut second: Vec<f64> = known().map(|(_, b)| *b).collect();
        first.sort_unstable_by(f64::total_cmp);
        second.sort_unstable_by(f64::total_cmp);
        let levels = || first.iter().zip(&second);
        let count = first.len().max(1) as f64;
        let share = |test: &dyn Fn(f64, f64) -> bool| {
            levels().filter(|(a, b)| test(**a, **b)).count() as f64 / count
        };
        let (ahead, behind) = (share(&|a, b| b > a), share(&|a, b| b < a));
        let mut gathered = 0.0;
        let (mut least, mut most) = (0.0_f64, 0.0_f64);
        for (a, b) in levels() {
            gathered += b - a;
            least = least.min(gathered);
            most = most.max(gathered);
        }
        // Sums of many draws carry rounding of this size.
        let size: f64 = levels().map(|(a, b)| a.abs() + b.abs()).sum();
        let slack = size * f64::EPSILON;
        let order = |ahead: f64, behind: f64, worst: f64| {
            if ahead == 0.0 && behind == 0.0 {
                Order::Same
            } else if behind == 0.0 {
                Order::First
            } else if worst <= slack && ahead > 0.0 {
                Order::Second
            } else {
                Order::None
            }
        };
        Self {
            order: order(ahead, behind, -least),
            reverse: order(behind, ahead, most),
            ahead,
            behind,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_in_every_future_is_first_order() {
        let found = Dominance::of(&[1.0, 2.0, 3.0], &[3.0, 1.0, 2.5]);
        // Sorted: 1, 2, 3 and 1, 2.5, 3.
        assert_eq!((found.order, found.reverse), (Order::First, Order::None));
        assert!((found.ahead - 1.0 / 3.0).abs() < 1e-15 && found.behind == 0.0);
    }

    #[test]
    fn the_same_mean_with_less_spread_is_second_order() {
        let found = Dominance::of(&[0.0, 10.0], &[4.0, 6.0]);
        assert_eq!((found.order, found.reverse), (Order::Second, Order::None));
        let found = Dominance::of(&[0.0, 10.0], &[-1.0, 30.0]);
        assert_eq!((found.order, found.reverse), (Order::None, Order::None));
    }

    #[test]
    fn a_plan_does_not_dominate_itself() {
        let found = Dominance::of(&[1.0, f64::NAN, 2.0], &[1.0, 5.0, 2.0]);
        assert_eq!((found.order, found.reverse), (Order::Same, Order::Same));
    }
}
