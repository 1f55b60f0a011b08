//! What stands behind a mark that parts nothing in Leg: `squat 3x5 @225; rest 3min`,
//! `squat 3x5 -- 225lb`, `deadlift 1x5; overhead_press 3x8`.

use super::{all_at_once, habits, opening};
use crate::mend::candidate::{Candidate, Kind, pieces, text};
use crate::syntax::{Kind as Piece, Lexeme};

/// The line with what stands behind the mark read as Leg: more of the same exercise, another group of
/// sets, a load, or a line of its own; each in turn, with what is `sure` of the rest of the line.
pub(in crate::mend) fn parted(line: &str, sure: &[Candidate], next_day: &str) -> Vec<Candidate> {
    if let Some(day) = day_with_a_line(line) {
        return vec![day];
    }
    let code = line.split('#').next().unwrap_or("");
    let foreign = opening::foreign_mark(line);
    let comma = || {
        let pieces = pieces(line);
        let comma = pieces.iter().find(|piece| piece.kind == Piece::Comma);
        comma.map(|comma| (comma.span.start as usize, ","))
    };
    let Some((at, mark)) = foreign.or_else(comma) else {
        return Vec::new();
    };
    let (before, said) = (line.get(..at), code.get(at + mark.len()..));
    let (before, said) = (before.unwrap_or(""), said.unwrap_or(""));
    if before.trim().is_empty() || said.trim().is_empty() {
        return Vec::new();
    }
    let start = before.trim_end().len();
    let end = code.len() - said.trim_start().len();
    let mut found = Vec::new();
    for joint in [" ", " @", ", "] {
        if foreign.is_none() && joint != " @" {
            continue;
        }
        let mut edits = vec![Candidate::new(
            start,
            end,
            joint,
            Kind::Habit {
                fact: "What stands behind an exercise follows it without a mark of its own",
                sure: false,
                comments: false,
            },
        )];
        // As long as the line, so that places stay what they are.
        let blanked = format!(
            "{}{}{}",
            before,
            " ".repeat(end - at),
            line.get(end..).unwrap_or("")
        );
        let others = sure.iter().cloned();
        let beside = |edit: &Candidate| edit.edit.end <= start || edit.edit.start >= end;
        edits.extend(others.filter(beside));
        edits.extend(
            habits(&blanked, &pieces(&blanked), next_day.to_owned())
                .into_iter()
                .filter(beside),
        );
        match all_at_once(line, &edits) {
            Some(all) => {
                found.push(Candidate {
                    kind: Kind::Habits { sure: false },
                    ..all
                });
                found.extend(edits.into_iter().next());
            }
            None => found.extend(edits),
        }
    }
    if said.trim_start().starts_with(char::is_alphabetic) {
        let indent = line.len() - line.trim_start().len();
        let indent = line.get(..indent).unwrap_or("");
        found.push(Candidate::new(
            start,
            end,
            format!("\n{indent}"),
            Kind::Parted,
        ));
    }
    found
}

/// `day 1: squat 3x5 @225`: what is done on a day stands below its header.
fn day_with_a_line(line: &str) -> Option<Candidate> {
    let pieces = pieces(line);
    let [day, key, rest @ ..] = pieces.as_slice() else {
        return None;
    };
    let is_header = text(line, day) == "day" && matches!(key.kind, Piece::Word | Piece::Amount);
    let is_mark = |piece: &Lexeme| matches!(text(line, piece), ":" | "-" | "–" | "—" | ",");
    let exercise = rest.iter().find(|piece| !is_mark(piece))?;
    let holds_sets = rest.iter().any(|piece| piece.kind == Piece::Scheme);
    let (start, end) = (key.span.end as usize, exercise.span.start as usize);
    (is_header && holds_sets && exercise.kind == Piece::Word)
        .then(|| Candidate::new(start, end, "\n  ", Kind::Parted))
}
