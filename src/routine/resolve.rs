//! From a tree of lines to declarations, days and blocks.

use std::cell::Cell;
use std::collections::HashMap;
use std::ops::Range;

use super::day::{Day, Weekday};
use super::rules;
use super::settings::{Choice, MAX_OPTIONS};
use super::{Block, MAX_ENTRIES, Max, Priority, Requirement, Routine, Style};
use crate::diagnostic::{Diagnostic, Findings, Rule};
use crate::library::Catalogue;
use crate::quantity::{Decimal, Mass};
use crate::source::{FileId, Source, Span};
use crate::syntax::Ast;
use crate::syntax::ast::{Id, Load, Name, Slice, Statement};
use crate::syntax::keyword;
use crate::syntax::read::{Reader, WRONG_UNIT};

/// Resolves the declarations of `ast`, which is the tree of `source`.
pub fn resolve<'a>(source: &'a Source, ast: &'a Ast, findings: &mut Findings) -> Routine<'a> {
    let mut reader = Reader {
        text: source.text(),
        file: FileId::ROUTINE,
        ast,
        findings,
    };
    let units = units(&mut reader);
    let routine = Routine {
        source,
        ast,
        title: None,
        notes: Vec::new(),
        units,
        options: Vec::new(),
        priorities: Vec::new(),
        bodyweight: None,
        maxes: HashMap::new(),
        styles: HashMap::new(),
        blocks: Vec::new(),
        block_names: HashMap::new(),
        days: Vec::new(),
        requirements: Vec::new(),
        catalogue: Catalogue::new(units),
        entries: 0,
        broken: ast
            .statements
            .iter()
            .any(|line| matches!(line, Statement::Broken)),
    };
    let mut resolver = Resolver {
        reader,
        routine,
        titled: None,
    };
    resolver.library();
    resolver.sections();
    resolver.declarations();
    resolver.conditions();
    resolver.uses();
    resolver.routine.days.sort_by_key(|day| day.number);
    resolver.routine
}

/// `units lb`, wherever it stands: bare numbers before it are in it too.
fn units(reader: &mut Reader<'_, '_>) -> Option<Mass> {
    let mut first: Option<(Mass, Span)> = None;
    for statement in &reader.ast.statements {
        let Statement::Units { unit } = statement else {
            continue;
        };
        let mass = reader.unit(*unit).and_then(|read| {
            if read.mass().is_none() {
                reader.fault(
                    &WRONG_UNIT,
                    *unit,
                    format!("Loads cannot be in `{}`", reader.str(*unit)),
                    "not a weight",
                    "write `units lb` or `units kg`",
                );
            }
            read.mass()
        });
        match (first, mass) {
            (None, Some(mass)) => first = Some((mass, *unit)),
            (Some((_, earlier)), _) => duplicate(reader, *unit, earlier, "`units`"),
            _ => {}
        }
    }
    first.map(|(mass, _)| mass)
}

fn duplicate(reader: &mut Reader<'_, '_>, span: Span, earlier: Span, what: &str) {
    let (place, earlier) = (reader.place(span), reader.place(earlier));
    reader.report(
        Diagnostic::new(&rules::DUPLICATE, format!("{what} is declared twice"))
            .at(place, "again here")
            .because(earlier, "first declared here")
            .help("remove one of the two"),
    );
}

struct Resolver<'a, 'f> {
    reader: Reader<'a, 'f>,
    routine: Routine<'a>,
    titled: Option<Span>,
}

impl<'a> Resolver<'a, '_> {
    fn statements(&self) -> &'a [Statement] {
        &self.routine.ast.statements
    }

    fn fault(
        &mut self,
        rule: &'static Rule,
        span: Span,
        message: impl Into<String>,
        label: &str,
        help: impl Into<String>,
    ) {
        self.reader.fault(rule, span, message, label, help);
    }

    /// Muscles first, then gear and exercises, which name them.
    fn library(&mut self) {
        let statements = self.statements();
        let (catalogue, reader) = (&self.routine.catalogue, &mut self.reader);
        let mut seen: HashMap<(&str, &str), Span> = HashMap::new();
        let mut first_time =
            |reader: &mut Reader<'a, '_>, kind: &'static str, name: Name| match seen
                .insert((kind, reader.str(name)), name)
            {
                Some(earlier) => {
                    duplicate(reader, name, earlier, &format!("`{}`", reader.str(name)))
                }
                None => {}
            };
        for statement in statements {
            if let Statement::Muscle(declaration) = statement {
                first_time(reader, "muscle", declaration.name);
                catalogue.add_muscle(reader, declaration);
            }
        }
        for (at, statement) in statements.iter().enumerate() {
            let below = statements.get(at + 1..).unwrap_or(&[]);
            if let Statement::Exercise(declaration) = statement {
                first_time(reader, "exercise", declaration.name);
                if keyword::is_taken(reader.str(declaration.name)) {
                    let name = reader.str(declaration.name);
                    reader.fault(
                        &rules::RESERVED_NAME,
                        declaration.name,
                        format!("`{name}` is a word of the language"),
                        "cannot be a name",
                        "choose another name",
                    );
                }
                let exercise = catalogue.add_exercise(reader, declaration, below);
                if exercise.works.is_empty() {
                    reader.fault(
                        &rules::EXERCISE_WITHOUT_WORK,
                        declaration.name,
                        format!("`{}` does not say which muscles it works", exercise.name),
                        "its sets would count for nothing",
                        "add `works[…]`, as in `works[quads, glutes 0.5]`",
                    );
                }
            }
        }
        for statement in statements {
            if let Statement::Gear { name, modifiers } = statement {
                first_time(reader, "gear", *name);
                let word = reader.str(*name);
                let exercise = catalogue.exercise(word);
                if exercise.is_none() && !catalogue.gear_names().any(|kind| kind == word) {
                    let known: Vec<&str> = catalogue
                        .gear_names()
                        .chain(catalogue.exercise_aliases())
                        .collect();
                    reader.unknown(
                        &rules::UNKNOWN_GEAR,
                        "kind of gear or exercise",
                        *name,
                        known,
                    );
                }
                catalogue.add_gear(
                    reader,
                    exercise.map(|exercise| exercise.name),
                    *name,
                    *modifiers,
                );
            }
        }
    }

    /// Days and blocks with their lines, and what stands outside of both.
    fn sections(&mut self) {
        let statements = self.statements();
        let mut open: Option<Section> = None;
        let mut start = 0;
        for (at, statement) in statements.iter().enumerate() {
            let opened = match statement {
                Statement::Day {
                    keyword,
                    key,
                    rest,
                    title,
                } => Some(Section::Day {
                    key: *key,
                    keyword: *keyword,
                    rest: *rest,
                    title: *title,
                }),
                Statement::Block { name } => Some(Section::Block(*name)),
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
    }

    fn belongs(&mut self, statement: &Statement, at: usize, open: Option<&Section>) {
        let inside = matches!(open, Some(Section::Day { .. } | Section::Block(_)));
        let previous = at
            .checked_sub(1)
            .and_then(|before| self.statements().get(before));
        match statement {
            Statement::Item(item) if !inside => self.fault(
                &rules::OUTSIDE_A_DAY,
                item.span,
                "This line stands in no day and no block",
                "when is it done?",
                "write `day 2` or `block calves` on a line above it",
            ),
            Statement::Use { block, .. } if !inside => self.fault(
                &rules::OUTSIDE_A_DAY,
                *block,
                "This `use` stands in no day and no block",
                "when is it done?",
                "write `day 2` on a line above it",
            ),
            Statement::Session { muscles, .. } if !inside => {
                let span = self
                    .routine
                    .ast
                    .all(*muscles)
                    .first()
                    .copied()
                    .unwrap_or_default();
                self.fault(
                    &rules::OUTSIDE_A_DAY,
                    span,
                    "This session stands in no day",
                    "when is it held?",
                    "write `day 2` on a line above it",
                );
            }
            Statement::Bias(bias) if !matches!(open, Some(Section::Exercise)) => self.fault(
                &rules::OUTSIDE_A_DAY,
                bias.name,
                "This bias stands under no exercise",
                "a variant of what?",
                "write it under the `exercise` line that it is a variant of",
            ),
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
            Some(Section::Block(name)) => self.block(name, lines),
            Some(Section::Day {
                key,
                keyword,
                rest,
                title,
            }) => self.day(key, keyword, rest, title, lines),
            Some(Section::Exercise) | None => {}
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

    fn block(&mut self, name: Name, lines: Range<usize>) {
        let word = self.reader.str(name);
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
            lines,
            used: Cell::new(name.is_empty()),
            recursive: false,
        });
    }

    fn day(
        &mut self,
        key: Span,
        keyword: Span,
        rest: bool,
        title: Option<Id<crate::syntax::ast::Term>>,
        lines: Range<usize>,
    ) {
        let title = title
            .and_then(|id| self.routine.ast.one(id))
            .map(|title| self.reader.unquoted(title.span));
        let notes = self
            .routine
            .cues(self.statements().get(lines.clone()).unwrap_or(&[]));
        let has_lines = self.has_lines(&lines);
        let span = if key.is_empty() { keyword } else { key };
        let Some((number, weekday)) = self.day_number(key) else {
            // The lines of a day that cannot be placed are still checked, as those of an unused block are.
            self.routine.blocks.push(Block {
                name: "",
                span,
                lines,
                used: Cell::new(true),
                recursive: false,
            });
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
        if let Some(day) = self
            .routine
            .days
            .iter_mut()
            .find(|day| day.number == number)
        {
            let earlier = day.span;
            day.lines.push(lines);
            day.notes.extend(notes);
            day.title = day.title.or(title);
            day.rest |= rest;
            let (place, earlier) = (self.reader.place(span), self.reader.place(earlier));
            self.reader.report(
                Diagnostic::new(&rules::DAY_TWICE, format!("Day {number} is declared twice"))
                    .at(place, "again here")
                    .because(earlier, "first declared here")
                    .help("put all of the day's lines under one header; as it is, these follow the first"),
            );
            return;
        }
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
            title,
            rest,
            notes,
            lines: vec![lines],
        });
    }

    fn day_number(&mut self, key: Span) -> Option<(u32, Option<Weekday>)> {
        if key.is_empty() {
            return None;
        }
        let word = self.reader.str(key);
        if word.starts_with(|c: char| c.is_ascii_digit()) {
            let number = word
                .parse::<u32>()
                .ok()
                .filter(|number| (1..=7).contains(number));
            if number.is_none() {
                self.fault(
                    &rules::DAY_OUTSIDE_WEEK,
                    key,
                    format!("There is no day {word}"),
                    "outside the week",
                    "a week has days 1 to 7",
                );
            }
            return number.map(|number| (number, None));
        }
        match Weekday::named(word) {
            Some(weekday) => Some((weekday.number(), Some(weekday))),
            None => {
                self.reader.unknown(
                    &rules::UNKNOWN_WEEKDAY,
                    "weekday",
                    key,
                    Weekday::WORDS.iter().copied(),
                );
                None
            }
        }
    }

    fn declarations(&mut self) {
        for (at, statement) in self.statements().iter().enumerate() {
            match *statement {
                Statement::Routine { title } => {
                    if let Some(earlier) = self.titled {
                        duplicate(&mut self.reader, title, earlier, "The routine's title");
                    } else {
                        self.titled = Some(title);
                        self.routine.title = Some(self.reader.unquoted(title));
                        self.routine.notes = self
                            .routine
                            .cues(self.statements().get(at + 1..).unwrap_or(&[]));
                    }
                }
                Statement::Option { name, value } => self.option(name, value),
                Statement::Priority { muscles, condition } => {
                    let muscles = self.muscles(muscles);
                    self.routine
                        .priorities
                        .push(Priority { muscles, condition });
                }
                Statement::Bodyweight { keyword, load } => {
                    let weight = self.weight(load);
                    if self.routine.bodyweight.is_some() {
                        self.fault(
                            &rules::DUPLICATE,
                            keyword,
                            "The bodyweight is declared twice",
                            "again here",
                            "remove one of the two",
                        );
                    } else {
                        self.routine.bodyweight = weight;
                    }
                }
                Statement::Max { exercise, load } => self.max(exercise, load),
                Statement::Style { name, modifiers } if !name.is_empty() => {
                    self.style(name, modifiers)
                }
                Statement::Require {
                    span,
                    terms,
                    condition,
                } => self.routine.requirements.push(Requirement {
                    span,
                    terms,
                    condition,
                }),
                Statement::Session {
                    muscles, details, ..
                } => {
                    self.muscles(muscles);
                    for term in self
                        .routine
                        .ast
                        .all(details)
                        .iter()
                        .filter(|term| term.kind == crate::syntax::ast::TermKind::Amount)
                    {
                        let amount = self.reader.amount(term.span);
                        if amount.is_some_and(|amount| {
                            amount.seconds().is_none() || amount.unit == crate::quantity::Unit::None
                        }) {
                            self.fault(
                                &WRONG_UNIT,
                                term.span,
                                "A session lasts a time",
                                "not a time",
                                "write it as in `session arms 60min`",
                            );
                        }
                    }
                }
                _ => {}
            }
        }
    }

    fn option(&mut self, name: Name, value: Name) {
        let word = self.reader.str(name);
        if name.is_empty() {
            return;
        }
        if let Some(earlier) = self
            .routine
            .options
            .iter()
            .find(|choice| choice.name == word)
            .map(|choice| choice.span)
        {
            duplicate(
                &mut self.reader,
                name,
                earlier,
                &format!("The option `{word}`"),
            );
            return;
        }
        if self.routine.options.len() == MAX_OPTIONS {
            self.fault(
                &rules::TOO_MANY_OPTIONS,
                name,
                format!("A routine has at most {MAX_OPTIONS} options"),
                "one too many",
                "split the routine in two",
            );
            return;
        }
        let default = match self.reader.str(value) {
            "yes" => true,
            "no" => false,
            other => {
                if !value.is_empty() {
                    let place = self.reader.place(value);
                    let meant = match other.to_lowercase().as_str() {
                        "true" | "on" | "y" => Some("yes"),
                        "false" | "off" | "n" => Some("no"),
                        _ => None,
                    };
                    let problem = Diagnostic::new(
                        &rules::OPTION_VALUE,
                        format!("An option is `yes` or `no`, not `{other}`"),
                    )
                    .at(place, "neither of them");
                    self.reader.report(match meant {
                        Some(meant) => problem
                            .help(format!("write `{meant}`"))
                            .fix(place, meant, true),
                        None => problem.help("write `yes` or `no`"),
                    });
                }
                false
            }
        };
        self.routine.options.push(Choice {
            name: word,
            span: name,
            default,
            used: Cell::new(false),
        });
    }

    fn muscles(&mut self, names: Slice<Name>) -> Vec<(crate::library::MuscleId, Span)> {
        let mut known = Vec::new();
        for name in self.routine.ast.all(names) {
            match self.routine.catalogue.muscle(self.reader.str(*name)) {
                Some(muscle) => known.push((muscle, *name)),
                None => self.reader.unknown(
                    &crate::library::UNKNOWN_MUSCLE,
                    "muscle",
                    *name,
                    self.routine.catalogue.muscle_names(),
                ),
            }
        }
        known
    }

    /// A declared weight with its unit.
    fn weight(&mut self, load: Slice<Load>) -> Option<(Decimal, Mass)> {
        let load = self.routine.ast.all(load).first()?;
        let amount = self.reader.amount_of(load.terms)?;
        let unit = match amount.unit {
            crate::quantity::Unit::None => self.routine.units,
            unit => {
                if unit.mass().is_none() {
                    self.fault(
                        &WRONG_UNIT,
                        amount.span,
                        "This is no weight",
                        "a weight belongs here",
                        "write it in lb or kg",
                    );
                    return None;
                }
                unit.mass()
            }
        };
        let Some(unit) = unit else {
            no_units(&mut self.reader, amount.span);
            return None;
        };
        if amount.min.0 == 0 {
            self.fault(
                &crate::syntax::read::ZERO_COUNT,
                amount.span,
                "The weight is zero",
                "nothing to lift",
                "write the weight",
            );
            return None;
        }
        let Some(weight) = amount.single() else {
            self.fault(
                &rules::EXPECTED_ONE_WEIGHT,
                amount.span,
                "One weight belongs here, not a range",
                "a range",
                "write one weight",
            );
            return None;
        };
        Some((weight, unit))
    }

    fn max(&mut self, name: Name, load: Slice<Load>) {
        if name.is_empty() {
            return;
        }
        let weight = self.weight(load);
        let Some(exercise) = self.routine.catalogue.exercise(self.reader.str(name)) else {
            self.reader.unknown(
                &rules::UNKNOWN_EXERCISE,
                "exercise",
                name,
                self.routine.catalogue.exercise_aliases(),
            );
            return;
        };
        if let Some(earlier) = self.routine.maxes.get(exercise.name).map(|max| max.span) {
            duplicate(
                &mut self.reader,
                name,
                earlier,
                &format!("The max of `{}`", exercise.name),
            );
        } else if let Some((weight, unit)) = weight {
            self.routine.maxes.insert(
                exercise.name,
                Max {
                    weight,
                    unit,
                    span: name,
                    used: Cell::new(false),
                },
            );
        }
    }

    fn style(&mut self, name: Name, modifiers: Slice<crate::syntax::ast::Modifier>) {
        let word = self.reader.str(name);
        if crate::technique::named(word).is_some() || keyword::is_taken(word) {
            self.fault(
                &rules::RESERVED_NAME,
                name,
                format!("`{word}` already means something"),
                "cannot be a style's name",
                "choose another name",
            );
            return;
        }
        if let Some(earlier) = self.routine.styles.get(word).map(|style| style.span) {
            duplicate(
                &mut self.reader,
                name,
                earlier,
                &format!("The style `{word}`"),
            );
            return;
        }
        self.routine.styles.insert(
            word,
            Style {
                span: name,
                modifiers,
                used: Cell::new(false),
            },
        );
    }

    /// Every condition, wherever it stands, must ask about a declared option.
    fn conditions(&mut self) {
        let ast = self.routine.ast;
        for literal in ast.every_literal() {
            let word = self.reader.str(literal.option);
            match self
                .routine
                .options
                .iter()
                .find(|choice| choice.name == word)
            {
                Some(choice) => choice.used.set(true),
                None => {
                    let known: Vec<&str> = self
                        .routine
                        .options
                        .iter()
                        .map(|choice| choice.name)
                        .collect();
                    if known.is_empty() {
                        self.fault(
                            &rules::UNKNOWN_OPTION,
                            literal.option,
                            format!("There is no option called `{word}`"),
                            "not declared",
                            format!("declare it above: `option {word} = no`"),
                        );
                    } else {
                        self.reader.unknown(
                            &rules::UNKNOWN_OPTION,
                            "option",
                            literal.option,
                            known,
                        );
                    }
                }
            }
        }
    }

    /// Every `use` must name a block, none may come back to itself, and all together must stay in bounds.
    fn uses(&mut self) {
        for statement in self.statements() {
            let Statement::Use { block, .. } = *statement else {
                continue;
            };
            match self.routine.block(self.reader.str(block)) {
                Some(block) => block.used.set(true),
                None => {
                    let known: Vec<&str> = self.routine.block_names.keys().copied().collect();
                    self.reader
                        .unknown(&rules::UNKNOWN_BLOCK, "block", block, known);
                }
            }
        }
        let mut counts: Vec<Option<u64>> = vec![None; self.routine.blocks.len()];
        for at in 0..self.routine.blocks.len() {
            self.count_block(at, &mut counts);
        }
        let mut total: u64 = 0;
        let lines: Vec<Range<usize>> = self
            .routine
            .days
            .iter()
            .flat_map(|day| day.lines.clone())
            .collect();
        for lines in lines {
            total = total.saturating_add(self.count_lines(&lines, &counts));
        }
        self.routine.entries = total;
        if total > MAX_ENTRIES {
            let span = self
                .routine
                .days
                .first()
                .map(|day| day.span)
                .unwrap_or_default();
            self.fault(
                &rules::TOO_MANY_ENTRIES,
                span,
                format!(
                    "The days come to {} entries once every block is filled in",
                    Decimal::whole(total).grouped()
                ),
                "more than 1,000,000",
                "blocks that use blocks multiply; use fewer",
            );
        }
    }

    fn count_lines(&self, lines: &Range<usize>, counts: &[Option<u64>]) -> u64 {
        let lines = self.statements().get(lines.clone()).unwrap_or(&[]).iter();
        lines.fold(0, |sum: u64, line| match line {
            Statement::Item(_) | Statement::Session { .. } => sum.saturating_add(1),
            Statement::Use { block, .. } => {
                let at = self.routine.block_names.get(self.reader.str(*block));
                sum.saturating_add(
                    at.and_then(|at| counts.get(*at).copied().flatten())
                        .unwrap_or(0),
                )
            }
            _ => sum,
        })
    }

    /// Counts a block's entries, its uses' first, with a stack of our own: nothing nests deep enough to hurt.
    fn count_block(&mut self, root: usize, counts: &mut [Option<u64>]) {
        let mut path: Vec<(usize, Vec<(usize, Span)>)> = vec![(root, self.used_by(root))];
        if counts.get(root).copied().flatten().is_some() {
            return;
        }
        while let Some((at, pending)) = path.last_mut() {
            let at = *at;
            match pending.pop() {
                Some((next, span)) => {
                    if path.iter().any(|(open, _)| *open == next) {
                        self.recursive(next, span, path.len());
                    } else if counts.get(next).copied().flatten().is_none() {
                        let uses = self.used_by(next);
                        path.push((next, uses));
                        if path.len() > MAX_DEPTH {
                            self.fault(
                                &rules::BLOCKS_TOO_DEEP,
                                span,
                                format!("Blocks use blocks more than {MAX_DEPTH} deep"),
                                "too deep",
                                "put the lines where they are used",
                            );
                            for (open, _) in &path {
                                if let Some(block) = self.routine.blocks.get_mut(*open) {
                                    block.recursive = true;
                                }
                                if let Some(count) = counts.get_mut(*open) {
                                    *count = Some(0);
                                }
                            }
                            return;
                        }
                    }
                }
                None => {
                    let lines = self
                        .routine
                        .blocks
                        .get(at)
                        .map_or(0..0, |block| block.lines.clone());
                    let total = self.count_lines(&lines, counts);
                    if let Some(count) = counts.get_mut(at) {
                        *count = Some(total);
                    }
                    path.pop();
                }
            }
        }
    }

    fn used_by(&self, at: usize) -> Vec<(usize, Span)> {
        let lines = self
            .routine
            .blocks
            .get(at)
            .map_or(0..0, |block| block.lines.clone());
        let lines = self.statements().get(lines).unwrap_or(&[]).iter();
        lines
            .filter_map(|line| match line {
                Statement::Use { block, .. } => Some((
                    *self.routine.block_names.get(self.reader.str(*block))?,
                    *block,
                )),
                _ => None,
            })
            .collect()
    }

    fn recursive(&mut self, at: usize, span: Span, length: usize) {
        let Some(block) = self.routine.blocks.get_mut(at) else {
            return;
        };
        block.recursive = true;
        let (name, declared) = (block.name, block.span);
        let (place, declared) = (self.reader.place(span), self.reader.place(declared));
        let way = if length > 1 { "by way of others, " } else { "" };
        self.reader.report(
            Diagnostic::new(
                &rules::RECURSIVE_BLOCK,
                format!("The block `{name}` uses itself, {way}without end"),
            )
            .at(place, "comes back to the block")
            .because(declared, "declared here")
            .help("remove this `use`"),
        );
    }
}

/// How deep blocks may use blocks.
const MAX_DEPTH: usize = 32;

enum Section {
    Day {
        key: Span,
        keyword: Span,
        rest: bool,
        title: Option<Id<crate::syntax::ast::Term>>,
    },
    Block(Name),
    Exercise,
}

/// Reports a bare load in a file without `units`.
pub(crate) fn no_units(reader: &mut Reader<'_, '_>, span: Span) {
    let place = reader.place(span);
    let text = reader.str(span);
    reader.report(
        Diagnostic::new(
            &rules::NO_UNITS,
            format!("`{text}` has no unit, and the file does not say which one is meant"),
        )
        .at(place, "pounds or kilograms?")
        .help(format!(
            "write `units lb` or `units kg` at the top of the file, or the unit here: `{text}lb`"
        )),
    );
}
