//! `regiocast serve`: the planner's page.

mod browser;
mod token;

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};

use clap::Args;

use super::{Failure, terminal};
use crate::serve::{self, Limits, Options, PORT, ServeError};
use crate::tasks::simulation;

/// What to show and where.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The scenario to begin with: a shipped one, or a file. Files beside it are shown, too.
    scenario: Option<String>,
    /// The port of the page.
    #[arg(long, default_value_t = PORT)]
    port: u16,
    /// Open the page in the browser.
    #[arg(long)]
    open: bool,
    /// Save nothing.
    #[arg(long)]
    read_only: bool,
    /// The folder whose scenarios are shown and into which plans are saved; this one, or that of the
    /// scenario file, unless said.
    #[arg(long, value_name = "DIR")]
    folder: Option<PathBuf>,
    /// Let other machines ask, at this address of this machine; whoever asks must then show the token.
    #[arg(long, value_name = "ADDRESS", requires = "token_file")]
    listen: Option<IpAddr>,
    /// A file whose first line is the token: a long word that only those know who may ask.
    #[arg(long, value_name = "FILE")]
    token_file: Option<PathBuf>,
}

/// Serves until Ctrl-C.
pub fn run(arguments: &Arguments, quiet: bool) -> Result<(), Failure> {
    let (folder, plan) = arguments.place()?;
    let token = arguments
        .token_file
        .as_deref()
        .map(token::read)
        .transpose()?;
    let host = arguments.listen.unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST));
    let listener =
        serve::listen(SocketAddr::new(host, arguments.port)).map_err(|error| failed(&error))?;
    let address = listener
        .local_addr()
        .map_err(|error| Failure::Outside(error.to_string()))?;
    // Whoever reads where the page is can end it from then on.
    let stop = stopped();
    let page = page(address, plan.as_deref());
    if !quiet {
        terminal::say(&told(&page, &folder, arguments));
    }
    if arguments.open {
        browser::open(&page);
    }
    let options = Options {
        folder,
        read_only: arguments.read_only,
        token,
        limits: Limits::default(),
    };
    serve::serve(listener, options, stop).map_err(|error| failed(&error))
}

impl Arguments {
    /// The folder, and the name of the scenario to begin with.
    fn place(&self) -> Result<(PathBuf, Option<String>), Failure> {
        let Some(scenario) = &self.scenario else {
            return Ok((self.folder(Path::new("."))?, None));
        };
        // All that is wrong with it is said here, where there is room for it.
        simulation::read(scenario)?;
        let path = Path::new(scenario);
        if !path.is_file() {
            let name = scenario.strip_suffix(".toml").unwrap_or(scenario);
            if !serve::is_name(name) {
                return Err(Failure::Input(format!(
                    "{scenario}: the page shows the scenarios of `regiocast list` that are no finished programmes"
                )));
            }
            return Ok((self.folder(Path::new("."))?, Some(name.to_owned())));
        }
        let name = path
            .file_stem()
            .and_then(|stem| stem.to_str())
            .unwrap_or_default();
        let is_toml = path.extension().is_some_and(|end| end == "toml");
        if !is_toml || !serve::is_name(name) {
            return Err(Failure::Input(format!(
                "{scenario}: the page opens files that end in .toml and have only letters, digits, _ and - before \
                 that; rename this one"
            )));
        }
        let beside = path
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty());
        let beside = beside.unwrap_or(Path::new("."));
        if let Some(folder) = &self.folder
            && folder.canonicalize().ok() != beside.canonicalize().ok()
        {
            return Err(Failure::Input(format!(
                "{scenario} does not lie in {}; name one of the two, or a file of the folder",
                folder.display()
            )));
        }
        Ok((self.folder(beside)?, Some(name.to_owned())))
    }

    fn folder(&self, usual: &Path) -> Result<PathBuf, Failure> {
        let folder = self.folder.as_deref().unwrap_or(usual);
        if folder.is_dir() {
            return Ok(folder.to_owned());
        }
        Err(Failure::Input(format!(
            "{}: there is no such folder; make it first, or name another with --folder",
            folder.display()
        )))
    }
}

fn failed(error: &ServeError) -> Failure {
    match error {
        ServeError::Taken { .. } | ServeError::Address { .. } => Failure::Input(error.to_string()),
        ServeError::Outside(_) => Failure::Outside(error.to_string()),
    }
}

/// The address of the page.
fn page(address: SocketAddr, plan: Option<&str>) -> String {
    let place = plan.map_or_else(String::new, |name| format!("#/plan/{name}"));
    format!("http://{address}/{place}")
}

fn told(page: &str, folder: &Path, arguments: &Arguments) -> String {
    let saved = if arguments.read_only {
        "Nothing is saved (--read-only).".to_owned()
    } else {
        let shown = match folder.to_str() {
            Some("." | "") => "this folder".to_owned(),
            _ => folder.display().to_string(),
        };
        format!("Plans are saved in {shown}.")
    };
    let who = match arguments.listen {
        Some(_) => {
            "Other machines can ask, with the token. Nothing is encrypted: use it in a network that you trust."
        }
        None => "Only this machine can ask.",
    };
    format!("The page is at {page}\n{saved} {who} Ctrl-C ends it.\n")
}

/// Done when somebody asks the program to stop. Who asks twice does not wait for answers under way.
fn stopped() -> impl Future<Output = ()> + Send + 'static {
    let (say, heard) = tokio::sync::oneshot::channel();
    let mut say = Some(say);
    let _ = ctrlc::set_handler(move || match say.take() {
        Some(say) => {
            terminal::remark("stopping …");
            let _ = say.send(());
        }
        None => std::process::exit(130),
    });
    async move {
        // Where nothing can be listened to, the page is ended by ending the program.
        if heard.await.is_err() {
            std::future::pending::<()>().await;
        }
    }
}
