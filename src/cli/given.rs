//! `--given`: the draws that an update left, to run other scenarios on.

use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;

use super::Failure;
use crate::ensemble::Settings;
use crate::points::{Conditioned, Sampler};
use crate::report::{POSTERIOR, Posterior, RUN, digest, read_run};

pub use crate::tasks::given::Draws;

/// Reads the draws of a folder that `regiocast update` wrote.
///
/// # Errors
///
/// If it is no such folder, or its draws were changed since.
pub fn read(folder: &Path) -> Result<Draws, Failure> {
    let shown = folder.display();
    let none = |reason: &str| {
        Failure::Input(format!(
            "--given: {shown} is no updated forecast ({reason}); name a folder that `regiocast update` wrote"
        ))
    };
    if !folder.is_dir() {
        return Err(none("there is no such folder"));
    }
    if !folder.join(RUN).is_file() {
        return Err(none("it has no run.toml"));
    }
    let run = read_run(folder).map_err(|error| Failure::Input(format!("--given: {error}")))?;
    let given = run
        .given
        .ok_or_else(|| none("its run.toml does not say what it was given"))?;
    let file = folder.join(POSTERIOR);
    let damaged = |reason: String| {
        Failure::Input(format!(
            "{}: these draws cannot be used ({reason}); run `regiocast update` again",
            file.display()
        ))
    };
    let bytes = std::fs::read(&file).map_err(|error| match error.kind() {
        ErrorKind::NotFound => damaged("the file is not there".to_owned()),
        _ => damaged(error.to_string()),
    })?;
    if digest(&bytes) != given.posterior {
        return Err(damaged(
            "they were changed since the update: their digest is no longer that of run.toml"
                .to_owned(),
        ));
    }
    let posterior = Posterior::read(&file).map_err(damaged)?;
    let settings = Settings {
        draws: posterior.cloud.draws,
        seed: posterior.seed,
        sampler: Sampler::Given,
    };
    Ok(Draws {
        given,
        settings,
        coordinates: Arc::new(Conditioned::new(Arc::new(posterior.cloud), posterior.seed)),
    })
}

/// Makes sure that what is made of an updated forecast does not take its place: its return, its page and its
/// draws are kept nowhere else.
///
/// # Errors
///
/// If the two are one folder.
pub fn apart(folder: &Path, target: &Path) -> Result<(), Failure> {
    let known = |path: &Path| path.canonicalize().ok();
    if known(folder).is_some_and(|folder| known(target) == Some(folder)) {
        return Err(Failure::Input(format!(
            "--out {0}: this is the updated forecast that was given, and it would be lost; name another folder",
            target.display()
        )));
    }
    Ok(())
}
