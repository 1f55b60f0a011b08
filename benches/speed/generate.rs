//! Routines of any size, clean under every lint, and as varied as real ones.

use std::fmt::Write as _;

/// Numbers without a pattern that matters, the same on every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[usize::try_from(self.roll(from.len() as u64)).expect("a small number")]
    }
}

const LEGS: [&str; 6] = [
    "leg_press",
    "hack_squat",
    "lying_leg_curl",
    "seated_leg_curl",
    "hip_thrust",
    "leg_extension",
];
const PUSH: [&str; 4] = [
    "dumbbell_bench_press",
    "cable_fly",
    "triceps_pushdown",
    "machine_chest_press",
];
const PULL: [&str; 4] = ["lat_pulldown", "cable_row", "face_pull", "barbell_curl"];

/// A routine of some `bytes` bytes.
pub fn routine(bytes: usize) -> String {
    let mut dice = Dice(11);
    let mut text = String::from(
        "# Made for measuring: many parts, as a coach's library has them.\nroutine \"Measured\"\nunits lb\nallow too-many-sets-in-a-session \"made for measuring\"\nallow isolation-before-compound \"made for measuring\"\nmax squat 315\ngear seated_calf  plates[45]\nstyle quick = pump rest[30s]\n\n",
    );
    let mut parts = 0;
    while text.len() + parts * 16 < bytes {
        let _ = writeln!(text, "block part_{parts}");
        let pool: &[&str] = match parts % 3 {
            0 => &LEGS,
            1 => &PUSH,
            _ => &PULL,
        };
        for _ in 0..10 {
            line(&mut text, &mut dice, pool, parts % 3 == 0);
        }
        text.push('\n');
        parts += 1;
    }
    for (at, day) in [1, 3, 5].into_iter().enumerate() {
        let _ = writeln!(text, "day {day} \"Part {at}\"");
        for part in (at..parts).step_by(3) {
            let _ = writeln!(text, "  use part_{part}");
        }
    }
    text
}

fn line(text: &mut String, dice: &mut Dice, pool: &[&str], legs: bool) {
    let exercise = dice.pick(pool);
    let (sets, reps, load) = (dice.roll(4) + 2, dice.roll(10) + 5, dice.roll(30) * 5 + 60);
    let _ = match dice.roll(10) {
        0 => writeln!(
            text,
            "  {exercise:<22} 4x6       drop[{}, {load}, 50, 45]",
            load + 60
        ),
        1 if legs => writeln!(
            text,
            "  seated_calf            7x10      drop[4, 3, 2, 1 plates]"
        ),
        2 if legs => writeln!(
            text,
            "  squat                  3x5       @{}% tempo[31X0]",
            55 + dice.roll(20)
        ),
        3 if legs => writeln!(
            text,
            "  leg_extension          7x20      each[leg] alternating rest[0s] pump"
        ),
        4 => writeln!(
            text,
            "  {exercise:<22} 5x12      pyramid[45 to {load}] work[3] failure[on last set]"
        ),
        5 => writeln!(
            text,
            "  {exercise:<22} {sets}x{reps:<8} @{load} rest[{}s] rir[2]",
            60 + dice.roll(120)
        ),
        6 => writeln!(text, "  {exercise:<22} 3-4x8-12  @{load}"),
        7 => writeln!(text, "  {exercise:<22} 4x10      quick"),
        8 => writeln!(
            text,
            "  {exercise:<22} 3x12      rest_pause[15s]\n    > Keep the chest up and push through the middle of the foot."
        ),
        _ => writeln!(
            text,
            "  {exercise:<22} {sets}x{reps:<8} @{load}  # as last week"
        ),
    };
}
