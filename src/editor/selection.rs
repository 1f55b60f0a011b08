//! What a selection grows to: a word, an argument, a technique, a line, a section, the file.

use super::folding::{self, What};
use super::line;
use crate::source::{LineIndex, Span};
use crate::syntax::{Kind, Lexeme};

/// The spans around byte `offset`, each within the next.
#[must_use]
pub fn around(text: &str, lines: &LineIndex, offset: u32) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    let at = lines.line_of(offset);
    let start = lines.start_of(at);
    let end = if at + 1 < lines.count() {
        lines.start_of(at + 1)
    } else {
        Span::of(text.len(), text.len()).start
    };
    let line = Span::new(start, end).of_text(text);
    let pieces = line::pieces_of(line);
    let own = offset - start;
    let mut local = Vec::new();
    if let Some(piece) = pieces.iter().find(|piece| touches(piece.span, own)) {
        local.push(piece.span);
    }
    brackets(&pieces, own, &mut local);
    if let ([first, ..], [.., last]) = (pieces.as_slice(), pieces.as_slice()) {
        local.push(first.span.to(last.span));
    }
    local.push(Span::of(0, line.trim_end_matches(['\n', '\r']).len()));
    spans.extend(
        local
            .into_iter()
            .map(|span| Span::new(span.start + start, span.end + start)),
    );
    let mut sections: Vec<Span> = folding::folds(text)
        .into_iter()
        .filter(|fold| fold.what == What::Section && fold.first <= at && at <= fold.last)
        .map(|fold| {
            let end = if fold.last + 1 < lines.count() {
                lines.start_of(fold.last + 1)
            } else {
                Span::of(text.len(), text.len()).start
            };
            Span::new(lines.start_of(fold.first), end)
        })
        .collect();
    sections.sort_by_key(|span| span.end - span.start);
    spans.extend(sections);
    spans.push(Span::of(0, text.len()));
    // Each must hold the one before it, and be more than that.
    let mut grown: Vec<Span> = Vec::new();
    for span in spans {
        let holds = touches(span, offset)
            && grown.last().is_none_or(|last| {
                span.start <= last.start && last.end <= span.end && span != *last
            });
        if holds {
            grown.push(span);
        }
    }
    grown
}

const fn touches(span: Span, offset: u32) -> bool {
    span.start <= offset && offset <= span.end
}

/// The argument and the technique whose brackets `offset` is in, from the innermost outwards.
fn brackets(pieces: &[Lexeme], offset: u32, spans: &mut Vec<Span>) {
    let mut open: Vec<usize> = Vec::new();
    let mut around: Vec<(usize, usize)> = Vec::new();
    for (at, piece) in pieces.iter().enumerate() {
        match piece.kind {
            Kind::Open => open.push(at),
            Kind::Close => {
                if let Some(first) = open.pop() {
                    around.push((first, at));
                }
            }
            _ => {}
        }
    }
    around.sort_by_key(|(first, last)| last - first);
    let get = |at: usize| pieces.get(at).map(|piece| piece.span);
    for (first, last) in around {
        let (Some(opens), Some(closes)) = (get(first), get(last)) else {
            continue;
        };
        let word = first
            .checked_sub(1)
            .and_then(|before| pieces.get(before))
            .filter(|word| word.kind == Kind::Word && word.span.end == opens.start)
            .map_or(opens, |word| word.span);
        if !touches(word.to(closes), offset) {
            continue;
        }
        if opens.end <= offset && offset <= closes.start {
            let inner = pieces.get(first + 1..last).unwrap_or(&[]);
            let arguments = inner.split(|piece| piece.kind == Kind::Comma);
            let spans_of = arguments.filter_map(|argument| match argument {
                [only] => Some(only.span),
                [first, .., last] => Some(first.span.to(last.span)),
                [] => None,
            });
            spans.extend(spans_of.filter(|span| touches(*span, offset)));
            spans.push(Span::new(opens.end, closes.start));
        }
        spans.push(word.to(closes));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_selection_grows_from_the_word_to_the_file() {
        let text = "units lb\nday 1\n  squat 5x5 drop[700, 6 plates] pump # x\n";
        let lines = LineIndex::new(text);
        let offset = text.find("plates").expect("there");
        let grown = around(text, &lines, Span::of(offset, offset).start);
        let texts: Vec<&str> = grown.iter().map(|span| span.of_text(text)).collect();
        assert_eq!(
            texts,
            [
                "plates",
                "6 plates",
                "700, 6 plates",
                "drop[700, 6 plates]",
                "squat 5x5 drop[700, 6 plates] pump",
                "  squat 5x5 drop[700, 6 plates] pump # x",
                "day 1\n  squat 5x5 drop[700, 6 plates] pump # x\n",
                text,
            ]
        );
    }
}
