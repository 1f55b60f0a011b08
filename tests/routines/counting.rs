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
