//! The pack of the plan on the screen.

mod named;

pub use named::Named;

use super::House;
use super::trouble::Trouble;
use super::wire::{FileMade, Format, PackAsked, PackMade};
use crate::document::{Block, Document};
use crate::ensemble::Settings;
use crate::report::{RESOLVED, RUN};
use crate::tasks::Watch;
use crate::tasks::pack::{self, File, Wanted};

/// The fewest futures of a pack.
const FEWEST: u32 = 100;
/// The longest name of a body that publishes a pack, in characters.
const LONGEST_LEAD: usize = 200;

impl House {
    /// Refuses what is no pack before it waits for its turn.
    pub fn check_pack(&self, asked: &PackAsked) -> Result<(), Trouble> {
        let most = self.options.limits.draws;
        if !(FEWEST..=most).contains(&asked.draws) {
            return Err(Trouble::Asked(format!(
                "A pack rests on {FEWEST} to {most} futures, not on {}.",
                asked.draws
            )));
        }
        if asked.lead.chars().count() > LONGEST_LEAD || asked.lead.contains(char::is_control) {
            return Err(Trouble::Asked(format!(
                "The name of the body that publishes the pack is one line of up to {LONGEST_LEAD} characters."
            )));
        }
        if i64::try_from(asked.seed).is_err() {
            return Err(Trouble::Asked(format!(
                "A pack says in a file which seed it has, and {} is too large for that; the largest is {}.",
                asked.seed,
                i64::MAX
            )));
        }
        Ok(())
    }

    /// Makes the pack of a plan and keeps its files.
    pub fn pack(&self, asked: &PackAsked, watch: &dyn Watch) -> Result<PackMade, Trouble> {
        let plan = self.named(asked)?;
        let reader = crate::pack::Reader::from(asked.reader);
        let settings = Settings::new(asked.draws as usize, asked.seed);
        let subject = pack::fresh(plan.scenario, &plan.file, settings, watch)?;
        let wanted = Wanted {
            reader,
            lead: &asked.lead,
            brought: &[],
            since: None,
        };
        let made = pack::made(&subject, wanted, watch)?;
        let name = format!("{}-{}", subject.run.scenario, reader.word());
        let formats = formats(&asked.formats);
        let mut files = pack::files(&made, &name, &formats, watch)?;
        let file = |name: &str, text: &str| File {
            name: name.to_owned(),
            bytes: text.as_bytes().to_vec(),
        };
        files.push(file(RESOLVED, &subject.scenario.resolved));
        files.push(file(RUN, &pack::provenance(&subject.run, reader)?));
        files.extend(plan.toml.map(|toml| file(&plan.file, &toml)));
        let whole = File {
            name: format!("{name}.zip"),
            bytes: pack::bundle(&files)?,
        };
        files.insert(0, whole);
        // Pictures of the Markdown page are of use beside it alone.
        files.retain(|file| !file.name.starts_with("charts/") && file.name != RUN);
        let mut told = told(&made.document, files.iter().map(about).collect());
        let id = self.packs.keep(files)?;
        for file in &mut told.files {
            file.href = format!("/api/report/{id}/{}", file.name);
        }
        Ok(PackMade {
            digest: subject.run.digest.clone(),
            draws: asked.draws,
            seed: asked.seed,
            saved: plan.saved,
            command: command(&plan.file, asked, reader),
            plan: plan.file,
            left_out: made.left_out,
            ..told
        })
    }
}

/// The formats that are asked for, each once; all where none is named.
fn formats(asked: &[Format]) -> Vec<pack::Format> {
    let all = pack::Format::ALL.into_iter();
    let is_asked =
        |format: &pack::Format| asked.iter().any(|one| pack::Format::from(*one) == *format);
    all.filter(|format| asked.is_empty() || is_asked(format))
        .collect()
}

fn told(document: &Document, files: Vec<FileMade>) -> PackMade {
    let blocks = document.sections.iter().flat_map(|one| &one.blocks);
    let statements = blocks.filter_map(|block| match block {
        Block::Statement(one) => Some(one.into()),
        _ => None,
    });
    PackMade {
        title: document.title.clone(),
        subtitle: document.subtitle.clone(),
        digest: String::new(),
        draws: 0,
        seed: 0,
        plan: String::new(),
        saved: false,
        command: String::new(),
        files,
        figures: document.quoted.iter().map(Into::into).collect(),
        statements: statements.collect(),
        left_out: Vec::new(),
    }
}

fn about(file: &File) -> FileMade {
    let kind = file.name.rsplit('.').next().unwrap_or_default().to_owned();
    let format = pack::Format::ALL
        .into_iter()
        .find(|format| format.ending() == kind);
    let about = match (kind.as_str(), format) {
        (_, Some(format)) => format.told(),
        ("zip", _) => "all of it in one file, with pictures, the plan and how it was made",
        _ if file.name == RESOLVED => "the plan standing alone, every assumption in one file",
        _ => "the plan as a scenario file, from which the pack can be made again",
    };
    FileMade {
        name: file.name.clone(),
        kind,
        about: about.to_owned(),
        bytes: file.bytes.len(),
        href: String::new(),
    }
}

/// The command that makes the pack again.
fn command(named: &str, asked: &PackAsked, reader: crate::pack::Reader) -> String {
    let lead = match asked.lead.trim() {
        "" => String::new(),
        lead => format!(" --lead {}", quoted(lead)),
    };
    format!(
        "regiocast report {named} --for {}{lead} --draws {} --seed {}",
        reader.word(),
        asked.draws,
        asked.seed
    )
}

/// A text as a shell takes it for one word.
pub fn quoted(text: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "-_.".contains(c);
    if !text.is_empty() && text.chars().all(is_plain) {
        return text.to_owned();
    }
    let mut out = String::from('"');
    for c in text.chars() {
        if matches!(c, '"' | '\\' | '$' | '`') {
            out.push('\\');
        }
        out.push(c);
    }
    out.push('"');
    out
}
