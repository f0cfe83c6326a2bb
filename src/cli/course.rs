//! A run on its way: in waves, so that it can be stopped, put aside and taken up again.

use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use indicatif::ProgressBar;

use super::{Failure, terminal};
use crate::ensemble::Course;
use crate::figures::count;
use crate::report::partial::{About, Contents, Partial, PartialError};

/// How often what is done is put aside.
const EVERY: Duration = Duration::from_secs(30);

/// How long a wave should take: so long a stop may have to wait.
const WAVE: Duration = Duration::from_millis(1_500);

/// Where the draws that are done are put aside, and of which run they are.
#[derive(Debug)]
pub struct Aside {
    /// The file.
    pub path: PathBuf,
    /// The run.
    pub about: About,
    /// The scenario as it was read.
    pub resolved: String,
}

impl Aside {
    /// Makes sure that the file can be written, and lies outside the folder that the run will replace.
    ///
    /// # Errors
    ///
    /// If it cannot, or does not: better before a long run than after.
    pub fn check_place(&self, folder: &Path) -> Result<(), Failure> {
        if self.path.starts_with(folder.components().as_path()) {
            return Err(Failure::Input(format!(
                "{}: the partial file must lie outside the output folder, which the run replaces",
                self.path.display()
            )));
        }
        Partial::check_place(&self.path).map_err(|error| Failure::Outside(error.to_string()))
    }

    /// Puts aside what is done.
    ///
    /// # Errors
    ///
    /// If the file cannot be written.
    pub fn put(&self, course: &Course) -> Result<(), Failure> {
        let partial = Partial {
            about: self.about.clone(),
            contents: Contents {
                resolved: self.resolved.clone(),
                draws: course.engine().settings.draws,
                part: course.part(),
            },
        };
        partial
            .write(&self.path)
            .map_err(|error| Failure::Outside(error.to_string()))
    }

    /// How many draws the run had when it was put aside.
    ///
    /// # Errors
    ///
    /// If there is nothing, or nothing that can be read.
    pub fn draws_put(&self) -> Result<usize, Failure> {
        if !self.path.exists() {
            return Err(self.missing());
        }
        let partial =
            Partial::read(&self.path).map_err(|error| Failure::Input(error.to_string()))?;
        Ok(partial.contents.draws)
    }

    fn missing(&self) -> Failure {
        Failure::Input(format!(
            "{}: there is no partial file to go on from; leave --resume out to begin anew, or name \
             the file with --partial",
            self.path.display()
        ))
    }

    /// Takes up what was put aside.
    ///
    /// # Errors
    ///
    /// If it is not there, or is no part of this run.
    pub fn take_up(&self, course: &mut Course) -> Result<(), Failure> {
        let input = |error: PartialError| Failure::Input(error.to_string());
        if !self.path.exists() {
            return Err(self.missing());
        }
        let partial = Partial::read(&self.path).map_err(input)?;
        partial
            .belongs_to(&self.about.run, &self.path)
            .map_err(input)?;
        if partial.about.shard != self.about.shard {
            return Err(Failure::Input(format!(
                "{}: this partial file is of {}, and {} is asked for",
                self.path.display(),
                which(partial.about.shard),
                which(self.about.shard),
            )));
        }
        take_up(course, partial, &self.path)
    }
}

/// Takes up a partial file that belongs to a run.
///
/// # Errors
///
/// If its draws do not fit.
pub fn take_up(course: &mut Course, partial: Partial, path: &Path) -> Result<(), Failure> {
    course.take_up(partial.contents.part).map_err(|unfit| {
        let path = path.display();
        Failure::Input(format!("{path}: this partial file cannot be used: {unfit}"))
    })
}

/// Whether somebody asked the program to stop.
#[derive(Debug, Clone)]
pub struct StopSign(Arc<AtomicBool>);

impl StopSign {
    /// Listens from now on: to Ctrl-C, and to the system's request to end. What is done is then kept,
    /// which takes a second or two; further ones are taken for impatience.
    #[must_use]
    pub fn raise() -> Self {
        let sign = Arc::new(AtomicBool::new(false));
        let heard = Arc::clone(&sign);
        // Where nothing can be listened to, a stop is a kill, which loses little.
        let _ = ctrlc::set_handler(move || {
            if !heard.swap(true, Ordering::SeqCst) {
                terminal::remark("stopping; what is done is being kept …");
            }
        });
        Self(sign)
    }

    /// Listens where nothing is kept of what is done.
    #[must_use]
    pub fn raise_to_give_up() -> Self {
        let sign = Arc::new(AtomicBool::new(false));
        let heard = Arc::clone(&sign);
        let _ = ctrlc::set_handler(move || {
            if !heard.swap(true, Ordering::SeqCst) {
                terminal::remark("stopping …");
            }
        });
        Self(sign)
    }

    /// Gives up if somebody asked for it. What is dropped on the way leaves nothing behind.
    ///
    /// # Errors
    ///
    /// If somebody did.
    pub fn obey(&self) -> Result<(), Failure> {
        if self.is_up() {
            return Err(Failure::Stopped("stopped; nothing was written".to_owned()));
        }
        Ok(())
    }

    /// Whether somebody did.
    #[must_use]
    pub fn is_up(&self) -> bool {
        self.0.load(Ordering::SeqCst)
    }
}

/// Does what is missing of some units.
///
/// # Errors
///
/// If it was stopped on its way, or what is done cannot be put aside.
pub fn travel(
    course: &mut Course,
    units: Range<u64>,
    aside: &Aside,
    (bar, stop): (&ProgressBar, &StopSign),
) -> Result<(), Failure> {
    let mut last = Instant::now();
    let mut size = 8 * rayon::current_num_threads() as u64;
    for missing in course.missing(units) {
        let mut next = missing.start;
        while next < missing.end {
            let wave = next..missing.end.min(next + size);
            next = wave.end;
            let began = Instant::now();
            course.advance(wave, &|draws| bar.inc(draws as u64));
            size = adapted(size, began.elapsed());
            if stop.is_up() {
                aside.put(course)?;
                return Err(stopped(course, aside));
            }
            if last.elapsed() > EVERY && next < missing.end {
                aside.put(course)?;
                last = Instant::now();
            }
        }
    }
    Ok(())
}

/// The size of the next wave, so that it takes about as long as it should.
fn adapted(size: u64, took: Duration) -> u64 {
    let smallest = 8 * rayon::current_num_threads() as u64;
    if took < WAVE / 2 {
        size.saturating_mul(2)
    } else if took > WAVE * 2 {
        (size / 2).max(smallest)
    } else {
        size
    }
}

fn stopped(course: &Course, aside: &Aside) -> Failure {
    let done: u64 = course
        .spans()
        .all()
        .iter()
        .map(|span| course.draws_in(span))
        .sum();
    Failure::Stopped(format!(
        "stopped after {} of {} futures, which are kept in {}; the same command with --resume goes \
         on from there",
        count(done as f64),
        count(course.engine().settings.draws as f64),
        aside.path.display()
    ))
}

/// Makes sure that nothing is thrown away: what an earlier run left at the place where this one would
/// put its draws aside.
///
/// # Errors
///
/// If there is anything.
pub fn nothing_is_lost(aside: &Aside) -> Result<(), Failure> {
    let (path, run) = (&aside.path, &aside.about.run);
    let Ok(partial) = Partial::read(path) else {
        if path.exists() {
            let message = format!(
                "{}: there is a file already, and it is no partial file of regiocast; name another \
                 with --partial",
                path.display()
            );
            return Err(Failure::Input(message));
        }
        return Ok(());
    };
    Err(Failure::Input(match partial.belongs_to(run, path) {
        Ok(()) if partial.about.shard != aside.about.shard => format!(
            "{}: this file holds {} of this run; give every part a file of its own",
            path.display(),
            which(partial.about.shard)
        ),
        Ok(()) => format!(
            "{}: an earlier run of this very kind was stopped and left its draws here; add --resume \
             to go on from them, or delete the file to begin anew",
            path.display()
        ),
        Err(other) => format!(
            "{other}. That run was stopped and left its draws here: go on with it, delete the file, \
             or name another place for this run with --partial"
        ),
    }))
}

/// A part of a run in words.
fn which(shard: Option<(u64, u64)>) -> String {
    match shard {
        Some((number, of)) => format!("part {number}/{of}"),
        None => "a whole run".to_owned(),
    }
}
