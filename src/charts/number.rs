//! How numbers, years and chances are written on charts.

/// `value` with `decimals` digits after the point, a comma at thousands and a true minus sign.
pub(crate) fn thousands(value: f64, decimals: usize) -> String {
    let text = format!("{:.decimals$}", value.abs());
    let (whole, rest) = text.split_at(text.find('.').unwrap_or(text.len()));
    let mut out = String::new();
    let nothing = text.chars().all(|c| matches!(c, '0' | '.'));
    if value < 0.0 && !nothing {
        out.push('−');
    }
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out + rest
}

/// Simulated values smaller than this are written as nothing.
pub(crate) const NOTHING: f64 = 0.01;

/// `value` to two significant figures, for results of simulations: 4,312 becomes 4,300. Less than a hundredth is
/// nothing.
pub(crate) fn rounded(value: f64) -> String {
    significant(value, 2)
}

/// From `low` to `high`, kept on one line, with as many figures as it takes to tell them apart.
pub(crate) fn range(low: f64, high: f64) -> String {
    let (from, to) = ends(low, high);
    format!("{from}\u{a0}to\u{a0}{to}")
}

/// `low` and `high` with as many figures as it takes to tell them apart.
pub(crate) fn ends(low: f64, high: f64) -> (String, String) {
    let written = |figures| (significant(low, figures), significant(high, figures));
    (2..=5)
        .map(written)
        .find(|(from, to)| from != to)
        .unwrap_or_else(|| written(2))
}

/// `text`, which writes `value`, with a plus sign if it says more than nothing.
pub(crate) fn plus(value: f64, text: String) -> String {
    let says_something = text.chars().any(|c| ('1'..='9').contains(&c));
    if value > 0.0 && says_something {
        format!("+{text}")
    } else {
        text
    }
}

/// `value` to at most `figures` significant figures.
pub(crate) fn significant(value: f64, figures: i32) -> String {
    if value.abs() < NOTHING {
        return thousands(0.0, 0);
    }
    if !value.is_finite() {
        return thousands(value, 0);
    }
    let mut power = 0;
    while value.abs() >= 10_f64.powi(power + 1) {
        power += 1;
    }
    while value.abs() < 10_f64.powi(power) && power > -6 {
        power -= 1;
    }
    let unit = 10_f64.powi(power - figures + 1);
    let decimals = usize::try_from(figures - 1 - power).unwrap_or(0);
    thousands((value / unit).round() * unit, decimals)
}

/// `value` as given by a person: all its digits, up to two after the point.
pub(crate) fn given(value: f64) -> String {
    let decimals = (0..2)
        .find(|d| {
            let scaled = value * 10_f64.powi(*d);
            (scaled - scaled.round()).abs() < 1e-6
        })
        .map_or(2, |d| usize::try_from(d).unwrap_or(0));
    thousands(value, decimals)
}

/// `value` in whole tens, ones or tenths, by the size of the `largest` number beside it.
pub(crate) fn beside(value: f64, largest: f64) -> String {
    match largest.abs() {
        size if size >= 1000.0 => thousands((value / 10.0).round() * 10.0, 0),
        size if size >= 20.0 => thousands(value, 0),
        _ => thousands(value, 1),
    }
}

/// Steps of a calculation with the same digits throughout: in whole numbers or tenths where all are such already, by
/// the size of the largest otherwise.
pub(crate) fn alike(value: f64, all: &[f64]) -> String {
    let are_whole = |scale: f64| {
        let mut scaled = all.iter().map(|value| value * scale);
        scaled.all(|value| (value - value.round()).abs() < 1e-6 * scale)
    };
    let largest = all
        .iter()
        .fold(0.0, |most: f64, value| most.max(value.abs()));
    if value == 0.0 {
        thousands(0.0, 0)
    } else if are_whole(1.0) {
        thousands(value, 0)
    } else if are_whole(10.0) {
        thousands(value, 1)
    } else {
        beside(value, largest)
    }
}

/// A share of simulations as a whole percentage, never rounded to none or all.
pub(crate) fn percent(share: f64) -> String {
    if share > 0.0 && share < 0.01 {
        "under 1%".into()
    } else if share < 1.0 && share > 0.99 {
        "over 99%".into()
    } else {
        format!("{}%", thousands(share * 100.0, 0))
    }
}

/// A share of simulations among a hundred, never rounded to none or all: `62 in 100`.
pub(crate) fn in_hundred(share: f64) -> String {
    if share > 0.0 && share < 0.01 {
        "fewer than 1 in 100".into()
    } else if share < 1.0 && share > 0.99 {
        "more than 99 in 100".into()
    } else {
        format!("{} in 100", thousands(share * 100.0, 0))
    }
}

/// A setting as a person would write it: at most `figures` significant figures, without zeros at the end, however
/// small.
pub(crate) fn setting(value: f64, figures: i32) -> String {
    let size = value.abs();
    if size == 0.0 || !value.is_finite() {
        return thousands(value, 0);
    }
    let power = (-12..=12).rfind(|p| size >= 10_f64.powi(*p)).unwrap_or(-12);
    let decimals = usize::try_from(figures - 1 - power).unwrap_or(0);
    let text = thousands(value, decimals);
    if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        text
    }
}

/// The financial year that starts in April of `start`: 2024 is `2024/25`.
pub(crate) fn financial_year(start: i32) -> String {
    format!("{start}/{:02}", (start + 1).rem_euclid(100))
}

/// From the first to the last of `years`.
pub(crate) fn period(years: &[i32]) -> String {
    match years {
        [] => String::new(),
        [only] => financial_year(*only),
        [first, .., last] => format!("{} to {}", financial_year(*first), financial_year(*last)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_have_commas_and_a_true_minus() {
        assert_eq!(thousands(0.0, 0), "0");
        assert_eq!(thousands(999.0, 0), "999");
        assert_eq!(thousands(1_234_567.0, 0), "1,234,567");
        assert_eq!(thousands(-1234.56, 1), "−1,234.6");
        assert_eq!(thousands(-0.2, 0), "0");
    }

    #[test]
    fn results_have_two_significant_figures() {
        let written = [4312.0, 999.0, 47.2, 3.456, 0.0345, -8123.0, 0.0].map(rounded);
        assert_eq!(
            written,
            ["4,300", "1,000", "47", "3.5", "0.035", "−8,100", "0"]
        );
    }

    #[test]
    fn less_than_a_hundredth_is_nothing() {
        assert_eq!(
            [0.000_068, -0.0099, 0.01, 0.43].map(rounded),
            ["0", "0", "0.010", "0.43"]
        );
        assert_eq!(range(0.0, 0.000_068), "0\u{a0}to\u{a0}0");
    }

    #[test]
    fn steps_that_are_rounded_already_keep_their_digits() {
        let whole = [2_087.0, 200.0, 1_887.0];
        assert_eq!(whole.map(|v| alike(v, &whole)), ["2,087", "200", "1,887"]);
        let tenths = [12.3, 0.1 * 3.0, 12.0, 0.0];
        assert_eq!(
            tenths.map(|v| alike(v, &tenths)),
            ["12.3", "0.3", "12.0", "0"]
        );
        let raw = [2_087.31, 200.25, 1_887.06];
        assert_eq!(raw.map(|v| alike(v, &raw)), ["2,090", "200", "1,890"]);
    }

    #[test]
    fn the_ends_of_a_narrow_range_can_be_told_apart() {
        assert_eq!(range(1946.0, 7213.0), "1,900\u{a0}to\u{a0}7,200");
        assert_eq!(range(4151.0, 4172.0), "4,150\u{a0}to\u{a0}4,170");
        assert_eq!(range(3.0, 3.0), "3.0\u{a0}to\u{a0}3.0");
    }

    #[test]
    fn given_numbers_keep_their_digits() {
        assert_eq!(
            [5000.0, 12.5, 0.25, 1.0 / 3.0].map(given),
            ["5,000", "12.5", "0.25", "0.33"]
        );
    }

    #[test]
    fn chances_never_round_to_none_or_all() {
        assert_eq!(
            [0.0, 0.001, 0.007, 0.344, 0.993, 1.0].map(percent),
            ["0%", "under 1%", "under 1%", "34%", "over 99%", "100%"]
        );
    }

    #[test]
    fn chances_among_a_hundred_never_round_to_none_or_all() {
        assert_eq!(
            [0.0, 0.007, 0.344, 0.993, 1.0].map(in_hundred),
            [
                "0 in 100",
                "fewer than 1 in 100",
                "34 in 100",
                "more than 99 in 100",
                "100 in 100"
            ]
        );
    }

    #[test]
    fn settings_keep_what_was_typed_and_no_more() {
        let written = [0.25, 0.004, 0.314_15, 12.0, 1_234.5, -0.5, 0.0, 100.0];
        assert_eq!(
            written.map(|value| setting(value, 3)),
            ["0.25", "0.004", "0.314", "12", "1,234", "−0.5", "0", "100"]
        );
    }

    #[test]
    fn a_plus_sign_says_that_there_is_more() {
        let signed = [310.0, 0.001, 0.0, -70.0].map(|v| plus(v, rounded(v)));
        assert_eq!(signed, ["+310", "0", "0", "−70"]);
    }

    #[test]
    fn financial_years_cross_centuries() {
        assert_eq!(
            [2024, 2033, 2099, 2108].map(financial_year),
            ["2024/25", "2033/34", "2099/00", "2108/09"]
        );
        assert_eq!(period(&[2024, 2025, 2033]), "2024/25 to 2033/34");
    }
}
