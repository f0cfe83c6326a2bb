//! The unit that is written beside a figure: is it the metric's?
//!
//! A unit is the cheapest check there is that a figure in pounds, heads or square feet is not taken for
//! one in £ million, full-time equivalents or square metres.

use crate::calendar::financial_year;
use crate::outcomes::Measure;
use crate::sheet::number::{Wrong, wrong};

use super::Kind;

/// Whether a unit is that of a measure; nothing is asked where none is written.
pub(super) fn check(
    unit: &str,
    (measure, kind): (Measure, Kind),
    price_year: i32,
) -> Result<(), Wrong> {
    let words = plain(unit);
    if words.is_empty() {
        return Ok(());
    }
    if matches!(kind, Kind::Money) {
        return money(unit, &words, measure == Measure::NominalMoney, price_year);
    }
    let (right, is_it) = match (measure, kind) {
        (_, Kind::Event) => ("yes or no", EVENTS),
        (_, Kind::Share) => ("share", SHARES),
        (Measure::Jobs, _) => ("jobs (FTE)", JOBS),
        (Measure::JobYears, _) => ("job-years", JOB_YEARS),
        (Measure::Firms, _) => ("firms", FIRMS),
        (Measure::SquareMetres, _) => ("m2", SQUARE_METRES),
        _ => ("people", PEOPLE),
    };
    if is_it.contains(&words.as_str()) {
        return Ok(());
    }
    let help = match right {
        "jobs (FTE)" => {
            "jobs are counted as full-time equivalents; two half-time posts are one. Turn heads into full-time equivalents, and write “jobs (FTE)”".to_owned()
        }
        "m2" => "write square metres, and “m2”: 10 sq ft are 0.93 m²".to_owned(),
        "share" => "write the value as 0.6 or 60%, and “share”".to_owned(),
        right => format!("write “{right}”, or leave it empty, if that is what the value counts"),
    };
    Err(wrong(
        format!("the unit is “{unit}”, and this metric is counted in {right}"),
        help,
    ))
}

const EVENTS: &[&str] = &["yes or no", "yes/no", "yes no", "event", "share", "1 or 0"];
const SHARES: &[&str] = &["share", "proportion", "share of people", "share of a whole"];
const JOBS: &[&str] = &[
    "jobs fte",
    "jobs",
    "fte",
    "ftes",
    "fte jobs",
    "full time equivalents",
    "full time equivalent",
];
const JOB_YEARS: &[&str] = &["job years", "job years fte", "fte years"];
const FIRMS: &[&str] = &[
    "firms",
    "businesses",
    "companies",
    "enterprises",
    "ventures",
];
const SQUARE_METRES: &[&str] = &[
    "m2",
    "sqm",
    "sq m",
    "square metres",
    "square meters",
    "m2 gross",
    "m2 gia",
];
const PEOPLE: &[&str] = &[
    "people",
    "persons",
    "learners",
    "heads",
    "headcount",
    "staff",
];

/// Small letters, digits, £, % and /, parted by one space.
fn plain(unit: &str) -> String {
    let plain: String = unit
        .to_lowercase()
        .replace('²', "2")
        .chars()
        .map(|sign| {
            if sign.is_alphanumeric() || "£%/".contains(sign) {
                sign
            } else {
                ' '
            }
        })
        .collect();
    let words: Vec<&str> = plain.split_whitespace().collect();
    words.join(" ")
}

fn money(unit: &str, words: &str, nominal: bool, price_year: i32) -> Result<(), Wrong> {
    let rest = ["£ million", "£million", "£mn", "£m", "gbp million", "gbp m"]
        .iter()
        .find_map(|start| words.strip_prefix(start));
    let Some(rest) = rest.map(str::trim) else {
        return Err(wrong(
            format!("the unit is “{unit}”, and money is counted in £m"),
            "write the value in £ million, 1.5 for £1,500,000, and “£m” as its unit",
        ));
    };
    let prices = financial_year(price_year);
    let of_the_day = matches!(
        rest,
        "money of the day" | "nominal" | "cash" | "current prices"
    );
    let constant = [
        format!("{prices} prices"),
        format!("{price_year} prices"),
        "real".to_owned(),
    ];
    match rest {
        "" => Ok(()),
        _ if of_the_day && nominal => Ok(()),
        rest if !nominal && constant.iter().any(|known| known == rest) => Ok(()),
        _ if of_the_day => Err(wrong(
            format!("the unit is “{unit}”, and this metric is counted at {prices} prices"),
            "report the metric that ends in .nominal: it is the same in the money of the day",
        )),
        _ if nominal => Err(wrong(
            format!("the unit is “{unit}”, and this metric is counted in the money of the day"),
            "report what was paid, not brought to the prices of another year",
        )),
        _ => Err(wrong(
            format!("the unit is “{unit}”, and this metric is counted at {prices} prices"),
            format!(
                "bring the figure to {prices} prices, or report the metric that ends in .nominal in the money of the day"
            ),
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_right(unit: &str, measure: Measure, kind: Kind) -> bool {
        check(unit, (measure, kind), 2024).is_ok()
    }

    #[test]
    fn pounds_are_not_taken_for_millions_nor_heads_for_full_time_equivalents() {
        for (right, wrong, measure, kind) in [
            ("£m", "£", Measure::Money, Kind::Money),
            (
                "£m (2024/25 prices)",
                "£m (2019/20 prices)",
                Measure::Money,
                Kind::Money,
            ),
            (
                "£m (money of the day)",
                "£m (2024/25 prices)",
                Measure::NominalMoney,
                Kind::Money,
            ),
            ("£ million", "£k", Measure::NominalMoney, Kind::Money),
            ("£m", "£000", Measure::NominalMoney, Kind::Money),
            ("jobs (FTE)", "heads", Measure::Jobs, Kind::Count),
            ("people", "jobs", Measure::People, Kind::Count),
            ("m²", "sq ft", Measure::SquareMetres, Kind::Count),
            ("share", "%", Measure::Share, Kind::Share),
            ("yes or no", "£m", Measure::Share, Kind::Event),
        ] {
            assert!(is_right(right, measure, kind), "{right}");
            assert!(!is_right(wrong, measure, kind), "{wrong}");
            assert!(is_right("", measure, kind));
        }
        assert!(!is_right(
            "£m (money of the day)",
            Measure::Money,
            Kind::Money
        ));
    }
}
