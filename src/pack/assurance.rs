//! What was checked and what not, and where these figures should not be used: a statement in the manner of the
//! Aqua Book.

use super::{Checked, Material, prose};
use crate::document::Block;
use crate::register::Rating;
use crate::tables::figure::count;
use crate::tables::{Cell, Column, Table};

pub(super) fn blocks(material: &Material<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let text = "What a commissioner of analysis should know before relying on it, in the order in which the Aqua \
                Book (HM Treasury, 2015) asks: is it the right question, does it work as meant, and is it used for \
                what it can bear?";
    blocks.push(Block::Prose(text.to_owned()));
    blocks.push(Block::Table(checks(material).into()));
    blocks.push(Block::Heading("Where not to use these figures".to_owned()));
    blocks.extend(prose(&not_for(material)));
    blocks
}

/// A line of the statement: the question, its state in a word or two, and how it was found out.
type Line = (&'static str, &'static str, String);

fn checks(material: &Material<'_>) -> Table {
    let columns = vec![
        Column::text("question", "Question"),
        Column::text("state", "State"),
        Column::text("how", "How it was checked, or what is missing"),
    ];
    let title = "What was checked, and what was not";
    let mut table = Table::new("assurance", title, "", columns);
    let lines = calculation(material)
        .into_iter()
        .chain(evidence(material))
        .chain(results(material))
        .chain(open());
    table.rows = lines
        .map(|(question, state, how)| {
            vec![Cell::text(question), Cell::text(state), Cell::text(how)]
        })
        .collect();
    table
}

/// Does it calculate what it should, and enough of it?
fn calculation(material: &Material<'_>) -> Vec<Line> {
    let repeated = match material.checked {
        Checked::Repeated => (
            "checked",
            "It was simulated again from its scenario; every figure of its summary came out the same to the last \
             digit.",
        ),
        Checked::Fresh => (
            "not repeated here",
            "It was made for this document. The command at the end makes it again; a pack made from the folder of a run \
             repeats it.",
        ),
    };
    let draws = material.run.draws;
    vec![
        (
            "Does the program calculate what its equations say?",
            "by its tests",
            format!(
                "This document cannot tell. The tests that regiocast {} comes with set it beside closed forms, published \
                 cases and an independent implementation written from the description alone, with which it agrees to \
                 nine digits; what they cover is on its page of validation.",
                material.run.version
            ),
        ),
        (
            "Can this run be repeated?",
            repeated.0,
            repeated.1.to_owned(),
        ),
        (
            "Are there enough simulated futures?",
            if draws >= ENOUGH {
                "checked"
            } else {
                "too few"
            },
            format!(
                "{} futures; every figure is rounded to what its Monte Carlo error supports, so that more futures \
                 would not change what is printed by more than its last digit or so.",
                count(draws)
            ),
        ),
    ]
}

/// Fewer futures than these are for trying out.
const ENOUGH: usize = 1_000;

/// What the assumptions are, and who stands by them.
fn evidence(material: &Material<'_>) -> Vec<Line> {
    let assumptions = &material.findings.words.register.assumptions;
    let all = assumptions.len();
    let rated = |rating: Rating| {
        let alike = assumptions.iter();
        alike
            .filter(|one| one.provenance.rating == Some(rating))
            .count()
    };
    let red = rated(Rating::Red);
    let signed = assumptions
        .iter()
        .filter(|one| !one.provenance.signed_off.is_empty())
        .count();
    vec![
        (
            "Are the assumptions evidence?",
            if red == 0 { "yes" } else { "partly" },
            format!(
                "{all} numbers with their sources: {red} red, {} amber, {} green. A red one is a judgement or a \
                 recalled figure. The register shows which of them matter.",
                rated(Rating::Amber),
                rated(Rating::Green)
            ),
        ),
        (
            "Has somebody signed the assumptions off?",
            of_all(signed, all),
            format!("{signed} of {all} name who signed them off."),
        ),
    ]
}

const fn of_all(some: usize, all: usize) -> &'static str {
    if some == 0 {
        "no"
    } else if some == all {
        "yes"
    } else {
        "partly"
    }
}

/// Whether the answer stands beside what others found.
fn results(material: &Material<'_>) -> Vec<Line> {
    let findings = &material.findings;
    let lines = findings.plausibility.iter();
    let flagged = lines.filter(|line| line.flag.is_some()).count();
    let lines = findings.plausibility.iter();
    let compared = lines
        .filter(|line| line.low.is_some() || line.high.is_some())
        .count();
    let mut found = vec![(
        "Is the answer of the right order?",
        if flagged == 0 {
            "checked"
        } else {
            "questions are open"
        },
        format!(
            "{compared} figures stand beside published ranges, some of which are promises or judgements and not outturns; {flagged} \
             lie outside and are questions to answer \
             before they are used."
        ),
    )];
    let promises = findings.targets.len();
    if promises > 0 {
        let targets = findings.targets.iter();
        let with_view = targets.filter(|target| target.outside.is_some()).count();
        found.push((
            "Is there a view from outside?",
            of_all(with_view, promises),
            format!(
                "{with_view} of {promises} promises stand beside what comparable programmes delivered of theirs."
            ),
        ));
    }
    found
}

/// What this document cannot say.
fn open() -> Vec<Line> {
    [
        (
            "Have such forecasts come true before?",
            "parts of it",
            "Parts of this model have been set beside finished programmes of other kinds and places: the command “regiocast backtest” does it \
             again, and the page of validation says how many of their outturns its ranges held, which failed and why. No programme \
             like this one has been scored as a whole, and net figures never can be. These ranges say what the assumptions imply, \
             not how often it has been right.",
        ),
        (
            "Has the structure of the model been varied?",
            "not checked",
            "One structure is used: money buys inputs, inputs bring jobs and people. What another structure would \
             say is in none of the ranges.",
        ),
        (
            "Has somebody else reviewed the scenario?",
            "not known",
            "The program cannot know. Name the reviewer, the date and what was changed when this document is used.",
        ),
    ]
    .map(|(question, state, how)| (question, state, how.to_owned()))
    .to_vec()
}

fn not_for(material: &Material<'_>) -> Vec<String> {
    let mut lines = vec![
        "- As a commitment.".to_owned(),
        "- By single years, firms, sites or courses alone: these are there so that the whole can be checked and set beside \
         monitoring returns, and are the least certain."
            .to_owned(),
        "- To rank regions or programmes: another scenario’s assumptions were set by other people, for another \
         place."
            .to_owned(),
        "- As the benefit of investing elsewhere forgone, or as what private investors earn.".to_owned(),
        "- Without its range, or gross without net.".to_owned(),
    ];
    if material.run.draws < ENOUGH {
        lines.insert(
            0,
            "- At all, before it has been run with at least 1,000 simulated futures.".to_owned(),
        );
    }
    lines
}
