//! The method, in two pages.

use super::Material;
use crate::calendar::financial_year;
use crate::document::Block;
use crate::tables::figure::count;

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
         people spend are added by a local multiplier, which is itself uncertain."
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
    ];
    let text = values.iter().fold(TEXT.to_owned(), |text, (place, value)| {
        text.replace(place, value)
    });
    // Parts of the text begin with a heading of their own.
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
