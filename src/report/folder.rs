//! A folder that is complete or absent, also when the process is killed.
//!
//! Everything is written into a draft beside the target (same file system, hidden name), synced, and
//! renamed. A folder that is there already is renamed aside first and removed last:
//!
//! ```text
//! .park.regiocast-draft-x7Kq2a   written, synced
//! park → .park.regiocast-old-…   aside
//! draft → park                   in place
//! .park.regiocast-old-…          removed, its run.toml first
//! ```
//!
//! A kill between the two renames leaves the old folder aside; the next run into the same target
//! puts it back. Drafts of killed runs are removed by the next run; a draft that another process is
//! still writing is known by the lock it holds, and left alone.

use std::ffi::OsStr;
use std::fs::{self, File, TryLockError};
use std::io::Write as _;
use std::path::{Component, Path, PathBuf};
use std::time::Duration;

use tempfile::TempDir;

use super::error::ReportError;
use super::run::RUN;
use parents::Parents;
use replace::check_replaceable;

mod contents;
mod parents;
mod replace;

/// The file by which a draft's writer holds its lock. It is not published.
const LOCK: &str = ".lock";

/// How long a draft without a lock may be the work of a process that is just creating it.
const YOUNG: Duration = Duration::from_secs(60);

/// A folder being written. Dropped before it is published, it leaves no trace.
#[derive(Debug)]
pub struct Folder {
    kind: Kind,
    target: PathBuf,
    parent: PathBuf,
    draft: TempDir,
    lock: Option<File>,
    /// Dropped last, when the draft is no longer in them.
    _parents: Parents,
}

/// What a folder is written by: a folder of the one is never replaced by the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A run, a comparison, an explanation.
    Run,
    /// A pack, which is made from such folders.
    Pack,
}

impl Folder {
    /// Begins to write a folder of a run, a comparison or an explanation, after tidying up behind runs that
    /// were killed.
    ///
    /// # Errors
    ///
    /// If the target cannot be written or may not be replaced: better before a long run than after.
    pub fn begin(target: &Path) -> Result<Self, ReportError> {
        Self::begin_kind(target, Kind::Run)
    }

    /// Begins to write a folder of some kind, after tidying up behind runs that were killed.
    ///
    /// # Errors
    ///
    /// If the target cannot be written or may not be replaced: better before a long run than after.
    pub fn begin_kind(target: &Path, kind: Kind) -> Result<Self, ReportError> {
        let (parent, target) = located(target)?;
        let parents = Parents::create(&parent)?;
        tidy(&parent, &target)?;
        check_replaceable(&target, kind)?;
        let prefix = hidden(&target, "draft");
        let mut builder = tempfile::Builder::new();
        builder.prefix(&prefix);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            // Colleagues read the folder: the user's own mask decides, not the privacy of
            // temporary files.
            builder.permissions(fs::Permissions::from_mode(0o777));
        }
        let draft = builder
            .tempdir_in(&parent)
            .map_err(|error| ReportError::at(&parent, error))?;
        let lock = draft.path().join(LOCK);
        let lock = File::create(&lock).map_err(|error| ReportError::at(&lock, error))?;
        // Some network drives know no locks; runs there rely on the draft's age.
        let _ = lock.try_lock();
        Ok(Self {
            kind,
            target,
            parent,
            draft,
            lock: Some(lock),
            _parents: parents,
        })
    }

    /// Writes a file, `tables/summary.csv` for example, and brings it to the disk.
    ///
    /// # Errors
    ///
    /// If the system refuses, or the name leads out of the folder.
    pub fn write(&self, name: &str, bytes: &[u8]) -> Result<(), ReportError> {
        self.fill(name, |file| file.write_all(bytes))
    }

    /// Creates a file, lets it be filled, and brings it to the disk.
    ///
    /// # Errors
    ///
    /// If the system refuses, the name leads out of the folder, or filling fails.
    pub fn fill(
        &self,
        name: &str,
        fill: impl FnOnce(&mut File) -> std::io::Result<()>,
    ) -> Result<(), ReportError> {
        let place = Path::new(name);
        let mut parts = place.components();
        if name == LOCK || !parts.all(|part| matches!(part, Component::Normal(_))) {
            return Err(ReportError::Outside {
                name: name.to_owned(),
            });
        }
        let path = self.draft.path().join(place);
        // Errors name the place that the file was meant for.
        let failed = |error| ReportError::at(&self.target.join(place), error);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(failed)?;
        }
        let mut created = File::create(&path).map_err(failed)?;
        fill(&mut created).map_err(failed)?;
        created.sync_all().map_err(failed)
    }

    /// Puts the folder in its place: from here on it is there, complete.
    ///
    /// # Errors
    ///
    /// If the system refuses, or something appeared at the target that may not be replaced. What was
    /// there before is still there.
    pub fn publish(mut self) -> Result<PathBuf, ReportError> {
        let failed = |error| ReportError::at(&self.target, error);
        check_replaceable(&self.target, self.kind)?;
        drop(self.lock.take());
        fs::remove_file(self.draft.path().join(LOCK)).map_err(failed)?;
        sync_folders(self.draft.path()).map_err(failed)?;
        let old = self.set_aside()?;
        if let Err(error) = fs::rename(self.draft.path(), &self.target) {
            if let Some(old) = &old {
                let _ = fs::rename(old, &self.target);
            }
            return Err(failed(error));
        }
        // The draft has become the target and must not be removed any more.
        self.draft.disable_cleanup(true);
        let _ = sync_folder(&self.parent);
        if let Some(old) = old {
            discard(&old);
        }
        Ok(self.target.clone())
    }

    /// Renames what is at the target, if anything, to a hidden name beside it.
    fn set_aside(&self) -> Result<Option<PathBuf>, ReportError> {
        if !self.target.exists() {
            return Ok(None);
        }
        let unique = self
            .draft
            .path()
            .file_name()
            .unwrap_or_default()
            .to_string_lossy();
        let unique = unique.rsplit('-').next().unwrap_or_default();
        let old = self
            .parent
            .join(format!("{}{unique}", hidden(&self.target, "old")));
        fs::rename(&self.target, &old).map_err(|error| ReportError::at(&self.target, error))?;
        Ok(Some(old))
    }
}

/// The folder that the target is in, and the target itself, links followed.
fn located(target: &Path) -> Result<(PathBuf, PathBuf), ReportError> {
    let is_indirect = target.is_symlink() || target.file_name().is_none();
    let direct = is_indirect.then(|| fs::canonicalize(target).ok()).flatten();
    let target = direct.unwrap_or_else(|| target.to_owned());
    let unnamed = || ReportError::Unnamed {
        path: target.clone(),
    };
    if target.file_name().is_none() {
        return Err(unnamed());
    }
    let parent = match target.parent() {
        Some(parent) if parent.as_os_str().is_empty() => PathBuf::from("."),
        Some(parent) => parent.to_owned(),
        None => return Err(unnamed()),
    };
    Ok((parent, target))
}

/// The beginning of the name of a draft of the target, or of what was set aside for it.
fn hidden(target: &Path, what: &str) -> String {
    let name = target
        .file_name()
        .map(OsStr::to_string_lossy)
        .unwrap_or_default();
    format!(".{name}.regiocast-{what}-")
}

/// Puts back what a killed run had set aside, and removes what killed runs left behind.
fn tidy(parent: &Path, target: &Path) -> Result<(), ReportError> {
    for old in left_over(parent, &hidden(target, "old"))? {
        if !target.exists() && old.join(RUN).exists() {
            fs::rename(&old, target).map_err(|error| ReportError::at(&old, error))?;
        } else if target.exists() {
            discard(&old);
        }
    }
    for draft in left_over(parent, &hidden(target, "draft"))? {
        if !is_being_written(&draft) {
            discard(&draft);
        }
    }
    Ok(())
}

fn left_over(parent: &Path, prefix: &str) -> Result<Vec<PathBuf>, ReportError> {
    let entries = fs::read_dir(parent).map_err(|error| ReportError::at(parent, error))?;
    let mut found: Vec<PathBuf> = entries
        .filter_map(Result::ok)
        .filter(|entry| entry.file_name().to_string_lossy().starts_with(prefix))
        .map(|entry| entry.path())
        .collect();
    found.sort();
    Ok(found)
}

fn is_being_written(draft: &Path) -> bool {
    match File::open(draft.join(LOCK)) {
        Ok(lock) => match lock.try_lock() {
            Ok(()) => false,
            Err(TryLockError::WouldBlock) => true,
            Err(TryLockError::Error(_)) => is_young(draft),
        },
        Err(_) => is_young(draft),
    }
}

fn is_young(draft: &Path) -> bool {
    let changed = fs::metadata(draft).and_then(|known| known.modified());
    changed.is_ok_and(|changed| changed.elapsed().is_ok_and(|age| age < YOUNG))
}

/// Removes a folder that nobody needs, `run.toml` first: without it, a half-removed folder is never
/// put back. What cannot be removed is left to the next run.
fn discard(folder: &Path) {
    let _ = fs::remove_file(folder.join(RUN));
    let _ = fs::remove_dir_all(folder);
}

/// Brings the names of files to the disk, inner folders first.
fn sync_folders(folder: &Path) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            sync_folders(&entry.path())?;
        }
    }
    sync_folder(folder)
}

#[cfg(unix)]
fn sync_folder(folder: &Path) -> std::io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Folders cannot be opened for syncing here; the system journals their names.
#[cfg(not(unix))]
fn sync_folder(_: &Path) -> std::io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests;
