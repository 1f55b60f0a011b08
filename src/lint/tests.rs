//! Every lint on its own example, and on the cases that are easy to get wrong.

mod declarations;
mod loads;
mod sets;
mod weeks;

use super::{check, rules};
use crate::diagnostic::{Diagnostic, Findings, Severity};
use crate::routine;
use crate::source::{self, Source};
use crate::syntax;

/// All that there is to say about `text`.
fn findings(text: &str) -> Vec<Diagnostic> {
    let mut findings = Findings::new();
    let mut source = Source::new("t.leg", text);
    source::bring_progressions(&mut source);
    let ast = syntax::parse_source(&source, &mut findings);
    let routine = routine::resolve(&source, &ast, &mut findings);
    check(&routine, &mut findings);
    findings.sorted()
}

/// The rules that `text` breaks, with what each finding points at.
fn broken(text: &str) -> Vec<(&'static str, String)> {
    let name = |found: &Diagnostic| {
        (
            found.rule.name,
            found
                .primary()
                .map_or("", |label| label.place.span.of_text(text))
                .to_owned(),
        )
    };
    findings(text).iter().map(name).collect()
}

fn names(text: &str) -> Vec<&'static str> {
    broken(text).into_iter().map(|(name, _)| name).collect()
}

/// The messages of `rule` on `text`.
fn messages(text: &str, rule: &str) -> Vec<String> {
    findings(text)
        .into_iter()
        .filter(|found| found.rule.name == rule)
        .map(|found| found.message)
        .collect()
}

/// `text` with the first fix of its first finding.
fn fixed(text: &str) -> String {
    let found = findings(text);
    let fix = found
        .first()
        .and_then(|found| found.fixes.first())
        .expect("a fix");
    let mut fixed = text.to_owned();
    for edit in fix.edits.iter().rev() {
        let span = edit.place.span;
        fixed.replace_range(span.start as usize..span.end as usize, &edit.text);
    }
    fixed
}

#[test]
fn each_rule_is_broken_by_its_bad_example_and_by_nothing_graver() {
    for rule in rules() {
        let found = findings(rule.bad);
        assert!(
            found.iter().any(|found| found.rule == rule),
            "{} is not found: {found:#?}",
            rule.name
        );
        for other in found.iter().filter(|other| other.rule != rule) {
            assert!(
                other.rule.severity < Severity::Error && other.rule.severity <= rule.severity,
                "{} breaks {} too: {}",
                rule.name,
                other.rule.name,
                other.message
            );
        }
    }
}

#[test]
fn each_good_example_breaks_no_rule_at_all() {
    for rule in rules() {
        let found = findings(rule.good);
        assert!(
            found.is_empty(),
            "the good example of {}: {found:#?}",
            rule.name
        );
    }
}

#[test]
fn messages_are_in_the_house_style() {
    for rule in rules() {
        assert!(
            rule.why.ends_with('.') && rule.bad.ends_with('\n') && rule.good.ends_with('\n'),
            "{}",
            rule.name
        );
        for found in findings(rule.bad) {
            let said = std::iter::once(found.message.as_str())
                .chain(found.labels.iter().map(|label| label.message.as_str()))
                .chain(found.help.as_deref());
            for text in said {
                assert!(
                    !text.is_empty()
                        && !text.ends_with('.')
                        && (text.starts_with("did you mean ")
                            || !format!(" {text} ").contains(" you")),
                    "{}: {text}",
                    found.rule.name
                );
            }
            assert_eq!(
                found.labels.iter().filter(|label| label.primary).count(),
                1,
                "{}",
                found.rule.name
            );
            assert!(
                found
                    .labels
                    .iter()
                    .all(|label| !label.place.span.is_empty()),
                "{}: {found:#?}",
                found.rule.name
            );
            assert!(found.help.is_some(), "{}", found.rule.name);
        }
    }
}

#[test]
fn the_rules_have_names_of_their_own() {
    let mut all: Vec<&str> = rules().map(|rule| rule.name).collect();
    let count = all.len();
    all.sort_unstable();
    all.dedup();
    assert_eq!(all.len(), count);
}

/// The founding article's week.
const ARTICLE: &str = r#"
routine "Wheels"
units lb
option spotter = no
option female  = no

priority quads, hams, calves          unless female
priority glutes, calves, hams         when female

gear seated_calf  plates[45]
gear squat  cage

require rest on day 1
require calves before hams, chest, arms
require calves 2-3 days per week
require 1 days between calves
require quads 1 day per week
require quads at most 21 sets per session
require quads at most 21 sets per week
require glutes at most 21 sets per week
require glutes at most 21 sets per session
require hams 1 day per week
require hams at most 21 sets per week
require hams at most 21 sets per session
require calves at most 33 sets per week

style strict_curl = phase[toes_pointed, toes_flexed] forced[2 from set 4] negative[6s from set 4]

block calves
  donkey_calf | standing_calf  4x6   drop[700, 600, 500, 400]
  seated_calf                  7x10  drop[4, 3, 2, 1 plates]

day 1 rest

day 2 "Quads and glutes"
  > A big meal the night before.
  glute_abduction  7x12-20                                                when female
  bike             5min    warmup
  leg_extension    7x20    each[leg] alternating rest[0s] pump
  squat            5x12    pyramid[135 to 225] work[3] failure forced[2 when spotter]
    > Back arched or neutral; knees travel the way the toes point.
  leg_press        4x20    rest_pause[5s] work
  hack_squat       4x12    work
  walking_lunge    3x20    each[leg] bias[glutes]
  glute_abduction  7x12-20                                                unless female

day 3 "Chest"
  use calves
  session chest

day 5 "Hams and calves"
  use calves
  lying_leg_curl              6x6+6    strict_curl
  dumbbell_romanian_deadlift  4x12
  seated_leg_curl             4x10+10  strict_curl
  single_leg_curl             7x12     each[leg] alternating rest[0s] pump

day 7 "Arms"
  use calves
  session arms
"#;

#[test]
fn the_article_is_clean_under_every_setting() {
    let found = findings(ARTICLE);
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn the_article_without_a_cage_wants_a_spotter() {
    let bare = ARTICLE.replace("gear squat  cage\n", "");
    assert_eq!(
        broken(&bare),
        [("failure-without-spotter", "failure".to_owned())]
    );
    assert_eq!(
        messages(&bare, "failure-without-spotter"),
        ["`squat` goes to failure with neither a spotter nor a cage"]
    );
    let only_with = bare.replace("failure forced", "failure[when spotter] forced");
    assert!(names(&only_with).is_empty());
}

#[test]
fn a_setting_that_leaves_the_lifter_alone_is_named() {
    let text = "units lb\noption spotter = yes\nday 2\n  squat 5x5 @225 failure\n  plank 1x30s when spotter\n";
    assert_eq!(
        messages(text, "failure-without-spotter"),
        ["`squat` goes to failure with neither a spotter nor a cage (with spotter = no)"]
    );
    // A spotter who is always there is asked about by no condition, and not unused.
    assert!(names("units lb\noption spotter = yes\nday 2\n  squat 5x5 @225 failure\n").is_empty());
    assert_eq!(
        names("option spotter = no\nday 2\n  squat 5x5\n"),
        ["unused-declaration"]
    );
}

#[test]
fn published_programmes_ask_nothing_impossible() {
    for scheme in [
        "6x6 @70%",
        "7x5 @75%",
        "8x4 @80%",
        "10x3 @85%",
        "4x9 @70%",
        "5x7 @75%",
        "7x5 @80%",
        "10x10 @60%",
        "5x5 @90%",
        "1x5 @65%, 1x5 @75%, 1x5+ @85%",
        "1x3 @70%, 1x3 @80%, 1x3+ @90%",
        "1x5 @75%, 1x3 @85%, 1x1+ @95%",
        "1x5 @40%, 1x5 @50%, 1x5 @60%",
    ] {
        let text = format!("units kg\nmax squat 100\nday 2\n  squat {scheme}\n");
        assert!(names(&text).is_empty(), "{scheme}: {:?}", broken(&text));
    }
    // Smolov's third week adds 15 kg to 10x3 at 85%.
    assert_eq!(
        broken("units kg\nmax squat 100\nday 2\n  squat 10x3 @100\n"),
        [("reps-at-max", "100".to_owned())]
    );
}

#[test]
fn a_superset_takes_two_lines_next_to_each_other() {
    let apart = "day 2\n  A1 leg_extension 3x12\n  hack_squat 3x10\n  A2 leg_press 3x12\n";
    assert_eq!(
        broken(apart),
        [
            ("superset-of-one", "A1".to_owned()),
            ("superset-of-one", "A2".to_owned())
        ]
    );
    assert!(names("day 2\n  A1 leg_extension 3x12\n  A2 leg_press 3x12\n  B1 hack_squat 3x10\n  B2 lying_leg_curl 3x10\n").is_empty());
    // A slip in the partner's name is one finding, not two.
    assert_eq!(
        names("day 2\n  A1 leg_extension 3x12\n  A2 lag_press 3x12\n"),
        ["unknown-exercise"]
    );
    let alone =
        "option busy = no\nday 2\n  A1 leg_extension 3x12\n  A2 leg_press 3x12 unless busy\n";
    assert_eq!(
        messages(alone, "superset-of-one"),
        ["`A1` is a superset of one exercise on Day 2 (with busy = yes)"]
    );
    assert_eq!(
        broken("day 2\n  A1 leg_extension 3x12\n  A1 leg_press 3x12\n"),
        [("label-twice", "A1".to_owned())]
    );
}

#[test]
fn a_partner_s_help_is_one_technique() {
    let on = |line: &str| names(&format!("units lb\nday 2\n  lying_leg_curl {line}\n"));
    assert!(on("6x12 forced[2] negative[6s]").is_empty());
    assert_eq!(
        on("6x12 forced[2] partials[5]"),
        ["several-failure-techniques"]
    );
    assert!(on("6x12 forced[2 on set 1] partials[5 on last set]").is_empty());
    // Stricter rules of the techniques themselves come first.
    assert_eq!(
        on("3x2+2+2 cluster[20s] forced[2]"),
        ["forced-without-failure"]
    );
    let style =
        "units lb\nstyle brutal = drop[100, 80] forced[2]\nday 2\n  lying_leg_curl 3x10 brutal\n";
    assert_eq!(
        broken(style),
        [("several-failure-techniques", "lying_leg_curl".to_owned())]
    );
}

#[test]
fn a_week_comes_round() {
    let text = "day 7\n  squat 5x5\nday 1\n  leg_press 3x10\n";
    assert_eq!(
        broken(text),
        [("same-muscle-within-48h", "leg_press".to_owned())]
    );
    assert_eq!(
        messages(text, "same-muscle-within-48h"),
        ["Day 1 trains quads again, the day after Day 7"]
    );
    assert!(names("day 6\n  squat 5x5\nday 1\n  leg_press 3x10\n").is_empty());
}

#[test]
fn parts_of_a_group_are_muscles_of_their_own() {
    let days =
        |one: &str, other: &str| names(&format!("day 2\n  {one} 3x10\nday 3\n  {other} 3x10\n"));
    assert!(days("barbell_curl", "triceps_pushdown").is_empty());
    assert_eq!(days("barbell_curl", "hammer_curl").len(), 1);
    assert_eq!(
        days("seated_calf", "standing_calf"),
        ["same-muscle-within-48h"]
    );
    assert!(
        days("plank", "plank").is_empty(),
        "the core stands work every day"
    );
    assert!(days("squat", "bike").is_empty());
    // Only hard sets make sore, and only those that are known.
    assert!(names("day 2\n  squat 5x5\nday 3\n  leg_press 3x10 warmup\n").is_empty());
    assert!(names("day 2\n  squat 5x5\nday 3\n  session quads\n").is_empty());
    assert!(
        names("day 2\n  seated_calf 4x10\n  session calves\nday 3\n  session calves\n").is_empty()
    );
}

#[test]
fn priorities_are_kept_under_each_setting() {
    let text = "option female = no\npriority quads unless female\npriority glutes when female\nday 2\n  leg_extension 4x10\n";
    assert_eq!(
        broken(text),
        [("priority-not-trained", "glutes".to_owned())]
    );
    assert_eq!(
        messages(text, "priority-not-trained"),
        ["No day trains glutes, in spite of the priority (with female = yes)"]
    );
    // A session elsewhere counts, and so does the whole of which it is a part.
    assert!(names("priority quads\nday 2\n  session quads\n").is_empty());
    assert!(names("priority inner_quad\nday 2\n  squat 5x5\n").is_empty());
    assert_eq!(
        names("priority triceps\nday 2\n  barbell_curl 5x5\n"),
        ["priority-not-trained"]
    );
    // What a line with a slip was to train is not known.
    assert_eq!(
        names("priority quads\nday 2\n  sqaut 5x5\n  seated_calf 4x10\n"),
        ["unknown-exercise"]
    );
    assert!(names("priority quads\n").is_empty());
}

#[test]
fn open_sets_of_one_group_are_last_together() {
    assert!(names("units lb\nday 2\n  leg_press 3xmax @200 failure[on last set]\n").is_empty());
    assert_eq!(
        broken("units lb\nday 2\n  leg_press 1x5+ @300, 2x10 @200\n"),
        [("amrap-not-last", "1x5+".to_owned())]
    );
}

#[test]
fn the_day_after_rest_may_follow_a_day_that_is_not_written() {
    let on_a_tired_day = |days: &str| {
        let text = format!("priority quads\n{days}");
        names(&text).contains(&"priority-after-rest")
    };
    assert!(!on_a_tired_day(
        "day 1 rest\nday 2\n  bench_press 3x8\nday 4\n  squat 5x5\n"
    ));
    // No day of rest is declared.
    assert!(!on_a_tired_day(
        "day 2\n  bench_press 3x8\nday 3\n  squat 5x5\n"
    ));
    assert!(on_a_tired_day(
        "day 7 rest\nday 1\n  bench_press 3x8\nday 2\n  squat 5x5\n"
    ));
}

#[test]
fn calves_come_before_what_is_trained_elsewhere() {
    assert_eq!(
        broken("priority calves\nday 2\n  session chest\n  seated_calf 4x10\n"),
        [("calves-not-first", "seated_calf".to_owned())]
    );
    assert!(names("priority calves\nday 2\n  bike 5min warmup\n  squat 2x5 warmup\n  seated_calf 4x10\n  leg_press 3x10\n").is_empty());
    assert!(names("priority quads\nday 2\n  squat 5x5\n  seated_calf 4x10\n").is_empty());
}

#[test]
fn sides_can_be_said_with_a_fix() {
    assert_eq!(
        fixed("day 2\n  walking_lunge 3x20 rest[90s] # slow\n"),
        "day 2\n  walking_lunge 3x20 rest[90s] each[leg] # slow\n"
    );
    let conditional = "option busy = no\nday 2\n  walking_lunge 3x20 unless busy\n";
    assert_eq!(
        fixed(conditional),
        "option busy = no\nday 2\n  walking_lunge 3x20 each[leg] unless busy\n"
    );
    assert!(names(&fixed(conditional)).is_empty());
}

#[test]
fn conditions_are_read_wherever_they_stand() {
    let on = |line: &str| {
        let found = broken(&format!(
            "option busy = no\noption late = no\nblock calves\n  seated_calf 4x10 unless late\nday 2\n  leg_press 5x5\n  {line}\n"
        ));
        found.into_iter().map(|(name, _)| name).collect::<Vec<_>>()
    };
    assert_eq!(
        on("use calves when busy and not busy"),
        ["impossible-condition"]
    );
    assert_eq!(
        on("use calves unless busy and late and not busy"),
        ["impossible-condition"]
    );
    assert!(on("use calves when busy and not late").is_empty());
}

#[test]
fn an_alternative_by_another_name_is_the_same() {
    let text = "day 2\n  leg_press | hack_squat | leg_presses 3x10\n";
    assert_eq!(
        broken(text),
        [("alternative-twice", "leg_presses".to_owned())]
    );
    assert_eq!(fixed(text), "day 2\n  leg_press | hack_squat 3x10\n");
}
