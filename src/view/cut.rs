//! Findings as they are drawn, with lines of source wider than the page, go in; with the part of each
//! that is pointed at they come out.
//!
//! A terminal breaks a line that it has no room for, and what points at a place of it points nowhere.

use unicode_width::UnicodeWidthChar;

/// How much of a line is left before what is pointed at.
const BEFORE: usize = 12;

/// `drawn`, its excerpts cut to `width` columns.
pub(super) fn to_width(drawn: &str, width: usize) -> String {
    let mut cut = String::with_capacity(drawn.len());
    let mut excerpt = Vec::new();
    for line in drawn.split_inclusive('\n') {
        if let Some(line) = Drawn::of(line) {
            excerpt.push(line);
        } else {
            write(&excerpt, width, &mut cut);
            excerpt.clear();
            cut.push_str(line);
        }
    }
    write(&excerpt, width, &mut cut);
    cut
}

/// A line of an excerpt.
struct Drawn<'d> {
    line: &'d str,
    /// How many columns the number of the line and what parts it from the source take.
    gutter: usize,
    /// Whether it points at the line above it.
    points: bool,
}

impl<'d> Drawn<'d> {
    /// ` 4 │   squat 3x5`, `   ·     ─┬─`
    fn of(line: &'d str) -> Option<Self> {
        let mut columns = 0;
        for c in visible(line) {
            columns += c.width().unwrap_or(0);
            match c {
                ' ' | '0'..='9' => {}
                '│' | '·' => {
                    return Some(Self {
                        line,
                        gutter: columns + 1,
                        points: c == '·',
                    });
                }
                _ => return None,
            }
        }
        None
    }

    /// The column that it first has something in, and the one after its last.
    fn extent(&self) -> Option<(usize, usize)> {
        let (mut at, mut extent) = (0, None);
        for c in visible(self.line) {
            let end = at + c.width().unwrap_or(0);
            if at >= self.gutter && !c.is_whitespace() {
                let (first, _) = extent.unwrap_or((at, end));
                extent = Some((first, end));
            }
            at = end;
        }
        extent.map(|(first, end)| (first - self.gutter, end - self.gutter))
    }
}

/// Writes the lines of one excerpt, all of them shifted alike.
fn write(excerpt: &[Drawn<'_>], width: usize, out: &mut String) {
    let room = width.saturating_sub(excerpt.iter().map(|line| line.gutter).max().unwrap_or(0));
    let extents = excerpt.iter().filter_map(Drawn::extent);
    if extents.clone().all(|(_, end)| end <= room) {
        return excerpt.iter().for_each(|line| out.push_str(line.line));
    }
    let pointing = || excerpt.iter().filter(|line| line.points);
    let marks = pointing().filter(|line| !visible(line.line).any(char::is_alphanumeric));
    let marked = marks.filter_map(Drawn::extent);
    let ends = pointing().filter_map(Drawn::extent);
    let first = marked.clone().map(|(first, _)| first).min().unwrap_or(0);
    let is_seen = marked.map(|(_, end)| end).max().unwrap_or(0) <= room;
    let end = ends.map(|(_, end)| end).max().unwrap_or(0);
    // Words may run over the end of a line; the marks above them may not. No further than it has to be.
    let from = if is_seen {
        0
    } else {
        end.saturating_sub(room).min(first.saturating_sub(BEFORE))
    };
    for line in excerpt {
        // What points is not cut off: its words are the finding's.
        let to = if line.points { usize::MAX } else { from + room };
        part(line, from, to, out);
    }
}

/// Writes the columns of a line's source from `from` up to `to`, with `…` for what is left out.
fn part(line: &Drawn<'_>, from: usize, to: usize, out: &mut String) {
    let end = line.extent().map_or(0, |(_, end)| end);
    let (mut at, mut escape, mut is_ended) = (0, false, false);
    for c in line.line.chars() {
        escape |= c == '\u{1b}';
        if escape || matches!(c, '\n' | '\r') {
            out.push(c);
            escape &= c != 'm';
            continue;
        }
        let column = at;
        at += c.width().unwrap_or(0);
        let Some(column) = column.checked_sub(line.gutter) else {
            out.push(c);
            continue;
        };
        let is_last = end > to && at - line.gutter >= to;
        if column < from || is_ended {
            continue;
        }
        let opens = from > 0 && column == from && !line.points;
        out.push(if opens || is_last { '…' } else { c });
        is_ended = is_last;
    }
}

/// What of `line` takes room: all but the escapes of its colours.
fn visible(line: &str) -> impl Iterator<Item = char> + '_ {
    let mut escape = false;
    line.chars().filter(move |c| {
        escape |= *c == '\u{1b}';
        let is_visible = !escape && !matches!(c, '\n' | '\r');
        escape &= *c != 'm';
        is_visible
    })
}

#[cfg(test)]
mod tests {
    use super::{to_width, visible};

    const WIDE: &str = "\
  × There is no option called `spoter`
   ╭─[a.leg:5:33]
 4 │ day 1
 5 │   squat 5x12 failure bias[glutes when spoter] rest[2min]
   ·                                       ───┬──
   ·                                          ╰── not known
   ╰────
  help: a line of words that is as long as words are broken elsewhere
";

    #[test]
    fn what_has_room_is_left_as_it_is() {
        assert_eq!(to_width(WIDE, 80), WIDE);
        assert_eq!(to_width("", 40), "");
    }

    #[test]
    fn what_is_pointed_at_stays_above_what_points() {
        let cut = to_width(WIDE, 40);
        let lines: Vec<&str> = cut.lines().collect();
        assert_eq!(
            lines.get(3),
            Some(&" 5 │ … bias[glutes when spoter] rest[2m…")
        );
        assert_eq!(lines.get(4), Some(&"   ·                    ───┬──"));
        assert_eq!(
            lines.get(5),
            Some(&"   ·                       ╰── not known")
        );
        assert_eq!(lines.last(), WIDE.lines().last().as_ref());
    }

    #[test]
    fn colours_take_no_room_and_stay() {
        let coloured = WIDE.replace("───┬──", "\u{1b}[35;1m───┬──\u{1b}[0m");
        let cut = to_width(&coloured, 40);
        assert!(cut.contains("\u{1b}[35;1m───┬──\u{1b}[0m"));
        let plain: Vec<String> = cut.lines().map(|line| visible(line).collect()).collect();
        let expected = to_width(WIDE, 40);
        assert_eq!(plain, expected.lines().collect::<Vec<_>>());
    }

    #[test]
    fn wide_characters_take_two_columns() {
        let wide = " 1 │ 腿举腿举腿举腿举\n";
        assert_eq!(to_width(wide, 12), " 1 │ 腿举腿…\n");
    }
}
