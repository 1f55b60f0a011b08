//! Programmes whose lines move on: from session to session, or from week to week.

use leg::quantity::Mass;

use super::{
    assert_weeks, at_least, everything, exactly, kg, open_week, text, week, week_between,
    with_volume,
};

/// Twelve workouts: the squat from 20 kg to 47.5, A six times and B six times.
#[test]
fn stronglifts() {
    let found = everything(&text("stronglifts_five_by_five"), &[]);
    let expected = [
        week(&[
            // A: squat, bench, row; B: squat, press, deadlift; A
            (5, 5, 20_000),
            (5, 5, 20_000),
            (5, 5, 30_000),
            (5, 5, 22_500),
            (5, 5, 20_000),
            (1, 5, 40_000),
            (5, 5, 25_000),
            (5, 5, 22_500),
            (5, 5, 32_500),
        ]),
        week(&[
            // B, A, B
            (5, 5, 27_500),
            (5, 5, 22_500),
            (1, 5, 45_000),
            (5, 5, 30_000),
            (5, 5, 25_000),
            (5, 5, 35_000),
            (5, 5, 32_500),
            (5, 5, 25_000),
            (1, 5, 50_000),
        ]),
        week(&[
            (5, 5, 35_000),
            (5, 5, 27_500),
            (5, 5, 37_500),
            (5, 5, 37_500),
            (5, 5, 27_500),
            (1, 5, 55_000),
            (5, 5, 40_000),
            (5, 5, 30_000),
            (5, 5, 40_000),
        ]),
        week(&[
            (5, 5, 42_500),
            (5, 5, 30_000),
            (1, 5, 60_000),
            (5, 5, 45_000),
            (5, 5, 32_500),
            (5, 5, 42_500),
            (5, 5, 47_500),
            (5, 5, 32_500),
            (1, 5, 65_000),
        ]),
    ];
    assert_weeks(&found, &expected, Mass::Kg);
    assert_eq!(kg(&found.total), exactly(25_012_500));
}

/// Three weeks, each with two sessions of what is done twice: a rep more each, from eight to twelve
/// or fifteen to twenty, and after twelves 2.5 kg more and eights again.
#[test]
fn push_pull_legs() {
    // The reps of each session, and how often the weight has gone up by then.
    let eights = [(8, 0), (9, 0), (10, 0), (11, 0), (12, 0), (8, 1)];
    let fifteens = [15, 16, 17, 18, 19, 20];
    let mut weeks = Vec::new();
    for at in 0..3 {
        let gained = 2_500 * at;
        let mut lines = vec![
            (1, 5, 100_000 + 2 * gained),
            (5, 5, 60_000 + gained),
            (5, 5, 60_000 + gained),
            (5, 5, 40_000 + gained),
            // Press and bench for reps come once a week.
            (3, 8 + at, 30_000),
            (3, 8 + at, 45_000),
        ];
        for session in [2 * at, 2 * at + 1] {
            lines.push((3, 5, 80_000 + 2_500 * session));
            let session = usize::try_from(session).expect("a small number");
            let (reps, steps) = eights[session];
            let many = fifteens[session];
            let (more_each, more_a_pair) = (2_500 * steps, 5_000 * steps);
            lines.extend([
                // Pull
                (3, reps, 50_000 + more_each),
                (3, reps, 50_000 + more_each),
                (5, many, 15_000),
                (4, reps, 20_000 + more_a_pair),
                (4, reps, 20_000 + more_a_pair),
                // Push
                (3, reps, 40_000 + more_a_pair),
                (3, reps, 20_000 + more_each),
                (3, many, 10_000),
                (3, reps, 15_000 + more_each),
                (3, many, 10_000),
                // Legs
                (3, reps, 60_000 + more_each),
                (3, reps, 120_000 + more_each),
                (3, reps, 40_000 + more_each),
                (5, reps, 60_000 + more_each),
            ]);
        }
        weeks.push(open_week(&lines));
    }
    let found = everything(&text("reddit_push_pull_legs"), &[]);
    assert_weeks(&found, &weeks, Mass::Kg);
    assert_eq!(kg(&found.total), at_least(138_520_000));
}

/// In pounds, one set of each: a rep more in each rotation, two of what comes twice in it.
#[test]
fn heavy_duty() {
    let rotation = |after: u64| {
        let legs = |before: u64| {
            [
                (1, 8 + 2 * after + before, 140_000),
                (1, 12 + 2 * after + before, 200_000),
            ]
        };
        let others = [
            (1, 6 + after, 120_000),
            (1, 1 + after, 185_000),
            (1, 6 + after, 160_000),
            (1, 5 + after, 315_000),
            (1, 8 + after, 360_000),
            // Pairs of dumbbells
            (1, 6 + after, 50_000),
            (1, 6 + after, 40_000),
            (1, 6 + after, 85_000),
            (1, 6 + after, 60_000),
            // What a dip has on top of the body
            (1, 3 + after, 25_000),
            (1, 8 + after, 225_000),
        ];
        week(&[legs(0).as_slice(), &legs(1), &others].concat())
    };
    let text = text("heavy_duty");
    let found = everything(&text, &[]);
    assert_weeks(&found, &[rotation(0), rotation(1), rotation(2)], Mass::Lb);
    with_volume(&text, &[], None, |volume| {
        let days = volume.days.iter().map(|day| day.number);
        let days: Vec<_> = days.filter(|day| [1, 5, 9, 13].contains(day)).collect();
        assert_eq!(days, [1, 5, 9, 13].repeat(3), "every fourth day");
    });
}

/// 85%, 92.5% and all of what the sets call for, then a step of 5 or 2.5 kg a week; everything comes
/// twice a week, with the fewest sets and reps or with the most.
#[test]
fn generic_bulking() {
    // Squat, stiff-leg deadlift, standing calf; bench, row: of six to eight
    let heavy = [
        // 102, 93.5, 102; 76.5, 68
        [102_500, 92_500, 102_500, 77_500, 67_500],
        // 111, 101.75, 111; 83.25, 74
        [110_000, 102_500, 110_000, 82_500, 75_000],
        [120_000, 110_000, 120_000, 90_000, 80_000],
        [125_000, 115_000, 125_000, 92_500, 82_500],
        [130_000, 120_000, 130_000, 95_000, 85_000],
        [135_000, 125_000, 135_000, 97_500, 87_500],
    ];
    // Leg press, leg curl, seated calf; incline, pulldown: of ten to twelve
    let medium = [
        // 153, 38.25, 42.5; 51
        [152_500, 37_500, 42_500, 50_000, 50_000],
        // 166.5, 41.625, 46.25 (half way); 55.5
        [167_500, 42_500, 45_000, 55_000, 55_000],
        [180_000, 45_000, 50_000, 60_000, 60_000],
        [185_000, 47_500, 52_500, 62_500, 62_500],
        [190_000, 50_000, 55_000, 65_000, 65_000],
        [195_000, 52_500, 57_500, 67_500, 67_500],
    ];
    // Pushdown and curl, of twelve to fifteen; 25.5, 27.75
    let light = [25_000, 27_500, 30_000, 32_500, 35_000, 37_500];
    let mut weeks = Vec::new();
    for at in 0..6 {
        let of = |[more, fewer, fewest]: [u64; 3], [six, ten, twelve]: [u64; 3]| {
            let mut lines = vec![(4 * fewest, twelve, light[at])];
            lines.extend(heavy[at].map(|grams| (2 * more, six, grams)));
            lines.extend(medium[at].map(|grams| (2 * fewer, ten, grams)));
            lines
        };
        let least = of([3, 2, 1], [6, 10, 12]);
        let most = of([4, 3, 2], [8, 12, 15]);
        weeks.push(week_between(&least, &most));
    }
    let found = everything(&text("generic_bulking"), &[]);
    assert_weeks(&found, &weeks, Mass::Kg);
}

/// Five weeks of eight to twelve reps; in the sixth all have the next pair, 2.5 kg heavier each.
#[test]
fn double_progression() {
    // Goblet squat and lunge, bench press, row and deadlift, incline press.
    let asked = |reps: u64, more: u64| {
        week(&[
            (3, reps, 22_500 + more),
            (3, reps, 2 * (20_000 + more)),
            (3, 2 * reps, 25_000 + more),
            (3, 2 * reps, 2 * (22_500 + more)),
            (3, reps, 2 * (17_500 + more)),
            (3, reps, 2 * (25_000 + more)),
        ])
    };
    let weeks = [
        asked(8, 0),
        asked(9, 0),
        asked(10, 0),
        asked(11, 0),
        asked(12, 0),
        asked(8, 2_500),
    ];
    let found = everything(&text("double_progression"), &[]);
    assert_weeks(&found, &weeks, Mass::Kg);
    assert_eq!(kg(&found.total), exactly(50_805_000));
}

/// Four weeks in which all is made: the squat and the deadlift 5 kg more each week, the others 2.5.
#[test]
fn gzclp() {
    let of = |after: u64| {
        let (large, small) = (5_000 * after, 2_500 * after);
        open_week(&[
            (5, 3, 60_000 + large),
            (3, 10, 30_000 + small),
            (5, 3, 30_000 + small),
            (3, 10, 50_000 + large),
            (5, 3, 45_000 + small),
            (3, 10, 40_000 + large),
            (5, 3, 70_000 + large),
            (3, 10, 20_000 + small),
            // The pulldown twice, the row twice: no last set of 25 reps yet.
            (12, 15, 30_000),
        ])
    };
    let found = everything(&text("gzclp"), &[]);
    assert_weeks(&found, &[of(0), of(1), of(2), of(3)], Mass::Kg);
    assert_eq!(kg(&found.total), at_least(54_750_000));
}

/// Press and bench 1 kg more each time that they come, squat and deadlift 2.5.
#[test]
fn greyskull() {
    let found = everything(&text("greyskull"), &[]);
    let weeks = [
        open_week(&[
            (3, 5, 50_000),
            (3, 5, 60_000),
            (3, 5, 30_000),
            (1, 5, 80_000),
            (3, 5, 51_000),
            (3, 5, 62_500),
        ]),
        open_week(&[
            (3, 5, 31_000),
            (3, 5, 65_000),
            (3, 5, 52_000),
            (1, 5, 82_500),
            (3, 5, 32_000),
            (3, 5, 67_500),
        ]),
    ];
    assert_weeks(&found, &weeks, Mass::Kg);
    assert_eq!(kg(&found.total), at_least(8_327_500));
}
