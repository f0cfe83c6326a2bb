//! The smallest parts of a formula: numbers, names, brackets and functions.

use std::ops::Range;

use winnow::stream::{Location, Stream};

use super::slip::{Fault, Slip, left_over};
use super::{Bare, Input, Read, skip_spaces, whole};
use crate::problem::help_for_unknown;
use crate::programme::outcome::{Expression, Function, Reference};

/// The function that looks at the year before.
const PREVIOUS: &str = "previous";

/// Words that have a meaning of their own in formulas.
pub(in crate::scenario) fn is_taken(word: &str) -> bool {
    word == "year" || words().any(|known| known == word)
}

fn words() -> impl Iterator<Item = &'static str> {
    let functions = Function::ALL.iter().map(|(word, ..)| *word);
    functions.chain([PREVIOUS])
}

/// A number, a name, brackets or a function.
pub(super) fn operand(input: &mut Input<'_>) -> Result<Read, Fault> {
    skip_spaces(input);
    let start = input.current_token_start();
    let expression = match input.chars().next() {
        Some('0'..='9' | '.') => number(input)?,
        Some('{') => braced(input)?,
        Some('(') => {
            input.next_token();
            let read = whole(input)?;
            close(input, start)?;
            read.expression
        }
        Some(letter) if is_letter(letter) => named(input)?,
        _ => return Err(Fault::Backtrack),
    };
    Ok(Read {
        expression,
        bare: Bare::Other,
        start,
        end: input.previous_token_end(),
    })
}

const fn is_letter(letter: char) -> bool {
    letter.is_ascii_alphabetic() || letter == '_'
}

/// Takes all that a test lets through.
fn take<'t>(input: &mut Input<'t>, test: impl Fn(char) -> bool) -> &'t str {
    let rest: &'t str = input.input.as_ref();
    let length = rest.find(|letter| !test(letter)).unwrap_or(rest.len());
    input.next_slice(length)
}

fn number(input: &mut Input<'_>) -> Result<Expression, Fault> {
    let start = input.current_token_start();
    let mut text = take(input, |c| c.is_ascii_digit() || c == '.').to_owned();
    let exponent = {
        let rest: &str = input.input.as_ref();
        let after = rest.strip_prefix(['e', 'E']);
        let digits = after.map(|rest| rest.strip_prefix(['+', '-']).unwrap_or(rest));
        digits.is_some_and(|digits| digits.starts_with(|c: char| c.is_ascii_digit()))
    };
    if exponent {
        text.push_str(input.next_slice(2));
        text.push_str(take(input, |c| c.is_ascii_digit()));
    }
    let here = start..input.current_token_start();
    let rest: &str = input.input.as_ref();
    let groups = rest.strip_prefix(',').is_some_and(|rest| {
        let digits = rest.chars().take_while(char::is_ascii_digit).count();
        digits == 3
    });
    if groups {
        let message = format!("`{text},…` may be one number or two");
        let help =
            "write numbers without commas (1000 for 1,000), and a space behind a comma between two";
        return Err(Fault::cut(Slip::new(
            here.start..here.end + 1,
            message,
            help,
        )));
    }
    let value: f64 = text.parse().unwrap_or(f64::NAN);
    if !value.is_finite() {
        let message = format!("`{text}` is not a number");
        let help = "write a number such as 0.71 or 1200";
        return Err(Fault::cut(Slip::new(here, message, help)));
    }
    Ok(Expression::Number(value))
}

/// Notes a name, which stands for a metric until somebody knows better.
fn name(input: &mut Input<'_>, name: &str, at: Range<usize>) -> Expression {
    input.state.push(Reference {
        name: name.to_owned(),
        at,
    });
    Expression::Metric(input.state.len() - 1)
}

fn braced(input: &mut Input<'_>) -> Result<Expression, Fault> {
    let start = input.current_token_start();
    input.next_token();
    let inside = take(input, |c| c != '}' && c != '{');
    if !input.starts_with('}') {
        let message = "this brace is not closed";
        let help = "write a metric in braces: {jobs.filled}";
        return Err(Fault::cut(Slip::new(start..start + 1, message, help)));
    }
    input.next_token();
    if inside.trim().is_empty() {
        let message = "these braces hold no name";
        let help = "write a metric in braces: {jobs.filled}";
        let end = input.current_token_start();
        return Err(Fault::cut(Slip::new(start..end, message, help)));
    }
    let lead = inside.len() - inside.trim_start().len();
    let at = start + 1 + lead;
    let word = inside.trim();
    Ok(name(input, word, at..at + word.len()))
}

fn named(input: &mut Input<'_>) -> Result<Expression, Fault> {
    let start = input.current_token_start();
    let word = take(input, |c| c.is_ascii_alphanumeric() || c == '_' || c == '.');
    let at = start..start + word.len();
    skip_spaces(input);
    if !input.starts_with('(') {
        return Ok(name(input, word, at));
    }
    let open = input.current_token_start();
    input.next_token();
    let mut parts = Vec::new();
    loop {
        parts.push(whole(input)?.expression);
        skip_spaces(input);
        if input.starts_with(',') {
            input.next_token();
        } else {
            close(input, open)?;
            break;
        }
    }
    call(word, at, parts)
}

fn call(word: &str, at: Range<usize>, mut parts: Vec<Expression>) -> Result<Expression, Fault> {
    let count = parts.len();
    let wrong = |least: usize, most: usize, example: &str| {
        let wanted = match (least, most) {
            (1, 1) => "one part".to_owned(),
            (least, most) if least == most => format!("{least} parts"),
            (least, _) => format!("{least} parts or more"),
        };
        let message = format!("`{word}` takes {wanted}, but here it has {count}");
        Fault::cut(Slip::new(at.clone(), message, format!("write {example}")))
    };
    if word == PREVIOUS {
        return match (count, parts.pop()) {
            (1, Some(part)) => Ok(Expression::Previous(Box::new(part))),
            _ => Err(wrong(1, 1, "previous({jobs.filled})")),
        };
    }
    let known = Function::ALL.iter().find(|(known, ..)| *known == word);
    let Some((_, function, least, most)) = known else {
        let message = format!("there is no function `{word}`");
        let help = help_for_unknown(word, words(), "functions");
        return Err(Fault::cut(Slip::new(at, message, help)));
    };
    if count < *least || count > *most {
        let example = match least {
            1 => format!("{word}(a)"),
            2 => format!("{word}(a, b)"),
            _ => "if(a > b, value where it holds, value where it does not)".to_owned(),
        };
        return Err(wrong(*least, *most, &example));
    }
    Ok(Expression::Function(*function, parts))
}

/// Takes a closing bracket.
fn close(input: &mut Input<'_>, open: usize) -> Result<(), Fault> {
    skip_spaces(input);
    if input.starts_with(')') {
        input.next_token();
        return Ok(());
    }
    let slip = if let Some(sign) = input.chars().next() {
        left_over(sign, input.current_token_start())
    } else {
        let message = "this bracket is not closed";
        let help = "write a ) where it ends";
        Slip::new(open..open + 1, message, help)
    };
    Err(Fault::cut(slip))
}
