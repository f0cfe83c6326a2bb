//! `regiocast init`: a commented starter scenario.

use std::fs::OpenOptions;
use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use super::{Failure, terminal};

/// What to call it.
#[derive(Debug, Args)]
pub struct Arguments {
    /// Name of the new scenario; it becomes the file NAME.toml.
    #[arg(default_value = "my-programme")]
    name: String,
}

const STARTER: &str = include_str!("starter.toml");

/// Writes the starter; an existing file is left alone.
pub fn run(arguments: &Arguments, quiet: bool) -> Result<(), Failure> {
    let name = arguments
        .name
        .strip_suffix(".toml")
        .unwrap_or(&arguments.name);
    let path = PathBuf::from(format!("{name}.toml"));
    let shown = path.display();
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(&path)
        .map_err(|error| match error.kind() {
            std::io::ErrorKind::AlreadyExists => Failure::Input(format!(
                "{shown} exists already and was left alone; choose another name"
            )),
            _ => Failure::Outside(format!("{shown} cannot be written: {error}")),
        })?;
    file.write_all(STARTER.as_bytes())
        .and_then(|()| file.sync_all())
        .map_err(|error| {
            // A half-written starter would be taken for a scenario.
            let _ = std::fs::remove_file(&path);
            Failure::Outside(format!("{shown} cannot be written: {error}"))
        })?;
    if !quiet {
        terminal::say(&format!(
            "{shown} is a scenario that runs. Change it, then try:\n  regiocast check {shown}\n  regiocast run {shown}\n"
        ));
    }
    Ok(())
}
