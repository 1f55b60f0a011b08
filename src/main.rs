//! `legc`, the command.

use std::process::ExitCode;

fn main() -> ExitCode {
    leg::cli::main()
}
