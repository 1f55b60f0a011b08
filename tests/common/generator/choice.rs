//! What a routine can be made of, as plain numbers and flags that proptest can make smaller.

use proptest::collection::vec;
use proptest::option::{self, weighted};
use proptest::prelude::*;

// The exercises that lines are about

/// What a line may say of an exercise.
pub(super) struct Lift {
    pub(super) name: &'static str,
    /// The limb that it can be done a side at a time with, and whether it always is.
    pub(super) limb: Option<(&'static str, bool)>,
    /// Whether each hand can have a load of its own.
    pub(super) hand: bool,
    /// Whether the file declares its max.
    pub(super) max: bool,
    /// Whether it is loaded with plates of one size.
    pub(super) plates: bool,
    pub(super) bias: Option<&'static str>,
}

const fn lift(name: &'static str) -> Lift {
    Lift {
        name,
        limb: None,
        hand: false,
        max: false,
        plates: false,
        bias: None,
    }
}

const EITHER_LEG: Option<(&str, bool)> = Some(("leg", false));
const EITHER_ARM: Option<(&str, bool)> = Some(("arm", false));
const ONE_LEG: Option<(&str, bool)> = Some(("leg", true));
const ONE_ARM: Option<(&str, bool)> = Some(("arm", true));

pub(super) const LIFTS: &[Lift] = &[
    lift("leg_press_calf"),
    Lift {
        max: true,
        bias: Some("glutes"),
        ..lift("squat")
    },
    Lift {
        max: true,
        ..lift("bench_press")
    },
    Lift {
        limb: EITHER_LEG,
        hand: true,
        ..lift("leg_press")
    },
    Lift {
        limb: EITHER_LEG,
        hand: true,
        ..lift("leg_extension")
    },
    Lift {
        limb: ONE_LEG,
        max: true,
        ..lift("single_leg_curl")
    },
    Lift {
        limb: EITHER_ARM,
        hand: true,
        max: true,
        ..lift("dumbbell_bench_press")
    },
    Lift {
        limb: ONE_LEG,
        hand: true,
        bias: Some("glutes"),
        ..lift("walking_lunge")
    },
    Lift {
        limb: ONE_ARM,
        hand: true,
        ..lift("dumbbell_row")
    },
    Lift {
        limb: EITHER_LEG,
        plates: true,
        ..lift("seated_calf")
    },
    Lift {
        limb: EITHER_LEG,
        bias: Some("soleus"),
        ..lift("standing_calf")
    },
    Lift {
        hand: true,
        ..lift("pull_up")
    },
    lift("assisted_pull_up"),
    lift("push_up"),
    lift("plank"),
    lift("bike"),
    lift("sled_push"),
    Lift {
        limb: EITHER_ARM,
        hand: true,
        max: true,
        bias: Some("wide"),
        ..lift("own_press")
    },
];

// The choices

/// A whole file.
#[derive(Clone, Debug)]
pub(super) struct File {
    pub(super) units: Option<bool>,
    pub(super) title: bool,
    pub(super) bodyweight: Option<(u32, bool)>,
    pub(super) maxes: (u32, bool),
    pub(super) plate: (u32, bool, Option<u32>),
    pub(super) cage: bool,
    pub(super) blocks: Vec<Vec<Step>>,
    pub(super) days: Vec<Vec<Step>>,
    pub(super) first_day: u32,
    pub(super) weekdays: bool,
    pub(super) odd: Oddity,
}

/// How the text is laid out; none of it means anything.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Oddity {
    pub(super) line_end: u8,
    pub(super) comments: bool,
    pub(super) no_final_newline: bool,
    pub(super) mark: bool,
}

/// A line of a day or a block.
#[derive(Clone, Debug)]
pub(super) enum Step {
    Item(Box<Item>),
    Use {
        block: usize,
        condition: u8,
    },
    Session {
        minutes: Option<u32>,
        title: bool,
        condition: u8,
    },
}

#[derive(Clone, Debug)]
pub(super) struct Item {
    pub(super) lift: usize,
    pub(super) alternative: Option<usize>,
    pub(super) groups: Vec<Group>,
    pub(super) loading: Option<Loading>,
    pub(super) pyramid: bool,
    pub(super) kind: Option<(bool, Option<u32>, Scope)>,
    pub(super) parts: Parts,
    pub(super) tail: Tail,
    pub(super) manner: Manner,
    pub(super) sides: Sides,
    pub(super) conditions: [u8; 16],
    pub(super) style: u8,
    pub(super) turned: usize,
    pub(super) condition: u8,
    pub(super) superset: bool,
    pub(super) cue: bool,
}

/// `4x6 @315`
#[derive(Clone, Debug)]
pub(super) struct Group {
    pub(super) sets: (u32, u32),
    pub(super) bouts: Vec<Bout>,
    pub(super) open: bool,
    pub(super) bare: bool,
    pub(super) load: Load,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Bout {
    Reps(u32, u32),
    Max,
    Seconds(u32, u32),
    Minutes(u32),
    Metres(u32, u32),
}

/// A load, its unit left to the file and the lift where it can be.
#[derive(Clone, Debug)]
pub(super) enum Load {
    None,
    Weight {
        value: u32,
        more: u32,
        unit: Option<bool>,
    },
    Percent {
        value: u32,
        more: u32,
    },
    Body,
    Added {
        value: u32,
        unit: Option<bool>,
    },
    Assisted {
        value: u32,
        unit: Option<bool>,
    },
    Listed {
        value: u32,
        step: u32,
        unit: Option<bool>,
        percent: bool,
        body: bool,
    },
}

/// `drop[…]` or `pyramid[…]`
#[derive(Clone, Debug)]
pub(super) enum Loading {
    Drop {
        loads: usize,
        value: u32,
        step: u32,
        unit: Option<bool>,
        kind: u8,
        scope: Scope,
    },
    Steps {
        value: u32,
        step: u32,
        unit: Option<bool>,
        percent: bool,
    },
    Ramp {
        value: u32,
        step: u32,
        unit: Option<bool>,
        percent: bool,
    },
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Scope {
    All,
    From(u32),
    On(u32),
    Last,
}

#[derive(Clone, Debug)]
pub(super) struct Parts {
    pub(super) phase: bool,
    pub(super) pause: Option<(bool, u32, Scope)>,
    pub(super) myo: Option<(u32, u32, u32, u32, u32)>,
}

#[derive(Clone, Debug)]
pub(super) struct Tail {
    pub(super) forced: Option<(u32, u32, Scope)>,
    pub(super) partials: Option<(u32, Scope)>,
}

#[derive(Clone, Debug)]
pub(super) struct Manner {
    pub(super) rest: Option<(u32, u8)>,
    pub(super) negative: Option<(Option<u32>, u32, u32, Scope)>,
    pub(super) failure: Option<Scope>,
    pub(super) effort: Option<(u32, u32, u8)>,
    pub(super) tempo: Option<([u8; 4], Scope)>,
    pub(super) pump: bool,
}

#[derive(Clone, Debug)]
pub(super) struct Sides {
    pub(super) each: Option<bool>,
    pub(super) hand: bool,
    pub(super) alternating: Option<u8>,
    pub(super) bias: bool,
}

fn unit() -> impl Strategy<Value = Option<bool>> {
    option::of(any::<bool>())
}

fn scope() -> impl Strategy<Value = Scope> {
    prop_oneof![
        4 => Just(Scope::All),
        1 => (1..8_u32).prop_map(Scope::From),
        1 => (1..8_u32).prop_map(Scope::On),
        1 => Just(Scope::Last),
    ]
}

/// Thousandths: most often whole, sometimes of every digit.
fn value() -> impl Strategy<Value = u32> {
    prop_oneof![3 => (1..200_u32).prop_map(|n| n * 1000), 1 => 1..200_000_u32, 1 => Just(200_000)]
}

fn bout() -> impl Strategy<Value = Bout> {
    prop_oneof![
        10 => (1..20_u32, 0..10_u32).prop_map(|(reps, more)| Bout::Reps(reps, more)),
        2 => Just(Bout::Max),
        2 => (1..90_u32, 0..30_u32).prop_map(|(seconds, more)| Bout::Seconds(seconds, more)),
        1 => (1..9_u32).prop_map(Bout::Minutes),
        2 => (1..60_u32, 0..30_u32).prop_map(|(metres, more)| Bout::Metres(metres, more)),
    ]
}

fn load() -> impl Strategy<Value = Load> {
    prop_oneof![
        3 => Just(Load::None),
        4 => (value(), prop_oneof![4 => Just(0), 1 => 1..50_000_u32], unit()).prop_map(|(value, more, unit)| Load::Weight { value, more, unit }),
        3 => (1..90_000_u32, prop_oneof![4 => Just(0), 1 => 1..9_000_u32]).prop_map(|(value, more)| Load::Percent { value, more }),
        1 => Just(Load::Body),
        1 => (value(), unit()).prop_map(|(value, unit)| Load::Added { value, unit }),
        1 => (value(), unit()).prop_map(|(value, unit)| Load::Assisted { value, unit }),
        2 => (1..80_000_u32, 0..3_000_u32, unit(), any::<bool>(), any::<bool>())
            .prop_map(|(value, step, unit, percent, body)| Load::Listed { value, step, unit, percent, body }),
    ]
}

fn group() -> impl Strategy<Value = Group> {
    let sets = prop_oneof![6 => 1..6_u32, 1 => 6..40_u32];
    let more = prop_oneof![3 => Just(0), 1 => 1..4_u32];
    (
        (sets, more),
        prop_oneof![3 => vec(bout(), 1), 1 => vec(bout(), 2..4)],
        any::<bool>(),
        any::<bool>(),
        load(),
    )
        .prop_map(|(sets, bouts, open, bare, load)| Group {
            sets,
            bouts,
            open,
            bare,
            load,
        })
}

fn loading() -> impl Strategy<Value = Loading> {
    let weights = || (1..60_000_u32, 1..10_000_u32, unit());
    prop_oneof![
        (2..5_usize, weights(), 0..4_u8, scope()).prop_map(
            |(loads, (value, step, unit), kind, scope)| Loading::Drop {
                loads,
                value,
                step,
                unit,
                kind,
                scope
            }
        ),
        (weights(), any::<bool>()).prop_map(|((value, step, unit), percent)| Loading::Steps {
            value,
            step,
            unit,
            percent
        }),
        (weights(), any::<bool>()).prop_map(|((value, step, unit), percent)| Loading::Ramp {
            value,
            step,
            unit,
            percent
        }),
    ]
}

fn item() -> impl Strategy<Value = Item> {
    let parts = (
        weighted(0.3, Just(())),
        weighted(0.3, (any::<bool>(), 1..30_u32, scope())),
        weighted(0.1, (1..5_u32, 0..3_u32, 1..6_u32, 0..3_u32, 1..30_u32)),
    )
        .prop_map(|(phase, pause, myo)| Parts {
            phase: phase.is_some(),
            pause,
            myo,
        });
    let tail = (
        weighted(0.2, (1..4_u32, 0..3_u32, scope())),
        weighted(0.15, (1..6_u32, scope())),
    )
        .prop_map(|(forced, partials)| Tail { forced, partials });
    let digit = prop_oneof![5 => 0..10_u8, 1 => Just(10)];
    let manner = (
        weighted(0.4, (0..180_u32, 0..4_u8)),
        weighted(0.2, (option::of(1..4_u32), 1..10_u32, 0..3_u32, scope())),
        weighted(0.3, scope()),
        weighted(0.3, (0..5_u32, 0..3_u32, 0..3_u8)),
        weighted(
            0.2,
            (
                [digit.clone(), digit.clone(), digit.clone(), digit],
                scope(),
            ),
        ),
        weighted(0.2, Just(())),
    )
        .prop_map(|(rest, negative, failure, effort, tempo, pump)| Manner {
            rest,
            negative,
            failure,
            effort,
            tempo,
            pump: pump.is_some(),
        });
    let sides = (
        weighted(0.5, any::<bool>()),
        weighted(0.2, Just(())),
        weighted(0.4, 0..3_u8),
        any::<bool>(),
    )
        .prop_map(|(each, hand, alternating, bias)| Sides {
            each,
            hand: hand.is_some(),
            alternating,
            bias,
        });
    let groups = prop_oneof![3 => vec(group(), 1), 1 => vec(group(), 2..4)];
    let kind = weighted(0.3, (any::<bool>(), option::of(1..6_u32), scope()));
    (
        (
            0..LIFTS.len(),
            weighted(0.1, 0..LIFTS.len()),
            groups,
            weighted(0.25, loading()),
            any::<bool>(),
            kind,
        ),
        (parts, tail, manner, sides),
        (
            prop::array::uniform16(prop_oneof![3 => Just(0), 1 => 1..8_u8]),
            prop_oneof![2 => Just(0), 1 => 1..4_u8],
            0..5_usize,
            condition(),
        ),
        (weighted(0.2, Just(())), weighted(0.2, Just(()))),
    )
        .prop_map(
            |(
                (lift, alternative, groups, loading, pyramid, kind),
                (parts, tail, manner, sides),
                (conditions, style, turned, condition),
                (superset, cue),
            )| Item {
                lift,
                alternative,
                groups,
                loading,
                pyramid,
                kind,
                parts,
                tail,
                manner,
                sides,
                conditions,
                style,
                turned,
                condition,
                superset: superset.is_some(),
                cue: cue.is_some(),
            },
        )
}

fn condition() -> impl Strategy<Value = u8> {
    prop_oneof![4 => Just(0), 1 => 1..8_u8]
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        8 => item().prop_map(|item| Step::Item(Box::new(item))),
        1 => (0..3_usize, condition()).prop_map(|(block, condition)| Step::Use { block, condition }),
        1 => (option::of(1..90_u32), any::<bool>(), condition()).prop_map(|(minutes, title, condition)| Step::Session { minutes, title, condition }),
    ]
}

/// A whole file.
pub(super) fn file() -> impl Strategy<Value = File> {
    let odd = (0..4_u8, any::<bool>(), any::<bool>(), any::<bool>()).prop_map(
        |(line_end, comments, no_final_newline, mark)| Oddity {
            line_end,
            comments,
            no_final_newline,
            mark,
        },
    );
    (
        (
            unit(),
            any::<bool>(),
            weighted(0.5, (40_000..150_000_u32, any::<bool>())),
            (500_000..900_000_u32, any::<bool>()),
        ),
        (
            (1..45_000_u32, any::<bool>(), option::of(12..40_u32)),
            any::<bool>(),
        ),
        (
            vec(vec(step(), 0..3), 0..3),
            vec(vec(step(), 1..5), 1..4),
            1..4_u32,
            any::<bool>(),
        ),
        odd,
    )
        .prop_map(
            |(
                (units, title, bodyweight, maxes),
                (plate, cage),
                (blocks, days, first_day, weekdays),
                odd,
            )| {
                File {
                    units,
                    title,
                    bodyweight,
                    maxes,
                    plate,
                    cage,
                    blocks,
                    days,
                    first_day,
                    weekdays,
                    odd,
                }
            },
        )
}
