//! The columns of a line: the pieces of a statement go in; where each of its cells begins comes out.

use smallvec::{SmallVec, smallvec};

use crate::source::Span;
use crate::syntax::ast::{Ast, Condition, Id, Item, Modifier, Slice, Statement};
use crate::syntax::{Kind, Lexeme};

/// A part of a line that stands in a column.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cell {
    /// Its column, from 0.
    pub(super) column: usize,
    /// The piece that it begins with.
    pub(super) first: usize,
    /// The blanks between it and the cell before it, at the least.
    pub(super) gap: usize,
    /// Whether what follows it stands in no column: sets in groups are as long as they are.
    pub(super) is_free: bool,
    /// Whether it is a number that stands with its ones below those of others.
    pub(super) is_number: bool,
}

impl Cell {
    const fn new(column: usize, first: usize, gap: usize) -> Self {
        Self {
            column,
            first,
            gap,
            is_free: false,
            is_number: false,
        }
    }
}

/// The cells of a line, first to last.
pub(super) type Cells = SmallVec<[Cell; 5]>;

/// How far a line is indented, in blanks; `None` for a cue, which hangs on what is above it.
pub(super) const fn indent(statement: &Statement) -> Option<usize> {
    match statement {
        Statement::Cue { .. } => None,
        Statement::Item(_)
        | Statement::Use { .. }
        | Statement::Session { .. }
        | Statement::Assign { .. }
        | Statement::Bias(_) => Some(2),
        _ => Some(0),
    }
}

/// Whether lines of the kind stand in columns with each other.
pub(super) const fn is_table(statement: &Statement) -> bool {
    !matches!(
        statement,
        Statement::Exercise(_) | Statement::Muscle(_) | Statement::Bias(_)
    )
}

/// The cells of `statement`, whose pieces are `pieces`.
pub(super) fn cells(text: &str, ast: &Ast, statement: &Statement, pieces: &[Lexeme]) -> Cells {
    let mut cells: Cells = smallvec![Cell::new(0, 0, 0)];
    match statement {
        Statement::Item(item) => item_cells(ast, item, pieces, &mut cells),
        Statement::Gear { modifiers, .. } => modifiers_at(ast, *modifiers, pieces, 1, &mut cells),
        Statement::Exercise(declaration)
        | Statement::Muscle(declaration)
        | Statement::Bias(declaration) => {
            modifiers_at(ast, declaration.modifiers, pieces, 1, &mut cells);
        }
        Statement::Max { .. } | Statement::TrainingMax { .. } => {
            cells.push(Cell {
                is_number: pieces
                    .get(2)
                    .is_some_and(|piece| piece.kind == Kind::Amount),
                ..Cell::new(1, 2, 1)
            });
        }
        Statement::Option { .. } | Statement::Let { .. } | Statement::Style { .. } => {
            equals_at(pieces, &mut cells);
        }
        Statement::Assign { .. } => {
            equals_at(pieces, &mut cells);
            let when = pieces.iter().rposition(|piece| {
                piece.kind == Kind::Word && matches!(piece.span.of_text(text), "when" | "unless")
            });
            cells.extend(when.map(|first| Cell::new(2, first, 2)));
        }
        Statement::Priority { condition, .. }
        | Statement::Require { condition, .. }
        | Statement::Profile { condition, .. }
        | Statement::Use { condition, .. }
        | Statement::Session { condition, .. } => {
            condition_at(ast, *condition, pieces, 1, &mut cells);
        }
        _ => {}
    }
    cells
}

/// Exercise, sets and reps, load, techniques, condition.
fn item_cells(ast: &Ast, item: &Item, pieces: &[Lexeme], cells: &mut Cells) {
    if let Some(last) = ast.all(item.exercises).last() {
        let scheme = piece_at(pieces, last.end);
        let groups = ast.all(item.scheme);
        let of_weeks = groups.iter().any(|group| group.of_weeks.is_some());
        cells.push(Cell {
            is_free: of_weeks || groups.len() > 1,
            ..Cell::new(1, scheme, 2)
        });
        if let ([group], false) = (groups, of_weeks)
            && !group.loads.is_empty()
        {
            cells.push(Cell::new(2, piece_at(pieces, group.scheme.end), 2));
        }
    }
    modifiers_at(ast, item.modifiers, pieces, 3, cells);
    condition_at(ast, item.condition, pieces, 4, cells);
}

/// The first piece that does not begin before byte `start`.
fn piece_at(pieces: &[Lexeme], start: u32) -> usize {
    pieces.partition_point(|piece| piece.span.start < start)
}

fn cell_at(pieces: &[Lexeme], column: usize, start: Span, cells: &mut Cells) {
    cells.push(Cell::new(column, piece_at(pieces, start.start), 2));
}

fn modifiers_at(
    ast: &Ast,
    modifiers: Slice<Modifier>,
    pieces: &[Lexeme],
    column: usize,
    cells: &mut Cells,
) {
    if let Some(first) = ast.all(modifiers).first() {
        cell_at(pieces, column, first.name, cells);
    }
}

fn condition_at(
    ast: &Ast,
    condition: Option<Id<Condition>>,
    pieces: &[Lexeme],
    column: usize,
    cells: &mut Cells,
) {
    if let Some(condition) = condition.and_then(|id| ast.one(id)) {
        cell_at(pieces, column, condition.span, cells);
    }
}

/// The `=` that is in no brackets, and what follows it.
fn equals_at(pieces: &[Lexeme], cells: &mut Cells) {
    let mut depth = 0_usize;
    let equals = pieces.iter().position(|piece| {
        match piece.kind {
            Kind::Open => depth += 1,
            Kind::Close => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && piece.kind == Kind::Equals
    });
    cells.extend(equals.map(|first| Cell::new(1, first, 1)));
}
