//! `regiocast completions`: so that the shell knows the commands.

use clap::{Args, CommandFactory};
use clap_complete::Shell;

use super::terminal;

/// Which shell.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The shell, e.g. `bash`; save what is printed where it looks for completions.
    shell: Shell,
}

/// Prints the completions of a command.
pub fn run<C: CommandFactory>(arguments: &Arguments) {
    let mut text = Vec::new();
    clap_complete::generate(arguments.shell, &mut C::command(), "regiocast", &mut text);
    terminal::say(&String::from_utf8_lossy(&text));
}
