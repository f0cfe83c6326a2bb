//! Packs that were made lately, kept in memory until they are taken away.

use std::collections::VecDeque;
use std::fmt::Write as _;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use sha2::{Digest, Sha256};

use super::trouble::Trouble;
use crate::tasks::pack::File;

/// The most bytes that are kept: 64 MB.
const ROOM: usize = 64 * 1024 * 1024;
/// The most packs that are kept.
const MOST: usize = 16;
/// How long a pack is kept.
const LONGEST: Duration = Duration::from_secs(15 * 60);

/// Packs that were made lately, the newest first.
#[derive(Debug, Default)]
pub struct Packs(Mutex<VecDeque<Kept>>);

#[derive(Debug)]
struct Kept {
    id: String,
    since: Instant,
    files: Vec<Arc<File>>,
}

impl Kept {
    fn size(&self) -> usize {
        self.files.iter().map(|file| file.bytes.len()).sum()
    }
}

impl Packs {
    /// Keeps a pack, and says under which name: that follows from what is in it.
    pub fn keep(&self, files: Vec<File>) -> Result<String, Trouble> {
        let id = name(&files);
        let kept = Kept {
            id: id.clone(),
            since: Instant::now(),
            files: files.into_iter().map(Arc::new).collect(),
        };
        if kept.size() > ROOM {
            return Err(Trouble::Asked(
                "This pack is too large to be kept here; make it with “regiocast report”."
                    .to_owned(),
            ));
        }
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.retain(|other| other.id != id && other.since.elapsed() < LONGEST);
        known.push_front(kept);
        known.truncate(MOST);
        let mut room = 0;
        known.retain(|one| {
            room += one.size();
            room <= ROOM
        });
        Ok(id)
    }

    /// A file of a pack that is still kept.
    pub fn find(&self, id: &str, file: &str) -> Result<Arc<File>, Trouble> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let fresh = known.iter().filter(|one| one.since.elapsed() < LONGEST);
        let found = fresh
            .filter(|one| one.id == id)
            .flat_map(|one| &one.files)
            .find(|one| one.name == file);
        found.cloned().ok_or_else(|| {
            Trouble::Missing(
                "This file is not kept any more: packs are kept for a quarter of an hour. Make the pack again; it \
                 will be the same."
                    .to_owned(),
            )
        })
    }
}

/// A name that follows from the files, and that nobody guesses who does not have them.
fn name(files: &[File]) -> String {
    let mut digest = Sha256::new();
    for file in files {
        digest.update((file.name.len() as u64).to_le_bytes());
        digest.update(file.name.as_bytes());
        digest.update((file.bytes.len() as u64).to_le_bytes());
        digest.update(&file.bytes);
    }
    let mut name = String::new();
    for byte in digest.finalize().iter().take(16) {
        let _ = write!(name, "{byte:02x}");
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pack(name: &str, size: usize) -> Vec<File> {
        vec![File {
            name: name.to_owned(),
            bytes: vec![7; size],
        }]
    }

    #[test]
    fn the_same_pack_has_the_same_name_and_another_another() {
        let packs = Packs::default();
        let first = packs.keep(pack("a.html", 10)).expect("kept");
        assert_eq!(packs.keep(pack("a.html", 10)).expect("kept"), first);
        let other = packs.keep(pack("a.html", 11)).expect("kept");
        assert_ne!(other, first);
        assert_eq!(packs.find(&first, "a.html").expect("there").bytes.len(), 10);
        assert_eq!(packs.find(&other, "a.html").expect("there").bytes.len(), 11);
        for (id, file) in [("", "a.html"), (&*first, "b.html"), (&*first, "../a.html")] {
            assert!(matches!(packs.find(id, file), Err(Trouble::Missing(_))));
        }
    }

    #[test]
    fn no_more_is_kept_than_there_is_room_for() {
        let packs = Packs::default();
        let first = packs.keep(pack("a", ROOM - 5)).expect("kept");
        let second = packs.keep(pack("b", 10)).expect("kept");
        assert!(packs.find(&first, "a").is_err() && packs.find(&second, "b").is_ok());
        for number in 0..MOST {
            packs.keep(pack(&format!("c{number}"), 1)).expect("kept");
        }
        assert!(packs.find(&second, "b").is_err());
        assert!(packs.keep(pack("large", ROOM + 1)).is_err());
    }
}
