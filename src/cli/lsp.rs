//! `legc lsp`: the language server, for editors.

use super::Outcome;
use crate::lsp;

/// Serve an editor: the language server, on standard input and output
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Taken for editors that say so; there is no other way
    #[arg(long, hide = true)]
    stdio: bool,
}

pub(super) fn run(_: &Args) -> Outcome {
    if lsp::run() {
        Outcome::Clean
    } else {
        // As the protocol has it: the editor went away without a word.
        Outcome::Findings
    }
}
