//! The method, in two pages.

use super::Material;
use crate::calendar::financial_year;
use crate::document::Block;
use crate::tables::figure::{count, percent};
use crate::tables::multiplier_choice;

/// The text; places in curly brackets are filled in.
const TEXT: &str = include_str!("method.md");

pub(super) fn blocks(material: &Material<'_>) -> Vec<Block> {
    let programme = material.findings.words.programme;
    let register = material.findings.words.register;
    let net = if programme.reference.is_some() {
        "**Net is a difference of two simulations.** The programme and a case without it are simulated with the same \
         luck; net jobs, cost, value added and welfare are taken future by future as the one less the other. The case \
         without it is a scenario too, and as uncertain."
    } else {
        "**Net is what would not be there otherwise.** For each kind of intervention a share would have come anyway \
         (deadweight), a share benefits people elsewhere (leakage), a share is lost by other local firms \
         (displacement) or replaces other workers (substitution); in some futures the intervention has no effect at \
         all. Hires from local employers who do not refill the post are taken off too. Jobs at suppliers and where \
         people spend are added by {multiplier}."
    };
    let table = programme.region.input_output.as_ref();
    let multiplier = match table.map(|table| table.choice) {
        None => "a local multiplier, which is itself uncertain",
        Some(None) => {
            "multipliers that are worked out from an inter-industry table and the region’s jobs, anew in each \
             future"
        }
        Some(Some(_)) => "one of two multipliers (see below)",
    };
    let values = [
        ("{start}", financial_year(programme.calendar.start)),
        ("{end}", financial_year(programme.calendar.last())),
        ("{horizon}", financial_year(programme.horizon())),
        ("{prices}", financial_year(programme.calendar.price_year)),
        ("{draws}", count(material.run.draws)),
        ("{assumptions}", count(register.assumptions.len())),
        ("{uncertain}", count(register.uncertain_count())),
        ("{chances}", count(register.chances.len())),
        ("{net}", net.to_owned()),
        ("{multiplier}", multiplier.to_owned()),
    ];
    let text = values.iter().fold(TEXT.to_owned(), |text, (place, value)| {
        text.replace(place, value)
    });
    let mut blocks = parts(&text);
    blocks.extend(choice(material));
    blocks
}

/// The two ways to count knock-on jobs, where a scenario believes in both, with the answer under each.
fn choice(material: &Material<'_>) -> Vec<Block> {
    let findings = &material.findings;
    let under_each = &findings.headline.under_each;
    let Some(table) = multiplier_choice::table(under_each, &findings.words) else {
        return Vec::new();
    };
    let weight = findings.words.programme.region.input_output.as_ref();
    let weight = weight
        .and_then(|table| table.choice)
        .map_or(0.0, |choice| choice.weight);
    let text = format!(
        "Knock-on jobs are counted in one of two ways in each simulated future, for all sectors at once: by a regional \
         input–output table (with a weight of {}), or by local multipliers. Never by both. The scenario’s author does not \
         know which is right, and neither does the model: so the answer under each stands below.",
        percent(weight, 0.005)
    );
    vec![
        Block::Heading("Two multipliers".to_owned()),
        Block::Prose(text),
        Block::Table(table.into()),
    ]
}

/// The text in its parts, which begin with a heading of their own.
fn parts(text: &str) -> Vec<Block> {
    text.split("\n# ")
        .flat_map(|part| {
            let part = part.trim_start_matches("# ");
            let (heading, body) = part.split_once('\n').unwrap_or(("", part));
            [
                (!heading.is_empty()).then(|| Block::Heading(heading.trim().to_owned())),
                (!body.trim().is_empty()).then(|| Block::Prose(body.trim().to_owned())),
            ]
        })
        .flatten()
        .collect()
}
