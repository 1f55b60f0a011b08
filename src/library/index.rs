//! Where each declaration of the standard library stands in its text.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::source::Span;

const TEXT: &str = concat!(
    include_str!("std/muscles.leg"),
    include_str!("std/legs.leg"),
    include_str!("std/body.leg"),
    include_str!("std/gear.leg"),
);

/// The whole standard library, as one text.
#[must_use]
pub const fn text() -> &'static str {
    TEXT
}

/// The declarations of the library by the names that they answer to.
#[derive(Debug, Default)]
pub(super) struct Index {
    /// By name and by other names, in the order of the text.
    pub(super) exercises: HashMap<&'static str, Span>,
    pub(super) muscles: HashMap<&'static str, Span>,
    /// A kind has a line for each system of units.
    pub(super) gear: Vec<(&'static str, Span)>,
    /// The proper names, in the order of the text.
    pub(super) exercise_names: Vec<&'static str>,
    pub(super) muscle_names: Vec<&'static str>,
}

impl Index {
    /// The index, made once.
    pub(super) fn get() -> &'static Self {
        static INDEX: OnceLock<Index> = OnceLock::new();
        INDEX.get_or_init(Self::scan)
    }

    fn scan() -> Self {
        let mut index = Self {
            exercises: HashMap::with_capacity(2048),
            muscles: HashMap::with_capacity(256),
            ..Self::default()
        };
        let mut open: Option<(&'static str, usize)> = None;
        let mut start = 0;
        for line in TEXT.split_inclusive('\n') {
            // A declaration opens in the first column and runs to the next one.
            if line.starts_with(|c: char| c.is_ascii_lowercase()) {
                if let Some((head, from)) = open.replace((line, start)) {
                    index.add(head, Span::of(from, start));
                }
            }
            start += line.len();
        }
        if let Some((head, from)) = open {
            index.add(head, Span::of(from, start));
        }
        index
    }

    fn add(&mut self, head: &'static str, span: Span) {
        let mut words = head.split_ascii_whitespace();
        let (Some(keyword), Some(name)) = (words.next(), words.next()) else {
            return;
        };
        let also = head
            .split_once("aka[")
            .and_then(|(_, rest)| rest.split_once(']'))
            .map_or("", |(names, _)| names);
        let names = std::iter::once(name).chain(
            also.split(',')
                .map(str::trim)
                .filter(|name| !name.is_empty()),
        );
        match keyword {
            "exercise" => {
                self.exercise_names.push(name);
                names.for_each(|name| _ = self.exercises.insert(name, span));
            }
            "muscle" => {
                self.muscle_names.push(name);
                names.for_each(|name| _ = self.muscles.insert(name, span));
            }
            "gear" => self.gear.push((name, span)),
            _ => {}
        }
    }
}
