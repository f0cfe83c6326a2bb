//! Texts from a sheet: whatever stands in a cell becomes one harmless line.

/// A text on one line: control characters, line ends and marks that nobody sees become spaces, and
/// several spaces one. A terminal or a table could otherwise be made to show something else.
pub fn cleaned(text: &str) -> String {
    let visible: String = text
        .chars()
        .map(|sign| if is_unseen(sign) { ' ' } else { sign })
        .collect();
    let words: Vec<&str> = visible.split_whitespace().collect();
    words.join(" ")
}

/// Control characters, marks of no width, and those that turn the direction of writing.
fn is_unseen(sign: char) -> bool {
    sign.is_control()
        || matches!(sign, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

/// The start of a text, for messages.
pub fn shortened(text: &str) -> String {
    const MOST: usize = 60;
    let text = cleaned(text);
    if text.chars().count() <= MOST {
        return text;
    }
    let start: String = text.chars().take(MOST - 1).collect();
    format!("{}…", start.trim_end())
}

/// Words as they are compared: small letters and digits, parted by one space.
pub fn folded(text: &str) -> String {
    let plain: String = text
        .chars()
        .flat_map(char::to_lowercase)
        .filter(|sign| !matches!(sign, '\'' | '’'))
        .map(|sign| match sign {
            '²' => '2',
            sign if sign.is_alphanumeric() => sign,
            _ => ' ',
        })
        .collect();
    let words: Vec<&str> = plain.split_whitespace().collect();
    words.join(" ")
}

/// A number as it is written in a scenario: up to six digits after the point.
pub fn number(value: f64) -> String {
    // What is added up from a sheet is exact to far less than a millionth.
    let text = format!("{value:.6}");
    let text = text.trim_end_matches('0');
    text.strip_suffix('.')
        .map_or_else(|| text.to_owned(), |whole| format!("{whole}.0"))
}

/// A number for people: `1,373` and `62.5`.
pub fn told(value: f64) -> String {
    let text = number(value);
    let text = text.strip_suffix(".0").unwrap_or(&text);
    let (whole, fraction) = text
        .split_once('.')
        .map_or((text, None), |(whole, rest)| (whole, Some(rest)));
    let mut told = String::new();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place) % 3 == 0 {
            told.push(',');
        }
        told.push(digit);
    }
    if let Some(fraction) = fraction {
        told.push('.');
        told.push_str(fraction);
    }
    told
}

/// Words in a row: `a, b and c`.
pub fn in_words(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [start @ .., last] => format!("{} and {last}", start.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_for_people_have_commas() {
        assert_eq!(told(1_373.0), "1,373");
        assert_eq!(told(1_234_567.5), "1,234,567.5");
        assert_eq!(told(100.0), "100");
        assert_eq!(told(0.25), "0.25");
    }

    #[test]
    fn numbers_have_no_dust() {
        assert_eq!(number(0.1 + 0.2), "0.3");
        assert_eq!(number(12.0), "12.0");
        assert_eq!(number(1200.0), "1200.0");
    }
}
