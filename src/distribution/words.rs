//! Numbers as a reader expects them in a sentence: few digits, thousands separated by commas.

/// Digits that a reader can take in at a glance.
const USUAL_DIGITS: usize = 4;

/// Digits that tell any two machine numbers apart.
const ALL_DIGITS: usize = 17;

/// Digits shown of a number that is known exactly; more would show the rounding of the machine.
const EXACT_DIGITS: usize = 12;

/// `x` with up to four significant digits: `1,235,000`, `0.05`.
pub(super) fn number(x: f64) -> String {
    with_digits(x, USUAL_DIGITS)
}

/// `x` in full: `123,456`.
pub(super) fn exact_number(x: f64) -> String {
    with_digits(x, EXACT_DIGITS)
}

/// Numbers of one sentence, with as many digits (four or more) as it takes to tell them apart.
pub(super) fn numbers<const N: usize>(values: [f64; N]) -> [String; N] {
    let mut texts = values.map(number);
    for digits in USUAL_DIGITS + 1..=ALL_DIGITS {
        let alike = (1..N).any(|i| values[i - 1] < values[i] && texts[i - 1] == texts[i]);
        if !alike {
            break;
        }
        texts = values.map(|x| with_digits(x, digits));
    }
    texts
}

/// `x` rounded to `digits` significant digits, without trailing zeros.
fn with_digits(x: f64, digits: usize) -> String {
    let scientific = format!("{:.*e}", digits.max(1) - 1, x);
    let (Ok(rounded), Some(exponent)) = (
        scientific.parse::<f64>(),
        scientific
            .split_once('e')
            .and_then(|(_, e)| e.parse::<i64>().ok()),
    ) else {
        return format!("{x}");
    };
    if exponent.abs() > 15 {
        return scientific;
    }
    let decimals = usize::try_from(i64::try_from(digits).unwrap_or(0) - 1 - exponent).unwrap_or(0);
    let plain = format!("{rounded:.decimals$}");
    let (sign, plain) = match plain.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", plain.as_str()),
    };
    let (whole, fraction) = plain.split_once('.').unwrap_or((plain, ""));
    let fraction = fraction.trim_end_matches('0');
    let point = if fraction.is_empty() { "" } else { "." };
    format!("{sign}{}{point}{fraction}", with_commas(whole))
}

/// The digits of a whole number in groups of three.
fn with_commas(digits: &str) -> String {
    let mut text = String::with_capacity(digits.len() + digits.len().div_ceil(3));
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_like_in_a_newspaper() {
        let cases = [
            (0.0, "0"),
            (6.0, "6"),
            (-6.5, "-6.5"),
            (1_234_567.0, "1,235,000"),
            (1234.5, "1,234"),
            (999.96, "1,000"),
            (0.05, "0.05"),
            (0.000_123_456, "0.0001235"),
            (0.1 + 0.2, "0.3"),
            (1e12, "1,000,000,000,000"),
        ];
        for (x, text) in cases {
            assert_eq!(number(x), text);
        }
    }

    #[test]
    fn neighbours_are_told_apart() {
        assert_eq!(numbers([100_001.0, 100_002.0]), ["100,001", "100,002"]);
        assert_eq!(numbers([4.0, 6.0, 9.0]), ["4", "6", "9"]);
        assert_eq!(numbers([4.0, 4.0]), ["4", "4"]);
    }

    #[test]
    fn exact_numbers_are_given_in_full() {
        assert_eq!(exact_number(123_456.78), "123,456.78");
    }
}
