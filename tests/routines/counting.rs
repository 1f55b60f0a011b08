//! What each set counts for.

use crate::*;

#[test]
fn a_pair_of_dumbbells_and_both_legs() {
    let lunge = figures(
        "day 2\n  reverse_lunge 1x10 @20kg each[leg]\n",
        "reverse_lunge",
    );
    // 10 reps x 2 legs x 2 dumbbells of 20 kg; one set.
    assert_eq!(lunge.tonnage.kg, exactly("800"));
    assert_eq!(lunge.reps, exactly("20"));
    assert_eq!(lunge.hard_sets, exactly("1"));
    // The same of a pair in both hands at once: 10 reps of 40 kg.
    let press = figures(
        "day 2\n  dumbbell_bench_press 1x10 @20kg\n",
        "dumbbell_bench_press",
    );
    assert_eq!(press.tonnage.kg, exactly("400"));
}

/// The seconds of the first day of `text`.
fn seconds(text: &str) -> Interval {
    with_volume(text, &[], |volume, _| {
        volume.days.first().expect("a day").seconds
    })
}

#[test]
fn warm_ups_of_a_superset_come_before_its_rounds() {
    let superset = |warmup: &str| {
        format!(
            "units kg\nmax squat 150\nday 2\n  A1 squat 3x5 @90%{warmup}\n  A2 dumbbell_curl 5x10 @10\n"
        )
    };
    // 3 x (5 x 4 + 15) + 5 x (10 x 4 + 15) of work; four rounds are rested after, 90 s each.
    assert_eq!(seconds(&superset("")), exactly("740"));
    // Before them 5 x 4 + 15 and 3 x 4 + 15 more, with the rest of a compound lift after each: 2 x 150 s.
    assert_eq!(seconds(&superset(" warmup[50%x5, 75%x3]")), exactly("1102"));
    // Sets of the line that only lead up are rounds like the others.
    let ramp = superset("").replace("3x5 @90%", "5x5 pyramid[60 to 100] work[3]");
    // 5 x (5 x 4 + 15) + 275 + 4 x 90
    assert_eq!(seconds(&ramp), exactly("810"));
}

#[test]
fn the_steps_of_a_pyramid_are_between_its_exact_ends() {
    let loads = |text: &str| -> Vec<String> {
        with_routine(text, |routine, _| {
            let mut loads = Vec::new();
            let settings = settings(routine, &[]);
            let mut findings = Findings::new();
            walk(
                routine,
                settings,
                |_, _| true,
                &mut findings,
                |event| {
                    if let Event::Entry(entry, _) = event {
                        let runs = entry.runs.iter();
                        let first = runs.filter_map(|run| run.set.segments.first()?.load);
                        loads.extend(first.map(|load| load.to_string()));
                    }
                },
            );
            loads
        })
    };
    let text =
        "units kg\nround nearest 10\nmax squat 200\nday 2\n  squat 5x5 pyramid[53% to 78%]\n";
    // 106, 118.5, 131, 143.5 and 156: not 147.5, which lies between 110 and 160.
    assert_eq!(
        loads(text),
        ["110 kg", "120 kg", "130 kg", "140 kg", "160 kg"]
    );
    // No step is led beyond the ends, which are rounded too.
    let text = text.replace("nearest 10", "up 25");
    assert_eq!(
        loads(&text),
        ["125 kg", "125 kg", "150 kg", "150 kg", "175 kg"]
    );
}

#[test]
fn pounds_beside_kilograms() {
    let press = figures("day 2\n  leg_press 1x10 @100kg, 1x10 @100lb\n", "leg_press");
    assert_eq!(press.tonnage.kg, exactly("1000"));
    assert_eq!(press.tonnage.lb, exactly("1000"));
    // 1,000 kg + 1,000 x 0.45359237 kg
    assert_eq!(
        press.tonnage.in_unit(Mass::Kg),
        Some(precisely("1453.59237"))
    );
    // 1,000 / 0.45359237 lb + 1,000 lb, to the ninth place
    assert_eq!(
        press.tonnage.in_unit(Mass::Lb),
        Some(precisely("3204.622621849"))
    );
}

#[test]
fn chains_are_one_hard_set() {
    for (line, reps, tonnage) in [
        // 4 x (3 + 3 + 3) x 165
        (
            "close_grip_bench_press 4x3+3+3 @165 cluster[20s]",
            exactly("36"),
            exactly("5940"),
        ),
        // 4 x (10 + 4 + 3) x 300
        (
            "leg_press 4x10+4+3 @300 rest_pause[15s]",
            exactly("68"),
            exactly("20400"),
        ),
        // 4 x (15 + 4 x 4) x 90
        (
            "leg_extension 4x15 @90 myo[4x4, 15s]",
            exactly("124"),
            exactly("11160"),
        ),
        // 4 x (15 to 20, + 3 x 4 to 5 x 4) x 40
        (
            "cable_curl 4x15-20 @40 myo[3-5x4, 15s]",
            between("108", "160"),
            between("4320", "6400"),
        ),
        // 4 x 12 x 100; two forced reps a set come on top of everything
        (
            "lying_leg_curl 4x12 @100 forced[2]",
            exactly("48"),
            exactly("4800"),
        ),
    ] {
        let text = format!("units lb\nday 2\n  {line}\n");
        let name = line.split(' ').next().expect("an exercise");
        let chain = figures(&text, name);
        assert_eq!(chain.hard_sets, exactly("4"), "{line}");
        assert_eq!(chain.reps, reps, "{line}");
        assert_eq!(chain.tonnage.lb, tonnage, "{line}");
    }
}
