//! Is the street still one-way?
//!
//! scenario → inputs → points → model → outcomes → analysis → figures, tables, report → tasks → cli, serve. Each
//! layer may name the layers listed beside it and no others; the model draws no random number and
//! touches no file.

#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::fs;
use std::path::{Path, PathBuf};

/// What each layer may name of the crate.
const MAY_NAME: &[(&str, &[&str])] = &[
    ("lanes", &["special"]),
    ("calendar", &[]),
    ("special", &["processor"]),
    ("processor", &[]),
    ("units", &["lanes"]),
    ("number", &["lanes", "units", "register"]),
    ("distribution", &["processor", "special"]),
    ("programme", &["calendar", "number", "register"]),
    ("register", &["distribution", "number"]),
    ("problem", &[]),
    ("unfinished", &[]),
    ("benchmark", &["register"]),
    (
        "scenario",
        &[
            "calendar",
            "distribution",
            "number",
            "problem",
            "programme",
            "register",
            "inputs",
            "sheet",
        ],
    ),
    ("sheet", &["problem"]),
    (
        "projects",
        &[
            "calendar",
            "problem",
            "programme",
            "register",
            "scenario",
            "sheet",
        ],
    ),
    ("inputs", &["distribution", "register"]),
    (
        "points",
        &["inputs", "lanes", "number", "register", "special"],
    ),
    (
        "model",
        &[
            "lanes",
            "number",
            "processor",
            "programme",
            "special",
            "units",
        ],
    ),
    (
        "outcomes",
        &["calendar", "lanes", "model", "number", "programme", "units"],
    ),
    (
        "monitoring",
        &[
            "calendar",
            "outcomes",
            "problem",
            "programme",
            "scenario",
            "sheet",
            "special",
        ],
    ),
    (
        "ensemble",
        &[
            "inputs",
            "lanes",
            "model",
            "number",
            "outcomes",
            "points",
            "processor",
            "programme",
            "register",
        ],
    ),
    (
        "updating",
        &[
            "ensemble",
            "inputs",
            "monitoring",
            "outcomes",
            "points",
            "special",
        ],
    ),
    (
        "analysis",
        &[
            "benchmark",
            "calendar",
            "distribution",
            "ensemble",
            "inputs",
            "lanes",
            "monitoring",
            "number",
            "outcomes",
            "points",
            "programme",
            "register",
            "scenario",
            "special",
            "updating",
        ],
    ),
    ("charts", &[]),
    (
        "backtest",
        &[
            "analysis",
            "calendar",
            "charts",
            "ensemble",
            "monitoring",
            "outcomes",
            "points",
            "scenario",
            "tables",
        ],
    ),
    (
        "figures",
        &["analysis", "calendar", "charts", "outcomes", "programme"],
    ),
    (
        "tables",
        &[
            "analysis",
            "calendar",
            "distribution",
            "ensemble",
            "figures",
            "monitoring",
            "number",
            "outcomes",
            "programme",
            "register",
            "updating",
        ],
    ),
    ("document", &["calendar", "charts", "tables"]),
    (
        "report",
        &[
            "analysis",
            "calendar",
            "charts",
            "ensemble",
            "figures",
            "inputs",
            "monitoring",
            "outcomes",
            "points",
            "programme",
            "register",
            "scenario",
            "tables",
            "updating",
            "unfinished",
        ],
    ),
    (
        "pack",
        &[
            "analysis",
            "calendar",
            "charts",
            "document",
            "figures",
            "outcomes",
            "programme",
            "register",
            "report",
            "tables",
        ],
    ),
    (
        "tasks",
        &[
            "analysis",
            "benchmark",
            "calendar",
            "charts",
            "document",
            "ensemble",
            "figures",
            "inputs",
            "monitoring",
            "number",
            "outcomes",
            "pack",
            "points",
            "problem",
            "programme",
            "register",
            "report",
            "scenario",
            "special",
            "tables",
            "updating",
        ],
    ),
    (
        "serve",
        &[
            "analysis",
            "calendar",
            "charts",
            "distribution",
            "document",
            "ensemble",
            "figures",
            "monitoring",
            "outcomes",
            "pack",
            "points",
            "problem",
            "programme",
            "register",
            "report",
            "scenario",
            "tables",
            "tasks",
            "unfinished",
        ],
    ),
    (
        "told",
        &[
            "analysis",
            "calendar",
            "ensemble",
            "inputs",
            "lanes",
            "model",
            "number",
            "outcomes",
            "points",
            "programme",
            "register",
            "special",
            "tables",
            "units",
        ],
    ),
];

/// Words that have no place in the pure layers.
const FORBIDDEN: &[(&str, &[&str])] = &[
    (
        "model",
        &["rand", "rayon", "std::fs", "std::io", "serde", "toml"],
    ),
    ("outcomes", &["rand", "rayon", "std::fs", "std::io"]),
    (
        "programme",
        &["rand", "rayon", "std::fs", "std::io", "toml"],
    ),
    ("tables", &["std::fs"]),
    ("charts", &["std::fs"]),
    ("figures", &["std::fs"]),
    ("tasks", &["std::fs", "indicatif"]),
    ("analysis", &["std::fs"]),
];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

fn layer(path: &Path, root: &Path) -> String {
    let inside = path.strip_prefix(root).unwrap().with_extension("");
    let first = inside.components().next().unwrap();
    first.as_os_str().to_string_lossy().into_owned()
}

/// Lines before the file's own tests, comments left out.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let body = text.split("#[cfg(test)]\nmod tests").next().unwrap_or("");
    body.lines()
        .enumerate()
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
}

#[test]
fn every_layer_names_only_the_layers_before_it() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    assert!(
        files.len() > 50,
        "the walk found only {} files",
        files.len()
    );
    let mut wrong = Vec::new();
    for path in files {
        let own = layer(&path, &root);
        let Some((_, allowed)) = MAY_NAME.iter().find(|(name, _)| *name == own) else {
            assert!(
                ["lib", "main", "cli"].contains(&own.as_str()),
                "{own} has no place in the street"
            );
            continue;
        };
        // A module's tests in a file of their own make what they need.
        if path.file_name().is_some_and(|name| name == "tests.rs") {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        for (number, line) in code(&text) {
            for part in line.split("crate::").skip(1) {
                let named: String = part
                    .chars()
                    .take_while(|c| c.is_alphanumeric() || *c == '_')
                    .collect();
                if named != own && !named.is_empty() && !allowed.contains(&named.as_str()) {
                    wrong.push(format!(
                        "{}:{}: {own} must not name {named}",
                        path.display(),
                        number + 1
                    ));
                }
            }
            for (_, words) in FORBIDDEN.iter().filter(|(name, _)| *name == own) {
                for word in *words {
                    if line.contains(&format!("use {word}"))
                        || line.contains(&format!("{word}::")) && word.contains("::")
                    {
                        wrong.push(format!(
                            "{}:{}: {own} must not use {word}",
                            path.display(),
                            number + 1
                        ));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_step_of_the_model_has_its_page() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for entry in fs::read_dir(root.join("src/model")).unwrap() {
        let step = entry.unwrap().path().with_extension("md");
        let page = root.join("docs/model").join(step.file_name().unwrap());
        assert!(page.exists(), "{} is missing", page.display());
    }
}
