//! A formula as a text: `{training.completions} * hours_saved`.
//!
//! Numbers, names, brackets, `+ - * / ^`, comparisons and a few functions. What Excel and
//! mathematics read differently (`-2^2`, `2^3^2`) is refused rather than read in one of the two ways.

mod parts;
mod slip;

use winnow::Parser;
use winnow::combinator::{Infix, Prefix, expression};
use winnow::stream::{LocatingSlice, Location, Stateful, Stream};

use crate::programme::outcome::{Expression, Formula, Operator, Reference};

pub(super) use parts::is_taken;
use parts::operand;
use slip::Fault;
pub(super) use slip::Slip;

/// The longest formula, in bytes.
const LONGEST: usize = 1000;
/// How many brackets may be open at once.
const DEEPEST: usize = 40;

/// A text that is being read, and the names found in it.
type Input<'t> = Stateful<LocatingSlice<&'t str>, Vec<Reference>>;

/// A part that was read, and whether it is a power or a negative number without brackets around it.
#[derive(Debug)]
struct Read {
    expression: Expression,
    bare: Bare,
    start: usize,
    end: usize,
}

/// What a part is that has no brackets around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Bare {
    Power,
    Negative,
    Other,
}

/// Reads a formula. Every name in it stands for a metric until its owner knows better.
pub(super) fn read(text: &str) -> Result<Formula, Slip> {
    check_size(text)?;
    let mut input = Input {
        input: LocatingSlice::new(text),
        state: Vec::new(),
    };
    let read = whole(&mut input).map_err(|fault| fault.told(text))?;
    skip_spaces(&mut input);
    if let Some(sign) = input.chars().next() {
        return Err(slip::left_over(sign, input.current_token_start()));
    }
    Ok(Formula {
        text: text.to_owned(),
        references: input.state,
        root: read.expression,
    })
}

fn check_size(text: &str) -> Result<(), Slip> {
    if text.len() > LONGEST {
        return Err(Slip::new(
            0..text.len(),
            format!(
                "a formula has {LONGEST} characters at most, but this one has {}",
                text.len()
            ),
            "put parts of it into outcomes of their own and name them as {outcome.<id>}",
        ));
    }
    let (mut open, mut sign) = (0_usize, None);
    for (at, letter) in text.char_indices() {
        match letter {
            '(' => open += 1,
            ')' => open = open.saturating_sub(1),
            _ => {}
        }
        if open > DEEPEST {
            let message = format!("more than {DEEPEST} brackets are open here");
            let help = "put parts of the formula into outcomes of their own";
            return Err(Slip::new(at..at + 1, message, help));
        }
        if let (Some(first), '-' | '−') = (sign, letter) {
            let help = "write one of them, or put brackets around the negative number";
            let end = at + letter.len_utf8();
            return Err(Slip::new(
                first..end,
                "there are two minus signs in a row",
                help,
            ));
        }
        match letter {
            '-' | '−' => sign = Some(at),
            ' ' | '\t' | '\n' | '\r' => {}
            _ => sign = None,
        }
    }
    Ok(())
}

fn skip_spaces(input: &mut Input<'_>) {
    while input.starts_with([' ', '\t', '\n', '\r']) {
        input.next_token();
    }
}

/// Everything up to a closing bracket, a comma or the end.
fn whole(input: &mut Input<'_>) -> Result<Read, Fault> {
    expression(operand)
        .prefix(prefix)
        .infix(infix)
        .parse_next(input)
}

/// A minus before a number, or the word that something is missing: no operand begins here.
fn prefix<'t>(input: &mut Input<'t>) -> Result<Prefix<Input<'t>, Read, Fault>, Fault> {
    skip_spaces(input);
    let start = input.current_token_start();
    if input.starts_with(['-', '−']) {
        input.next_token();
        return Ok(Prefix(20, |_, read| negative(read)));
    }
    Err(Fault::cut(slip::nothing_here(input, start)))
}

fn negative(read: Read) -> Result<Read, Fault> {
    if read.bare == Bare::Power {
        return Err(Fault::cut(Slip::new(
            read.start..read.end,
            "a minus before a power is read in two ways: as (-a)^b by spreadsheets, as -(a^b) in mathematics",
            "put brackets where you mean them",
        )));
    }
    Ok(Read {
        expression: Expression::Negative(Box::new(read.expression)),
        bare: Bare::Negative,
        ..read
    })
}

fn infix<'t>(input: &mut Input<'t>) -> Result<Infix<Input<'t>, Read, Fault>, Fault> {
    skip_spaces(input);
    let start = input.current_token_start();
    let wrong = |sign: &str, help: &str| {
        let message = format!("`{sign}` has no meaning in a formula");
        Err(Fault::cut(Slip::new(
            start..start + sign.len(),
            message,
            help,
        )))
    };
    for (sign, help) in slip::NO_SIGNS {
        if input.starts_with(sign) {
            return wrong(sign, help);
        }
    }
    macro_rules! joins {
        ($($sign:literal => $kind:ident($power:literal, $operator:ident)),* $(,)?) => {
            $(if input.starts_with($sign) {
                for _ in $sign.chars() {
                    input.next_token();
                }
                return Ok(Infix::$kind($power, |_, a, b| Ok(join(Operator::$operator, a, b))));
            })*
        };
    }
    joins! {
        "<=" => Neither(2, AtMost),
        ">=" => Neither(2, AtLeast),
        "<>" => Neither(2, Different),
        "<" => Neither(2, Below),
        ">" => Neither(2, Above),
        "=" => Neither(2, Same),
        "+" => Left(6, Plus),
        "-" => Left(6, Minus),
        "−" => Left(6, Minus),
        "*" => Left(10, Times),
        "·" => Left(10, Times),
        "×" => Left(10, Times),
        "/" => Left(10, Over),
        "÷" => Left(10, Over),
        "^" => Neither(30, Power),
    }
    Err(Fault::Backtrack)
}

fn join(operator: Operator, a: Read, b: Read) -> Read {
    let bare = match operator {
        Operator::Power => Bare::Power,
        _ => Bare::Other,
    };
    Read {
        start: a.start,
        end: b.end,
        bare,
        expression: Expression::Operation(operator, Box::new([a.expression, b.expression])),
    }
}

#[cfg(test)]
mod tests;
