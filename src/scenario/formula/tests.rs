use super::*;
use crate::programme::outcome::{Expression, Function};

/// A formula in prefix notation, its names as they stand.
fn shown(text: &str) -> String {
    fn of(formula: &Formula, expression: &Expression) -> String {
        let all = |parts: &[Expression]| -> String {
            let parts: Vec<String> = parts.iter().map(|part| of(formula, part)).collect();
            parts.join(" ")
        };
        match expression {
            Expression::Number(value) => value.to_string(),
            Expression::Year => "year".to_owned(),
            Expression::Assumption(place) => format!("assumption {place}"),
            Expression::Metric(place) => formula.references[*place].name.clone(),
            Expression::Previous(part) => format!("(previous {})", of(formula, part)),
            Expression::Negative(part) => format!("(neg {})", of(formula, part)),
            Expression::Operation(operator, parts) => {
                format!("({} {})", operator.sign(), all(parts.as_slice()))
            }
            Expression::Function(function, parts) => {
                format!("({} {})", Function::word(*function), all(parts))
            }
        }
    }
    match read(text) {
        Ok(formula) => of(&formula, &formula.root),
        Err(slip) => format!("{}..{}: {}", slip.at.start, slip.at.end, slip.message),
    }
}

#[test]
fn products_bind_before_sums_and_sums_before_comparisons() {
    for (text, tree) in [
        ("1 + 2 * 3", "(+ 1 (* 2 3))"),
        ("(1 + 2) * 3", "(* (+ 1 2) 3)"),
        ("8 - 3 - 1", "(- (- 8 3) 1)"),
        ("8 / 4 / 2", "(/ (/ 8 4) 2)"),
        ("2 * 3 ^ 2", "(* 2 (^ 3 2))"),
        ("-a * b", "(* (neg a) b)"),
        ("2 * -a", "(* 2 (neg a))"),
        ("2 ^ -1", "(^ 2 (neg 1))"),
        ("(-2) ^ 2", "(^ (neg 2) 2)"),
        ("a + 1 >= b * 2", "(>= (+ a 1) (* b 2))"),
        ("1e3 + 2.5E-2", "(+ 1000 0.025)"),
        ("3 × a ÷ 2 · b − 1", "(- (* (/ (* 3 a) 2) b) 1)"),
    ] {
        assert_eq!(shown(text), tree, "{text}");
    }
}

#[test]
fn names_stand_bare_or_in_braces_and_know_their_place() {
    let formula = read("{ jobs.filled.activity.a-b } + training.starts").unwrap();
    let [first, second] = formula.references.as_slice() else {
        panic!("{:?}", formula.references);
    };
    assert_eq!(first.name, "jobs.filled.activity.a-b");
    assert_eq!(&formula.text[first.at.clone()], first.name);
    assert_eq!(second.name, "training.starts");
    assert_eq!(&formula.text[second.at.clone()], second.name);
}

#[test]
fn functions_may_stand_within_functions() {
    assert_eq!(
        shown("max(1, max(2, min(a, 4, 5))) * 2"),
        "(* (max 1 (max 2 (min a 4 5))) 2)"
    );
    assert_eq!(
        shown("if(year >= 3, previous({jobs.filled}), 0)"),
        "(if (>= year 3) (previous jobs.filled) 0)"
    );
}

#[test]
fn what_can_be_read_in_two_ways_is_refused_where_it_stands() {
    for (text, wrong) in [
        ("-2 ^ 2", "1..6: a minus before a power"),
        ("2 ^ 3 ^ 2", "6..7: a power of a power"),
        ("a < b < c", "6..7: a comparison cannot go on"),
        ("max(1,000, 2)", "4..6: `1,…` may be one number"),
        ("1 - -2", "2..5: there are two minus signs"),
    ] {
        assert!(shown(text).starts_with(wrong), "{text}: {}", shown(text));
    }
}

#[test]
fn a_slip_is_shown_where_it_is() {
    for (text, wrong) in [
        ("", "0..0: a number or a name is missing at the end"),
        ("a +", "2..3: a number or a name is missing at the end"),
        (
            "a + )",
            "4..5: a number or a name is missing before this `)`",
        ),
        ("(a + b", "0..1: this bracket is not closed"),
        ("a + b)", "5..6: this bracket closes nothing"),
        ("a b", "2..3: there is nothing between this"),
        ("2a", "1..2: there is nothing between this"),
        ("{a", "0..1: this brace is not closed"),
        ("{ }", "0..3: these braces hold no name"),
        ("5%", "1..2: `%` has no meaning"),
        ("a ** 2", "2..4: `**` has no meaning"),
        ("a == 2", "2..4: `==` has no meaning"),
        ("median(a)", "0..6: there is no function `median`"),
        ("abs(a, b)", "0..3: `abs` takes one part, but here it has 2"),
        ("max(a)", "0..3: `max` takes 2 parts or more"),
        ("if(a, b)", "0..2: `if` takes 3 parts"),
        ("1.2.3", "0..5: `1.2.3` is not a number"),
        ("\"a\"", "0..1: a formula holds no texts"),
        ("+a", "0..1: a plus stands between"),
        ("a, b", "1..2: a comma stands between"),
        ("1e999", "0..5: `1e999` is not a number"),
        ("€5", "0..3: `€` cannot stand here"),
        ("max(a b)", "6..7: there is nothing between this"),
    ] {
        assert!(shown(text).starts_with(wrong), "{text}: {}", shown(text));
    }
}

#[test]
fn no_text_is_too_much() {
    assert!(shown(&"(".repeat(999)).contains("brackets are open"));
    assert!(shown(&"a+".repeat(600)).contains("1000 characters"));
    assert!(shown(&"-".repeat(900)).contains("two minus signs"));
    assert!(read(&format!("{}a", "a+".repeat(499))).is_ok());
    for letter in ["é", "“", "\u{0}", "\n", "😀", "a😀", "{é}", "{é"] {
        let _ = read(letter);
    }
}
