//! The article that Leg began with.

use crate::*;

#[test]
fn donkey_calves() {
    let calves = figures(
        "units lb\nday 2\n  donkey_calf 4x6 drop[700, 600, 500, 400]\n",
        "donkey_calf",
    );
    // 4 sets of 4 segments of 6: 96 reps. 24 at each load: 24 x (700 + 600 + 500 + 400).
    assert_eq!(calves.hard_sets, exactly("4"));
    assert_eq!(calves.reps, exactly("96"));
    assert_eq!(calves.tonnage.lb, exactly("52800"));
    assert_eq!(calves.tonnage.in_unit(Mass::Lb), Some(exactly("52800")));
    // 52,800 x 0.45359237
    assert_eq!(
        calves.tonnage.in_unit(Mass::Kg),
        Some(precisely("23949.677136"))
    );
}

#[test]
fn seated_calves() {
    let calves = figures(
        "gear seated_calf  plates[45lb]\nday 2\n  seated_calf 7x10 drop[4, 3, 2, 1 plates]\n",
        "seated_calf",
    );
    // 7 sets of 4 segments of 10: 280 reps. 70 at each of 180, 135, 90, 45: 70 x 450.
    assert_eq!(calves.hard_sets, exactly("7"));
    assert_eq!(calves.reps, exactly("280"));
    assert_eq!(calves.tonnage.lb, exactly("31500"));
}

#[test]
fn leg_extensions() {
    let text = "day 2\n  leg_extension 7x20 each[leg] alternating rest[0s] pump\n";
    let quads = figures(text, "leg_extension");
    // 7 sets of 20 for each of two legs; a set of both legs is one.
    assert_eq!(quads.reps, exactly("280"));
    assert_eq!(quads.hard_sets, exactly("7"));
    assert_eq!(muscle(text, &[], "quads").direct, exactly("7"));
    // No load is given: unknown, and never 0.
    assert_eq!(quads.tonnage.in_unit(Mass::Lb), None);
    assert_eq!(quads.tonnage.unknown_sets, exactly("7"));
}

#[test]
fn glute_abductions() {
    let text = "day 2\n  glute_abduction 7x12-20\n";
    let glutes = figures(text, "glute_abduction");
    // 7 x 12 to 7 x 20
    assert_eq!(glutes.reps, between("84", "140"));
    assert_eq!(glutes.hard_sets, exactly("7"));
    assert_eq!(muscle(text, &[], "gluteus_medius").direct, exactly("7"));
    assert_eq!(muscle(text, &[], "glutes").direct, exactly("7"));
}

#[test]
fn squats() {
    let squat = figures(
        "units lb\ngear squat  cage\nday 2\n  squat 5x12 pyramid[135 to 225] work[3] failure\n",
        "squat",
    );
    // Two ramp sets at 135 and 180, then three work sets at 225.
    assert_eq!(squat.warmup_sets, exactly("2"));
    assert_eq!(squat.hard_sets, exactly("3"));
    assert_eq!(squat.reps, exactly("36"));
    // 3 x 12 x 225
    assert_eq!(squat.tonnage.lb, exactly("8100"));
    // 12 x (135 + 180)
    assert_eq!(squat.warmup_reps, exactly("24"));
    assert_eq!(squat.warmup_tonnage.lb, exactly("3780"));
}

#[test]
fn the_week() {
    let wheels = files::text("wheels.leg");
    // Day 2: 7 + 3 + 4 + 4 + 3 + 7 = 28. Calves: 3 days of 4 + 7 = 33. Hams: 6 + 4 + 4 + 7 = 21.
    let week = total(&wheels, &[]);
    assert_eq!(week.hard_sets, exactly("82"));
    // The bike, and two ramp sets of squats.
    assert_eq!(week.warmup_sets, exactly("3"));
    // Day 2: 280 + 36 + 80 + 48 + 3 x 20 x 2 legs + 84 to 140 = 648 to 704. Calves: 3 x (96 + 280)
    // = 1,128. Hams: 72 + 48 + 80 + 7 x 12 x 2 legs = 368.
    assert_eq!(week.reps, between("2144", "2200"));
    // Squats 8,100 and calves 3 x (52,800 + 31,500); the loads of 82 - 3 - 33 sets are not given.
    assert_eq!(week.tonnage.in_unit(Mass::Lb), Some(at_least("261000")));
    assert_eq!(week.tonnage.unknown_sets, exactly("46"));
    assert_eq!(week.assisted_reps, exactly("0"));
    // Feet forward, feet low: 7 + 3 + 4 + 4. Long strides are for the glutes.
    assert_eq!(muscle(&wheels, &[], "quads").direct, exactly("18"));
    // Lunges 3, abductions 7 and, at the hips, Romanian deadlifts 4.
    assert_eq!(muscle(&wheels, &[], "glutes").direct, exactly("14"));
    assert_eq!(muscle(&wheels, &[], "hams").direct, exactly("21"));
    assert_eq!(muscle(&wheels, &[], "calves").direct, exactly("33"));
}

#[test]
fn the_week_under_its_options() {
    let wheels = files::text("wheels.leg");
    // Two forced reps: in 3 squats, in sets 4 to 6 of the lying curls, in set 4 of the seated.
    assert_eq!(total(&wheels, &["spotter"]).assisted_reps, exactly("14"));
    assert_eq!(total(&wheels, &["spotter"]).reps, between("2144", "2200"));
    // Duck stance, feet high: squats 3 and presses 4 go from the quads to the glutes.
    assert_eq!(muscle(&wheels, &["female"], "quads").direct, exactly("11"));
    assert_eq!(muscle(&wheels, &["female"], "glutes").direct, exactly("21"));
    // One day of calves fewer.
    assert_eq!(muscle(&wheels, &["sore"], "calves").direct, exactly("22"));
    assert_eq!(total(&wheels, &["sore"]).hard_sets, exactly("71"));
}

/// Each part is in the week as it is by itself.
#[test]
fn the_parts_make_the_week() {
    let week = with_volume(&files::text("wheels.leg"), &[], |week, _| by_exercise(week));
    let calves = with_volume(&files::text("calves.leg"), &[], |part, _| by_exercise(part));
    for (exercise, figures) in &calves {
        assert_eq!(Some(figures), week.get(exercise), "{exercise}");
    }
    let hams = with_volume(&files::text("hams.leg"), &[], |part, _| by_exercise(part));
    for name in ["dumbbell_romanian_deadlift", "single_leg_curl"] {
        assert_eq!(hams.get(name), week.get(name), "{name}");
    }
    let quads = with_volume(&files::text("quads_and_glutes.leg"), &[], |part, _| {
        by_exercise(part)
    });
    assert_eq!(quads.len(), 7);
    for (exercise, figures) in &quads {
        assert_eq!(Some(figures), week.get(exercise), "{exercise}");
    }
    assert_eq!(week.len(), 2 + 4 + 7);
    // 12 and 20 reps in two phases, however they are parted.
    assert_eq!(week["lying_leg_curl"].reps, exactly("72"));
    assert_eq!(week["seated_leg_curl"].reps, exactly("80"));
}
