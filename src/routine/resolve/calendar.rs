//! Weeks: the `weeks`, `days` and `week` lines go in; the calendar, and the days of each of its
//! weeks, come out.

use std::collections::BTreeMap;

use super::{Resolver, duplicate};
use crate::diagnostic::Diagnostic;
use crate::expression;
use crate::quantity::{Decimal, Unit};
use crate::routine::calendar::{Deload, MAX_DAYS, MAX_WEEKS, WeekSection};
use crate::routine::{Part, rules};
use crate::source::Span;
use crate::syntax::ast::{Modifier, Name, Slice, Statement, Term, TermKind};
use crate::syntax::read::{Amount, WRONG_UNIT};

impl Resolver<'_, '_> {
    /// How many weeks and days there are: before anything that asks.
    pub(super) fn calendar(&mut self) {
        let mut said: Option<(u32, u32)> = None;
        let mut days: Option<Span> = None;
        for statement in self.statements() {
            match *statement {
                Statement::Weeks { keyword, terms } => {
                    if let Some(earlier) = self.routine.calendar.span {
                        duplicate(&mut self.reader, keyword, earlier, "The number of weeks");
                        continue;
                    }
                    self.routine.calendar.span = Some(keyword);
                    said = self.weeks(keyword, terms);
                }
                Statement::Days { keyword, number } => {
                    if let Some(earlier) = days {
                        duplicate(&mut self.reader, keyword, earlier, "The number of days");
                        continue;
                    }
                    days = Some(keyword);
                    if let Some(count) = self.number(number, "days", MAX_DAYS) {
                        self.routine.calendar.days = count;
                    }
                }
                Statement::Week {
                    weeks, modifiers, ..
                } => {
                    let section = self.section(weeks, modifiers);
                    self.routine.calendar.sections.push(section);
                }
                _ => {}
            }
        }
        let (weeks, cycles) = said.unwrap_or_else(|| (self.weeks_used(), 1));
        self.routine.calendar.weeks = weeks;
        self.routine.calendar.cycles = cycles;
        self.weeks_in_range();
        self.deloads();
    }

    /// How much lighter each week is; a week that two lines say it of is reported.
    fn deloads(&mut self) {
        let weeks = self.routine.calendar.weeks;
        let mut deloads: Vec<Option<Deload>> = vec![None; weeks as usize];
        let sections = self.routine.calendar.sections.clone();
        for section in &sections {
            let Some(deload) = section.deload else {
                continue;
            };
            for week in (1..=weeks).filter(|week| section.has(*week)) {
                let Some(slot) = deloads.get_mut(week as usize - 1) else {
                    continue;
                };
                match slot {
                    Some(earlier) => {
                        let what = format!("The deload of week {week}");
                        duplicate(&mut self.reader, deload.span, earlier.span, &what);
                    }
                    None => *slot = Some(deload),
                }
            }
        }
        self.routine.calendar.deloads = deloads;
    }

    /// A whole number from 1 to `most`; anything else is reported.
    fn number(&mut self, span: Span, what: &str, most: u32) -> Option<u32> {
        let amount = self.reader.amount(span)?;
        let number = amount.bare().and(amount.min.as_count());
        if number.is_none_or(|number| number == 0 || number > most) {
            self.fault(
                &rules::CALENDAR_OUT_OF_RANGE,
                span,
                format!("A plan has from 1 to {most} {what}"),
                "not so many",
                format!("write a whole number of {what} up to {most}"),
            );
            return None;
        }
        number
    }

    /// `weeks 4`, `weeks 4 cycles 3`
    fn weeks(&mut self, keyword: Span, terms: Slice<Term>) -> Option<(u32, u32)> {
        let terms = self.routine.ast.all(terms);
        let (weeks, cycles) = match terms {
            [weeks] if weeks.kind == TermKind::Amount => (weeks, None),
            [weeks, word, cycles]
                if weeks.kind == TermKind::Amount
                    && cycles.kind == TermKind::Amount
                    && self.reader.is_word(*word, "cycles") =>
            {
                (weeks, Some(cycles))
            }
            _ => {
                let span = if terms.is_empty() {
                    keyword
                } else {
                    Term::span_of(terms)
                };
                let help = match terms {
                    [weeks, _, cycles]
                        if weeks.kind == TermKind::Amount && cycles.kind == TermKind::Amount =>
                    {
                        let number = |term: &Term| self.reader.str(term.span);
                        format!("write `weeks {} cycles {}`", number(weeks), number(cycles))
                    }
                    _ => "write it as in `weeks 4` or `weeks 4 cycles 3`".to_owned(),
                };
                self.fault(
                    &rules::CALENDAR_OUT_OF_RANGE,
                    span,
                    "The number of weeks cannot be read",
                    "how many weeks?",
                    help,
                );
                return None;
            }
        };
        let count = self.number(weeks.span, "weeks", MAX_WEEKS)?;
        let times = match cycles {
            Some(cycles) => self.number(cycles.span, "cycles", MAX_WEEKS)?,
            None => 1,
        };
        if count * times > MAX_WEEKS {
            self.fault(
                &rules::CALENDAR_OUT_OF_RANGE,
                Term::span_of(terms),
                format!("A plan has from 1 to {MAX_WEEKS} weeks"),
                format!("{} in all", count * times).as_str(),
                "write fewer cycles",
            );
            return None;
        }
        Some((count, times))
    }

    /// `week 1-3, 5 deload[60%]`
    fn section(&mut self, numbers: Slice<Name>, modifiers: Slice<Modifier>) -> WeekSection {
        let names = self.routine.ast.all(numbers);
        let mut weeks = Vec::new();
        for span in names {
            let Some(amount) = self.reader.amount(*span) else {
                continue;
            };
            let (first, last) = (amount.min.as_count(), amount.max.as_count());
            match (first, last, amount.unit) {
                (Some(first), Some(last), Unit::None) if first > 0 && last <= MAX_WEEKS => {
                    weeks.push((first, last));
                }
                _ => self.fault(
                    &expression::rules::WEEK_OUTSIDE,
                    *span,
                    format!("There is no week {}", self.reader.str(*span)),
                    "no week",
                    format!("write it as in `week 1-3`; a plan has at most {MAX_WEEKS} weeks"),
                ),
            }
        }
        let span = match names {
            [] => Span::default(),
            [only] => *only,
            [first, .., last] => first.to(*last),
        };
        let mut deload = None;
        for modifier in self.routine.ast.all(modifiers) {
            if self.reader.str(modifier.name) == "deload" && deload.is_none() {
                deload = self.deload(modifier);
            } else {
                self.fault(
                    &rules::MALFORMED_WEEK,
                    modifier.span(),
                    format!(
                        "`{}` is nothing that a week can be",
                        self.reader.str(modifier.name)
                    ),
                    "not of weeks",
                    "a week may be a deload: `week 4 deload[60%]`",
                );
            }
        }
        WeekSection {
            weeks,
            span,
            deload,
        }
    }

    /// `deload[60%]`, `deload[loads 60%, sets 50%]`
    fn deload(&mut self, modifier: &Modifier) -> Option<Deload> {
        let hundred = Decimal::whole(100);
        let mut deload = Deload {
            loads: hundred,
            sets: hundred,
            span: modifier.span(),
        };
        let args = self.routine.ast.all(modifier.args);
        let (mut loads, mut sets) = (0, 0);
        let mut read = !args.is_empty() && modifier.condition.is_none();
        for arg in args {
            let terms = self.routine.ast.all(arg.terms);
            let is_sets = terms
                .first()
                .is_some_and(|word| self.reader.is_word(*word, "sets"));
            *(if is_sets { &mut sets } else { &mut loads }) += 1;
            let (part, amount) = match terms {
                [amount] if amount.kind == TermKind::Amount => (&mut deload.loads, amount),
                [word, amount]
                    if self.reader.is_word(*word, "loads") && amount.kind == TermKind::Amount =>
                {
                    (&mut deload.loads, amount)
                }
                [word, amount]
                    if self.reader.is_word(*word, "sets") && amount.kind == TermKind::Amount =>
                {
                    (&mut deload.sets, amount)
                }
                _ => {
                    read = false;
                    break;
                }
            };
            let amount = self.reader.amount(amount.span)?;
            let percent = amount.single().filter(|percent| {
                amount.unit == Unit::Percent && *percent > Decimal::ZERO && *percent <= hundred
            });
            match percent {
                Some(percent) => *part = percent,
                None if amount.unit == Unit::Percent => {
                    self.fault(
                        &rules::MALFORMED_WEEK,
                        amount.span,
                        "A deload leaves a part of the usual, from 1% to 100%",
                        "no part of it",
                        "write what is left: `deload[60%]` leaves 60% of every load",
                    );
                    return None;
                }
                None => {
                    self.deload_of_no_percent(amount, modifier);
                    return None;
                }
            }
        }
        read &= loads <= 1 && sets <= 1;
        if !read {
            let label = if args.is_empty() {
                "how much is left?"
            } else {
                "cannot be read"
            };
            self.fault(
                &rules::MALFORMED_WEEK,
                modifier.span(),
                "A deload says how much of the loads, or of the sets, is left",
                label,
                "write it as in `deload[60%]` or `deload[loads 80%, sets 50%]`",
            );
        }
        read.then_some(deload)
    }

    /// Reports `deload[50]`: the sign is missing, or it is a part of one, as 0.5 is.
    fn deload_of_no_percent(&mut self, amount: Amount, deload: &Modifier) {
        let place = self.reader.place(amount.span);
        let problem = Diagnostic::new(&WRONG_UNIT, "A deload is so many percent of the usual")
            .at(place, "not a percentage");
        let whole = self.reader.place(deload.span());
        let problem = match self.with_percents(deload) {
            Some((written, is_sure)) => problem
                .help(format!("write `{written}`"))
                .fix(whole, written, is_sure),
            None => problem.help("write it as in `deload[60%]` or `deload[loads 80%, sets 50%]`"),
        };
        self.reader.report(problem);
    }

    /// `deload` with the sign behind each bare number, where each can be a percentage of another thing; and
    /// whether all are sure to be: 0.5 may be 50%, or half a percent.
    fn with_percents(&mut self, deload: &Modifier) -> Option<(String, bool)> {
        let hundred = Decimal::whole(100);
        let span = deload.span();
        let mut written = self.reader.str(span).to_owned();
        let (mut is_sure, mut of_sets, mut of_loads) = (true, 0, 0);
        for arg in self.routine.ast.all(deload.args).iter().rev() {
            let terms = self.routine.ast.all(arg.terms);
            let (first, number) = (terms.first()?, terms.last()?);
            let is_of_sets = self.reader.is_word(*first, "sets");
            *(if is_of_sets {
                &mut of_sets
            } else {
                &mut of_loads
            }) += 1;
            let amount = self.reader.amount(number.span)?;
            if of_sets > 1 || of_loads > 1 {
                return None;
            }
            if amount.unit == Unit::Percent {
                continue;
            }
            let number = amount.bare()?;
            let percent = if number <= Decimal::ONE {
                number * hundred
            } else {
                number
            };
            is_sure &= number > Decimal::ONE;
            let at = |end: u32| end.checked_sub(span.start).map(|at| at as usize);
            let (from, to) = (at(amount.span.start)?, at(amount.span.end)?);
            if percent <= Decimal::ZERO || percent > hundred || to > written.len() {
                return None;
            }
            written.replace_range(from..to, &format!("{percent}%"));
        }
        Some((written, is_sure))
    }

    /// The weeks that the file's own sections and lists have, where it does not say how many.
    fn weeks_used(&self) -> u32 {
        let ast = self.routine.ast;
        let listed = expression::longest_list(&self.reader, ast.every_term());
        let schemes = self.statements().iter().map(|statement| match statement {
            Statement::Item(item) => {
                let lists = ast
                    .all(item.scheme)
                    .iter()
                    .filter_map(|group| group.of_weeks);
                lists.map(|(_, count)| count as usize).max().unwrap_or(1)
            }
            _ => 1,
        });
        let longest = schemes.chain([listed, 1]).max().unwrap_or(1);
        let named = self.routine.calendar.sections.iter();
        let last = named
            .flat_map(|section| section.weeks.iter().map(|(_, last)| *last))
            .max()
            .unwrap_or(1);
        u32::try_from(longest)
            .unwrap_or(u32::MAX)
            .max(last)
            .min(MAX_WEEKS)
    }

    fn weeks_in_range(&mut self) {
        let most = self.routine.calendar.weeks;
        for at in 0..self.routine.calendar.sections.len() {
            let Some(section) = self.routine.calendar.sections.get(at) else {
                break;
            };
            let span = section.span;
            let last = section.weeks.iter().map(|(_, last)| *last).max();
            if let Some(last) = last.filter(|last| *last > most) {
                self.fault(
                    &expression::rules::WEEK_OUTSIDE,
                    span,
                    format!(
                        "Week {} is not in the plan, which has {most}",
                        self.reader.str(span)
                    ),
                    "outside the plan",
                    format!("name weeks from 1 to {most}, or write `weeks {last}` at the top"),
                );
            }
        }
    }

    /// Which days each week has: of two that stand for one day, the one for fewer weeks.
    pub(super) fn schedule(&mut self) {
        let calendar = &self.routine.calendar;
        let breadth = |weeks: Option<usize>| {
            weeks
                .and_then(|at| calendar.sections.get(at))
                .map_or(u32::MAX, WeekSection::count)
        };
        let mut schedule = Vec::with_capacity(calendar.weeks as usize);
        for week in 1..=calendar.weeks {
            let mut chosen: BTreeMap<(u32, Option<Part>), usize> = BTreeMap::new();
            for (at, day) in self.routine.days.iter().enumerate() {
                let section = day.weeks.and_then(|at| calendar.sections.get(at));
                if day.weeks.is_some() && !section.is_some_and(|section| section.has(week)) {
                    continue;
                }
                let key = (day.number, day.part);
                let narrower = chosen
                    .get(&key)
                    .and_then(|other| self.routine.days.get(*other))
                    .is_none_or(|other| breadth(day.weeks) < breadth(other.weeks));
                if narrower {
                    chosen.insert(key, at);
                }
            }
            // A whole day stands for its morning and its evening, and they for it: the one that is
            // for fewer weeks stays.
            let of = |at: usize| self.routine.days.get(at).map(|day| day.weeks);
            let narrower_than = |one: usize, other: usize| match (of(one), of(other)) {
                (Some(one), Some(other)) => breadth(one) < breadth(other),
                _ => false,
            };
            let all = chosen.clone();
            chosen.retain(|(number, part), at| {
                !all.iter().any(|((other_number, other_part), other)| {
                    number == other_number
                        && part.is_some() != other_part.is_some()
                        && narrower_than(*other, *at)
                })
            });
            schedule.push(chosen.into_values().collect());
        }
        self.routine.calendar.schedule = schedule;
    }
}
