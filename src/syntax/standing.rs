//! Where the lines stand that others may hang on: a tree and the pieces it was made of go in; whether
//! an edit touches no such line can be asked.

use super::again::Pieces;
use super::ast::{Ast, Statement};
use std::ops::Range;

/// The lines of a source that are neither exercises nor cues, in the order of the text.
#[derive(Debug, Default)]
pub(crate) struct Standing {
    lines: Vec<(u32, Opens)>,
}

/// What a line opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Opens {
    /// A day or a block: exercises stand below it.
    Training,
    /// A section of another kind.
    Other,
    Nothing,
}

impl Standing {
    /// Those of `ast`, which was made of `pieces`; `None` where not all pieces were kept.
    pub(crate) fn of(ast: &Ast, pieces: &Pieces) -> Option<Self> {
        let statements = ast.statements.iter();
        let statements = statements.filter(|line| !matches!(line, Statement::File));
        let mut lines: Vec<_> = pieces
            .starts()?
            .zip(statements)
            .filter_map(|(start, statement)| Some((start, opens(statement)?)))
            .collect();
        lines.sort_unstable_by_key(|(start, _)| *start);
        Some(Self { lines })
    }

    /// Whether no line that others may hang on begins within `bytes`.
    pub(crate) fn is_free(&self, bytes: Range<u32>) -> bool {
        self.before(bytes.start) == self.before(bytes.end)
    }

    /// Whether byte `at` is below the header of a day or a block.
    pub(crate) fn is_of_training(&self, at: u32) -> bool {
        let above = self.lines.get(..self.before(at)).unwrap_or(&[]);
        let mut above = above.iter().rev().map(|(_, opens)| *opens);
        above.find(|opens| *opens != Opens::Nothing) == Some(Opens::Training)
    }

    fn before(&self, at: u32) -> usize {
        self.lines.partition_point(|(start, _)| *start < at)
    }
}

/// What a line opens; `None` for one that no other hangs on where it stands in a day or a block.
const fn opens(statement: &Statement) -> Option<Opens> {
    match statement {
        Statement::Item(_) | Statement::Cue { .. } | Statement::Broken => None,
        Statement::Day { .. } | Statement::Block { .. } => Some(Opens::Training),
        Statement::Week { .. } | Statement::Progress { .. } | Statement::Exercise(_) => {
            Some(Opens::Other)
        }
        _ => Some(Opens::Nothing),
    }
}
