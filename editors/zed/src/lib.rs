//! Starts `legc lsp` in Zed.

use zed_extension_api::{self as zed, Command, LanguageServerId, Result, Worktree};

struct Leg;

impl zed::Extension for Leg {
    fn new() -> Self {
        Self
    }

    fn language_server_command(
        &mut self,
        _: &LanguageServerId,
        worktree: &Worktree,
    ) -> Result<Command> {
        let command = worktree
            .which("legc")
            .ok_or("there is no program `legc` on the path; install legc")?;
        Ok(Command {
            command,
            args: vec!["lsp".to_owned()],
            env: worktree.shell_env(),
        })
    }
}

zed::register_extension!(Leg);
