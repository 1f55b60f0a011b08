//! Loads as written become loads as lifted: units filled in, plates weighed, percentages taken.

use super::draft::Draft;
use super::rules;
use crate::diagnostic::{Diagnostic, Shared};
use crate::expression::rules::WRONG_VALUE;
use crate::expression::{self, Names, Value};
use crate::quantity::{Decimal, Interval, Load, Mass, Thousandths, Unit, Whole, Written};
use crate::routine::no_units;
use crate::source::Span;
use crate::syntax::ast::{Term, TermKind};
use crate::syntax::read::{Amount, Reader, TOO_LARGE, WRONG_UNIT, ZERO_COUNT};

/// A load as it stands in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WrittenLoad {
    /// `315`, `142.5kg`, `75%`, `4 plates`
    Amount(Amount),
    /// `225 + 5*(week-1)`, `85% tm`: what it comes to.
    Worked(Value),
    /// `bw`, `bw+25`, `bw-40`
    Bodyweight {
        /// What is added or taken off.
        change: Option<Amount>,
        /// Whether it is taken off.
        assisted: bool,
        /// The whole.
        span: Span,
    },
}

impl WrittenLoad {
    /// Reads the pieces of a load.
    pub fn read(
        reader: &mut Reader<'_, '_>,
        terms: &[Term],
        names: &Names<'_, '_>,
    ) -> Option<Self> {
        let terms = expression::picked(reader, terms, names)?;
        let written = Self::read_from(reader, terms, names);
        if let Some(written) = written {
            names.routine.trace.settle(written.span());
        }
        written
    }

    fn read_from(
        reader: &mut Reader<'_, '_>,
        terms: &[Term],
        names: &Names<'_, '_>,
    ) -> Option<Self> {
        match *terms {
            // What is wrong with it has been said.
            [] => None,
            [bw] if reader.is_word(bw, "bw") => Some(Self::Bodyweight {
                change: None,
                assisted: false,
                span: bw.span,
            }),
            [bw, sign, ref change @ ..]
                if reader.is_word(bw, "bw")
                    && sign.kind == TermKind::Sign
                    && is_plain(reader, change) =>
            {
                let change = amount(reader, change)?;
                Some(Self::Bodyweight {
                    change: Some(change),
                    assisted: reader.str(sign.span) == "-",
                    span: bw.span.to(change.span),
                })
            }
            ref terms if is_plain(reader, terms) => amount(reader, terms).map(Self::Amount),
            ref terms => expression::value(reader, terms, names).map(Self::Worked),
        }
    }

    /// Where it stands.
    #[must_use]
    pub const fn span(&self) -> Span {
        match self {
            Self::Amount(amount) => amount.span,
            Self::Worked(value) => value.span,
            Self::Bodyweight { span, .. } => *span,
        }
    }

    /// The unit that was written, if it can have one from a list.
    #[must_use]
    pub const fn unit(&self) -> Unit {
        match self {
            Self::Amount(amount) => amount.unit,
            Self::Worked(value) => value.unit,
            Self::Bodyweight { .. } => Unit::None,
        }
    }

    /// This with `unit`, if none was written.
    #[must_use]
    pub fn or_unit(mut self, unit: Unit) -> Self {
        if let Self::Amount(amount) = &mut self
            && amount.unit == Unit::None
        {
            amount.unit = unit;
        }
        self
    }
}

/// Whether `terms` are one number with its unit, and nothing to be worked out.
pub(super) fn is_plain(reader: &Reader<'_, '_>, terms: &[Term]) -> bool {
    match terms {
        [number] => number.kind == TermKind::Amount,
        [number, unit] => {
            number.kind == TermKind::Amount
                && unit.kind == TermKind::Word
                && !reader.str(number.span).ends_with('%')
        }
        _ => false,
    }
}

/// A number with its unit. What stands after it and is no unit is reported as none.
pub(super) fn amount(reader: &mut Reader<'_, '_>, terms: &[Term]) -> Option<Amount> {
    match *terms {
        [number, unit] if number.kind == TermKind::Amount => {
            reader.amount_with(number.span, unit.span)
        }
        _ => reader.amount_of(terms),
    }
}

impl Draft<'_, '_, '_> {
    /// The load that `written` says, for this exercise on its gear.
    pub fn load(&mut self, written: WrittenLoad) -> Option<Load> {
        let exact = self.exact_load(written)?;
        Some(self.rounded_as(exact, written))
    }

    /// The same before it is rounded.
    pub fn exact_load(&mut self, written: WrittenLoad) -> Option<Load> {
        let load = match written {
            WrittenLoad::Amount(amount) => self.amount_load(amount),
            WrittenLoad::Worked(value) => self.worked_load(value),
            WrittenLoad::Bodyweight { change: None, .. } => {
                let unit = self.routine.units.unwrap_or(Mass::Kg);
                Some(Load::plain(Interval::ZERO, unit).written(Written::Bodyweight))
            }
            WrittenLoad::Bodyweight {
                change: Some(change),
                assisted,
                ..
            } => {
                let load = self.amount_load(change)?;
                if load.written != Written::Weight {
                    self.reader.fault(
                        &WRONG_UNIT,
                        change.span,
                        "A weight belongs here",
                        "not a weight",
                        "write it as in `@bw+25` or `@bw-40lb`",
                    );
                    return None;
                }
                let written = if assisted {
                    Written::Assisted
                } else {
                    Written::Bodyweight
                };
                Some(load.written(written))
            }
        };
        let load = load?;
        let trace = &self.routine.trace;
        if load.is_worked_out() {
            trace.note_of(written.span(), Some(written.span()), || {
                format!("it comes to {load}")
            });
        }
        Some(load)
    }

    /// The exact `load` that `written` comes to, rounded as the file says.
    #[must_use]
    pub fn rounded_as(&self, load: Load, written: WrittenLoad) -> Load {
        let rounded = match written {
            WrittenLoad::Worked(_) if load.is_beside_the_body() => {
                self.rounded_beside_the_body(load)
            }
            _ => self.rounded(load),
        };
        self.noted(load, rounded, written.span())
    }

    /// [`Self::rounded`], noted as a step towards the load at `towards`.
    #[must_use]
    pub fn round(&self, load: Load, towards: Span) -> Load {
        self.noted(load, self.rounded(load), towards)
    }

    /// Notes what `load` is rounded to as a step towards the load at `towards`.
    fn noted(&self, load: Load, rounded: Load, towards: Span) -> Load {
        if rounded != load {
            let said = self.routine.rounding.and_then(|rounding| rounding.span);
            self.routine.trace.note_of(towards, said, || {
                if rounded.asked.is_none() {
                    return format!("rounded as the file says, {rounded}");
                }
                let end = if rounded.is_heavier_than(&load) {
                    "least"
                } else {
                    "most"
                };
                format!("{rounded} is the {end} that the gear makes")
            });
        }
        rounded
    }

    /// A load that was worked out, rounded as the file says; one that was written stays as it is.
    #[must_use]
    pub fn rounded(&self, load: Load) -> Load {
        self.rounded_where(load, load.is_worked_out())
    }

    /// What hangs on the body, worked out and rounded as the file says; nothing stays nothing.
    #[must_use]
    pub fn rounded_beside_the_body(&self, load: Load) -> Load {
        self.rounded_where(load, load.weight.min > Decimal::ZERO)
    }

    fn rounded_where(&self, load: Load, is_due: bool) -> Load {
        match self.routine.rounding.filter(|_| is_due) {
            Some(rounding) => rounding.of_load(load, &self.entry.gear),
            None => load,
        }
    }

    /// A load of a warm-up, no lighter than the empty gear: where the gear ends, the lifter warms up
    /// with the least there is.
    #[must_use]
    pub fn no_lighter_than_empty(&self, load: Load) -> Load {
        let gear = &self.entry.gear;
        let (Some(least), Some(unit), true) = (gear.least(), gear.unit, load.is_worked_out())
        else {
            return load;
        };
        let of_weight = |weight: Decimal| load.unit.weigh(weight, unit);
        if gear.broken || of_weight(load.weight.min) >= least {
            return load;
        }
        Load {
            weight: load.weight.map(|weight| of_weight(weight).max(least)),
            unit,
            asked: load.asked.or(Some((load.weight, load.unit))),
            ..load
        }
    }

    /// The load that an expression comes to.
    fn worked_load(&mut self, value: Value) -> Option<Load> {
        let zero = Decimal::ZERO;
        if value.body {
            let unit = match value.unit.mass() {
                Some(unit) => unit,
                None => self.bare_unit(value.span)?,
            };
            let assisted = value.amount.min < zero;
            let load = Load::plain(value.amount, unit).written(Written::Bodyweight);
            return Some(if assisted {
                Load {
                    weight: Interval {
                        min: zero - value.amount.max.unwrap_or(value.amount.min),
                        max: Some(zero - value.amount.min),
                    },
                    written: Written::Assisted,
                    ..load
                }
            } else {
                load
            });
        }
        if value.amount.min <= zero {
            let week = if self.routine.calendar.total() > 1 {
                format!(" in week {}", self.settings.week)
            } else {
                String::new()
            };
            self.reader.fault(
                &WRONG_VALUE,
                value.span,
                format!("The load comes to {value}{week}"),
                "nothing to lift",
                "a load is above zero: start higher, or take less off",
            );
            return None;
        }
        // A third and two thirds are one to the millionth: so what is worked out can be hung.
        let amount = value.amount.map(|amount| amount.rounded(6));
        let load = match value.unit {
            Unit::None => Load::plain(amount, self.bare_unit(value.span)?),
            Unit::Lb => Load::plain(amount, Mass::Lb),
            Unit::Kg => Load::plain(amount, Mass::Kg),
            Unit::Percent => return self.percent_load(value.amount, value.span),
            unit => {
                self.not_a_load(unit, value.span);
                return None;
            }
        };
        let written = match value.share {
            Some(share) => {
                if share.of == Whole::Another {
                    self.is_share_of(share.span);
                }
                Written::Percent(share.percent, share.of)
            }
            None => Written::Worked,
        };
        self.in_bounds(load.written(written), value.span)
    }

    /// Notes that a load is a percentage of the max of the lift that `span` names.
    fn is_share_of(&mut self, span: Span) {
        let exercise = self.routine.catalogue.exercise(self.reader.str(span));
        let name = exercise.map(|exercise| exercise.name);
        let earlier = self.entry.share_of;
        self.entry.share_of = match earlier {
            Some(earlier) if name != Some(earlier) => Some("another lift"),
            _ => name,
        };
    }

    /// The file's unit, for a number without one; reported where there is none.
    fn bare_unit(&mut self, span: Span) -> Option<Mass> {
        if self.routine.units.is_none() && !self.routine.units_unread {
            no_units(&mut self.reader, span);
        }
        self.routine.units
    }

    /// `load`, unless it is more than anything that is lifted.
    fn in_bounds(&mut self, load: Load, span: Span) -> Option<Load> {
        let most = load.weight.max.unwrap_or(load.weight.min);
        if most <= Thousandths::MAX.into() {
            return Some(load);
        }
        self.reader.fault(
            &TOO_LARGE,
            span,
            format!("The load comes to {}", load.weight.grouped()),
            "too large",
            "no load goes beyond 1,000,000",
        );
        None
    }

    fn not_a_load(&mut self, unit: Unit, span: Span) {
        let help = match unit {
            Unit::Minutes | Unit::Seconds => {
                "a load is in `lb`, `kg`, `plates` or `%`; a time takes the place of the reps, as in `3x30s`"
            }
            Unit::Plates => "plates are counted, and not reckoned with: write `4 plates` alone",
            Unit::Reps | Unit::Sets => {
                "a load is in `lb`, `kg`, `plates` or `%`; sets and reps stand before it, as in `3x5 @225`"
            }
            _ => {
                "a load is in `lb`, `kg`, `plates` or `%`; a distance takes the place of the reps, as in `3x40m`"
            }
        };
        self.reader.fault(
            &WRONG_UNIT,
            span,
            format!("A load cannot be in `{}`", unit.word()),
            "not a load",
            help,
        );
    }

    fn amount_load(&mut self, amount: Amount) -> Option<Load> {
        if amount.min.0 == 0 {
            self.reader.fault(
                &ZERO_COUNT,
                amount.span,
                "The load is zero",
                "nothing to lift",
                "write the load, or leave it out; a lift with the body alone is `@bw`",
            );
            return None;
        }
        let load = self.load_in_its_unit(amount)?;
        self.in_bounds(load, amount.span)
    }

    fn load_in_its_unit(&mut self, amount: Amount) -> Option<Load> {
        let weight = amount.interval();
        match amount.unit {
            Unit::None => Some(Load::plain(weight, self.bare_unit(amount.span)?)),
            Unit::Lb => Some(Load::plain(weight, Mass::Lb)),
            Unit::Kg => Some(Load::plain(weight, Mass::Kg)),
            Unit::Percent => self.percent_load(weight, amount.span),
            Unit::Plates => self.plate_load(amount),
            Unit::Seconds | Unit::Minutes | Unit::Metres | Unit::Reps | Unit::Sets => {
                self.not_a_load(amount.unit, amount.span);
                None
            }
        }
    }

    fn percent_load(&mut self, share: Interval, span: Span) -> Option<Load> {
        if !self.known {
            return None;
        }
        let exercise = &self.entry.exercise;
        let Some(max) = self.routine.maxes.get(exercise.name) else {
            let name = exercise.name;
            if self.routine.unread_maxes.contains(name) {
                return None;
            }
            let place = self.reader.place(span);
            let text = self.reader.str(span);
            let effort = if text.starts_with("rpe") || text.starts_with("rir") {
                format!("; or write `{text}` without the `@`, for the effort alone")
            } else {
                String::new()
            };
            let example = self
                .routine
                .units
                .map_or("100kg", |unit| if unit == Mass::Lb { "225" } else { "100" });
            self.reader.report(
                Diagnostic::new(
                    &rules::PERCENT_WITHOUT_MAX,
                    format!("`{text}` of what? `{name}` has no max"),
                )
                .at(place, "a percentage of the lift's max")
                .help(format!(
                    "declare it at the top of the file: `max {name} {example}`{effort}"
                ))
                .sharing(Shared {
                    cause: name.to_owned(),
                    least: 2,
                    message: format!(
                        "`{text}` and {{more}} load{{s}} of what? `{name}` has no max"
                    ),
                    help: None,
                }),
            );
            return None;
        };
        max.used.set(true);
        self.routine.named.set(true);
        self.routine.trace.note_of(span, Some(max.span), || {
            self.routine.max_words(exercise.name, max)
        });
        let weight = share.map(|percent| percent.percent_of(max.weight));
        Some(Load::plain(weight, max.unit).written(Written::Percent(share, Whole::Max)))
    }

    fn plate_load(&mut self, amount: Amount) -> Option<Load> {
        if !self.known || self.entry.gear.broken {
            return None;
        }
        self.reader.count(amount.min, amount.span, "plates")?;
        self.reader.count(amount.max, amount.span, "plates")?;
        let name = self.entry.exercise.name;
        let sizes = self.entry.gear.plates.as_slice();
        let ([size], Some(unit)) = (sizes, self.entry.gear.unit) else {
            if std::mem::replace(&mut self.told_of_plates, true) {
                return None;
            }
            let place = self.reader.place(amount.span);
            let message = if sizes.is_empty() {
                format!("How heavy a plate of `{name}` is, the file does not say")
            } else {
                format!("`{name}` is loaded with plates of {} sizes", sizes.len())
            };
            self.reader.report(
                Diagnostic::new(&rules::PLATES_OF_NO_SIZE, message)
                    .at(place, "how heavy is one plate?")
                    .help(format!("declare it at the top of the file: `gear {name}  plates[45lb]`; or write the load as a weight")),
            );
            return None;
        };
        if let Some(count) = size
            .count
            .filter(|count| amount.max.as_count().is_some_and(|wanted| wanted > *count))
        {
            let (place, gear) = (self.reader.place(amount.span), self.entry.gear.place);
            let mut problem = Diagnostic::new(
                &rules::PLATES_BEYOND_INVENTORY,
                format!("There are {count} plates for `{name}`, not {}", amount.max),
            )
            .at(place, "more than there are")
            .help("use fewer plates, or declare more");
            if let Some(gear) = gear {
                problem = problem.because(gear, "declared here");
            }
            self.reader.report(problem);
        }
        let weight = self.entry.gear.with_plates(amount.interval())?;
        Some(Load::plain(weight, unit).written(Written::Plates(amount.interval())))
    }
}
