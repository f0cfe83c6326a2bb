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

fn checks(material: &Material<'_>) -> Table {
    let columns = vec![
        Column::text("question", "Question"),
        Column::text("state", "State"),
        Column::text("how", "How it was checked, or what is missing"),
    ];
    let mut table = Table::new(
        "assurance",
        "What was checked, and what was not",
        "",
        columns,
    );
    let findings = &material.findings;
    let mut line = |question: &str, state: &str, how: String| {
        table.rows.push(vec![
            Cell::text(question),
            Cell::text(state),
            Cell::text(how),
        ]);
    };
    line(
        "Does the program calculate what its equations say?",
        "checked",
        "By the program’s own tests, not by this document: closed forms, published cases, and an independent \
         implementation written from the description alone, with which it agrees to nine digits."
            .to_owned(),
    );
    match material.checked {
        Checked::Repeated => line(
            "Can this run be repeated?",
            "checked",
            "It was simulated again from its scenario; every figure of its summary came out the same to the last \
             digit."
                .to_owned(),
        ),
        Checked::Fresh => line(
            "Can this run be repeated?",
            "not checked here",
            "It was made for this document. The command at the end makes it again.".to_owned(),
        ),
    }
    let draws = material.run.draws;
    line(
        "Are there enough simulated futures?",
        if draws >= 1_000 { "checked" } else { "too few" },
        format!(
            "{} futures; every figure is rounded to what its Monte Carlo error supports, so that more futures would \
             not change what is printed by more than its last digit or so.",
            count(draws)
        ),
    );
    let register = findings.words.register;
    let all = register.assumptions.len();
    let rated = |rating: Rating| {
        let alike = register.assumptions.iter();
        alike
            .filter(|one| one.provenance.rating == Some(rating))
            .count()
    };
    let red = rated(Rating::Red);
    line(
        "Are the assumptions evidence?",
        if red == 0 { "checked" } else { "partly" },
        format!(
            "{all} numbers with their sources: {red} red, {} amber, {} green. A red one is a judgement or a recalled \
             figure. The register shows which of them matter.",
            rated(Rating::Amber),
            rated(Rating::Green)
        ),
    );
    let signed = register
        .assumptions
        .iter()
        .filter(|one| !one.provenance.signed_off.is_empty())
        .count();
    line(
        "Has somebody signed the assumptions off?",
        match signed {
            0 => "no",
            some if some == all => "yes",
            _ => "partly",
        },
        format!("{signed} of {all} name who signed them off."),
    );
    let flagged = findings
        .plausibility
        .iter()
        .filter(|line| line.flag.is_some())
        .count();
    let compared = findings
        .plausibility
        .iter()
        .filter(|line| line.low.is_some() || line.high.is_some())
        .count();
    line(
        "Is the answer of the right order?",
        if flagged == 0 {
            "checked"
        } else {
            "questions are open"
        },
        format!(
            "{compared} figures stand beside published ranges; {flagged} lie outside and are questions to answer \
             before they are used."
        ),
    );
    let with_view = findings
        .targets
        .iter()
        .filter(|target| target.outside.is_some())
        .count();
    let promises = findings.targets.len();
    if promises > 0 {
        line(
            "Is there a view from outside?",
            match with_view {
                0 => "no",
                some if some == promises => "yes",
                _ => "partly",
            },
            format!(
                "{with_view} of {promises} promises stand beside what comparable programmes delivered of theirs."
            ),
        );
    }
    line(
        "Have such forecasts come true before?",
        "not checked",
        "This model has not been scored against the outturn of finished programmes. Its ranges say what its \
         assumptions imply, not how often it has been right."
            .to_owned(),
    );
    line(
        "Has the structure of the model been varied?",
        "not checked",
        "One structure is used: money buys inputs, inputs bring jobs and people. What another structure would say \
         is in none of the ranges."
            .to_owned(),
    );
    line(
        "Has somebody else reviewed the scenario?",
        "not known",
        "The program cannot know. Name the reviewer, the date and what was changed when this document is used."
            .to_owned(),
    );
    table
}

fn not_for(material: &Material<'_>) -> Vec<String> {
    let mut lines = vec![
        "- As a commitment, or as the outturn of any single year: figures of single years are the least certain."
            .to_owned(),
        "- For a single firm, site or course: parts are there so that the whole can be checked.".to_owned(),
        "- To rank regions or programmes: another scenario’s assumptions were set by other people, for another \
         place."
            .to_owned(),
        "- As the benefit of investing elsewhere forgone, or as what private investors earn.".to_owned(),
        "- Without its range, or gross without net.".to_owned(),
    ];
    if material.run.draws < 1_000 {
        lines.insert(
            0,
            "- At all, before it has been run with at least 1,000 simulated futures.".to_owned(),
        );
    }
    lines
}
