//! The columns of a paragraph: rows of cells go in; the place of each cell comes out.

use std::mem::Discriminant;

use smallvec::SmallVec;
use unicode_width::UnicodeWidthStr;

use super::cells::{Cell, Cells};
use super::gap;
use crate::syntax::Lexeme;
use crate::syntax::ast::Statement;

/// A cell that is wider sets no column: what follows it stands where it ends.
const WIDEST: usize = 40;

/// More columns than any statement has.
const COLUMNS: usize = 5;

/// A line that says something, about to be laid out.
#[derive(Debug)]
pub(super) struct Row<'l> {
    /// Rows of a kind have their columns in common; none of a row that stands for itself.
    pub(super) kind: Option<Discriminant<Statement>>,
    pub(super) pieces: &'l [Lexeme],
    pub(super) indent: usize,
    pub(super) cells: Cells,
    /// The blanks before each cell but the first.
    pub(super) before: SmallVec<[usize; COLUMNS]>,
    /// How wide the whole is.
    pub(super) width: usize,
}

impl Row<'_> {
    /// How wide each cell is.
    fn widths(&self, text: &str) -> SmallVec<[usize; COLUMNS]> {
        let ends = self.cells.iter().skip(1).map(|next| next.first);
        let ends = ends.chain([self.pieces.len()]);
        let cells = self.cells.iter().zip(ends);
        cells
            .map(|(cell, end)| width(text, self.pieces.get(cell.first..end).unwrap_or(&[])))
            .collect()
    }

    /// How many digits stand before the point of a cell that is a number.
    fn ones(&self, text: &str, cell: &Cell) -> usize {
        let number = self.pieces.get(cell.first).filter(|_| cell.is_number);
        number.map_or(0, |piece| {
            let text = piece.span.of_text(text);
            text.find(|c: char| !c.is_ascii_digit())
                .unwrap_or(text.len())
        })
    }
}

/// How wide some pieces are with what is between them.
fn width(text: &str, pieces: &[Lexeme]) -> usize {
    let own = pieces.iter().map(|piece| piece.span.of_text(text).width());
    let between = pieces.windows(2).filter(|pair| match pair {
        [one, next] => gap::is_blank(text, *one, *next),
        _ => false,
    });
    own.sum::<usize>() + between.count()
}

/// Finds the place of each cell of the rows of a paragraph.
pub(super) fn place(text: &str, rows: &mut [&mut Row<'_>]) {
    let mut done: SmallVec<[Discriminant<Statement>; 8]> = SmallVec::new();
    for at in 0..rows.len() {
        match rows.get(at).map(|row| row.kind) {
            Some(Some(kind)) if !done.contains(&kind) => {
                done.push(kind);
                table(text, kind, rows);
            }
            Some(None) => {
                if let Some(row) = rows.get_mut(at) {
                    set(text, row, &Columns::default());
                }
            }
            _ => {}
        }
    }
}

/// Where the columns of a kind begin, and how many digits its numbers have at most.
#[derive(Debug, Default)]
struct Columns {
    starts: [usize; COLUMNS],
    ones: usize,
}

/// Places the cells of the rows of one kind.
fn table(text: &str, kind: Discriminant<Statement>, rows: &mut [&mut Row<'_>]) {
    let mut columns = Columns::default();
    let of_kind = || rows.iter().filter(|row| row.kind == Some(kind));
    let widths: Vec<_> = of_kind().map(|row| row.widths(text)).collect();
    for column in 1..COLUMNS {
        let mut start = columns.starts.get(column - 1).copied().unwrap_or(0);
        for (row, widths) in of_kind().zip(&widths) {
            let Some(at) = row.cells.iter().position(|cell| cell.column == column) else {
                continue;
            };
            let in_columns = row.cells.iter().zip(widths).take(at);
            let is_free = |(cell, width): (&Cell, &usize)| cell.is_free || *width > WIDEST;
            let (Some(cell), Some(last), Some(width)) =
                (row.cells.get(at), row.cells.get(at - 1), widths.get(at - 1))
            else {
                continue;
            };
            if !in_columns.into_iter().any(is_free) {
                let last = columns.starts.get(last.column).copied().unwrap_or(0);
                start = start.max(last.max(row.indent) + width + cell.gap);
                columns.ones = columns.ones.max(row.ones(text, cell));
            }
        }
        if let Some(at) = columns.starts.get_mut(column) {
            *at = start;
        }
    }
    for row in rows.iter_mut().filter(|row| row.kind == Some(kind)) {
        set(text, row, &columns);
    }
}

/// Places the cells of `row`: each in its column, or where the cell before it ends.
fn set(text: &str, row: &mut Row<'_>, columns: &Columns) {
    let widths = row.widths(text);
    let mut end = row.indent + widths.first().unwrap_or(&0);
    row.before.clear();
    for (cell, width) in row.cells.iter().zip(&widths).skip(1) {
        let column = columns.starts.get(cell.column).copied().unwrap_or(0);
        let ones = if cell.is_number {
            columns.ones.saturating_sub(row.ones(text, cell))
        } else {
            0
        };
        let start = column.max(end + cell.gap) + ones;
        row.before.push(start - end);
        end = start + width;
    }
    row.width = end;
}
