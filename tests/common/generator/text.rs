//! Choices become the text of a routine that is right: what cannot stand together is settled here,
//! by leaving one of the two out.

use std::fmt::Write;

use super::choice::{Bout, File, Group, Item, LIFTS, Lift, Load, Loading, Scope, Step};

fn mass(kg: bool) -> &'static str {
    if kg { "kg" } else { "lb" }
}

/// Thousandths as a decimal.
fn decimal(thousandths: u32) -> String {
    let (whole, rest) = (thousandths / 1000, thousandths % 1000);
    if rest == 0 {
        return whole.to_string();
    }
    format!("{whole}.{rest:03}")
        .trim_end_matches('0')
        .to_owned()
}

fn range(low: u32, more: u32) -> String {
    if more == 0 {
        low.to_string()
    } else {
        format!("{low}-{}", low + more)
    }
}

/// `  when spotter and not belt`; none for 0.
fn when(condition: u8) -> &'static str {
    match condition {
        1 => "when spotter",
        2 => "unless spotter",
        3 => "when belt",
        4 => "when not belt",
        5 => "unless spotter and belt",
        6 => "when spotter and not belt",
        7 => "unless not spotter and belt",
        _ => "",
    }
}

/// The text of a file.
pub(super) fn write(file: &File) -> String {
    let mut writer = Writer {
        file,
        head: String::new(),
        body: String::new(),
        styles: 0,
        labels: 0,
    };
    writer.file();
    let text = writer.head + &writer.body;
    let mut text = if file.odd.comments {
        text.replace('\n', " # a comment\n")
    } else {
        text
    };
    if file.odd.no_final_newline {
        text.truncate(text.trim_end().len());
    }
    if file.odd.mark {
        text.insert(0, '\u{feff}');
    }
    match file.odd.line_end {
        1 => text.replace('\n', "\r\n"),
        2 => text.replace('\n', "\r"),
        _ => text,
    }
}

struct Writer<'f> {
    file: &'f File,
    head: String,
    body: String,
    styles: usize,
    labels: usize,
}

impl Writer<'_> {
    fn file(&mut self) {
        let file = self.file;
        if file.title {
            self.head += "routine \"Wheels\"\n  > Go.\n";
        }
        if let Some(kg) = file.units {
            _ = writeln!(self.head, "units {}", mass(kg));
        }
        self.head += "option spotter = no\noption belt = yes\n";
        if let Some((weight, kg)) = file.bodyweight {
            _ = writeln!(self.head, "bodyweight {}{}", decimal(weight), mass(kg));
        }
        self.head += "exercise own_press \"Own press\"  works[chest, triceps 0.5, glutes 0.25] gear[stack] pattern[press] either[arm] bodyweight[0.125]\n  > Press.\n  bias wide \"Wide\"  works[shoulders, upper_chest]\n    > Elbows out.\n";
        for lift in LIFTS.iter().filter(|lift| lift.max) {
            _ = writeln!(
                self.head,
                "max {} {}{}",
                lift.name,
                decimal(file.maxes.0),
                mass(file.maxes.1)
            );
        }
        let (weight, kg, count) = file.plate;
        let count = count.map_or_else(String::new, |count| format!("{count}x"));
        _ = writeln!(
            self.head,
            "gear seated_calf  plates[{count}{}{}]",
            decimal(weight),
            mass(kg)
        );
        if file.cage {
            self.head += "gear squat  cage\n";
        }
        for (at, steps) in file.blocks.iter().enumerate() {
            _ = writeln!(self.body, "block block_{at}");
            // A block may use those before it; it is never empty.
            self.body += "  plank 1x1s\n";
            for step in steps {
                self.step(step, at, false);
            }
        }
        for (at, steps) in file.days.iter().enumerate() {
            let number = file.first_day + u32::try_from(at).unwrap_or(0);
            let name = if file.weekdays {
                ["monday", "tue", "Wednesday", "thu", "fri", "sat", "sun"][number as usize - 1]
                    .to_owned()
            } else {
                number.to_string()
            };
            _ = writeln!(self.body, "day {name} \"Legs\"\n  > Eat.\n  plank 1x1s");
            for step in steps {
                self.step(step, file.blocks.len(), true);
            }
        }
    }

    fn step(&mut self, step: &Step, blocks: usize, in_day: bool) {
        match step {
            Step::Use { .. } if blocks == 0 => {}
            Step::Use { block, condition } => {
                _ = writeln!(
                    self.body,
                    "  use block_{} {}",
                    block % blocks,
                    when(*condition)
                );
            }
            Step::Session {
                minutes,
                title,
                condition,
            } => {
                let title = if *title { " \"With Joe\"" } else { "" };
                let minutes = minutes.map_or_else(String::new, |minutes| format!(" {minutes}min"));
                _ = writeln!(
                    self.body,
                    "  session arms{title}{minutes} {}",
                    when(*condition)
                );
            }
            // A label needs its partner under every setting.
            Step::Item(item)
                if item.superset && in_day && item.condition == 0 && self.labels < 26 =>
            {
                let letter = char::from(b'A' + u8::try_from(self.labels).unwrap_or(0));
                self.labels += 1;
                _ = write!(self.body, "  {letter}1 plank 1x1s\n  {letter}2 ");
                self.item(item);
            }
            Step::Item(item) => {
                self.body += "  ";
                self.item(item);
            }
        }
    }

    fn item(&mut self, item: &Item) {
        let line = Line::new(self.file, item);
        let mut techniques = line.techniques();
        // Some of a line's techniques go to a style of the file, or to a style of a style.
        if item.style > 0 && !techniques.is_empty() {
            let name = format!("style_{}", self.styles);
            self.styles += 1;
            let from = if item.style == 2 {
                techniques.len() / 2
            } else {
                0
            };
            let moved = techniques.split_off(from);
            if item.style == 3 {
                _ = writeln!(
                    self.head,
                    "style {name}_inner = {}\nstyle {name} = {name}_inner",
                    moved.join(" ")
                );
            } else {
                _ = writeln!(self.head, "style {name} = {}", moved.join(" "));
            }
            techniques.push(name);
        }
        _ = writeln!(
            self.body,
            "{} {} {} {}",
            line.names(),
            line.scheme(),
            techniques.join("  "),
            when(item.condition)
        );
        if item.cue {
            self.body += "    > Slowly.\n";
        }
    }
}

/// An item with what cannot stand together settled.
struct Line<'f> {
    file: &'f File,
    item: &'f Item,
    lift: &'static Lift,
    groups: Vec<Group>,
    loading: Option<Loading>,
}

impl<'f> Line<'f> {
    fn new(file: &'f File, item: &'f Item) -> Self {
        let lift = &LIFTS[item.lift];
        let mut groups = item.groups.clone();
        let exact = groups.iter().all(|group| group.sets.1 == 0);
        let even = groups
            .windows(2)
            .all(|pair| pair[0].bouts.len() == pair[1].bouts.len());
        let bouts = groups.first().map_or(0, |group| group.bouts.len());
        let loading = item
            .loading
            .clone()
            .and_then(|mut loading| match &mut loading {
                Loading::Drop { loads, .. } => {
                    if bouts > 1 {
                        *loads = bouts;
                    }
                    even.then_some(loading)
                }
                // A step that is worked out is no whole number of plates.
                Loading::Ramp { .. } => (exact && !lift.plates).then_some(loading),
                Loading::Steps { .. } => exact.then_some(loading),
            });
        for group in &mut groups {
            if loading.is_some() {
                group.load = Load::None;
            }
            if matches!(group.load, Load::Listed { .. }) && (group.sets.1 > 0 || group.sets.0 > 8) {
                group.load = Load::None;
            }
            // A lone time or distance is one set.
            group.bare &= matches!(
                group.bouts[..],
                [Bout::Seconds(..) | Bout::Minutes(_) | Bout::Metres(..)]
            );
            if group.bare {
                group.sets = (1, 0);
            }
        }
        Self {
            file,
            item,
            lift,
            groups,
            loading,
        }
    }

    fn names(&self) -> String {
        match self
            .item
            .alternative
            .filter(|other| *other != self.item.lift)
        {
            Some(other) => format!("{} | {}", self.lift.name, LIFTS[other].name),
            None => self.lift.name.to_owned(),
        }
    }

    /// The least and the most sets.
    fn sets(&self) -> (u32, u32) {
        self.groups.iter().fold((0, 0), |sum, group| {
            (sum.0 + group.sets.0, sum.1 + group.sets.0 + group.sets.1)
        })
    }

    /// A hold covers no way: it goes by the clock.
    fn held(&self, bout: Bout) -> Bout {
        match bout {
            Bout::Metres(metres, more) if self.lift.name == "plank" => Bout::Seconds(metres, more),
            bout => bout,
        }
    }

    fn scheme(&self) -> String {
        let groups = self.groups.iter().map(|group| {
            let bouts: Vec<String> = group
                .bouts
                .iter()
                .map(|bout| written(self.held(*bout)))
                .collect();
            let one_number = matches!(
                group.bouts.last(),
                Some(
                    Bout::Reps(_, 0) | Bout::Seconds(_, 0) | Bout::Minutes(_) | Bout::Metres(_, 0)
                )
            );
            let open = if group.open && one_number { "+" } else { "" };
            let load = self.load(group);
            if group.bare {
                return format!("{}{load}", bouts.join("+"));
            }
            format!(
                "{}x{}{open}{load}",
                range(group.sets.0, group.sets.1),
                bouts.join("+")
            )
        });
        groups.collect::<Vec<_>>().join(", ")
    }

    /// A unit where one is chosen or the file has none; what it weighs stays far below any max.
    fn unit(&self, unit: Option<bool>) -> &'static str {
        match (unit, self.file.units) {
            (Some(kg), _) => mass(kg),
            (None, Some(_)) => "",
            (None, None) => "kg",
        }
    }

    fn load(&self, group: &Group) -> String {
        if self.lift.plates {
            return match &group.load {
                Load::None | Load::Body => String::new(),
                Load::Weight { value, more, .. } | Load::Percent { value, more } => {
                    format!(" @{} plates", range(1 + value % 5, more % 5))
                }
                Load::Added { value, .. } | Load::Assisted { value, .. } => {
                    format!(" @{}plates", 1 + value % 9)
                }
                Load::Listed { value, .. } => {
                    let each: Vec<String> = (0..group.sets.0)
                        .map(|at| (1 + (value + at) % 9).to_string())
                        .collect();
                    format!(" @[{} plates]", each.join(", "))
                }
            };
        }
        match &group.load {
            Load::None => String::new(),
            Load::Percent { value, more } if self.lift.max => {
                format!(" @{}%", thousandths(*value, *more))
            }
            Load::Percent { value, more } => {
                format!(" @{}{}", thousandths(*value, *more), self.unit(None))
            }
            Load::Weight { value, more, unit } => {
                format!(" @{}{}", thousandths(*value, *more), self.unit(*unit))
            }
            Load::Body => " @bw".to_owned(),
            Load::Added { value, unit } => format!(" @bw+{}{}", decimal(*value), self.unit(*unit)),
            Load::Assisted { value, unit } => {
                format!(" @bw-{}{}", decimal(*value), self.unit(*unit))
            }
            Load::Listed {
                value,
                step,
                unit,
                percent,
                body,
            } => {
                let unit = if *percent && self.lift.max {
                    "%"
                } else {
                    self.unit(*unit)
                };
                let mut each: Vec<String> = (0..group.sets.0)
                    .map(|at| decimal(value + at * step))
                    .collect();
                if let (true, Some(first)) = (body, each.first_mut()) {
                    "bw".clone_into(first);
                }
                let unit = if *body && each.len() == 1 { "" } else { unit };
                format!(" @[{}{unit}]", each.join(", "))
            }
        }
    }

    /// Rising by `step`, `from` the least to the most or the other way.
    fn weights(&self, count: u32, value: u32, step: u32, falling: bool) -> Vec<String> {
        let order: Vec<u32> = if falling {
            (0..count).rev().collect()
        } else {
            (0..count).collect()
        };
        let each = order.into_iter().map(|at| {
            if self.lift.plates {
                (1 + at).to_string()
            } else {
                decimal(value + at * step)
            }
        });
        each.collect()
    }

    fn step_unit(&self, unit: Option<bool>, percent: bool) -> &'static str {
        if self.lift.plates {
            " plates"
        } else if percent && self.lift.max {
            "%"
        } else {
            self.unit(unit)
        }
    }

    /// ` from set 2`, of the sets that there are. Where their number is a range, those that are sure
    /// to be done are not parted from the others: which set is the last would hang on them.
    fn scope(&self, scope: Scope) -> String {
        let (least, most) = self.sets();
        let number = |n: u32| 1 + (n - 1) % most;
        match scope {
            Scope::From(_) | Scope::On(_) if least != most => String::new(),
            Scope::All => String::new(),
            Scope::From(n) => format!(" from set {}", number(n)),
            Scope::On(n) => format!(" on set {}", number(n)),
            Scope::Last => " on last set".to_owned(),
        }
    }

    /// Every technique of the line, in an order that is right.
    #[allow(clippy::too_many_lines, reason = "it is a list")]
    fn techniques(&self) -> Vec<String> {
        let item = self.item;
        let forced = item.tail.forced.filter(|_| !self.clustered());
        let partials = item.tail.partials.filter(|_| !self.clustered());
        let mut stages: [Vec<String>; 5] = Default::default();
        let condition = |at: usize| when(item.conditions[at]);
        // Which sets are work.
        let warmup = matches!(item.kind, Some((true, _, _)));
        if let Some((warmup, count, scope)) = item.kind {
            let word = if warmup { "warmup" } else { "work" };
            let (least, most) = self.sets();
            let parts = |count: u32| warmup && least != most && count == least;
            let args = match count.filter(|count| *count <= least && !parts(*count)) {
                Some(count) => count.to_string(),
                None => self.scope(scope),
            };
            stages[0].push(call(word, args.trim(), condition(0)));
        }
        let (each, alternating) = self.sides();
        if item.sides.hand && self.lift.hand {
            stages[0].push(call("each", "hand", condition(1)));
        }
        if let Some(limb) = each {
            stages[0].push(call(
                "each",
                limb,
                if alternating.is_some() {
                    ""
                } else {
                    condition(2)
                },
            ));
        }
        if let Some(bias) = self.lift.bias.filter(|_| item.sides.bias) {
            stages[0].push(call("bias", bias, condition(3)));
        }
        self.loads(&mut stages, condition(4));
        self.parts(&mut stages[2], condition(5), condition(6));
        // What comes after the last full rep.
        if let Some((reps, more, scope)) = forced {
            stages[3].push(call(
                "forced",
                &format!("{}{}", range(reps, more), self.scope(scope)),
                condition(7),
            ));
        }
        if let Some((reps, scope)) = partials {
            stages[3].push(call(
                "partials",
                &format!("{reps}{}", self.scope(scope)),
                condition(8),
            ));
        }
        // How it is done.
        let manner = &item.manner;
        let last = &mut stages[4];
        if let Some((seconds, form)) = manner.rest {
            let inner = item.parts.pause.is_some() || item.parts.myo.is_some();
            let seconds = if inner { seconds + 31 } else { seconds };
            let text = match form {
                0 => seconds.to_string(),
                1 => format!("{seconds}-{}s", seconds + 30),
                2 => format!("{}min", 1 + seconds / 60),
                _ => format!("{seconds}s"),
            };
            last.push(call("rest", &text, condition(9)));
        }
        if let Some((reps, seconds, more, scope)) = manner.negative {
            let reps = reps.map_or_else(String::new, |reps| format!("{reps}, "));
            last.push(call(
                "negative",
                &format!("{reps}{}s{}", range(seconds, more), self.scope(scope)),
                condition(10),
            ));
        }
        let failure = manner.failure.filter(|_| !warmup);
        if let Some(scope) = failure {
            last.push(call("failure", self.scope(scope).trim(), condition(11)));
        }
        if let Some((reserve, more, which)) = manner
            .effort
            .filter(|_| failure.is_none() && forced.is_none() && partials.is_none())
            .filter(|(reserve, ..)| !warmup || *reserve > 0)
        {
            if which != 1 {
                last.push(call("rir", &range(reserve, more), condition(12)));
            }
            if which != 0 {
                last.push(call(
                    "rpe",
                    &range(10 - reserve - more, more),
                    condition(13),
                ));
            }
        }
        if let Some((digits, scope)) = &manner.tempo {
            let code: String = digits
                .iter()
                .map(|digit| {
                    if *digit == 10 {
                        'X'
                    } else {
                        char::from(b'0' + digit)
                    }
                })
                .collect();
            last.push(call(
                "tempo",
                &format!("{code}{}", self.scope(*scope)),
                condition(14),
            ));
        }
        if let Some(form) = alternating {
            last.push(call(
                "alternating",
                ["", "sets", "reps"][usize::from(form)],
                condition(15),
            ));
        }
        if manner.pump && forced.is_none() && partials.is_none() && !self.clustered() {
            last.push("pump".to_owned());
        }
        stages.rotate_left(item.turned);
        stages.concat()
    }

    /// The limb to name, and how the sides take turns.
    fn sides(&self) -> (Option<&'static str>, Option<u8>) {
        let Some((limb, always)) = self.lift.limb else {
            return (None, None);
        };
        let sides = &self.item.sides;
        let each = sides.each.map(|own| if own { limb } else { "side" });
        (each, sides.alternating.filter(|_| always || each.is_some()))
    }

    fn loads(&self, stages: &mut [Vec<String>; 5], condition: &str) {
        match self.loading.clone() {
            Some(Loading::Drop {
                loads,
                value,
                step,
                unit,
                kind,
                scope,
            }) => {
                let count = u32::try_from(loads).unwrap_or(2);
                let mut each = self.weights(count, value, step, true);
                let mut unit = self.step_unit(unit, kind == 1);
                if kind == 2 && !self.lift.plates {
                    // The body with ever less on it.
                    let weight = |text: &String| format!("bw+{text}{unit}");
                    each = each.iter().map(weight).collect();
                    if let Some(last) = each.last_mut() {
                        "bw".clone_into(last);
                    }
                    unit = "";
                }
                stages[2].push(call(
                    "drop",
                    &format!("{}{unit}{}", each.join(", "), self.scope(scope)),
                    condition,
                ));
            }
            Some(Loading::Steps {
                value,
                step,
                unit,
                percent,
            }) => {
                let sets = self.sets().0;
                // All of them in one range of percentages, however many sets there are.
                let step = step.min(30_000 / sets).max(1);
                let count = if self.lift.plates { sets.min(9) } else { sets };
                let mut each = self.weights(count, value, step, false);
                each.extend(std::iter::repeat_n(
                    each.last().cloned().unwrap_or_default(),
                    (sets - count) as usize,
                ));
                stages[1].push(call(
                    "pyramid",
                    &format!("{}{}", each.join(", "), self.step_unit(unit, percent)),
                    condition,
                ));
            }
            Some(Loading::Ramp {
                value,
                step,
                unit,
                percent,
            }) => {
                let unit = self.step_unit(unit, percent);
                stages[1].push(call(
                    "pyramid",
                    &format!("{} to {}{unit}", decimal(value), decimal(value + step)),
                    condition,
                ));
            }
            None => {
                // Alone, it says of loads that they are meant to rise.
                let loaded = self
                    .groups
                    .iter()
                    .all(|group| !matches!(group.load, Load::None | Load::Body));
                if self.item.pyramid && loaded && !self.lift.plates {
                    stages[1].push(call("pyramid", "", condition));
                }
            }
        }
    }

    fn clustered(&self) -> bool {
        matches!(self.item.parts.pause, Some((true, _, _)))
            && self.groups.iter().all(|group| group.bouts.len() > 1)
    }

    fn parts(&self, stage: &mut Vec<String>, pausing: &str, small: &str) {
        let parts = &self.item.parts;
        let bouts = self.groups[0].bouts.len();
        if parts.phase && bouts > 1 && self.groups.iter().all(|group| group.bouts.len() == bouts) {
            let names: Vec<String> = (0..bouts).map(|at| format!("part_{at}")).collect();
            stage.push(call("phase", &names.join(", "), ""));
        }
        if let Some((_, seconds, scope)) = parts.pause {
            let word = if self.clustered() {
                "cluster"
            } else {
                "rest_pause"
            };
            if word == "cluster" || parts.myo.is_none() {
                stage.push(call(
                    word,
                    &format!("{seconds}s{}", self.scope(scope)),
                    pausing,
                ));
            }
        }
        let myo = parts.myo.filter(|_| !self.clustered());
        if let Some((sets, more_sets, reps, more_reps, seconds)) = myo {
            stage.push(call(
                "myo",
                &format!(
                    "{}x{}, {seconds}s",
                    range(sets, more_sets),
                    range(reps, more_reps)
                ),
                small,
            ));
        }
    }
}

fn thousandths(low: u32, more: u32) -> String {
    if more == 0 {
        decimal(low)
    } else {
        format!("{}-{}", decimal(low), decimal(low + more))
    }
}

fn written(bout: Bout) -> String {
    match bout {
        Bout::Reps(reps, more) => range(reps, more),
        Bout::Max => "max".to_owned(),
        Bout::Seconds(seconds, more) => format!("{}s", range(seconds, more)),
        Bout::Minutes(minutes) => format!("{minutes}min"),
        Bout::Metres(metres, more) => format!("{}m", range(metres, more)),
    }
}

/// `word[args when spotter]`
fn call(word: &str, args: &str, condition: &str) -> String {
    match (args, condition) {
        ("", "") => word.to_owned(),
        ("", condition) => format!("{word}[{condition}]"),
        (args, "") => format!("{word}[{args}]"),
        (args, condition) => format!("{word}[{args} {condition}]"),
    }
}
