//! The planner's page: a server on one's own machine that simulates a plan while it is being changed.
//!
//! The page and the command line are one engine: what a planner moves becomes an overlay (see
//! [`crate::scenario::changes`]), and that overlay is simulated as `regiocast run` would simulate its file,
//! to the same bits.
//!
//! - `guard`: who may ask: this machine's own browser, or whoever has the token.
//! - `doors`: how many connections there are at once, and how long one may be silent.
//! - `desk`: how much is done at once; what is stale is dropped, and who comes when too many wait is told so.
//! - `shelf`: scenarios by name: shipped ones and those of one folder, and no other file.
//! - `stream`: long tasks, which say how far they are.
//! - `work`, `answer`, `explained`: from a plan to what is said of it.
//! - `packed`, `packs`: the pack of a plan, and its files until they are taken away.
//! - `mixed`: one or two levers at several values, and which mix is best.
//! - `monitored`: a return against a plan.
//! - `assumed`: the numbers that a plan rests on, and what one set anew would mean.
//! - `wire`: what goes over the wire, from which the `OpenAPI` document is made.
//! - `assets`: the page itself, inside the program.
//!
//! Simulations run on threads of their own, never on those that answer requests.

mod added;
mod answer;
mod api;
mod assets;
mod assumed;
mod compared;
mod desk;
mod doors;
mod explained;
mod guard;
mod mixed;
mod monitored;
mod openapi;
mod packed;
mod packs;
mod pins;
mod plan;
mod prose;
mod saved;
mod shelf;
mod stream;
mod trouble;
mod wire;
mod work;

use std::future::Future;
use std::net::{SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

pub use openapi::document;
pub use shelf::is_name;

/// The port where nothing else is said.
pub const PORT: u16 = 8710;

/// How a server is run.
#[derive(Debug, Clone)]
pub struct Options {
    /// The folder whose scenarios are shown and into which plans are saved.
    pub folder: PathBuf,
    /// Whether nothing may be saved.
    pub read_only: bool,
    /// What a request must show; `None` where only this machine can ask.
    pub token: Option<String>,
    /// How much may be asked.
    pub limits: Limits,
}

/// How much may be asked of a server.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// The most futures of one answer.
    pub draws: u32,
    /// The most levers that a plan moves.
    pub changes: usize,
    /// The longest body of a request, in bytes.
    pub body: usize,
    /// The most plans simulated at once; long ones one at a time beside them.
    pub running: usize,
    /// The most requests that wait for their turn.
    pub waiting: usize,
    /// How long an answer may take, waiting included.
    pub answer: Duration,
    /// The same of a long task, which says how far it is.
    pub task: Duration,
    /// The most connections at once; who comes then waits at the door.
    pub connections: usize,
    /// How long a connection may be silent; longer than an answer may take.
    pub idle: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            draws: 100_000,
            changes: 500,
            body: 256 * 1024,
            running: 2,
            waiting: 32,
            answer: Duration::from_secs(60),
            task: Duration::from_secs(900),
            connections: 256,
            idle: Duration::from_secs(90),
        }
    }
}

/// Why a server cannot be run.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// Another program has the port.
    #[error(
        "port {port} is taken: is the page open already, in another window? Look at http://127.0.0.1:{port}/, or \
         choose another port with --port"
    )]
    Taken {
        /// The port.
        port: u16,
    },
    /// The address is not one of this machine's, or may not be used.
    #[error("{address} cannot be listened at: {cause}")]
    Address {
        /// The address.
        address: SocketAddr,
        /// What the system said.
        cause: std::io::Error,
    },
    /// The system starts no threads.
    #[error("the server cannot be started: {0}")]
    Outside(String),
}

/// Takes an address.
///
/// # Errors
///
/// If it is taken, or cannot be had.
pub fn listen(address: SocketAddr) -> Result<TcpListener, ServeError> {
    TcpListener::bind(address).map_err(|cause| match cause.kind() {
        std::io::ErrorKind::AddrInUse => ServeError::Taken {
            port: address.port(),
        },
        _ => ServeError::Address { address, cause },
    })
}

/// Answers requests until `stop` is done; what is under way then is answered first.
///
/// # Errors
///
/// If the system starts no threads, or the listener is broken.
pub fn serve(
    listener: TcpListener,
    options: Options,
    stop: impl Future<Output = ()> + Send + 'static,
) -> Result<(), ServeError> {
    let outside = |error: std::io::Error| ServeError::Outside(error.to_string());
    let address = listener.local_addr().map_err(outside)?;
    listener.set_nonblocking(true).map_err(outside)?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .map_err(outside)?;
    let limits = options.limits;
    let house = House::new(address, options)?;
    let ended = runtime.block_on(async move {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        let doors = doors::Doors::new(listener, limits.connections, limits.idle);
        axum::serve(doors, api::router(Arc::new(house)))
            .with_graceful_shutdown(stop)
            .await
    });
    // A simulation that nobody waits for any more is not waited for.
    runtime.shutdown_background();
    ended.map_err(outside)
}

/// What every request needs.
struct House {
    options: Options,
    guard: guard::Guard,
    desk: desk::Desk,
    shelf: shelf::Shelf,
    pins: pins::Pins,
    packs: packs::Packs,
    pool: rayon::ThreadPool,
    /// Long tasks have threads of their own, so that a change of a lever does not wait behind them.
    tasks: rayon::ThreadPool,
}

impl House {
    fn new(address: SocketAddr, options: Options) -> Result<Self, ServeError> {
        let threads = || {
            let threads = rayon::ThreadPoolBuilder::new().build();
            threads.map_err(|error| ServeError::Outside(error.to_string()))
        };
        let (pool, tasks) = (threads()?, threads()?);
        Ok(Self {
            guard: guard::Guard::new(address, options.token.as_deref()),
            desk: desk::Desk::new(&options.limits),
            shelf: shelf::Shelf::new(options.folder.clone()),
            pins: pins::Pins::default(),
            packs: packs::Packs::default(),
            options,
            pool,
            tasks,
        })
    }
}
