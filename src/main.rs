//! The `regiocast` command.

fn main() -> std::process::ExitCode {
    regiocast::cli::main()
}
