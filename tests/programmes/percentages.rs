//! Published programmes by percentages of a max, a training max or a best five.

use leg::quantity::{Decimal, Interval, Mass};

use super::{
    Line, Week, assert_figures, assert_weeks, at_least, everything, exactly, findings, kg, lift,
    open_week, replace_line, text, week, week_between, with_line,
};

/// 70, 75, 80 and 85 kg, 5 kg more in week 2 and 10 in week 3: 10,255, 10,920, 11,585 kg.
#[test]
fn smolov_junior() {
    let found = everything(&text("smolov_jr"), &[]);
    let expected = [
        week(&[
            (6, 6, 70_000),
            (7, 5, 75_000),
            (8, 4, 80_000),
            (10, 3, 85_000),
        ]),
        week(&[
            (6, 6, 75_000),
            (7, 5, 80_000),
            (8, 4, 85_000),
            (10, 3, 90_000),
        ]),
        week(&[
            (6, 6, 80_000),
            (7, 5, 85_000),
            (8, 4, 90_000),
            (10, 3, 95_000),
        ]),
    ];
    assert_weeks(&found, &expected, Mass::Kg);
    let sums = expected.map(|week| (week.least.sets, week.least.reps, week.least.grams));
    assert_eq!(
        sums,
        [
            (31, 133, 10_255_000),
            (31, 133, 10_920_000),
            (31, 133, 11_585_000)
        ]
    );
    assert_eq!(kg(&found.total), exactly(32_760_000));
}

/// Of 150 kg: 105, 112.5, 120 and 127.5 kg, 10 kg more in week 2, 15 in week 3.
#[test]
fn smolov_base_cycle() {
    let found = everything(&text("smolov_base"), &[]);
    let expected = [
        week(&[
            (4, 9, 105_000),
            (5, 7, 112_500),
            (7, 5, 120_000),
            (10, 3, 127_500),
        ]),
        week(&[
            (4, 9, 115_000),
            (5, 7, 122_500),
            (7, 5, 130_000),
            (10, 3, 137_500),
        ]),
        week(&[
            (4, 9, 120_000),
            (5, 7, 127_500),
            (7, 5, 135_000),
            (10, 3, 142_500),
        ]),
    ];
    assert_weeks(&found, &expected, Mass::Kg);
    assert_eq!(kg(&found.total), exactly(50_627_500));
}

/// Of 100 kg: 10,495, 11,855, 12,535 kg; the last day is ten triples with the max, which is told.
#[test]
fn smolov_base_cycle_of_a_hundred() {
    let hundred = with_line("smolov_base", "max squat", "max squat 100");
    let found = everything(&hundred, &[]);
    let expected = [
        week(&[
            (4, 9, 70_000),
            (5, 7, 75_000),
            (7, 5, 80_000),
            (10, 3, 85_000),
        ]),
        week(&[
            (4, 9, 80_000),
            (5, 7, 85_000),
            (7, 5, 90_000),
            (10, 3, 95_000),
        ]),
        week(&[
            (4, 9, 85_000),
            (5, 7, 90_000),
            (7, 5, 95_000),
            (10, 3, 100_000),
        ]),
    ];
    assert_weeks(&found, &expected, Mass::Kg);
    let sums = expected.map(|week| (week.least.sets, week.least.reps, week.least.grams));
    assert_eq!(
        sums,
        [
            (26, 136, 10_495_000),
            (26, 136, 11_855_000),
            (26, 136, 12_535_000)
        ]
    );
    assert_eq!(kg(&found.total), exactly(34_885_000));
    assert!(findings(&hundred).contains(&"reps-at-max"));
}

/// A cycle of 5/3/1: the three main loads of each of its weeks, and the load of the tens.
fn wendler(main: [[u64; 3]; 4], tens: u64) -> [Week; 4] {
    let [fives, threes, ones, light] = main;
    let lines = |reps: [u64; 3], [first, second, last]: [u64; 3]| {
        [
            (1, reps[0], first),
            (1, reps[1], second),
            (1, reps[2], last),
            (5, 10, tens),
        ]
    };
    [
        open_week(&lines([5, 5, 5], fives)),
        open_week(&lines([3, 3, 3], threes)),
        open_week(&lines([5, 3, 1], ones)),
        week(&lines([5, 5, 5], light)),
    ]
}

/// Training maxes of 180, 185 and 190 kg, each load to the nearest 2.5 kg.
#[test]
fn five_three_one_squats() {
    let found = lift(&text("five_three_one_bbb"), "squat");
    // 117, 135, 153; 126, 144, 162; 135, 153, 171; 72, 90, 108; 90
    let first = wendler(
        [
            [117_500, 135_000, 152_500],
            [125_000, 145_000, 162_500],
            [135_000, 152_500, 170_000],
            [72_500, 90_000, 107_500],
        ],
        90_000,
    );
    // 120.25, 138.75 (half way), 157.25; 129.5, 148, 166.5; .., 175.75; 74, 92.5, 111; 92.5
    let second = wendler(
        [
            [120_000, 137_500, 157_500],
            [130_000, 147_500, 167_500],
            [137_500, 157_500, 175_000],
            [75_000, 92_500, 110_000],
        ],
        92_500,
    );
    // 123.5, 142.5, 161.5; 133, 152, 171; .., 180.5; 76, 95, 114; 95
    let third = wendler(
        [
            [122_500, 142_500, 162_500],
            [132_500, 152_500, 170_000],
            [142_500, 162_500, 180_000],
            [75_000, 95_000, 115_000],
        ],
        95_000,
    );
    let cycles: Vec<Week> = first.into_iter().chain(second).chain(third).collect();
    assert_weeks(&found, &cycles, Mass::Kg);
    // 2,025 + 1,297.5 + 1,302.5 + 1,350 and four times 4,500, as the file says
    let sums = cycles.iter().take(4).map(|week| week.least.grams);
    let expected = [6_525_000, 5_797_500, 5_802_500, 5_850_000];
    assert_eq!(sums.collect::<Vec<_>>(), expected);
    assert_eq!(kg(&found.total), at_least(73_915_000));
}

/// Training maxes of 67.5, 70 and 72.5 kg.
#[test]
fn five_three_one_presses() {
    let found = lift(&text("five_three_one_bbb"), "overhead_press");
    // 43.875, 50.625, 57.375; 47.25, 54, 60.75; .., 64.125; 27, 33.75 (half way), 40.5; 33.75
    let first = wendler(
        [
            [45_000, 50_000, 57_500],
            [47_500, 55_000, 60_000],
            [50_000, 57_500, 65_000],
            [27_500, 32_500, 40_000],
        ],
        32_500,
    );
    // 45.5, 52.5, 59.5; 49, 56, 63; .., 66.5; 28, 35, 42; 35
    let second = wendler(
        [
            [45_000, 52_500, 60_000],
            [50_000, 55_000, 62_500],
            [52_500, 60_000, 67_500],
            [27_500, 35_000, 42_500],
        ],
        35_000,
    );
    // 47.125, 54.375, 61.625; 50.75, 58, 65.25; .., 68.875; 29, 36.25 (half way), 43.5; 36.25
    let third = wendler(
        [
            [47_500, 55_000, 62_500],
            [50_000, 57_500, 65_000],
            [55_000, 62_500, 70_000],
            [30_000, 35_000, 42_500],
        ],
        35_000,
    );
    let cycles: Vec<Week> = first.into_iter().chain(second).chain(third).collect();
    assert_weeks(&found, &cycles, Mass::Kg);
}

/// A training max of 100 kg and nothing rounded: 1,125, 720, 725 and 750 kg, the tens 2,500.
#[test]
fn five_three_one_of_a_hundred() {
    let once = with_line("five_three_one_bbb", "weeks", "weeks 4");
    let bare = replace_line(&once, "round", "");
    let hundred = replace_line(&bare, "tm squat", "tm squat 100kg");
    let hundred = replace_line(&hundred, "let lower", "let lower = 0kg");
    let found = lift(&hundred, "squat");
    let expected = wendler(
        [
            [65_000, 75_000, 85_000],
            [70_000, 80_000, 90_000],
            [75_000, 85_000, 95_000],
            [40_000, 50_000, 60_000],
        ],
        50_000,
    );
    assert_weeks(&found, &expected, Mass::Kg);
    let main = [1_125_000, 720_000, 725_000, 750_000];
    assert_eq!(
        expected.map(|week| week.least.grams),
        main.map(|main| main + 2_500_000)
    );
}

/// Sixty per cent of 100, 90, 100 and 80 kg; from the fourth round on 2.5 kg more.
#[test]
fn german_volume_training() {
    let text = text("german_volume");
    let squat = lift(&text, "squat");
    let squats =
        [60_000, 60_000, 60_000, 62_500, 62_500, 62_500].map(|load| week(&[(10, 10, load)]));
    assert_weeks(&squat, &squats, Mass::Kg);
    assert_eq!(kg(&squat.weeks[0]), exactly(6_000_000));
    assert_eq!(kg(&squat.total), exactly(36_750_000));
    // 100 reps of 4 + 0 + 2 + 0 s
    let seconds = Interval::exactly(Decimal::whole(600));
    assert_eq!(squat.weeks[5].seconds, seconds);

    let round = |more: u64| {
        let main = [
            (10, 10, 60_000 + more),
            (10, 10, 54_000 + more),
            (10, 10, 60_000 + more),
            (10, 10, 48_000 + more),
            (10, 10, 25_000),
        ];
        // Pairs of 22.5, 7.5 and 7.5 kg; the leg raise has no load.
        let loads = [45_000, 45_000, 35_000, 0, 15_000, 15_000];
        let with = |reps: u64| {
            let assisting = loads.map(|load| (3, reps, load));
            [main.as_slice(), &assisting].concat()
        };
        week_between(&with(10), &with(12))
    };
    let rounds = [0, 0, 0, 2_500, 2_500, 2_500].map(round);
    assert_weeks(&everything(&text, &[]), &rounds, Mass::Kg);
}

/// Unrounded, a record of 100 kg: 2,250 + 720 + 500 = 3,470 kg, and 40 reps.
#[test]
fn texas_method_of_a_hundred() {
    let bare = with_line("texas_method", "round", "");
    let found = lift(&bare, "squat");
    let first = week(&[(5, 5, 90_000), (2, 5, 72_000), (1, 5, 100_000)]);
    assert_figures(&found.weeks[0], &first, Mass::Kg, "week 1");
    assert_eq!(kg(&found.weeks[0]), exactly(3_470_000));
    assert_eq!(first.least.reps, 40);
    // 102.5 kg: 92.25 and 73.8
    let second = week(&[(5, 5, 92_250), (2, 5, 73_800), (1, 5, 102_500)]);
    assert_figures(&found.weeks[1], &second, Mass::Kg, "week 2");
}

/// 2.5 kg more a week on every lift but the press, which has them every other week.
#[test]
fn texas_method() {
    let text = text("texas_method");
    let squats = [
        // 90, 72, 100
        [90_000, 72_500, 100_000],
        // 92.25, 73.8, 102.5
        [92_500, 75_000, 102_500],
        // 94.5, 75.6, 105
        [95_000, 75_000, 105_000],
        // 96.75, 77.4, 107.5
        [97_500, 77_500, 107_500],
        // 99, 79.2, 110
        [100_000, 80_000, 110_000],
        // 101.25 (half way), 81, 112.5
        [100_000, 80_000, 112_500],
    ];
    let squat =
        squats.map(|[volume, light, record]| [(5, 5, volume), (2, 5, light), (1, 5, record)]);
    let found = lift(&text, "squat");
    assert_weeks(&found, &squat.each_ref().map(|lines| week(lines)), Mass::Kg);
    let kilograms = [
        3_475_000, 3_575_000, 3_650_000, 3_750_000, 3_850_000, 3_862_500,
    ];
    let weeks: Vec<Interval> = found.weeks.iter().map(kg).collect();
    assert_eq!(weeks, kilograms.map(exactly));

    // 67.5, 69.75, 72, 74.25, 76.5, 78.75 (half way); then deadlift, press, power clean
    let others = [
        [67_500, 75_000, 115_000, 45_000, 60_000],
        [70_000, 77_500, 117_500, 45_000, 62_500],
        [72_500, 80_000, 120_000, 47_500, 65_000],
        [75_000, 82_500, 122_500, 47_500, 67_500],
        [77_500, 85_000, 125_000, 50_000, 70_000],
        [77_500, 87_500, 127_500, 50_000, 72_500],
    ];
    let mut weeks = Vec::new();
    for (squat, [volume, record, pull, press, clean]) in squat.iter().zip(others) {
        let others = [
            (5, 5, volume),
            (1, 5, record),
            (1, 5, pull),
            (3, 5, press),
            (5, 3, clean),
            (5, 10, 0),
        ];
        // Chins of 6 to 10
        let with = |reps: u64| [squat.as_slice(), &others, &[(3, reps, 0)]].concat();
        weeks.push(week_between(&with(6), &with(10)));
    }
    assert_weeks(&everything(&text, &[]), &weeks, Mass::Kg);
}

/// A training max of 190 kg: 152, 161.5, 171, 180.5, 190 and 199.5 kg, to the nearest 2.5.
#[test]
fn russian_squats() {
    let light = (6, 2, 152_500);
    let found = everything(&text("russian_squat"), &[]);
    let expected = [
        week(&[light, (6, 3, 152_500), light]),
        week(&[(6, 4, 152_500), light, (6, 5, 152_500)]),
        week(&[light, (6, 6, 152_500), light]),
        week(&[(5, 5, 162_500), light, (4, 4, 170_000)]),
        week(&[light, (3, 3, 180_000), light]),
        week(&[(2, 2, 190_000), light, (1, 1, 200_000)]),
    ];
    assert_weeks(&found, &expected, Mass::Kg);
    assert_eq!(kg(&found.total), exactly(42_302_500));
}

/// Working maxes of 67.5, 180, 108 and 198 kg, after each wave 2.5 or 5 kg more. Of each lift stand
/// the loads of the wave's three weeks, then of the deload: 40, 50 and 60%.
#[test]
fn juggernaut() {
    // 60, 67.5 and 75%: of 67.5, 40.5, 45.5625 and 50.625; of 180, 108, 121.5 and 135
    let tens = [
        [40_000, 45_000, 50_000, 27_500, 32_500, 40_000],
        [107_500, 122_500, 135_000, 72_500, 90_000, 107_500],
        [65_000, 72_500, 80_000, 42_500, 55_000, 65_000],
        [120_000, 132_500, 147_500, 80_000, 100_000, 120_000],
    ];
    // 65, 72.5 and 80%: of 70, 45.5, 50.75 and 56; of 185, 120.25, 134.125 and 148
    let eights = [
        [45_000, 50_000, 55_000, 27_500, 35_000, 42_500],
        [120_000, 135_000, 147_500, 75_000, 92_500, 110_000],
        [72_500, 80_000, 87_500, 45_000, 55_000, 67_500],
        [132_500, 147_500, 162_500, 80_000, 102_500, 122_500],
    ];
    // 70, 77.5 and 85%: of 72.5, 50.75, 56.1875 and 61.625; of 190, 133, 147.25 and 161.5
    let fives = [
        [50_000, 55_000, 62_500, 30_000, 35_000, 42_500],
        [132_500, 147_500, 162_500, 75_000, 95_000, 115_000],
        [80_000, 87_500, 95_000, 45_000, 57_500, 67_500],
        [145_000, 160_000, 177_500, 82_500, 105_000, 125_000],
    ];
    // 75, 82.5 and 90%: of 75, 56.25 (half way), 61.875 and 67.5; of 195, 146.25 (half way),
    // 160.875 and 175.5
    let threes = [
        [55_000, 62_500, 67_500, 30_000, 37_500, 45_000],
        [145_000, 160_000, 175_000, 77_500, 97_500, 117_500],
        [87_500, 95_000, 105_000, 45_000, 57_500, 70_000],
        [160_000, 175_000, 192_500, 85_000, 107_500, 127_500],
    ];
    // The reps, and the sets of accumulation and of intensification.
    let waves = [
        (10, [5, 3], tens),
        (8, [5, 3], eights),
        (5, [6, 4], fives),
        (3, [7, 5], threes),
    ];
    let mut weeks = Vec::new();
    for (reps, [more, fewer], lifts) in waves {
        for (at, sets) in [more, fewer, 1].into_iter().enumerate() {
            weeks.push(open_week(&lifts.map(|loads| (sets, reps, loads[at]))));
        }
        let light = lifts.map(|[_, _, _, a, b, c]| [(1, 5, a), (1, 5, b), (1, 5, c)]);
        weeks.push(week(&light.concat()));
    }
    let found = everything(&text("juggernaut"), &[]);
    assert_weeks(&found, &weeks, Mass::Kg);
    assert_eq!(kg(&found.total), at_least(119_662_500));
}

/// Of each lift: 50, 62.5, 75, 87.5 and 100% of Monday's top, then Friday's triple. Tops of 92.5, 95
/// and so on to 110% of fives with 140, 100, 80, 60 and 160 kg; a triple has the next week's top.
#[test]
fn madcow() {
    // 129.5, 133, 136.5, 140, 143.5, 147, 150.5, 154, 157.5
    let squats = [
        [65_000, 80_000, 97_500, 112_500, 130_000, 132_500],
        [67_500, 82_500, 100_000, 117_500, 132_500, 137_500],
        [67_500, 85_000, 102_500, 120_000, 137_500, 140_000],
        [70_000, 87_500, 105_000, 122_500, 140_000, 142_500],
        [72_500, 90_000, 107_500, 125_000, 142_500, 147_500],
        [72_500, 92_500, 110_000, 127_500, 147_500, 150_000],
        [75_000, 95_000, 112_500, 132_500, 150_000, 155_000],
        // 77, 96.25 (half way), 115.5, 134.75
        [77_500, 95_000, 115_000, 135_000, 155_000, 157_500],
    ];
    let benches = [
        // 46.25 (half way), 57.8125, 69.375, 80.9375, 92.5
        [45_000, 57_500, 70_000, 80_000, 92_500, 95_000],
        [47_500, 60_000, 70_000, 82_500, 95_000, 97_500],
        [47_500, 60_000, 72_500, 85_000, 97_500, 100_000],
        [50_000, 62_500, 75_000, 87_500, 100_000, 102_500],
        [50_000, 65_000, 77_500, 90_000, 102_500, 105_000],
        [52_500, 65_000, 77_500, 92_500, 105_000, 107_500],
        [52_500, 67_500, 80_000, 95_000, 107_500, 110_000],
        [55_000, 67_500, 82_500, 95_000, 110_000, 112_500],
    ];
    // 74, 76, 78, 80, 82, 84, 86, 88, 90
    let rows = [
        [37_500, 45_000, 55_000, 65_000, 75_000, 75_000],
        [37_500, 47_500, 57_500, 67_500, 75_000, 77_500],
        [40_000, 47_500, 57_500, 67_500, 77_500, 80_000],
        [40_000, 50_000, 60_000, 70_000, 80_000, 82_500],
        [40_000, 50_000, 62_500, 72_500, 82_500, 85_000],
        [42_500, 52_500, 62_500, 72_500, 85_000, 85_000],
        [42_500, 52_500, 65_000, 75_000, 85_000, 87_500],
        [45_000, 55_000, 65_000, 77_500, 87_500, 90_000],
    ];
    // The last four of the five; 55.5, 57, 58.5, 60, 61.5, 63, 64.5, 66
    let presses = [
        [35_000, 42_500, 47_500, 55_000],
        [35_000, 42_500, 50_000, 57_500],
        [37_500, 45_000, 50_000, 57_500],
        [37_500, 45_000, 52_500, 60_000],
        [37_500, 45_000, 55_000, 62_500],
        [40_000, 47_500, 55_000, 62_500],
        [40_000, 47_500, 57_500, 65_000],
        [40_000, 50_000, 57_500, 65_000],
    ];
    // 148, 152, 156, 160, 164, 168, 172, 176
    let pulls = [
        [92_500, 110_000, 130_000, 147_500],
        [95_000, 115_000, 132_500, 152_500],
        [97_500, 117_500, 137_500, 155_000],
        [100_000, 120_000, 140_000, 160_000],
        [102_500, 122_500, 142_500, 165_000],
        [105_000, 125_000, 147_500, 167_500],
        [107_500, 130_000, 150_000, 172_500],
        [110_000, 132_500, 155_000, 175_000],
    ];
    let mut weeks = Vec::new();
    for at in 0..8 {
        let mut lines = Vec::new();
        for [a, b, c, d, top, triple] in [squats[at], benches[at], rows[at]] {
            lines.extend([a, b, c, d, top].map(|grams| (1, 5, grams)));
            lines.extend([a, b, c, d].map(|grams| (1, 5, grams)));
            lines.extend([(1, 3, triple), (1, 8, c)]);
        }
        let [a, b, c, ..] = squats[at];
        lines.extend([(1, 5, a), (1, 5, b), (2, 5, c)]);
        lines.extend(presses[at].map(|grams| (1, 5, grams)));
        lines.extend(pulls[at].map(|grams| (1, 5, grams)));
        // Back extensions, sit-ups, curls, skull crushers; dips of five to eight
        lines.extend([
            (2, 10, 10_000),
            (7, 10, 5_000),
            (3, 8, 30_000),
            (3, 8, 25_000),
        ]);
        let with = |reps: u64| [lines.as_slice(), &[(3, reps, 10_000)]].concat();
        weeks.push(week_between(&with(5), &with(8)));
    }
    assert_weeks(
        &everything(&text("madcow_five_by_five"), &[]),
        &weeks,
        Mass::Kg,
    );
}

/// Of 200, 140 and 230 kg: squats and deadlifts of five to eight sets, bench presses of six to eight;
/// then six light triples of the one, ten fours of the other, and a single or two.
#[test]
fn korte() {
    // 58, 60, 62 and 64%: 116, 120, 124, 128; 81.2, 84, 86.8, 89.6; 133.4, 138, 142.6, 147.2
    let volume = [
        [115_000, 80_000, 132_500],
        [120_000, 85_000, 137_500],
        [125_000, 87_500, 142_500],
        [127_500, 90_000, 147_500],
    ];
    // 80, 85, 90 and 95%: 160, 170, 180, 190; 112, 119, 126, 133; 184, 195.5, 207, 218.5
    let singles = [
        [160_000, 112_500, 185_000],
        [170_000, 120_000, 195_000],
        [180_000, 125_000, 207_500],
        [190_000, 132_500, 217_500],
    ];
    let mut weeks = Vec::new();
    for [squat, bench, pull] in volume {
        // Three days of five, six and five sets, or of eight each
        let of = |sets: u64, benches: u64| [(sets, 5, squat), (benches, 6, bench), (sets, 5, pull)];
        weeks.push(week_between(&of(15, 18), &of(24, 24)));
    }
    for [squat, bench, pull] in singles {
        let of = |sets: u64| {
            [
                (6, 3, 120_000),
                (10, 4, 85_000),
                (6, 3, 137_500),
                (sets, 1, squat),
                (sets, 1, bench),
                (sets, 1, pull),
            ]
        };
        weeks.push(week_between(&of(1), &of(2)));
    }
    let found = everything(&text("korte_three_by_three"), &[]);
    assert_weeks(&found, &weeks, Mass::Kg);
}

/// So many per cent of a max of whole kilograms, to the nearest 2.5, half way to the lighter.
fn percent(percent: u64, max: u64) -> u64 {
    (10 * percent * max + 1249) / 2500 * 2500
}

/// The published table, as (sets, reps, per cent) of 200, 140 and 240 kg; the totals beside it.
#[test]
fn sheiko() {
    assert_eq!(
        [percent(65, 140), percent(75, 140), percent(55, 250)],
        [90_000, 105_000, 137_500],
        "91, 105 and 137.5 kg"
    );
    let (squat, bench, pull) = (200, 140, 240);
    // The way up to the work sets of most days, to the triples at 70%.
    let up = [(1, 5, 50), (1, 4, 60), (2, 3, 70)];
    let with = |sets: &[Line]| [up.as_slice(), sets].concat();
    let weeks: [Vec<(u64, Vec<Line>)>; 4] = [
        vec![
            (bench, vec![(1, 5, 50), (2, 4, 60), (2, 3, 70), (5, 3, 75)]),
            (squat, vec![(1, 5, 50), (2, 5, 60), (5, 5, 70)]),
            (bench, vec![(1, 5, 50), (1, 5, 60), (4, 4, 70)]),
            (pull, vec![(1, 3, 50), (2, 3, 60), (2, 3, 70), (4, 3, 75)]),
            (pull, vec![(1, 4, 55), (1, 4, 65), (2, 4, 75), (4, 3, 85)]),
            (bench, vec![(1, 5, 50), (1, 5, 60), (1, 4, 70), (2, 3, 75)]),
            (bench, vec![(2, 2, 80), (2, 3, 75)]),
            (bench, vec![(1, 4, 70), (1, 6, 60), (1, 8, 50)]),
            (squat, vec![(1, 5, 50), (2, 4, 60), (2, 3, 70), (5, 3, 75)]),
        ],
        vec![
            (squat, with(&[(5, 2, 80)])),
            (bench, with(&[(5, 3, 80)])),
            (squat, vec![(2, 3, 45), (2, 3, 55), (4, 2, 60)]),
            (pull, vec![(1, 3, 50), (1, 3, 60), (2, 3, 70), (4, 2, 75)]),
            (bench, vec![(1, 6, 50), (2, 6, 60), (4, 6, 65)]),
            (pull, vec![(1, 4, 55), (1, 4, 65), (2, 4, 75), (4, 4, 80)]),
            (squat, with(&[(5, 2, 80)])),
            (
                bench,
                with(&[(2, 2, 80), (1, 3, 75), (1, 5, 65), (1, 7, 55)]),
            ),
            (squat, vec![(1, 5, 50), (2, 5, 60), (4, 4, 70)]),
        ],
        vec![
            (squat, vec![(1, 5, 55), (1, 4, 65), (2, 3, 75), (4, 2, 85)]),
            (bench, with(&[(6, 3, 80)])),
            (squat, vec![(1, 3, 50), (1, 3, 60), (1, 3, 70), (4, 3, 80)]),
            (pull, vec![(2, 3, 50), (2, 3, 60), (4, 3, 65)]),
            (bench, with(&[(3, 2, 80), (2, 2, 85), (2, 3, 80)])),
            (pull, vec![(1, 4, 60), (2, 4, 70), (2, 3, 80), (3, 2, 90)]),
            (squat, with(&[(6, 3, 80)])),
            (bench, with(&[(7, 3, 80)])),
        ],
        vec![
            (squat, with(&[(5, 3, 80)])),
            (bench, vec![(1, 5, 55), (1, 5, 65), (5, 4, 75)]),
            (squat, vec![(2, 5, 40), (2, 4, 50), (3, 3, 60)]),
            (bench, with(&[(2, 3, 80), (3, 2, 85)])),
            (pull, vec![(1, 3, 50), (1, 3, 60), (2, 3, 70), (2, 3, 80)]),
            (pull, vec![(3, 2, 85), (3, 2, 80)]),
            (bench, vec![(1, 5, 50), (1, 5, 60), (4, 5, 70)]),
            (squat, with(&[(6, 3, 80)])),
            (bench, vec![(1, 6, 50), (1, 5, 60), (2, 4, 70), (2, 3, 80)]),
            (bench, vec![(2, 2, 85), (2, 3, 80)]),
            (bench, vec![(1, 4, 70), (1, 6, 60), (1, 8, 50)]),
        ],
    ];
    let grams = |(max, sets): &(u64, Vec<Line>)| {
        let line = |(sets, reps, of): &Line| (*sets, *reps, percent(*of, *max));
        sets.iter().map(line).collect::<Vec<_>>()
    };
    let expected = weeks.map(|lines| week(&lines.iter().flat_map(grams).collect::<Vec<_>>()));
    let found = everything(&text("sheiko_29"), &[]);
    assert_weeks(&found, &expected, Mass::Kg);
    assert_eq!(kg(&found.total), exactly(119_575_000));
}
