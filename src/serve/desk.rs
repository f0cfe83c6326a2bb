//! How much is done at once.
//!
//! A few plans are simulated at a time and a few more wait; who comes then is told that the server is
//! busy. A page numbers its changes: a newer one makes the older one stale, which is dropped wherever it
//! is. So is work whose asker has gone.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::{Notify, Semaphore};

use super::Limits;
use super::trouble::Trouble;

/// The most pages whose changes are remembered.
const PAGES: usize = 512;

/// Where work is handed out.
pub struct Desk {
    quick: Arc<Semaphore>,
    slow: Arc<Semaphore>,
    task: Arc<Semaphore>,
    waiting: AtomicUsize,
    most_waiting: usize,
    longest: [Duration; 2],
    pages: Mutex<Pages>,
}

#[derive(Default)]
struct Pages {
    latest: BTreeMap<String, (u64, Arc<Sign>, u64)>,
    clock: u64,
}

/// A sign that an answer is not wanted any more.
#[derive(Debug, Default)]
pub struct Sign {
    up: AtomicBool,
    raised: Notify,
}

impl Sign {
    /// Whether it is up.
    pub fn is_up(&self) -> bool {
        self.up.load(Ordering::Relaxed)
    }

    fn raise(&self) {
        self.up.store(true, Ordering::Relaxed);
        self.raised.notify_waiters();
    }

    async fn wait(&self) {
        let raised = self.raised.notified();
        if !self.is_up() {
            raised.await;
        }
    }
}

/// Tells whether an answer is not wanted any more.
pub type IsStale<'a> = &'a (dyn Fn() -> bool + Sync);

/// Raises a sign when nobody waits for the answer any more.
struct Gone(Arc<Sign>);

impl Drop for Gone {
    fn drop(&mut self) {
        self.0.raise();
    }
}

/// How long some work takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// As long as a planner waits without noticing.
    Quick,
    /// Longer: one at a time, beside the quick ones.
    Slow,
    /// So long that it says how far it is: one at a time, beside all others.
    Task,
}

impl Desk {
    pub fn new(limits: &Limits) -> Self {
        Self {
            quick: Arc::new(Semaphore::new(limits.running)),
            slow: Arc::new(Semaphore::new(1)),
            task: Arc::new(Semaphore::new(1)),
            waiting: AtomicUsize::new(0),
            most_waiting: limits.waiting,
            longest: [limits.answer, limits.task],
            pages: Mutex::default(),
        }
    }

    /// The sign of a page's change; that of an older change goes up.
    ///
    /// Fails if the page has asked for a newer change already.
    pub fn sign(&self, page: Option<(&str, u64)>) -> Result<Arc<Sign>, Trouble> {
        let Some((page, change)) = page else {
            return Ok(Arc::default());
        };
        let mut pages = self.pages.lock().unwrap_or_else(PoisonError::into_inner);
        pages.clock += 1;
        let now = pages.clock;
        let sign = match pages.latest.get(page) {
            Some((latest, _, _)) if *latest > change => return Err(Trouble::Stale),
            Some((latest, sign, _)) if *latest == change && !sign.is_up() => Arc::clone(sign),
            older => {
                if let Some((_, sign, _)) = older {
                    sign.raise();
                }
                Arc::default()
            }
        };
        let known = (change, Arc::clone(&sign), now);
        pages.latest.insert(page.to_owned(), known);
        if pages.latest.len() > PAGES {
            let oldest = pages.latest.iter().min_by_key(|(_, (_, _, when))| *when);
            if let Some(name) = oldest.map(|(name, _)| name.clone()) {
                pages.latest.remove(&name);
            }
        }
        Ok(sign)
    }

    /// Does some work on a thread of its own, when its turn comes.
    pub async fn work<T: Send + 'static>(
        &self,
        about: (Length, Arc<Sign>),
        work: impl FnOnce(IsStale<'_>) -> Result<T, Trouble> + Send + 'static,
    ) -> Result<T, Trouble> {
        self.work_in_turn(about, || (), work).await
    }

    /// The same for whoever wants to know that it has to wait for its turn.
    pub async fn work_in_turn<T: Send + 'static>(
        &self,
        (length, stale): (Length, Arc<Sign>),
        waits: impl FnOnce() + Send,
        work: impl FnOnce(IsStale<'_>) -> Result<T, Trouble> + Send + 'static,
    ) -> Result<T, Trouble> {
        let own = Arc::new(Sign::default());
        let gone = Gone(Arc::clone(&own));
        let answer = async {
            let permit = self.turn(length, &stale, waits).await?;
            let signs = (own, Arc::clone(&stale));
            let done = tokio::task::spawn_blocking(move || {
                // Kept until the work is really over, so that no more than these run at once.
                let _permit = permit;
                work(&|| signs.0.is_up() || signs.1.is_up())
            });
            done.await.unwrap_or(Err(Trouble::Bug))
        };
        let longest = self.longest[usize::from(length == Length::Task)];
        let answer = tokio::time::timeout(longest, answer).await;
        drop(gone);
        answer.unwrap_or(Err(Trouble::TooLong))
    }

    /// Waits for a turn.
    async fn turn(
        &self,
        length: Length,
        stale: &Sign,
        waits: impl FnOnce() + Send,
    ) -> Result<tokio::sync::OwnedSemaphorePermit, Trouble> {
        let room = match length {
            Length::Quick => &self.quick,
            Length::Slow => &self.slow,
            Length::Task => &self.task,
        };
        if let Ok(permit) = Arc::clone(room).try_acquire_owned() {
            return Ok(permit);
        }
        let _place = self.place_in_the_queue()?;
        waits();
        tokio::select! {
            permit = Arc::clone(room).acquire_owned() => permit.map_err(|_| Trouble::Bug),
            () = stale.wait() => Err(Trouble::Stale),
        }
    }

    fn place_in_the_queue(&self) -> Result<Place<'_>, Trouble> {
        let before = self.waiting.fetch_add(1, Ordering::Relaxed);
        let place = Place(&self.waiting);
        if before >= self.most_waiting {
            return Err(Trouble::Busy);
        }
        Ok(place)
    }
}

struct Place<'a>(&'a AtomicUsize);

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn desk() -> Desk {
        Desk::new(&Limits::default())
    }

    #[test]
    fn a_newer_change_makes_the_older_one_stale() {
        let desk = desk();
        let first = desk.sign(Some(("page", 1))).expect("the first");
        let other = desk.sign(Some(("another", 1))).expect("another page");
        let second = desk.sign(Some(("page", 2))).expect("the second");
        assert!(first.is_up());
        assert!(!second.is_up() && !other.is_up());
        assert!(matches!(desk.sign(Some(("page", 1))), Err(Trouble::Stale)));
        let again = desk.sign(Some(("page", 2))).expect("the same, sharpened");
        assert!(Arc::ptr_eq(&again, &second));
    }

    #[test]
    fn no_more_pages_are_remembered_than_there_is_room_for() {
        let desk = desk();
        for page in 0..2 * PAGES {
            desk.sign(Some((&page.to_string(), 1))).expect("a page");
        }
        let pages = desk.pages.lock().expect("nobody else");
        assert_eq!(pages.latest.len(), PAGES);
        assert!(pages.latest.contains_key(&(2 * PAGES - 1).to_string()));
    }
}
