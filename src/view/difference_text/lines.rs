//! What has become of a line, in words: two lines go in, `3 → 4 sets of 5 × 100 kg` comes out.

use super::Told;
use crate::difference::{Line, LineDifference, Moved, Sets};

/// What has become of a line of several weeks: all of it where that is the same, else what is.
pub(super) fn lines_words<'d>(
    lines: impl Iterator<Item = &'d LineDifference>,
    told: Told,
) -> String {
    let mut lines = lines.peekable();
    let Some(first) = lines.peek().copied() else {
        return String::new();
    };
    let whole = line_words(first, told);
    if told == Told::Shape || lines.all(|line| line_words(line, told) == whole) {
        return whole;
    }
    line_words(first, Told::Shape)
}

/// What has become of a line: `3 → 4 sets of 5 × 100 kg`, `to Day 3`, `new: 3 sets of 5 × 100 kg`.
fn line_words(line: &LineDifference, told: Told) -> String {
    let (from, to) = (line.change.from.as_ref(), line.change.to.as_ref());
    let whole = |line: &Line| {
        let sets: Vec<String> = line.sets.iter().map(whole_sets).collect();
        let manner = Some(line.manner.clone()).filter(|manner| !manner.is_empty());
        let parts: Vec<String> = Some(sets.join("; "))
            .filter(|sets| !sets.is_empty())
            .into_iter()
            .chain(manner)
            .collect();
        parts.join(", ")
    };
    let head = |what: &str, line: &Line| match whole(line) {
        words if words.is_empty() => what.to_owned(),
        words => format!("{what}: {words}"),
    };
    match (from, to, &line.moved) {
        (_, _, Some(Moved::To(day))) => format!("to {day}"),
        (Some(from), Some(to), Some(Moved::From(day))) => {
            let changed = changes(from, to, told);
            let changed: Vec<String> = std::iter::once(format!("from {day}"))
                .chain(changed)
                .collect();
            changed.join("; ")
        }
        (Some(from), Some(to), _) => changes(from, to, told).join("; "),
        (None, Some(to), _) => head("new", to),
        (Some(from), None, _) => head("gone", from),
        (None, None, _) => String::new(),
    }
}

/// `3 sets of 5 × 100 kg`
fn whole_sets(sets: &Sets) -> String {
    let kind = if sets.is_warmup { "warm-up " } else { "" };
    format!("{kind}{} of {}", counted_words(&sets.count), sets.each)
}

/// `1 set`, `3 to 4 sets`
fn counted_words(count: &str) -> String {
    let noun = if count == "1" { "set" } else { "sets" };
    format!("{count} {noun}")
}

/// What differs between two lines of one exercise.
fn changes(from: &Line, to: &Line, told: Told) -> Vec<String> {
    let mut words = Vec::new();
    let parts = |line: &Line| {
        let sets = line.sets.iter().cloned();
        sets.partition::<Vec<Sets>, _>(|sets| sets.is_warmup)
    };
    let ((warm_from, work_from), (warm_to, work_to)) = (parts(from), parts(to));
    if warm_from != warm_to {
        words.push(match (warm_from.is_empty(), warm_to.is_empty()) {
            (false, true) => "no longer warmed up".to_owned(),
            (true, false) => {
                let sets = warm_to
                    .iter()
                    .map(|sets| format!("{} of {}", counted_words(&sets.count), sets.each));
                format!("now warmed up: {}", sets.collect::<Vec<_>>().join("; "))
            }
            _ => changed_sets(&warm_from, &warm_to, told),
        });
    }
    if work_from != work_to {
        words.push(changed_sets(&work_from, &work_to, told));
    }
    if from.manner != to.manner {
        words.push(changed_parts(&from.manner, &to.manner));
    }
    if from.cues != to.cues {
        words.push("other cues".to_owned());
    }
    words
}

/// `rest 2 min → rest 3 min`, `now tempo 3010`, `no longer each leg`
fn changed_parts(from: &str, to: &str) -> String {
    let without = |these: &str, those: &str| {
        let those = parts_of(those);
        let mut parts = parts_of(these);
        parts.retain(|part| !those.contains(part));
        parts.join(", ")
    };
    match (without(from, to), without(to, from)) {
        (gone, new) if gone.is_empty() && new.is_empty() => format!("{from} → {to}"),
        (gone, new) if gone.is_empty() => format!("now {new}"),
        (gone, new) if new.is_empty() => format!("no longer {gone}"),
        (gone, new) => format!("{gone} → {new}"),
    }
}

/// What is joined by `, `, a call with its brackets whole.
fn parts_of(manner: &str) -> Vec<&str> {
    let mut depth = 0_usize;
    let parts = manner.split(|c| {
        match c {
            '[' => depth += 1,
            ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        c == ',' && depth == 0
    });
    parts.map(str::trim_start).collect()
}

/// `5 × 100 kg → 5 × 105 kg`; what stands before both is told once: `5 × 100 kg, RPE 8 → RPE 9`. In shape
/// a load that is the same is left out: `5 → 6 at the same loads`.
fn changed_each(from: &str, to: &str, told: Told) -> String {
    let (mut before, mut after) = (from, to);
    let mut shared = String::new();
    while let (Some((head, rest)), Some((other, other_rest))) =
        (before.split_once(", "), after.split_once(", "))
    {
        if head != other {
            break;
        }
        shared = format!("{shared}{head}, ");
        (before, after) = (rest, other_rest);
    }
    if told == Told::Whole {
        return format!("{shared}{before} → {after}");
    }
    match (before.split_once(" × "), after.split_once(" × ")) {
        _ if !shared.is_empty() => format!("{before} → {after}"),
        (Some((amount, load)), Some((other, same))) if load == same => {
            format!("{amount} → {other} at the same loads")
        }
        _ => format!("{before} → {after}"),
    }
}

/// `3 → 4 sets of 5 × 100 kg`; in shape `3 → 4 sets of 5`.
fn changed_count(from: &Sets, to: &Sets, told: Told) -> String {
    let each = match to.each.split_once(" × ") {
        Some((amount, _)) if told == Told::Shape => amount,
        _ => &to.each,
    };
    format!("{} → {} of {each}", from.count, counted_words(&to.count))
}

/// `5 × 100 kg → 5 × 105 kg`, `3 → 4 sets of 5 × 100 kg`, `set 3: 5 × 100 kg → 8 × 100 kg`
fn changed_sets(from: &[Sets], to: &[Sets], told: Told) -> String {
    if let ([one], [other]) = (from, to)
        && one.count == other.count
    {
        return changed_each(&one.each, &other.each, told);
    }
    let both = || from.iter().zip(to);
    let is_told = |(one, other): (&Sets, &Sets)| one.count == other.count || one.each == other.each;
    if from.len() == to.len()
        && both().all(is_told)
        && let Some(words) = changed_runs(both(), told)
    {
        return words;
    }
    let all = |sets: &[Sets]| match sets {
        [] => "none".to_owned(),
        sets => sets.iter().map(whole_sets).collect::<Vec<_>>().join("; "),
    };
    format!("{} → {}", all(from), all(to))
}

/// What has become of each of several runs, of which the count or the sets themselves are what they were.
fn changed_runs<'d>(
    both: impl Iterator<Item = (&'d Sets, &'d Sets)>,
    told: Told,
) -> Option<String> {
    let mut first = 1_u32;
    let mut words = Vec::new();
    for (one, other) in both {
        let count: u32 = one.count.parse().ok()?;
        let last = first.saturating_add(count).saturating_sub(1);
        if one.count != other.count {
            words.push(changed_count(one, other, told));
        } else if one.each != other.each {
            let which = if first == last {
                format!("set {first}")
            } else {
                format!("sets {first}–{last}")
            };
            let each = changed_each(&one.each, &other.each, told);
            words.push(format!("{which}: {each}"));
        }
        first = last.saturating_add(1);
    }
    (!words.is_empty()).then(|| words.join("; "))
}
