//! `regiocast init`: a new scenario: a commented starter, or one made from a list of projects; and the
//! empty list.

mod made;

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use clap::Args;

use super::written::{check_place, typed, write_new};
use super::{Failure, terminal};
use crate::projects::{self, template};
use crate::tasks::starter::STARTER;

/// What to make.
#[derive(Debug, Args)]
pub struct Arguments {
    /// Name of the new scenario; it becomes the file NAME.toml.
    #[arg(default_value = "my-programme")]
    name: String,
    /// Make the scenario from a list of projects: a workbook (.xlsx) or a CSV file.
    #[arg(long, value_name = "LIST", conflicts_with = "template")]
    from: Option<PathBuf>,
    /// Write an empty list of projects to fill in Excel, in place of a scenario.
    #[arg(
        long,
        value_name = "FILE",
        num_args = 0..=1,
        default_missing_value = "regiocast-projects.xlsx"
    )]
    template: Option<PathBuf>,
    /// First financial year of the empty list; 2024 is 2024/25.
    #[arg(
        long,
        value_name = "YEAR",
        default_value_t = 2024,
        requires = "template",
        value_parser = clap::value_parser!(i32).range(
            *template::FIRST_YEARS.start() as i64..=*template::FIRST_YEARS.end() as i64
        )
    )]
    first_year: i32,
}

/// Writes what is asked for; an existing file is left alone.
pub fn run(arguments: &Arguments, quiet: bool) -> Result<(), Failure> {
    if let Some(file) = &arguments.template {
        return empty_list(file, arguments.first_year, quiet);
    }
    let name = arguments
        .name
        .strip_suffix(".toml")
        .unwrap_or(&arguments.name);
    if name.is_empty() || name.ends_with(std::path::is_separator) {
        return Err(Failure::Input(format!(
            "“{}” is no name of a scenario; write one such as my-programme",
            arguments.name
        )));
    }
    let path = PathBuf::from(format!("{name}.toml"));
    match &arguments.from {
        Some(list) => from_list(list, &path, quiet),
        None => starter(&path, quiet),
    }
}

fn starter(path: &Path, quiet: bool) -> Result<(), Failure> {
    write_new(path, STARTER.as_bytes())?;
    if !quiet {
        let (shown, typed) = (path.display(), typed(path));
        terminal::say(&format!(
            "{shown} is a scenario that runs. Change it, then try:\n  regiocast check {typed}\n  regiocast run {typed}\n"
        ));
    }
    Ok(())
}

fn from_list(file: &Path, path: &Path, quiet: bool) -> Result<(), Failure> {
    check_place(path)?;
    let shown = file.display().to_string();
    let bytes = std::fs::read(file).map_err(|error| unreadable(&shown, &error))?;
    let list = projects::read(&shown, &bytes)?;
    let name = path
        .file_stem()
        .map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
    let made = projects::scenario(&list, &name).map_err(|error| {
        Failure::Outside(format!(
            "regiocast has a bug: the scenario that it made of {shown} cannot be read. Nothing was \
             written. Please report it with the list.\n{error}"
        ))
    })?;
    write_new(path, made.text.as_bytes())?;
    for remark in list.remarks.iter().chain(&made.remarks) {
        terminal::remark_unless(quiet, &format!("remark: {remark}"));
    }
    if !quiet {
        terminal::say(&made::told(&list, &made, path));
    }
    Ok(())
}

fn unreadable(shown: &str, error: &std::io::Error) -> Failure {
    if error.kind() == std::io::ErrorKind::NotFound {
        return Failure::Input(format!(
            "there is no file called {shown}; `regiocast init --template` writes an empty list to fill"
        ));
    }
    Failure::Outside(format!("{shown} cannot be read: {error}"))
}

fn empty_list(path: &Path, start: i32, quiet: bool) -> Result<(), Failure> {
    let shown = path.display();
    let ending = path.extension().map(OsStr::to_ascii_lowercase);
    let bytes = match ending.as_ref().and_then(|ending| ending.to_str()) {
        Some("xlsx") => {
            template::workbook(start).map_err(|error| Failure::Outside(error.to_string()))?
        }
        Some("csv") => template::csv_text(start).into_bytes(),
        _ => {
            return Err(Failure::Input(format!(
                "{shown}: an empty list is a workbook or a CSV file; give it a name that ends in .xlsx or .csv"
            )));
        }
    };
    write_new(path, &bytes)?;
    if !quiet {
        terminal::say(&format!(
            "{shown} is an empty list of projects. Fill it in a spreadsheet, one row for each project, then try:\n  regiocast init --from {} my-programme\n",
            typed(path)
        ));
    }
    Ok(())
}
