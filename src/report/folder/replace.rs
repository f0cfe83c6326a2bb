//! What may be replaced.

use std::fs;
use std::path::Path;

use super::super::error::ReportError;
use super::super::run;
use super::{Kind, contents};

/// Only nothing, an empty folder, or a folder that this program wrote may be replaced.
pub(super) fn check_replaceable(target: &Path, kind: Kind) -> Result<(), ReportError> {
    let path = target.to_owned();
    match fs::metadata(target) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(ReportError::at(target, error)),
        Ok(known) if !known.is_dir() => Err(ReportError::NotADirectory { path }),
        Ok(_) => {
            let mut entries =
                fs::read_dir(target).map_err(|error| ReportError::at(target, error))?;
            if entries.next().is_none() {
                return Ok(());
            }
            if !run::is_ours(target) {
                return Err(ReportError::NotOurs { path });
            }
            if kind == Kind::Pack && !run::is_pack(target) {
                return Err(ReportError::NoPack { path });
            }
            match contents::strange(target, kind) {
                Some(file) => Err(ReportError::Strange { path, file }),
                None => Ok(()),
            }
        }
    }
}
