//! The page: lines of all kinds go in; the blanks to change come out, top to bottom.

use super::columns::{self, Row};
use super::{BLANKS, cells, edit, gap, put};
use crate::diagnostic::Edit;
use crate::source::{LineIndex, Span};
use crate::syntax::ast::Statement;
use crate::syntax::{self, Lexeme, Lines, MAX_LINE};

/// A line with more code than this sets no column for the comments behind it.
const WIDEST: usize = 64;

/// The most blanks that a layout puts on a line, between pieces aside: four columns, each with a
/// cell that may set one, and a comment.
const MOST_BLANKS: usize = 256;

/// A line of the text.
struct Line<'l> {
    /// Without its end.
    span: Span,
    /// Where the next one begins.
    next: u32,
    says: Says<'l>,
}

/// What a line holds.
enum Says<'l> {
    Nothing,
    /// A comment alone.
    Comment,
    Statement(Box<Row<'l>>),
    /// `> Knees out.`, below a line that is laid out or not.
    Cue(Lexeme),
    /// What is left as it is.
    Untouched,
}

/// The changes that lay out `text`, and how many lines are left as they are.
pub(super) fn lay_out(text: &str) -> (Vec<Edit>, usize) {
    let read = syntax::lines(text);
    let mut lines = lines(text, &read);
    for paragraph in lines.split_mut(|line| matches!(line.says, Says::Nothing)) {
        set_columns(text, paragraph);
    }
    let mut edits = Vec::new();
    let indents = indents(text, &lines);
    let comments = comment_gaps(text, &lines);
    let mut blank = None;
    let mut is_top = true;
    for ((line, indent), comment) in lines.iter().zip(indents).zip(comments) {
        if matches!(line.says, Says::Nothing) {
            blank.get_or_insert(line);
            continue;
        }
        // A byte order mark that came to stand at the top would be one no longer to be read.
        let is_mark = is_top && line.span.of_text(text).starts_with('\u{feff}');
        if let Some(blank) = blank.take().filter(|_| !is_mark) {
            blank_lines(text, blank, line.span.start, is_top, &mut edits);
        }
        is_top = false;
        write(text, line, indent.unwrap_or(0), comment, &mut edits);
    }
    ending(text, &lines, &mut edits);
    let left = lines.iter();
    let left = left.filter(|line| matches!(line.says, Says::Untouched));
    (edits, left.count())
}

/// The lines of `text`.
fn lines<'l>(text: &str, read: &'l Lines) -> Vec<Line<'l>> {
    let index = LineIndex::new(text);
    let mut statements = read.iter().peekable();
    let mut lines = Vec::with_capacity(index.count());
    // Cues are left alone below a line that is.
    let mut is_above_sound = true;
    for at in 0..index.count() {
        let mut start = index.start_of(at);
        if at == 0 && text.starts_with('\u{feff}') {
            start += 3;
        }
        let next = if at + 1 < index.count() {
            index.start_of(at + 1)
        } else {
            Span::of(0, text.len()).end
        };
        let whole = Span::new(start, next).of_text(text);
        let length = whole.trim_end_matches(['\n', '\r']).len();
        let span = Span::of(start as usize, start as usize + length);
        let here = |(pieces, ..): &(&[Lexeme], &Statement, bool)| {
            pieces.first().is_some_and(|piece| piece.span.start < next)
        };
        let says = if let Some((pieces, statement, is_sound)) = statements.next_if(here) {
            let says = statement_of(text, span, read, (pieces, statement, is_sound));
            match says {
                Says::Cue(_) if !is_above_sound => Says::Untouched,
                Says::Cue(_) => says,
                says => {
                    is_above_sound = !matches!(says, Says::Untouched);
                    says
                }
            }
        } else {
            let text = span.of_text(text).trim_start_matches(BLANKS);
            match text.as_bytes().first() {
                None => Says::Nothing,
                Some(b'#') if length <= MAX_LINE - MOST_BLANKS => Says::Comment,
                _ => Says::Untouched,
            }
        };
        lines.push(Line { span, next, says });
    }
    lines
}

/// What a line with a statement holds.
fn statement_of<'l>(
    text: &str,
    line: Span,
    read: &Lines,
    (pieces, statement, is_sound): (&'l [Lexeme], &Statement, bool),
) -> Says<'l> {
    let own: u32 = pieces
        .iter()
        .map(|piece| piece.span.end - piece.span.start)
        .sum();
    let comment = trailing(text, pieces, line).map_or(0, |at| line.end - at);
    // However it is laid out, it must be read again.
    let most = own as usize + comment as usize + pieces.len() + MOST_BLANKS;
    match (statement, pieces) {
        _ if !is_sound || most > MAX_LINE => Says::Untouched,
        (Statement::Cue { .. }, [cue, ..]) => Says::Cue(*cue),
        _ => Says::Statement(Box::new(Row {
            kind: cells::is_table(statement).then(|| std::mem::discriminant(statement)),
            pieces,
            indent: cells::indent(statement).unwrap_or(0),
            cells: cells::cells(text, &read.ast, statement, pieces),
            before: smallvec::SmallVec::new(),
            width: 0,
        })),
    }
}

/// Where the comment behind the pieces of a line begins, if one is there.
fn trailing(text: &str, pieces: &[Lexeme], line: Span) -> Option<u32> {
    let end = pieces.last()?.span.end;
    let rest = Span::new(end, line.end).of_text(text);
    let comment = rest.trim_start_matches(BLANKS);
    comment
        .starts_with('#')
        .then(|| line.end - Span::of(0, comment.len()).end)
}

/// Places the cells of the lines of a paragraph.
fn set_columns(text: &str, paragraph: &mut [Line<'_>]) {
    let rows = paragraph
        .iter_mut()
        .filter_map(|line| match &mut line.says {
            Says::Statement(row) => Some(&mut **row),
            _ => None,
        });
    columns::place(text, &mut rows.collect::<Vec<_>>());
}

/// How a line is indented, and how it is to be.
#[derive(Clone, Copy)]
struct Indent {
    now: usize,
    then: usize,
}

/// How far each line is to be indented; `None` for those that are left as they are.
fn indents(text: &str, lines: &[Line<'_>]) -> Vec<Option<usize>> {
    let mut above = 0;
    let mut known: Vec<Option<Indent>> = Vec::with_capacity(lines.len());
    for line in lines {
        let then = match &line.says {
            Says::Statement(row) => {
                above = row.indent + 2;
                Some(row.indent)
            }
            Says::Cue(_) => Some(above),
            _ => None,
        };
        known.push(then.map(|then| Indent {
            now: indent_now(text, line),
            then,
        }));
    }
    let mut below: Vec<Option<Indent>> = known.clone();
    let mut next = None;
    for indent in below.iter_mut().rev() {
        next = indent.or(next);
        *indent = next;
    }
    // Of the lines above, those that a line may still be indented like.
    let mut open: Vec<Indent> = Vec::new();
    let mut all = Vec::with_capacity(lines.len());
    for ((line, known), below) in lines.iter().zip(known).zip(below) {
        if let Some(indent) = known {
            open.retain(|above| above.then < indent.then);
            open.push(indent);
        }
        all.push(match &line.says {
            Says::Comment => {
                let now = indent_now(text, line);
                let margin = Indent { now: 0, then: 0 };
                let beside = below.into_iter().chain(open.iter().rev().copied());
                let nearest = beside
                    .chain([margin])
                    .min_by_key(|beside| beside.now.abs_diff(now));
                nearest.map(|beside| beside.then)
            }
            _ => known.map(|indent| indent.then),
        });
    }
    all
}

/// How far a line is indented, in blanks; a tab is one step.
fn indent_now(text: &str, line: &Line<'_>) -> usize {
    let text = line.span.of_text(text);
    let blanks = text.chars().take_while(|c| BLANKS.contains(c));
    blanks.map(|c| if c == '\t' { 2 } else { 1 }).sum()
}

/// The blanks before the comment behind each line: those of lines that follow each other stand one
/// below the other.
fn comment_gaps(text: &str, lines: &[Line<'_>]) -> Vec<usize> {
    let width = |line: &Line<'_>| match &line.says {
        Says::Statement(row) => trailing(text, row.pieces, line.span).map(|_| row.width),
        _ => None,
    };
    let widths: Vec<Option<usize>> = lines.iter().map(width).collect();
    let mut gaps = Vec::with_capacity(lines.len());
    for run in widths.chunk_by(|one, next| one.is_some() == next.is_some()) {
        let all = run.iter().flatten().copied();
        let column = all.filter(|width| *width <= WIDEST).max().unwrap_or(0) + 2;
        let gap = |width: &Option<usize>| column.max(width.unwrap_or(0) + 2) - width.unwrap_or(0);
        gaps.extend(run.iter().map(gap));
    }
    gaps
}

/// Lays out one line.
fn write(text: &str, line: &Line<'_>, indent: usize, comment: usize, edits: &mut Vec<Edit>) {
    let content = line.span.of_text(text).trim_end_matches([' ', '\t']);
    let end = line.span.start + Span::of(0, content.len()).end;
    let (pieces, row): (&[Lexeme], _) = match &line.says {
        Says::Statement(row) => (row.pieces, Some(row)),
        Says::Cue(cue) => (std::slice::from_ref(cue), None),
        Says::Comment => (&[], None),
        Says::Nothing | Says::Untouched => return,
    };
    let after_blanks = content.trim_start_matches(BLANKS).len();
    let first = end - Span::of(0, after_blanks).end;
    put(text, Span::new(line.span.start, first), indent, edits);
    if let Says::Cue(cue) = &line.says {
        let words = cue.span.of_text(text).get(1..).unwrap_or("");
        let blanks = words.len() - words.trim_start_matches([' ', '\t']).len();
        let mark = cue.span.start + 1;
        let gap = Span::new(mark, mark + Span::of(0, blanks).end);
        put(text, gap, usize::from(gap.end < cue.span.end), edits);
    }
    for (at, pair) in pieces.windows(2).enumerate() {
        let [one, next] = pair else { continue };
        let cell = row.and_then(|row| {
            let cell = row.cells.iter().position(|cell| cell.first == at + 1)?;
            row.before.get(cell.checked_sub(1)?).copied()
        });
        let blanks = cell.unwrap_or_else(|| usize::from(gap::is_blank(text, *one, *next)));
        put(
            text,
            Span::new(one.span.end, next.span.start),
            blanks,
            edits,
        );
    }
    if let Some(last) = pieces.last() {
        match trailing(text, pieces, line.span) {
            Some(start) => {
                put(text, Span::new(last.span.end, start), comment, edits);
                put(text, Span::new(end, line.span.end), 0, edits);
            }
            None => put(text, Span::new(last.span.end, line.span.end), 0, edits),
        }
    } else {
        put(text, Span::new(end, line.span.end), 0, edits);
    }
}

/// Keeps one of the blank lines from `first` up to byte `end`, or none at the top of the file.
fn blank_lines(text: &str, first: &Line<'_>, end: u32, is_top: bool, edits: &mut Vec<Edit>) {
    if is_top {
        put(text, Span::new(first.span.start, end), 0, edits);
    } else {
        // A return and a line feed that meet would be one line end.
        let before = Span::new(0, first.span.start).of_text(text);
        let after = Span::new(first.span.end, end).of_text(text);
        let would_meet = before.ends_with('\r') && after.starts_with('\n');
        put(text, first.span, usize::from(would_meet), edits);
        put(text, Span::new(first.next, end), 0, edits);
    }
}

/// Ends the last line that says something, and the file with it.
fn ending(text: &str, lines: &[Line<'_>], edits: &mut Vec<Edit>) {
    let end = Span::of(0, text.len()).end;
    let is_nothing = |line: &&Line<'_>| matches!(line.says, Says::Nothing);
    match lines.iter().rfind(|line| !is_nothing(line)) {
        None => put(
            text,
            Span::new(lines.first().map_or(end, |line| line.span.start), end),
            0,
            edits,
        ),
        Some(last) if last.next > last.span.end => put(text, Span::new(last.next, end), 0, edits),
        Some(_) => {
            let first = lines
                .first()
                .map_or("", |line| Span::new(line.span.end, line.next).of_text(text));
            edits.push(edit(
                Span::new(end, end),
                if first.is_empty() { "\n" } else { first },
            ));
        }
    }
}
