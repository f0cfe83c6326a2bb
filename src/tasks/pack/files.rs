//! The files of a pack.

use rayon::prelude::*;

use super::Pack;
use crate::charts::{self, Chart};
use crate::document::{Block, docx, html, markdown, workbook};
use crate::tasks::{Refused, Watch};

/// A format of the pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// One web page that stands alone; prints as PDF.
    Html,
    /// A workbook with live totals and the registers.
    Xlsx,
    /// A document for word processors.
    Docx,
    /// Markdown, for those who paste.
    Md,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Html, Self::Xlsx, Self::Docx, Self::Md];

    /// The ending of its files.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Xlsx => "xlsx",
            Self::Docx => "docx",
            Self::Md => "md",
        }
    }

    /// What it is good for.
    #[must_use]
    pub const fn told(self) -> &'static str {
        match self {
            Self::Html => "web page, stands alone; “Print” makes a PDF of it",
            Self::Xlsx => "workbook with live totals and the registers",
            Self::Docx => "document for word processors",
            Self::Md => "text for those who paste, with its pictures in charts",
        }
    }

    fn render(self, pack: &Pack) -> Result<Vec<u8>, Refused> {
        let pack = &pack.document;
        match self {
            Self::Html => html::render(pack).map(String::into_bytes),
            Self::Xlsx => workbook::render(pack),
            Self::Docx => docx::render(pack),
            Self::Md => markdown::render(pack).map(String::into_bytes),
        }
        .map_err(|error| Refused::Outside(error.to_string()))
    }
}

/// A file of a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Where it lies in the pack: `lsiz-bid.html`, `charts/jobs_net.png`.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// Renders the pack in each format, and the pictures that Markdown refers to.
///
/// # Errors
///
/// If a file cannot be made, or it is given up.
pub fn files(
    pack: &Pack,
    name: &str,
    formats: &[Format],
    watch: &dyn Watch,
) -> Result<Vec<File>, Refused> {
    let figures = if formats.contains(&Format::Md) {
        figures(pack)
    } else {
        Vec::new()
    };
    watch.begin("Writing the files", formats.len() + figures.len());
    let rendered = formats.par_iter().map(|format| {
        watch.go_on()?;
        let bytes = format.render(pack)?;
        watch.done(1);
        let name = format!("{name}.{}", format.ending());
        Ok(File { name, bytes })
    });
    let drawn = figures.par_iter().map(|chart| {
        watch.go_on()?;
        let bytes = charts::png(&chart.svg).map_err(|error| Refused::Outside(error.to_string()))?;
        watch.done(1);
        let name = format!("charts/{}.png", chart.name);
        Ok(File { name, bytes })
    });
    rendered.chain(drawn).collect()
}

fn figures(pack: &Pack) -> Vec<&Chart> {
    let sections = pack.document.sections.iter();
    sections
        .flat_map(|section| &section.blocks)
        .filter_map(|block| match block {
            Block::Figure(figure) => Some(&figure.chart),
            _ => None,
        })
        .collect()
}
