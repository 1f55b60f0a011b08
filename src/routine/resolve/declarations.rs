//! Declarations: the lines that say something of the whole routine go in; each is looked up,
//! checked and kept under its name.

use std::cell::Cell;

use super::maxes::Shares;
use super::{Resolver, duplicate, no_units};
use crate::diagnostic::Diagnostic;
use crate::expression::{self, Names};
use crate::library::MuscleId;
use crate::quantity::{Decimal, Mass, Unit};
use crate::routine::settings::{Choice, MAX_OPTIONS, Settings};
use crate::routine::{Priority, Requirement, Style, rules};
use crate::source::Span;
use crate::syntax::ast::{
    Binding, Condition, Id, Load, Modifier, Name, Slice, Statement, Term, TermKind,
};
use crate::syntax::keyword;
use crate::syntax::read::{WRONG_UNIT, ZERO_COUNT};
use crate::technique;

impl Resolver<'_, '_> {
    pub(super) fn declarations(&mut self) {
        let mut shares = Shares::default();
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
                    self.priority(muscles, condition);
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
                Statement::Max { exercise, load } => self.max(exercise, load, &mut shares),
                Statement::Style {
                    name,
                    params,
                    modifiers,
                } if !name.is_empty() => {
                    self.params(params);
                    self.style(name, params, modifiers);
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
                Statement::Profile { name, condition } => {
                    let name = self.reader.str(name);
                    self.routine.profiles.push((name, condition));
                }
                Statement::Session {
                    muscles, details, ..
                } => {
                    self.muscles(muscles);
                    self.session_details(details);
                }
                _ => {}
            }
        }
        self.shares(&shares);
    }

    /// The first priority whose condition holds is the one; one after it that always holds says nothing.
    fn priority(&mut self, muscles: Slice<Name>, condition: Option<Id<Condition>>) {
        let span = Span::new(
            self.routine
                .ast
                .all(muscles)
                .first()
                .map_or(0, |name| name.start),
            self.routine
                .ast
                .all(muscles)
                .last()
                .map_or(0, |name| name.end),
        );
        let earlier = self
            .routine
            .priorities
            .iter()
            .find(|earlier| earlier.condition.is_none())
            .map(|earlier| earlier.span);
        if let Some(earlier) = earlier {
            duplicate(&mut self.reader, span, earlier, "The priority");
        }
        let muscles = self.muscles(muscles);
        self.routine.priorities.push(Priority {
            span,
            muscles,
            condition,
        });
    }

    /// A session has one title and lasts one time.
    fn session_details(&mut self, details: Slice<Term>) {
        let mut seen: Vec<Term> = Vec::new();
        for term in self.routine.ast.all(details) {
            if let Some(earlier) = seen.iter().find(|earlier| earlier.kind == term.kind) {
                let what = if term.kind == TermKind::String {
                    "A session's title"
                } else {
                    "A session's time"
                };
                duplicate(&mut self.reader, term.span, earlier.span, what);
            } else {
                seen.push(*term);
            }
            if term.kind != TermKind::Amount {
                continue;
            }
            let amount = self.reader.amount(term.span);
            if amount.is_some_and(|amount| amount.seconds().is_none() || amount.unit == Unit::None)
            {
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

    /// Whether `name` is free to name an option, a style or a block; one that is not is reported.
    pub(super) fn is_free(&mut self, name: Name, what: &str) -> bool {
        let word = self.reader.str(name);
        let taken = keyword::is_taken(word);
        if taken {
            self.fault(
                &rules::RESERVED_NAME,
                name,
                format!("`{word}` already means something"),
                &format!("cannot be the name of {what}"),
                "choose another name",
            );
        }
        !taken
    }

    fn option(&mut self, name: Name, value: Name) {
        let word = self.reader.str(name);
        if name.is_empty() {
            return;
        }
        // One that cannot be called so is there all the same: what asks about it is not at fault.
        let is_free = self.is_free(name, "an option");
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
            used: Cell::new(!is_free),
        });
    }

    fn muscles(&mut self, names: Slice<Name>) -> Vec<(MuscleId, Span)> {
        let mut known = Vec::new();
        for name in self.routine.ast.all(names) {
            match self.routine.catalogue.muscle(self.reader.str(*name)) {
                Some(muscle) => known.push((muscle, *name)),
                None => self
                    .routine
                    .catalogue
                    .unknown_muscle(&mut self.reader, *name),
            }
        }
        known
    }

    /// A declared weight with its unit.
    pub(super) fn weight(&mut self, load: Slice<Load>) -> Option<(Decimal, Mass)> {
        let load = self.routine.ast.all(load).first()?;
        let terms = self.routine.ast.all(load.terms);
        let known = self.reader.findings.len();
        let is_word = |term: &Term| {
            let word = self.reader.str(term.span);
            word == "max" || self.routine.catalogue.exercise(word).is_some()
        };
        if let [first, .., last] = terms
            && is_word(last)
        {
            self.reckoned(first.span.to(last.span));
            return None;
        }
        let Some(amount) = self.reader.amount_of(terms) else {
            // An expression: `300 + 15`.
            if let (Some(first), Some(last)) = (terms.first(), terms.last())
                && self.reader.findings.len() == known
            {
                self.reckoned(first.span.to(last.span));
            }
            return None;
        };
        let unit = match amount.unit {
            Unit::None => self.routine.units,
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
            if !self.routine.units_unread {
                no_units(&mut self.reader, amount.span);
            }
            return None;
        };
        if amount.min.0 == 0 {
            self.fault(
                &ZERO_COUNT,
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

    /// Reports a declared weight that is to be worked out.
    fn reckoned(&mut self, span: Span) {
        self.fault(
            &rules::EXPECTED_ONE_WEIGHT,
            span,
            "One weight belongs here, not one to work out",
            "an expression",
            "write the weight itself, as in `max squat 315`, or a share of another lift's, `max front_squat 80% of squat`",
        );
    }

    /// Every parameter is one name, once.
    pub(super) fn params(&mut self, params: Slice<Binding>) {
        let mut seen: Vec<(&str, Span)> = Vec::new();
        for param in self.routine.ast.all(params) {
            let terms = self.routine.ast.all(param.terms);
            let span = self.routine.ast.name_of(param);
            let is_name =
                !param.name.is_empty() || matches!(terms, [only] if only.kind == TermKind::Word);
            let word = self.reader.str(span);
            if !is_name {
                self.fault(
                    &rules::PARAMETERS,
                    span,
                    format!("`{word}` is no name for a parameter"),
                    "a name belongs here",
                    "write it as in `block main[lift, share = 85%]`",
                );
            } else if let Some((_, earlier)) = seen.iter().find(|(other, _)| *other == word) {
                duplicate(
                    &mut self.reader,
                    span,
                    *earlier,
                    &format!("The parameter `{word}`"),
                );
            } else if self.is_free(span, "a parameter") {
                seen.push((word, span));
            }
        }
    }

    fn style(&mut self, name: Name, params: Slice<Binding>, modifiers: Slice<Modifier>) {
        let word = self.reader.str(name);
        if !self.is_free(name, "a style") {
            return;
        }
        if technique::named(word).is_some() {
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
                params,
                modifiers,
                used: Cell::new(false),
            },
        );
    }

    /// Every condition, wherever it stands, must ask about what is declared.
    pub(super) fn conditions(&mut self) {
        let settings = Settings::defaults(&self.routine.options);
        for condition in self.routine.ast.every_condition() {
            let terms = self.routine.ast.all(condition.terms);
            let names = Names::of(&self.routine, settings);
            for at in expression::options_asked(&self.reader, terms, &names) {
                if let Some(choice) = self.routine.options.get(at) {
                    choice.used.set(true);
                }
            }
            if !terms.is_empty() {
                expression::holds(&mut self.reader, terms, &names);
            }
        }
    }
}
