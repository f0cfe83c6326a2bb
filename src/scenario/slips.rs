//! Slips of the pen: units that were mixed up, and numbers that are written as texts.

use crate::distribution::Distribution;
use crate::problem::Place;

use super::context::Context;
use super::legal::shown;
use super::spelling::Shape;
use super::tree::Node;

/// The largest amount of a fund that passes without a word, in £ million. £100 billion is more than
/// any region is given; £20 million written in pounds is far above it.
const LARGEST_FUND: f64 = 100_000.0;

/// Whether an amount that should be in £ million looks like one in £.
pub(super) fn is_in_pounds(millions: f64) -> bool {
    millions > LARGEST_FUND
}

/// The smallest cost of one thing that passes without a word, in £. Nobody gets a job, a learner or
/// a square metre for less; £3 million written in millions is below it.
const SMALLEST_COST: f64 = 10.0;

/// The widest sigma that passes without a word. At 3, one value in six is 20 times the median or
/// more; a sigma in pounds or in per cent is above it.
const WIDEST_SIGMA: f64 = 3.0;

/// The upper quartile of the standard normal: half of its values lie within this of 0.
const UPPER_QUARTILE: f64 = 0.674_489_750_196_081_7;

/// Keys that hold a financial year.
const YEARS: [&str; 5] = ["start", "price_year", "by", "from", "to"];

/// Keys that are in £ million; other money is in £.
const MILLIONS: [&str; 4] = ["amount", "cost", "cap", "half"];

/// Warns of a number that looks like one in another unit.
pub(super) fn warn(
    cx: &mut Context<'_>,
    distribution: &Distribution,
    shape: &Shape,
    place: &Place,
    name: &str,
) {
    let median = distribution.median();
    let key = name.rsplit('.').next().unwrap_or_default();
    if name.starts_with("fund.") && key == "amount" && median > LARGEST_FUND {
        let billions = shown(median / 1000.0);
        let message = format!("is in £ million: this is £{billions} billion");
        let help = format!(
            "write {} if £{} is meant",
            shown(median / 1e6),
            shown(median)
        );
        cx.warn(place, name, message, help);
    }
    if key.starts_with("cost_per_") && median < SMALLEST_COST {
        let message = format!("is in £: this is £{}", shown(median));
        let help = "write the whole figure, such as 30_000 for £30,000";
        cx.warn(place, name, message, help);
    }
    if let Shape::LogNormal([_, sigma]) = shape
        && *sigma > WIDEST_SIGMA
    {
        let beyond = shown_factor(libm::exp(UPPER_QUARTILE * sigma));
        let message = format!(
            "sigma is the sd of the logarithm: half of the values lie beyond a factor of {beyond} from the median"
        );
        let help = "write about 0.3 for a spread of 30 %";
        cx.warn(place, name, message, help);
    }
}

fn shown_factor(factor: f64) -> String {
    if factor < 100.0 {
        format!("{factor:.1}")
    } else if factor < 1e6 {
        format!("{factor:.0}")
    } else {
        format!("{factor:.1e}")
    }
}

/// What to write in place of a text that stands where a number is due.
pub(super) fn help_for_node(node: &Node, path: &str) -> Option<String> {
    help_for_text(node.text()?, path)
}

fn help_for_text(text: &str, path: &str) -> Option<String> {
    let key = path.rsplit('.').next().unwrap_or_default();
    let text = text.trim();
    if YEARS.contains(&key)
        && let Some(year) = financial_year(text)
    {
        return Some(format!("write {key} = {year}"));
    }
    if let Some(percent) = text.strip_suffix('%') {
        return number(percent).map(|percent| format!("write {}", share(percent / 100.0)));
    }
    let in_millions = MILLIONS.contains(&key) || is_money_received(path);
    money(text, in_millions)
}

/// Whether a path is that of what a fund brought in a year: `fund.<id>.actual.2024`.
fn is_money_received(path: &str) -> bool {
    path.starts_with("fund.") && path.contains(".actual.")
}

/// The first year of `2024/25`, `2024-25` or `2024/2025`.
fn financial_year(text: &str) -> Option<i32> {
    let (first, second) = text.split_once(['/', '-', '–'])?;
    let digits = |part: &str| part.chars().all(|c| c.is_ascii_digit());
    let legal = first.len() == 4 && matches!(second.len(), 2 | 4);
    let year: i32 = first.parse().ok()?;
    (legal && digits(first) && digits(second)).then_some(year)
}

/// A share with two digits or as many as it has.
fn share(share: f64) -> String {
    let (short, full) = (format!("{share:.2}"), shown(share));
    if short.len() > full.len() {
        short
    } else {
        full
    }
}

/// The number for `£10m`, `£4,500`, `50k` and their like.
fn money(text: &str, in_millions: bool) -> Option<String> {
    const SIZES: [(&str, f64); 6] = [
        ("billion", 1e9),
        ("million", 1e6),
        ("bn", 1e9),
        ("m", 1e6),
        ("M", 1e6),
        ("k", 1e3),
    ];
    let mut without = Vec::new();
    let mut rest = text;
    if let Some(bare) = rest.strip_prefix('£') {
        without.push("£");
        rest = bare.trim_start();
    }
    let mut size = None;
    for (word, times) in SIZES {
        if let Some(bare) = rest.strip_suffix(word) {
            without.push(word);
            size = Some(times);
            rest = bare.trim_end();
            break;
        }
    }
    let decimal = rest.split_once(',').filter(|(_, after)| {
        // Thousands come in threes; any other comma is a decimal one.
        !after.contains(',') && after.len() != 3
    });
    let has_commas = rest.contains(',') && decimal.is_none();
    let written = match decimal {
        Some((before, after)) => {
            without.push("a comma");
            number(&format!("{before}.{after}"))?
        }
        None => number(&rest.replace(',', ""))?,
    };
    let unit = if in_millions { 1e6 } else { 1.0 };
    let value = size.map_or(written, |times| written * times / unit);
    let plain = shown(value);
    let both = if has_commas {
        format!("{plain}{}", grouped(&plain))
    } else {
        plain
    };
    if has_commas {
        without.push("a comma");
    }
    if without.is_empty() {
        without.push("quotation marks");
    }
    Some(format!("write {both}, without {}", without.join(" or ")))
}

/// ` or 4_500` for `4500`; nothing where there is nothing to group.
fn grouped(plain: &str) -> String {
    let digits = plain.len();
    if digits < 4 || !plain.chars().all(|c| c.is_ascii_digit()) {
        return String::new();
    }
    let mut text = String::from(" or ");
    for (place, digit) in plain.chars().enumerate() {
        if place > 0 && (digits - place).is_multiple_of(3) {
            text.push('_');
        }
        text.push(digit);
    }
    text
}

fn number(text: &str) -> Option<f64> {
    let value: f64 = text.trim().parse().ok()?;
    value.is_finite().then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_holds_a_number_is_told_how_to_be_one() {
        for (text, path, help) in [
            ("10%", "fund.a.arrives", "write 0.10"),
            ("12.5 %", "fund.a.arrives", "write 0.125"),
            ("£10m", "fund.a.amount", "write 10, without £ or m"),
            ("£1.2bn", "fund.a.amount", "write 1200, without £ or bn"),
            ("£50k", "x.cost_per_job", "write 50000, without £ or k"),
            (
                "4,500",
                "x.cost_per_job",
                "write 4500 or 4_500, without a comma",
            ),
            ("2,5", "fund.a.delay", "write 2.5, without a comma"),
            (
                "£1,234,500",
                "x.cost_per_job",
                "write 1234500 or 1_234_500, without £ or a comma",
            ),
            (
                "0.5",
                "fund.a.arrives",
                "write 0.5, without quotation marks",
            ),
            ("£3.1m", "fund.a.actual.2024", "write 3.1, without £ or m"),
            ("2024/25", "start", "write start = 2024"),
            ("2024-2025", "target[1].by", "write by = 2024"),
        ] {
            assert_eq!(help_for_text(text, path).as_deref(), Some(help), "{text}");
        }
        for text in ["", "%", "£", "lots", "nan", "1e999", "£,"] {
            assert_eq!(help_for_text(text, "fund.a.amount"), None, "{text}");
        }
    }
}
