//! People trained.

use std::fmt::Write as _;

use super::{About, statement};
use crate::document::Statement;

/// Completions, with those that would not have happened anyway, and who they are.
pub(super) fn trained(about: &About<'_>) -> Option<Statement> {
    let gross = about.line("training.completions.total")?;
    let net = about.row("training.net_completions.total", None);
    let upskilled = about.line("training.upskilled.total");
    let hired = about
        .line("training.into_skilled_jobs.total")
        // Nobody is hired in parts.
        .filter(|told| told.row.p50() >= 1.0);
    let mut text = format!(
        "by {}, {}{} are projected to complete training with {}",
        about.by(),
        gross.between("people"),
        gross.middle(true),
        about.programme(),
    );
    text.push_str(&net.as_ref().map_or_else(
        || ", hardly any of whom would not have trained anyway".to_owned(),
        |net| {
            format!(
                ", of whom {}{} would not have trained otherwise",
                net.between(""),
                net.middle(false)
            )
        },
    ));
    if let Some(upskilled) = &upskilled {
        let _ = write!(
            text,
            "; {}{} of those who complete were in work already and are upskilled, which is not a new job",
            upskilled.between(""),
            upskilled.middle(false)
        );
    }
    if let Some(hired) = &hired {
        let _ = write!(
            text,
            "; {}{} are hired into skilled jobs of the programme",
            hired.between(""),
            hired.middle(false)
        );
    }
    text.push_str(&about.ambition(&[
        "training.completions",
        "training.starts",
        "training.upskilled",
    ]));
    let footnote = about.footnote(
        "People counted once for each course completed, all years together; completions before and after what would have \
         happened anyway.",
    );
    Some(statement(
        "People trained",
        &text,
        footnote,
        &[
            Some(&gross),
            net.as_ref(),
            upskilled.as_ref(),
            hired.as_ref(),
        ],
    ))
}
