//! The days of a week of two plans: what is new on them, gone, another, moved or in another order.

use std::collections::{HashMap, HashSet, VecDeque};
use std::rc::Rc;

use super::Change;
use super::outline::{Day, Line};

/// A day that is not what it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayDifference {
    /// What it is called in each plan; `None` where one has no such day.
    pub heading: Change<String>,
    /// Its titles, where they differ.
    pub title: Option<Change<String>>,
    /// Its notes, where they differ.
    pub notes: Option<Change<Vec<String>>>,
    /// Its lines that are not the same; none where the day as a whole was moved.
    pub lines: Vec<LineDifference>,
    /// The titles of the lines of both plans in the order of the second, where that is another.
    pub order: Option<Vec<String>>,
}

/// A line that is not what it was: new without a first, gone without a second.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineDifference {
    /// What it was and is.
    pub change: Change<Line>,
    /// The other day that it was on, or is on, where it was moved.
    pub moved: Option<Moved>,
}

/// Where a line was moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Moved {
    /// From the day of this heading.
    From(String),
    /// To the day of this heading.
    To(String),
}

/// A day of each plan that are one to the lifter.
struct Pair {
    from: Option<Rc<Day>>,
    to: Option<Rc<Day>>,
}

/// The days that differ, in the order of the second plan, those that only the first has among them.
pub(super) fn days(from: &[Rc<Day>], to: &[Rc<Day>]) -> Vec<DayDifference> {
    let mut days: Vec<DayDifference> = pairs(from, to).iter().filter_map(Pair::compared).collect();
    find_moved(&mut days);
    days
}

/// Each day beside the one that it has become: the same day, or another that is trained alike.
fn pairs(from: &[Rc<Day>], to: &[Rc<Day>]) -> Vec<Pair> {
    let mut left: Vec<&Rc<Day>> = from.iter().collect();
    let mut take = |is: &dyn Fn(&Day) -> bool| {
        let at = left.iter().position(|day| is(day))?;
        Some(Rc::clone(left.remove(at)))
    };
    let mut found: Vec<Option<Rc<Day>>> = Vec::new();
    // First those that nothing has changed, so that no other is taken for them.
    found.extend(
        to.iter()
            .map(|day| take(&|was| was.at == day.at && was.is_same_training(day))),
    );
    for (day, slot) in to.iter().zip(&mut found) {
        if slot.is_none() && !day.is_empty() {
            *slot = take(&|was| was.is_same_training(day));
        }
    }
    for (day, slot) in to.iter().zip(&mut found) {
        if slot.is_none() {
            *slot = take(&|was| was.at == day.at);
        }
    }
    // Of what is left, a day that has become another has most of its exercises still.
    for (day, slot) in to.iter().zip(&mut found) {
        if slot.is_none() {
            let names: HashSet<&str> = day.lines.iter().map(|line| line.name.as_str()).collect();
            *slot = take(&|was| {
                let kept = was
                    .lines
                    .iter()
                    .filter(|line| names.contains(line.name.as_str()));
                kept.count() * 2 >= was.lines.len().max(1)
            });
        }
    }
    let mut all: Vec<Pair> = to
        .iter()
        .zip(found)
        .map(|(day, from)| Pair {
            from,
            to: Some(Rc::clone(day)),
        })
        .collect();
    all.extend(left.into_iter().map(|day| Pair {
        from: Some(Rc::clone(day)),
        to: None,
    }));
    all.sort_by_key(|pair| {
        let day = pair.to.as_ref().or(pair.from.as_ref());
        day.map(|day| day.at)
    });
    all
}

impl Pair {
    /// What differs of the two; `None` where nothing does.
    fn compared(&self) -> Option<DayDifference> {
        let (from, to) = (self.from.as_deref(), self.to.as_deref());
        let both = Change { from, to };
        let lines = |day: Option<&Day>| day.map_or_else(Vec::new, |day| day.lines.clone());
        let (lines, order) = lines_of(&lines(from), &lines(to));
        // A day of rest that is written, or not, is the same rest.
        let is_empty = |day: Option<&Day>| day.is_none_or(Day::is_empty);
        let at = |day: Option<&Day>| day.map(|day| day.at);
        let was_moved = at(from) != at(to) && !(is_empty(from) && is_empty(to));
        let titles = both.clone().map(|day| day.title.clone());
        let is_retitled = from.is_some() && to.is_some() && titles.from != titles.to;
        let own_notes = |day: Option<&Day>| day.map_or_else(Vec::new, |day| day.notes.clone());
        let notes = (own_notes(from), own_notes(to));
        let notes = (notes.0 != notes.1).then(|| Change {
            from: from.map(|_| notes.0),
            to: to.map(|_| notes.1),
        });
        let mut heading = both.map(|day| day.heading.clone());
        if at(from) == at(to) {
            // Monday and day 1 are one day.
            heading.from.clone_from(&heading.to);
        }
        let day = DayDifference {
            heading,
            title: is_retitled.then_some(titles),
            notes,
            lines,
            order,
        };
        let differs = was_moved
            || day.title.is_some()
            || day.notes.is_some()
            || day.order.is_some()
            || !day.lines.is_empty();
        differs.then_some(day)
    }
}

/// The lines that differ, in the order of the second day, those that are gone last; and the titles of
/// those that both days have, where they are in another order.
fn lines_of(from: &[Line], to: &[Line]) -> (Vec<LineDifference>, Option<Vec<String>>) {
    // Of each line of the second, the place of the one that it was.
    let mut was: Vec<Option<usize>> = vec![None; to.len()];
    let mut by_line: HashMap<&Line, Vec<usize>> = HashMap::new();
    let mut by_name: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, line) in from.iter().enumerate().rev() {
        by_line.entry(line).or_default().push(at);
    }
    for (line, slot) in to.iter().zip(&mut was) {
        *slot = by_line.get_mut(line).and_then(Vec::pop);
    }
    let mut taken = vec![false; from.len()];
    let mark = |taken: &mut [bool], at: usize| {
        if let Some(slot) = taken.get_mut(at) {
            *slot = true;
        }
    };
    for at in was.iter().flatten() {
        mark(&mut taken, *at);
    }
    for (at, line) in from.iter().enumerate().rev() {
        if taken.get(at) == Some(&false) {
            by_name.entry(&line.name).or_default().push(at);
        }
    }
    for (line, slot) in to.iter().zip(&mut was) {
        if slot.is_none() {
            *slot = by_name.get_mut(line.name.as_str()).and_then(Vec::pop);
            if let Some(at) = *slot {
                mark(&mut taken, at);
            }
        }
    }
    let differing = |from: Option<&Line>, to: Option<&Line>| LineDifference {
        change: Change {
            from: from.cloned(),
            to: to.cloned(),
        },
        moved: None,
    };
    let mut lines = Vec::new();
    for (line, was) in to.iter().zip(&was) {
        let was = was.and_then(|at| from.get(at));
        if was != Some(line) {
            lines.push(differing(was, Some(line)));
        }
    }
    let gone = from.iter().zip(&taken).filter(|(_, taken)| !**taken);
    lines.extend(gone.map(|(line, _)| differing(Some(line), None)));
    let kept: Vec<usize> = was.iter().flatten().copied().collect();
    let titles = to.iter().zip(&was).filter(|(_, was)| was.is_some());
    let order = (!kept.is_sorted()).then(|| titles.map(|(line, _)| line.title.clone()).collect());
    (lines, order)
}

/// Finds lines that are gone from one day and new on another: they were moved.
fn find_moved(days: &mut [DayDifference]) {
    let mut gone: HashMap<String, VecDeque<(usize, usize)>> = HashMap::new();
    let mut new = Vec::new();
    for (at, day) in days.iter().enumerate() {
        for (place, line) in day.lines.iter().enumerate() {
            match (&line.change.from, &line.change.to) {
                (Some(was), None) => {
                    let all = gone.entry(was.name.clone()).or_default();
                    all.push_back((at, place));
                }
                (None, Some(is)) => new.push((is.name.clone(), (at, place))),
                _ => {}
            }
        }
    }
    for (name, here) in new {
        let Some(there) = gone.get_mut(&name).and_then(VecDeque::pop_front) else {
            continue;
        };
        let heading = |(day, _): (usize, usize)| days.get(day).map(|day| day.heading.clone());
        let from = heading(there).and_then(|heading| heading.from);
        let to = heading(here).and_then(|heading| heading.to);
        let mut was = None;
        if let Some(line) = line_at(days, there) {
            line.moved = to.map(Moved::To);
            was.clone_from(&line.change.from);
        }
        if let Some(line) = line_at(days, here) {
            line.moved = from.map(Moved::From);
            line.change.from = was;
        }
    }
}

fn line_at(days: &mut [DayDifference], (day, line): (usize, usize)) -> Option<&mut LineDifference> {
    days.get_mut(day)?.lines.get_mut(line)
}
