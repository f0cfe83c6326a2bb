//! Folders of comparisons and explanations, read to be told in a pack.

use std::fs;
use std::path::{Path, PathBuf};

use super::subject::Subject;
use crate::charts::Chart;
use crate::cli::Failure;
use crate::pack::{Brought, BroughtKind};
use crate::report::{Run, read_run};

/// A folder that was named.
#[derive(Debug)]
pub struct Named {
    path: PathBuf,
    kind: BroughtKind,
    run: Run,
}

/// Looks at all folders that were named.
///
/// # Errors
///
/// With all of them that are neither comparison nor explanation.
pub fn folders(paths: &[PathBuf]) -> Result<Vec<Named>, Failure> {
    let (mut named, mut wrong) = (Vec::new(), Vec::new());
    for path in paths {
        match folder(path) {
            Ok(one) => named.push(one),
            Err(message) => wrong.push(message),
        }
    }
    if wrong.is_empty() {
        return Ok(named);
    }
    Err(Failure::Input(wrong.join("\nerror: ")))
}

fn folder(path: &Path) -> Result<Named, String> {
    let shown = path.display();
    if !path.is_dir() {
        return Err(format!(
            "there is no folder {shown}; name one that `regiocast compare` or `regiocast explain` wrote"
        ));
    }
    let run = read_run(path).map_err(|error| error.to_string())?;
    let has = |table: &str| path.join("tables").join(table).is_file();
    let kind = if has("plans.csv") {
        BroughtKind::Comparison
    } else if has("inputs.csv") || has("tornado.csv") {
        BroughtKind::Explanation
    } else {
        return Err(format!(
            "{shown}: this is neither a comparison nor an explanation, or it is not whole; make it again with \
             `regiocast compare` or `regiocast explain`"
        ));
    };
    if !path.join("summary.md").is_file() {
        return Err(format!(
            "{shown}: this folder is not whole: summary.md is missing; make it again"
        ));
    }
    Ok(Named {
        path: path.to_owned(),
        kind,
        run,
    })
}

/// Reads the folders' pages and charts.
///
/// # Errors
///
/// If a file cannot be read, or a chart has been changed.
pub fn read(named: &[Named], subject: &Subject) -> Result<Vec<Brought>, Failure> {
    named.iter().map(|one| one.read(subject)).collect()
}

impl Named {
    fn read(&self, subject: &Subject) -> Result<Brought, Failure> {
        let run = &self.run;
        Ok(Brought {
            kind: self.kind,
            page: read_text(&self.path.join("summary.md"))?,
            charts: self.charts()?,
            remark: self.remark(subject),
            source: format!(
                "Source: regiocast {}, {}, seed {}, {} simulated futures",
                run.version,
                run.scenario,
                run.seed,
                crate::tables::figure::count(run.draws)
            ),
        })
    }

    /// What a reader should know where it is of another plan, version or size.
    fn remark(&self, subject: &Subject) -> String {
        let own = &subject.run;
        let mut remarks = Vec::new();
        let same_plan = match self.kind {
            BroughtKind::Explanation => self.run.digest == own.digest,
            BroughtKind::Comparison => fs::read_dir(self.path.join("scenarios"))
                .into_iter()
                .flatten()
                .flatten()
                .any(|entry| {
                    fs::read_to_string(entry.path())
                        .is_ok_and(|text| crate::scenario::digest(&text) == own.digest)
                }),
        };
        if !same_plan {
            remarks.push("it is not of the scenario of this document, or of another state of it");
        }
        if self.run.version != own.version {
            remarks.push("another version of regiocast made it");
        }
        if (self.run.draws, self.run.seed) != (own.draws, own.seed) {
            remarks.push("it has other simulated futures, so that figures differ by chance");
        }
        let known = |run: &Run| run.given.as_ref().map(|given| given.posterior.clone());
        remarks.extend(match (known(&self.run), known(own)) {
            (Some(_), None) => {
                Some("it knows a monitoring return that this document does not know")
            }
            (None, Some(_)) => Some("it does not know the monitoring return of this document"),
            (one, other) if one != other => {
                Some("it knows another monitoring return, or another update by it")
            }
            _ => None,
        });
        if remarks.is_empty() {
            return String::new();
        }
        format!("About this part: {}.", remarks.join("; "))
    }

    fn charts(&self) -> Result<Vec<Chart>, Failure> {
        let folder = self.path.join("charts");
        let Ok(entries) = fs::read_dir(&folder) else {
            return Ok(Vec::new());
        };
        let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
        files.retain(|file| file.extension().is_some_and(|ending| ending == "svg"));
        files.sort();
        files.iter().map(|file| chart(file)).collect()
    }
}

fn read_text(path: &Path) -> Result<String, Failure> {
    fs::read_to_string(path)
        .map_err(|error| Failure::Input(format!("{}: cannot be read ({error})", path.display())))
}

/// What our charts are made of; a picture with anything else was not drawn by this program.
const ELEMENTS: [&str; 12] = [
    "svg", "title", "desc", "rect", "polygon", "polyline", "circle", "line", "text", "path", "g",
    "tspan",
];

fn chart(path: &Path) -> Result<Chart, Failure> {
    let svg = read_text(path)?;
    let changed = || {
        Failure::Input(format!(
            "{}: this is no chart as regiocast draws it; make the folder again",
            path.display()
        ))
    };
    if !is_ours(&svg) {
        return Err(changed());
    }
    let between = |tag: &str| -> Option<String> {
        let start = svg.find(&format!("<{tag} "))?;
        let rest = &svg[start..];
        let (_, rest) = rest.split_once('>')?;
        let (text, _) = rest.split_once(&format!("</{tag}>"))?;
        Some(unescaped(text))
    };
    let name = path
        .file_stem()
        .map(|stem| stem.to_string_lossy().into_owned());
    Ok(Chart {
        name: name.unwrap_or_default(),
        title: between("title").ok_or_else(changed)?,
        alt: between("desc").ok_or_else(changed)?,
        svg,
    })
}

/// Whether a picture has only shapes and words, and nothing that acts or fetches.
fn is_ours(svg: &str) -> bool {
    let elements = svg.split('<').skip(1).all(|tag| {
        let name = tag.trim_start_matches('/');
        let name: String = name
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .collect();
        ELEMENTS.contains(&name.as_str())
    });
    let attributes = svg.split('<').skip(1).all(|tag| {
        let inside = tag.split_once('>').map_or(tag, |(inside, _)| inside);
        let lower = inside.to_ascii_lowercase();
        !lower.contains("href") && !lower.contains("url(") && !lower.contains(" on")
    });
    elements && attributes
}

fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_that_acts_or_fetches_is_none_of_ours() {
        assert!(is_ours(
            "<svg width=\"1\"><title id=\"a\">On time &amp; on cost</title><rect/></svg>"
        ));
        for bad in [
            "<svg><script>1</script></svg>",
            "<svg><rect onload=\"1\"/></svg>",
            "<svg><rect ONLOAD=\"1\"/></svg>",
            "<svg><image href=\"x\"/></svg>",
            "<svg><rect fill=\"url(x)\"/></svg>",
            "<!DOCTYPE svg><svg/>",
        ] {
            assert!(!is_ours(bad), "{bad}");
        }
    }
}
