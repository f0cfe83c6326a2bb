//! What to say of a line that cannot be read as part of a scenario file.
//!
//! Its author may never have heard of TOML: what is wrong and what to do come in plain words, and what the
//! parser says of it after them.

use crate::problem::{Place, Problem};

/// How every line of a scenario file looks.
const EVERY_LINE: &str = "in a scenario file each line is `name = value` or a heading in `[…]`; a text stands in \
straight quotation marks, \"like this\"";

/// Quotation marks that word processors write.
const CURLY: [char; 7] = ['“', '”', '„', '‘', '’', '«', '»'];

/// The problem with a line, by what the parser says and by what stands there.
pub(super) fn problem(place: &Place, said: &str) -> Problem {
    let said = said.trim().replace('\n', ", ");
    if said.contains("duplicate key") {
        let message = format!("this name stands twice in its section (the parser says: {said})");
        return Problem::error(place, "", message).help("keep one of the two lines");
    }
    let (line, column) = line_of(place);
    let (what, cure) = in_words(&said, &line);
    let message = format!(
        "this line cannot be read from character {column} on: {what} (the parser says: {said})"
    );
    let help = if cure.is_empty() {
        EVERY_LINE.to_owned()
    } else {
        format!("{cure}; {EVERY_LINE}")
    };
    Problem::error(place, "", message).help(help)
}

/// The line in which a place begins, and the character from which on it does, counted from 1.
fn line_of(place: &Place) -> (String, usize) {
    let text = &place.source.text;
    let start = place.span.start.min(text.len());
    let before = text.get(..start).unwrap_or_default();
    let begins = before.rfind('\n').map_or(0, |at| at + 1);
    let rest = text.get(begins..).unwrap_or_default();
    let line = rest.lines().next().unwrap_or_default();
    let column = 1 + before.get(begins..).unwrap_or_default().chars().count();
    (line.to_owned(), column)
}

/// What is wrong, and what would put it right.
fn in_words(said: &str, line: &str) -> (&'static str, &'static str) {
    let says = |words: &str| said.contains(words);
    let value = line.split_once('=').map(|(_, value)| value.trim());
    if line.contains(CURLY) && !says("control") {
        let cure = "write \" in place of “ and ”";
        return ("its quotation marks are those of a word processor", cure);
    }
    if value.is_some_and(str::is_empty) {
        let cure = "write the value after it, or take the line out";
        return ("there is no value after the `=`", cure);
    }
    if value.is_some_and(is_grouped_number) {
        return (
            "its number has commas between the digits",
            "write the number without them: 12000 or 12_000",
        );
    }
    if value.is_some_and(|value| value.starts_with(['£', '€', '$'])) || line.contains("= £") {
        return (
            "its number has a sign of money",
            "write the number alone; each name has its unit, such as £ million for amounts",
        );
    }
    if value.is_some_and(|value| value.ends_with('%')) {
        return (
            "its number has a per cent sign",
            "write shares as 0.4, not as 40%",
        );
    }
    for (word, what, cure) in BY_WORD {
        if says(word) {
            return (what, cure);
        }
    }
    ("it is not written as lines of a scenario file are", "")
}

/// By a word of the parser: what is wrong, and the cure. The first that fits counts.
const BY_WORD: [(&str, &str, &str); 12] = [
    (
        "key with no value",
        "there is no `=` between a name and its value",
        "write `=` between the two",
    ),
    (
        "missing assignment",
        "there is no `=` between a name and its value",
        "write `=` between the two",
    ),
    (
        "must be quoted",
        "a text stands without quotation marks",
        "put \" before and after it",
    ),
    (
        "basic string",
        "a text does not end",
        "put a \" at its end, as at its beginning, on the same line",
    ),
    (
        "literal string",
        "a text does not end",
        "put a ' at its end, as at its beginning, on the same line",
    ),
    (
        "escape",
        "a text holds a `\\`, which has a meaning of its own",
        "write `/` or `\\\\` in its place",
    ),
    (
        "inline table",
        "a pair of braces `{ … }` is not whole",
        "close it with `}` and put a comma between its parts",
    ),
    (
        "comma between key-value",
        "a pair of braces `{ … }` is not whole",
        "close it with `}` and put a comma between its parts",
    ),
    (
        "array table",
        "a heading in square brackets is not whole",
        "close it with as many `]` as it has `[`",
    ),
    (
        "array",
        "a list in square brackets is not whole",
        "close it with `]` and put a comma between its values",
    ),
    (
        "unclosed table",
        "a heading in square brackets is not whole",
        "close it with `]`",
    ),
    (
        "unquoted key",
        "a name holds signs that names do not have",
        "write names in letters, digits, `-` and `_`",
    ),
];

/// Whether a value is a number with commas between its digits, as people write them.
fn is_grouped_number(value: &str) -> bool {
    let number = value.split('#').next().unwrap_or_default().trim();
    let digits = number.trim_start_matches(['£', '-', '+']);
    digits.contains(',')
        && digits.starts_with(|sign: char| sign.is_ascii_digit())
        && digits
            .chars()
            .all(|sign| sign.is_ascii_digit() || ",.".contains(sign))
}

#[cfg(test)]
mod tests {
    use crate::scenario::Scenario;

    fn said(line: &str) -> (String, String, Option<usize>) {
        let text = format!("start = 2024\n{line}\nprice_year = 2024\n");
        let error = Scenario::parse(&text, "plan").expect_err(line);
        assert_eq!(error.problems.len(), 1, "{error}");
        let found = &error.problems[0];
        (found.message.clone(), found.help.clone(), found.line())
    }

    #[test]
    fn a_line_that_cannot_be_read_is_told_in_plain_words_before_those_of_the_parser() {
        let (message, help, line) = said("years 4");
        assert_eq!(
            message,
            "this line cannot be read from character 7 on: there is no `=` between a name and its value (the parser \
             says: key with no value, expected `=`)"
        );
        assert!(help.starts_with(
            "write `=` between the two; in a scenario file each line is `name = value`"
        ));
        assert_eq!(line, Some(2));
    }

    #[test]
    fn the_slips_of_people_who_do_not_write_toml_have_words_of_their_own() {
        let slips = [
            ("title = “A plan”", "those of a word processor"),
            ("title = \"A plan", "a text does not end"),
            ("title = A plan", "without quotation marks"),
            ("amount = 12,000", "commas between the digits"),
            ("amount = £12", "a sign of money"),
            ("share = 40%", "a per cent sign"),
            ("title =", "no value after the `=`"),
            ("profile = [1, 2", "a list in square brackets is not whole"),
            ("a = { b = 1", "a pair of braces"),
            ("start = 2025", "stands twice in its section"),
            ("note = \"C:\\plans\"", "a text holds a `\\`"),
        ];
        for (line, words) in slips {
            let (message, ..) = said(line);
            assert!(message.contains(words), "{line}: {message}");
        }
    }
}
