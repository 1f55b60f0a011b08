//! The tree-sitter grammar of Leg, for programs in Rust.

use tree_sitter_language::LanguageFn;

unsafe extern "C" {
    fn tree_sitter_leg() -> *const ();
}

/// The language, for `tree_sitter::Parser::set_language`.
#[expect(unsafe_code, reason = "the parser is C")]
pub const LANGUAGE: LanguageFn = unsafe { LanguageFn::from_raw(tree_sitter_leg) };

/// What colours a file.
pub const HIGHLIGHTS: &str = include_str!("../../queries/highlights.scm");

/// What can be folded.
pub const FOLDS: &str = include_str!("../../queries/folds.scm");

/// How far lines stand in.
pub const INDENTS: &str = include_str!("../../queries/indents.scm");

/// Where names are declared, and where they are used.
pub const LOCALS: &str = include_str!("../../queries/locals.scm");
