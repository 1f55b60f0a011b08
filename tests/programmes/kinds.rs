//! One programme for each other kind of cycle.

use leg::quantity::Mass;

use super::{Line, Week, assert_weeks, everything, text, week, with_volume};

/// Of 160 kg: 128, 136, 144; 132, 140, 148, and 2.5 kg more a week; 80% of the first wave at last.
#[test]
fn waves() {
    let squats = [
        [127_500, 135_000, 145_000, 132_500, 140_000, 147_500],
        [130_000, 137_500, 147_500, 135_000, 142_500, 150_000],
        [132_500, 140_000, 150_000, 137_500, 145_000, 152_500],
    ];
    let benches = [
        [80_000, 85_000, 90_000, 82_500, 87_500, 92_500],
        [82_500, 87_500, 92_500, 85_000, 90_000, 95_000],
        [85_000, 90_000, 95_000, 87_500, 92_500, 97_500],
    ];
    let waves = |[a, b, c, d, e, f]: [u64; 6]| {
        [
            (1, 3, a),
            (1, 2, b),
            (1, 1, c),
            (1, 3, d),
            (1, 2, e),
            (1, 1, f),
        ]
    };
    let mut weeks = Vec::new();
    for (squat, bench) in squats.into_iter().zip(benches) {
        let others = [(3, 8, 90_000), (4, 8, 70_000)];
        let lines = [waves(squat).as_slice(), &waves(bench), &others].concat();
        weeks.push(week(&lines));
    }
    // 80% of 127.5 and so on: 102, 108, 116; 64, 68, 72; 72 and 56
    weeks.push(week(&[
        (1, 3, 102_500),
        (1, 2, 107_500),
        (1, 1, 115_000),
        (1, 3, 65_000),
        (1, 2, 67_500),
        (1, 1, 72_500),
        (3, 8, 72_500),
        (4, 8, 55_000),
    ]));
    assert_weeks(&everything(&text("wave_loading"), &[]), &weeks, Mass::Kg);
}

/// Of 140 kg 91, 112 and 105, of 100 kg 65, 80 and 75; with 0, 2.5, 5, then 5, 7.5, 10 kg more.
#[test]
fn daily_undulation() {
    let squats = [
        [90_000, 112_500, 105_000],
        // 93.5, 114.5, 107.5
        [92_500, 115_000, 107_500],
        // 96, 117, 110
        [95_000, 117_500, 110_000],
        [95_000, 117_500, 110_000],
        // 98.5, 119.5, 112.5
        [97_500, 120_000, 112_500],
        // 101, 122, 115
        [100_000, 122_500, 115_000],
    ];
    let benches = [
        [65_000, 80_000, 75_000],
        [67_500, 82_500, 77_500],
        [70_000, 85_000, 80_000],
        [70_000, 85_000, 80_000],
        [72_500, 87_500, 82_500],
        [75_000, 90_000, 85_000],
    ];
    let days = |[size, speed, strength]: [u64; 3]| [(4, 10, size), (5, 3, speed), (4, 6, strength)];
    let weeks: Vec<Week> = squats
        .into_iter()
        .zip(benches)
        .map(|(squat, bench)| week(&[days(squat), days(bench)].concat()))
        .collect();
    let found = everything(&text("daily_undulating"), &[]);
    assert_weeks(&found, &weeks, Mass::Kg);
}

/// Four rotations of eight days; the pairs of dumbbells are 40 kg, then 5 more, 15 and 25.
#[test]
fn rotation_of_eight_days() {
    let rotation = |more: u64| {
        week(&[
            (4, 5, 80_000 + more),
            (3, 6, 45_000 + more),
            (4, 6, 70_000 + more),
            (3, 8, 60_000 + more),
            (4, 5, 110_000 + more),
            (3, 8, 40_000 + more),
            (3, 12, 40_000 + 2 * more),
            (3, 15, 15_000),
            (3, 12, 50_000 + more),
            (3, 12, 25_000),
            (3, 15, 140_000 + 2 * more),
            (4, 15, 80_000 + more),
        ])
    };
    let weeks = [0, 2_500, 5_000, 7_500].map(rotation);
    let text = text("eight_day_rotation");
    assert_weeks(&everything(&text, &[]), &weeks, Mass::Kg);
    with_volume(&text, &[], None, |volume| {
        let days = volume.days.iter().map(|day| (day.week, day.number));
        let eighths = days.filter(|(_, number)| *number == 7);
        assert_eq!(eighths.count(), 4, "a seventh day in each rotation");
    });
}

/// In pounds, rounded down to 5: the top set first, then nine tenths of what it was rounded to.
#[test]
fn top_sets_and_back_off_sets() {
    // Of 350: 271.25, 280, 288.75, 227.5; of 250: 193.75, 200, 206.25, 162.5; of 400: 300 to 260.
    // Of the tops 243, 252, 256.5, 202.5; 171, 180, 184.5, 144; 270, 279, 288, 234.
    let tops = [
        [[270, 240], [190, 170], [300, 270]],
        [[280, 250], [200, 180], [310, 275]],
        [[285, 255], [205, 180], [320, 285]],
        [[225, 200], [160, 140], [260, 230]],
    ];
    let weeks = |extra: Line| {
        let mut weeks = Vec::new();
        for (at, [squat, bench, pull]) in tops.into_iter().enumerate() {
            let mut lines = vec![
                (1, 5, squat[0] * 1000),
                (3, 5, squat[1] * 1000),
                (1, 5, bench[0] * 1000),
                (3, 5, bench[1] * 1000),
                (1, 5, pull[0] * 1000),
                (2, 5, pull[1] * 1000),
            ];
            if at < 3 {
                lines.push((3, 12, 270_000));
            }
            if at == 1 || at == 2 {
                lines.push(extra);
            }
            weeks.push(week(&lines));
        }
        weeks
    };
    let text = text("top_set_back_off");
    // A pair of 60 lb dumbbells; with a spotter a single of 90% of 250.
    let alone = weeks((2, 10, 120_000));
    assert_weeks(&everything(&text, &[]), &alone, Mass::Lb);
    let spotted = weeks((1, 1, 225_000));
    assert_weeks(&everything(&text, &["spotter=yes"]), &spotted, Mass::Lb);
}

/// Mornings and evenings of three weeks; a pair of dumbbells is 25 kg.
#[test]
fn mornings_and_evenings() {
    let of = |more: u64| {
        week(&[
            (5, 3, 120_000 + more),
            (4, 10, 40_000),
            (4, 12, 90_000),
            (5, 3, 90_000 + more),
            (4, 10, 60_000),
            (3, 12, 25_000),
            (4, 5, 100_000 + more),
            (4, 10, 45_000),
            (4, 12, 40_000),
            (5, 5, 50_000 + more),
            (4, 10, 60_000),
            (3, 15, 20_000),
        ])
    };
    let weeks = [0, 2_500, 5_000].map(of);
    assert_weeks(&everything(&text("two_a_days"), &[]), &weeks, Mass::Kg);
}

/// Four weeks of eights and sixes, three of triples, half of the sets at 80%, a single each.
#[test]
fn three_blocks() {
    let found = everything(&text("block_periodization"), &[]);
    let expected = [
        // Of 160, 110 and 200: 100, 68.75 (half way), 125
        week(&[(5, 8, 100_000), (5, 8, 67_500), (4, 6, 125_000)]),
        // 104, 71.5, 130
        week(&[(5, 8, 105_000), (5, 8, 72_500), (4, 6, 130_000)]),
        // 108, 74.25, 135
        week(&[(5, 8, 107_500), (5, 8, 75_000), (4, 6, 135_000)]),
        // 112, 77, 140
        week(&[(5, 8, 112_500), (5, 8, 77_500), (4, 6, 140_000)]),
        // 128, 88, 160
        week(&[(5, 3, 127_500), (5, 3, 87_500), (4, 3, 160_000)]),
        // 133, 90.5, 165
        week(&[(5, 3, 132_500), (5, 3, 90_000), (4, 3, 165_000)]),
        // 138, 93, 170
        week(&[(5, 3, 137_500), (5, 3, 92_500), (4, 3, 170_000)]),
        // 80% of 112.5, 77.5 and 140: 90, 62, 112; half of five is three
        week(&[(3, 8, 90_000), (3, 8, 62_500), (2, 6, 112_500)]),
        // 97.5%: 156, 107.25, 195
        week(&[(1, 1, 155_000), (1, 1, 107_500), (1, 1, 195_000)]),
    ];
    assert_weeks(&found, &expected, Mass::Kg);
}
