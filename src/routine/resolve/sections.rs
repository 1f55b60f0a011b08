//! Days and blocks: the lines of a file go in; each day and each block with the lines below its
//! header comes out, and what stands outside of both is reported.

use std::cell::Cell;
use std::ops::Range;

use super::{Resolver, duplicate, say_the_same, without_copy};
use crate::diagnostic::Diagnostic;
use crate::routine::day::outside;
use crate::routine::{Block, Day, Part, Weekday, rules};
use crate::source::Span;
use crate::syntax::ast::{Binding, Id, Name, Slice, Statement, Term};

/// The header that the lines below it belong to.
#[derive(Clone, Copy)]
enum Section {
    Day {
        key: Span,
        keyword: Span,
        part: Option<Part>,
        rest: bool,
        title: Option<Id<Term>>,
        /// The `week` line above it.
        weeks: Option<usize>,
    },
    Block(Name, Slice<Binding>),
    Progress(Name, Slice<Binding>),
    Week,
    Exercise,
}

impl<'a> Resolver<'a, '_> {
    /// Days and blocks with their lines, and what stands outside of both.
    pub(super) fn sections(&mut self) {
        let statements = self.statements();
        let mut open: Option<Section> = None;
        let mut start = 0;
        let mut weeks: Option<usize> = None;
        for (at, statement) in statements.iter().enumerate() {
            let opened = match statement {
                Statement::Day {
                    keyword,
                    key,
                    part,
                    rest,
                    title,
                } => Some(Section::Day {
                    key: *key,
                    keyword: *keyword,
                    part: self.part(*part),
                    rest: *rest,
                    title: *title,
                    weeks,
                }),
                Statement::Week { .. } => {
                    weeks = Some(weeks.map_or(0, |at| at + 1));
                    Some(Section::Week)
                }
                Statement::File => {
                    self.close(open.take(), start..at);
                    start = at + 1;
                    None
                }
                Statement::Block { name, params } => Some(Section::Block(*name, *params)),
                Statement::Progress { name, params } => Some(Section::Progress(*name, *params)),
                Statement::Exercise(_) => Some(Section::Exercise),
                _ => None,
            };
            if let Some(opened) = opened {
                self.close(open.take(), start..at);
                open = Some(opened);
                start = at + 1;
            } else {
                self.belongs(statement, at, open.as_ref());
            }
        }
        self.close(open, start..statements.len());
        self.outside();
    }

    /// Reports the training that stands in no day and no block, all of it once, and keeps it: it is
    /// checked all the same.
    fn outside(&mut self) {
        let lines = std::mem::take(&mut self.outside);
        let Some((_, first)) = lines.first().copied() else {
            return;
        };
        for stretch in lines.chunk_by(|(one, _), (two, _)| one + 1 == *two) {
            if let [(start, _), ..] = stretch {
                self.set_aside(first, *start..start + stretch.len());
            }
        }
        let message = match lines.len() {
            1 => "This line stands in no day and no block".to_owned(),
            count => format!("{count} lines stand in no day and no block"),
        };
        let label = if lines.len() == 1 {
            "when is it done?"
        } else {
            "the first of them; when is it done?"
        };
        let place = self.reader.place(first);
        let mut problem = Diagnostic::new(&rules::OUTSIDE_A_DAY, message).at(place, label);
        if self.routine.source.is_imported(first.start) {
            problem = problem.help("write `block NAME` on a line above, and `use` it on a day");
        } else {
            let day = self.free_day();
            let start = self.routine.source.lines().line_of(first.start);
            let start = self.routine.source.lines().start_of(start);
            let above = self.reader.place(Span::new(start, start));
            problem = problem
                .help(format!("write `{day}` on a line above it"))
                .fix(above, format!("{day}\n"), false);
        }
        self.reader.report(problem);
    }

    /// The header of the first day that is not declared.
    fn free_day(&self) -> String {
        let days = &self.routine.days;
        let is_free = |number: &u32| days.iter().all(|day| day.number != *number);
        let number = (1..=self.routine.calendar.days).find(is_free).unwrap_or(1);
        let by_name = days.iter().any(|day| day.weekday.is_some());
        match Weekday::numbered(number).filter(|_| by_name) {
            Some(weekday) => format!("day {}", weekday.name().to_lowercase()),
            None => format!("day {number}"),
        }
    }

    fn belongs(&mut self, statement: &Statement, at: usize, open: Option<&Section>) {
        let inside = matches!(open, Some(Section::Day { .. } | Section::Block(..)));
        let previous = at
            .checked_sub(1)
            .and_then(|before| self.statements().get(before));
        match statement {
            Statement::Item(item) if !inside => self.outside.push((at, item.span)),
            Statement::Use { block, .. } if !inside => self.outside.push((at, *block)),
            Statement::Assign { name, .. } if !matches!(open, Some(Section::Progress(..))) => {
                let word = self.reader.str(*name);
                let declared = match word {
                    "tm" => "a training max is declared as in `tm squat 90%`".to_owned(),
                    _ => format!("a value of the file is named by `let`: `let {word} = …`"),
                };
                self.fault(
                    &rules::OUTSIDE_A_PROGRESSION,
                    *name,
                    "This line sets a value and stands under no progression",
                    "when is it set?",
                    format!("{declared}; how a line moves on stands under a `progress` line"),
                );
            }
            Statement::Session { muscles, .. } if !inside => {
                let muscles = self.routine.ast.all(*muscles);
                let span = muscles.first().copied().unwrap_or_default();
                self.outside.push((at, span));
            }
            Statement::Bias(bias)
                if !matches!(
                    (open, previous),
                    (
                        Some(Section::Exercise),
                        Some(
                            Statement::Exercise(_)
                                | Statement::Bias(_)
                                | Statement::Cue { .. }
                                | Statement::Broken
                        )
                    )
                ) =>
            {
                self.fault(
                    &rules::OUTSIDE_A_DAY,
                    bias.name,
                    "This bias stands under no exercise",
                    "a variant of what?",
                    "write it under the `exercise` line that it is a variant of",
                );
            }
            Statement::Cue { text } => {
                let takes_cues = matches!(
                    previous,
                    Some(
                        Statement::Item(_)
                            | Statement::Cue { .. }
                            | Statement::Day { .. }
                            | Statement::Session { .. }
                            | Statement::Routine { .. }
                            | Statement::Exercise(_)
                            | Statement::Bias(_)
                    )
                );
                if !takes_cues {
                    self.fault(
                        &rules::CUE_WITHOUT_LINE,
                        *text,
                        "This cue stands under nothing that takes one",
                        "whose cue?",
                        "write it under an exercise, a day, a session or the routine's title",
                    );
                }
            }
            _ => {}
        }
    }

    fn close(&mut self, section: Option<Section>, lines: Range<usize>) {
        match section {
            Some(Section::Block(name, params)) => {
                self.params(params);
                self.block(name, params, lines);
            }
            Some(Section::Progress(name, params)) => self.progression(name, params, lines),
            Some(section @ Section::Day { .. }) => self.day(section, lines),
            Some(Section::Exercise | Section::Week) | None => {}
        }
    }

    /// Whether anything is to be done in `lines`, or was meant to be.
    fn has_lines(&self, lines: &Range<usize>) -> bool {
        let mut lines = self.statements().get(lines.clone()).unwrap_or(&[]).iter();
        lines.any(|line| {
            matches!(
                line,
                Statement::Item(_)
                    | Statement::Use { .. }
                    | Statement::Session { .. }
                    | Statement::Broken
            )
        })
    }

    fn block(&mut self, name: Name, params: Slice<Binding>, lines: Range<usize>) {
        let word = self.reader.str(name);
        if !name.is_empty() && !self.is_free(name, "a block") {
            self.set_aside(name, lines);
            return;
        }
        if let Some(earlier) = self
            .routine
            .block(word)
            .map(|block| block.span)
            .filter(|_| !name.is_empty())
        {
            duplicate(
                &mut self.reader,
                name,
                earlier,
                &format!("The block `{word}`"),
            );
            return;
        }
        let has_lines = self.has_lines(&lines);
        if !has_lines && !name.is_empty() {
            self.fault(
                &rules::EMPTY_SECTION,
                name,
                format!("The block `{word}` has no lines"),
                "nothing to reuse",
                "write its exercises below it",
            );
        }
        self.routine
            .block_names
            .insert(word, self.routine.blocks.len());
        self.routine.blocks.push(Block {
            name: word,
            span: name,
            params,
            lines,
            used: Cell::new(name.is_empty()),
            recursive: false,
        });
    }

    /// `am` or `pm`; any other word is reported.
    fn part(&mut self, word: Name) -> Option<Part> {
        match self.reader.str(word) {
            "am" => Some(Part::Am),
            "pm" => Some(Part::Pm),
            _ => None,
        }
    }

    fn day(&mut self, section: Section, lines: Range<usize>) {
        let Section::Day {
            key,
            keyword,
            part,
            rest,
            title,
            weeks,
        } = section
        else {
            return;
        };
        let title = title
            .and_then(|id| self.routine.ast.one(id))
            .map(|title| self.reader.unquoted(title.span));
        let notes = self
            .routine
            .cues(self.statements().get(lines.clone()).unwrap_or(&[]));
        let has_lines = self.has_lines(&lines);
        let span = if key.is_empty() { keyword } else { key };
        if self.routine.source.is_imported(keyword.start) {
            self.fault(
                &rules::IMPORTED_DAY,
                span,
                "A file that is imported has no days of its own",
                "whose day would it be?",
                "make it a block, and `use` it on a day of the routine",
            );
            self.set_aside(span, lines);
            return;
        }
        let Some((number, weekday)) = self.day_number(key) else {
            self.set_aside(span, lines);
            return;
        };
        if rest && has_lines {
            self.fault(
                &rules::TRAINING_ON_REST,
                span,
                "The day is one of rest and has training in it",
                "rest",
                "remove `rest`, or the lines below",
            );
        } else if !rest && !has_lines {
            self.fault(
                &rules::EMPTY_SECTION,
                span,
                "The day has nothing in it",
                "neither training nor rest",
                "write its exercises below it, or `rest` after it",
            );
        }
        let same = |day: &Day<'_>| {
            day.number == number && day.part == part && self.is_one_stretch(day.weeks, weeks)
        };
        if let Some(at) = self.routine.days.iter().position(same) {
            self.day_again(at, (span, rest), title, notes, lines);
            return;
        }
        self.stands_for_one(number, part, weeks, span);
        if let Some(other) = self
            .routine
            .days
            .first()
            .filter(|other| other.weekday.is_some() != weekday.is_some())
        {
            let (place, earlier) = (self.reader.place(span), self.reader.place(other.span));
            self.reader.report(
                Diagnostic::new(
                    &rules::DAYS_NAMED_TWO_WAYS,
                    "Days are named both by number and by weekday",
                )
                .at(place, "named one way")
                .because(earlier, "named the other way")
                .help("name all days in one way; `day 1` is Monday"),
            );
        }
        self.routine.days.push(Day {
            number,
            weekday,
            span,
            part,
            weeks,
            title,
            rest,
            notes,
            lines: vec![lines],
        });
    }

    /// Whether these two are the same weeks.
    fn is_one_stretch(&self, one: Option<usize>, other: Option<usize>) -> bool {
        let sections = &self.routine.calendar.sections;
        let weeks = |at: usize| sections.get(at).map(|section| &section.weeks);
        match (one, other) {
            (Some(one), Some(other)) => weeks(one) == weeks(other),
            (one, other) => one == other,
        }
    }

    /// Reports a day for which another stands in some of its weeks, with nothing to say which of
    /// the two it is: under `week` lines of as many weeks, or once whole and once in parts.
    fn stands_for_one(
        &mut self,
        number: u32,
        part: Option<Part>,
        weeks: Option<usize>,
        span: Span,
    ) {
        let sections = &self.routine.calendar.sections;
        let of = |weeks: Option<usize>| weeks.and_then(|at| sections.get(at));
        let rivals = |other: &Day<'_>| match (of(other.weeks), of(weeks)) {
            (None, None) => other.part.is_some() != part.is_some(),
            (Some(one), Some(two)) => {
                let meet = one.weeks.iter().any(|(first, last)| {
                    let mut others = two.weeks.iter();
                    others.any(|(start, end)| start <= last && first <= end)
                });
                let one_part = other.part == part || other.part.is_some() != part.is_some();
                meet && one_part && one.count() == two.count()
            }
            _ => false,
        };
        let mut days = self.routine.days.iter();
        let rival = days.find(|other| other.number == number && rivals(other));
        let Some((earlier, named)) = rival.map(|rival| (rival.span, rival.named())) else {
            return;
        };
        let (place, earlier) = (self.reader.place(span), self.reader.place(earlier));
        self.reader.report(
            Diagnostic::new(
                &rules::MALFORMED_WEEK,
                format!("{named} is declared twice for the same weeks"),
            )
            .at(place, "which of the two is it?")
            .because(earlier, "also declared here")
            .help("name weeks that do not overlap, or fewer of them for the one that is to stand in the other's place"),
        );
    }

    /// A second header of one day: its lines follow the first one's, unless they are the same or one of
    /// the two is rest.
    fn day_again(
        &mut self,
        at: usize,
        (span, rest): (Span, bool),
        title: Option<&'a str>,
        notes: Vec<&'a str>,
        lines: Range<usize>,
    ) {
        let Some(day) = self.routine.days.get_mut(at) else {
            return;
        };
        let (place, earlier) = (self.reader.place(span), self.reader.place(day.span));
        let as_here = self.reader.str(span);
        let named = match Weekday::named(as_here) {
            Some(weekday) if day.weekday.is_none() => {
                format!("{}, day {},", weekday.name(), day.number)
            }
            None if day.weekday.is_some() => format!("{}, day {},", day.named(), day.number),
            _ => day.named(),
        };
        let first = day.span;
        let problem = if day.rest == rest && say_the_same(&self.reader, span, first) {
            let message = format!("{named} is declared twice, line for line");
            let problem = Diagnostic::new(&rules::DAY_TWICE, message)
                .at(place, "a copy")
                .because(earlier, "first declared here")
                .help(
                    "remove the copy, or make another day of it; as it is, the day is planned once",
                );
            without_copy(&self.reader, problem, span, first)
        } else if day.rest == rest {
            day.lines.push(lines);
            day.notes.extend(notes);
            day.title = day.title.or(title);
            Diagnostic::new(&rules::DAY_TWICE, format!("{named} is declared twice"))
                .at(place, "again here")
                .because(earlier, "first declared here")
                .help(
                    "put all of the day's lines under one header, or remove one of the two; as it is, these follow the first",
                )
        } else {
            self.set_aside(span, lines);
            Diagnostic::new(
                &rules::TRAINING_ON_REST,
                format!("{named} is one of rest and has training in it"),
            )
            .at(place, if rest { "rest" } else { "training" })
            .because(earlier, if rest { "training" } else { "rest" })
            .help("remove one of the two headers, or change its day")
        };
        self.reader.report(problem);
    }

    /// Keeps the lines of a day that has no place in the week: they are still checked, as those of
    /// an unused block are.
    fn set_aside(&mut self, span: Span, lines: Range<usize>) {
        self.routine.blocks.push(Block {
            name: "",
            span,
            params: Slice::EMPTY,
            lines,
            used: Cell::new(true),
            recursive: false,
        });
    }

    fn day_number(&mut self, key: Span) -> Option<(u32, Option<Weekday>)> {
        if key.is_empty() {
            return None;
        }
        let word = self.reader.str(key);
        let days = self.routine.calendar.days;
        let weekday = Weekday::named(word);
        let is_number = word.starts_with(|c: char| c.is_ascii_digit());
        if is_number || weekday.is_some() {
            let number = weekday.map_or_else(|| word.parse().ok(), |day| Some(day.number()));
            let within = number.filter(|number| (1..=days).contains(number));
            if within.is_none() {
                outside(&mut self.reader, key, days);
            }
            return within.map(|number| (number, weekday));
        }
        self.reader.unknown(
            &rules::UNKNOWN_WEEKDAY,
            "weekday",
            key,
            Weekday::WORDS.iter().copied(),
        );
        None
    }
}
