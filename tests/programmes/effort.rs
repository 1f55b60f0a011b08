//! Programmes by how hard the sets are.

use leg::quantity::Mass;

use super::{Week, assert_weeks, everything, text, week, week_between};

/// What the chart gives a lift: for so many reps at such an RPE, the grams for a rep more in reserve
/// and for a rep less, each to the nearest 2.5 kg.
type Chart = [(u64, u64, u64, u64)];

/// A lift's chart, sets, reps, RPE.
type Effort = (&'static Chart, u64, u64, u64);

/// A week of sets by how hard they are.
fn week_by_effort(sets: &[Effort]) -> Week {
    let at = |most: bool| {
        let line = |(chart, sets, reps, rpe): &Effort| {
            let loads = chart.iter().find(|row| (row.0, row.1) == (*reps, *rpe));
            let (_, _, least, greatest) = loads.expect("a load of the chart");
            (*sets, *reps, if most { *greatest } else { *least })
        };
        sets.iter().map(line).collect::<Vec<_>>()
    };
    week_between(&at(false), &at(true))
}

/// Back squat, of a max of 160 kg: 73.9 to 78.6%, 76.2 to 81.1%, 78.6 to 83.7%, 81.1 to 86.3%, 83.7 to
/// 89.2%, 89.2 to 95.5%.
const SQUAT: &Chart = &[
    (5, 6, 117_500, 125_000), // 118.24, 125.76
    (5, 7, 122_500, 130_000), // 121.92, 129.76
    (5, 8, 125_000, 135_000), // 125.76, 133.92
    (4, 6, 122_500, 130_000),
    (4, 7, 125_000, 135_000),
    (4, 8, 130_000, 137_500), // 129.76, 138.08
    (3, 8, 135_000, 142_500), // 133.92, 142.72
    (1, 8, 142_500, 152_500), // 142.72, 152.8
];

/// Close-grip bench press, of 104.5 kg: 95% of the bench press.
const CLOSE_GRIP: &Chart = &[
    (4, 7, 82_500, 87_500), // 82.137, 87.4665
    (4, 8, 85_000, 90_000), // 84.7495, 90.1835
    (4, 9, 87_500, 92_500), // 87.4665, 93.214
];

/// Paused bench press, of the same.
const BENCH: &Chart = &[
    (5, 6, 77_500, 82_500), // 77.2255, 82.137
    (5, 7, 80_000, 85_000), // 79.629, 84.7495
    (5, 8, 82_500, 87_500),
    (4, 6, 80_000, 85_000),
    (4, 7, 82_500, 87_500),
    (4, 8, 85_000, 90_000),
    (4, 9, 87_500, 92_500),
    (3, 7, 85_000, 90_000),
    (3, 8, 87_500, 92_500),
    (3, 9, 90_000, 97_500),  // 90.1835, 96.349
    (1, 8, 92_500, 100_000), // 93.214, 99.7975
];

/// Rack pull, of 200 kg, as the deadlift.
const RACK_PULL: &Chart = &[
    (7, 6, 135_000, 147_500), // 136, 147.8
    (7, 7, 142_500, 152_500), // 141.4, 152.4
    (7, 8, 147_500, 157_500), // 147.8, 157.2
    (7, 9, 152_500, 162_500), // 152.4, 162.2
];

/// Paused deadlift, of 180 kg: nine tenths of the deadlift.
const PAUSED: &Chart = &[
    (4, 7, 142_500, 150_000), // 141.48, 150.66
    (4, 8, 145_000, 155_000), // 145.98, 155.34
    (4, 9, 150_000, 160_000), // 150.66, 160.56
    (3, 7, 145_000, 155_000),
    (3, 8, 150_000, 160_000),
    (3, 9, 155_000, 165_000), // 155.34, 165.96
];

/// Pause squat, of 144 kg: nine tenths of the squat.
const PAUSE_SQUAT: &Chart = &[
    (4, 7, 112_500, 120_000), // 113.184, 120.528
    (4, 8, 117_500, 125_000), // 116.784, 124.272
    (4, 9, 120_000, 127_500), // 120.528, 128.448
];

/// Pin squat, of 136 kg: 85% of it.
const PIN_SQUAT: &Chart = &[
    (4, 7, 107_500, 115_000), // 106.896, 113.832
    (4, 8, 110_000, 117_500), // 110.296, 117.368
    (4, 9, 115_000, 122_500), // 113.832, 121.312
    (3, 7, 110_000, 117_500),
    (3, 8, 115_000, 122_500),
    (3, 9, 117_500, 125_000), // 117.368, 125.392
];

/// Overhead press, of 70 kg.
const PRESS: &Chart = &[
    (5, 6, 52_500, 55_000), // 51.73, 55.02
    (5, 7, 52_500, 57_500), // 53.34, 56.77
    (5, 8, 55_000, 57_500), // 55.02, 58.59
    (4, 6, 52_500, 57_500),
    (4, 7, 55_000, 57_500),
    (4, 8, 57_500, 60_000), // 56.77, 60.41
    (3, 9, 60_000, 65_000), // 60.41, 64.54
    (1, 8, 62_500, 67_500), // 62.44, 66.85
];

/// Pendlay row, of 88 kg: four fifths of the bench press.
const ROW: &Chart = &[
    (8, 6, 57_500, 62_500), // 57.464, 62.216
    (8, 7, 60_000, 65_000), // 59.84, 65.032
    (8, 8, 62_500, 67_500), // 62.216, 67.056
    (6, 6, 62_500, 67_500),
    (6, 7, 65_000, 70_000), // 65.032, 69.168
    (6, 8, 67_500, 72_500), // 67.056, 71.368
];

/// Deadlift, of 200 kg.
const DEADLIFT: &Chart = &[
    (5, 6, 147_500, 157_500), // 147.8, 157.2
    (5, 7, 152_500, 162_500), // 152.4, 162.2
    (5, 8, 157_500, 167_500), // 157.2, 167.4
    (4, 6, 152_500, 162_500),
    (4, 7, 157_500, 167_500),
    (4, 8, 162_500, 172_500), // 162.2, 172.6
    (3, 8, 167_500, 177_500), // 167.4, 178.4
    (3, 9, 172_500, 185_000), // 172.6, 184.4
    (1, 8, 177_500, 190_000), // 178.4, 191
];

/// Tempo squat, of 128 kg: four fifths of the squat.
const TEMPO: &Chart = &[
    (8, 6, 82_500, 90_000),  // 83.584, 90.496
    (8, 7, 87_500, 95_000),  // 87.04, 94.592
    (8, 8, 90_000, 97_500),  // 90.496, 97.536
    (8, 9, 95_000, 100_000), // 94.592, 100.608
];

/// Beltless squat, of 152 kg: 95% of it.
const BELTLESS: &Chart = &[
    (6, 6, 107_500, 115_000), // 107.464, 115.824
    (6, 7, 112_500, 120_000), // 112.328, 119.472
    (6, 8, 115_000, 122_500), // 115.824, 123.272
    (6, 9, 120_000, 127_500), // 119.472, 127.224
];

/// A climb: a set at each of two RPEs, and so many at the next.
fn climb(chart: &'static Chart, reps: u64, rpe: u64, sets: u64) -> [Effort; 3] {
    [
        (chart, 1, reps, rpe),
        (chart, 1, reps, rpe + 1),
        (chart, sets, reps, rpe + 2),
    ]
}

/// A single at 8, and sets of a few.
fn single(chart: &'static Chart, sets: u64, reps: u64, rpe: u64) -> [Effort; 2] {
    [(chart, 1, 1, 8), (chart, sets, reps, rpe)]
}

/// A week of the first four: how often each top set comes, and where rack pull and tempo squat begin.
fn volume(tops: [u64; 9], pull_at: u64, tempo_at: u64) -> Week {
    let lines = [
        climb(SQUAT, 5, 6, tops[0]),
        climb(CLOSE_GRIP, 4, 7, tops[1]),
        climb(RACK_PULL, 7, pull_at, tops[2]),
        climb(PAUSE_SQUAT, 4, 7, tops[3]),
        climb(PRESS, 5, 6, tops[4]),
        climb(ROW, 8, 6, tops[5]),
        climb(DEADLIFT, 5, 6, tops[6]),
        climb(BENCH, 5, 6, tops[7]),
        climb(TEMPO, 8, tempo_at, tops[8]),
    ];
    week_by_effort(&lines.concat())
}

/// Four weeks of climbs with the top set again and again, and four that go from climbs to singles.
#[test]
fn the_bridge() {
    let expected = [
        volume([1, 1, 1, 1, 1, 2, 1, 1, 1], 6, 6),
        volume([3, 2, 2, 2, 4, 3, 3, 4, 2], 6, 6),
        volume([3, 2, 2, 2, 4, 3, 3, 4, 2], 7, 7),
        volume([4, 3, 2, 3, 4, 4, 3, 5, 2], 7, 6),
        week_by_effort(
            &[
                climb(SQUAT, 4, 6, 3),
                climb(BENCH, 4, 7, 2),
                climb(PAUSED, 4, 7, 2),
                climb(PIN_SQUAT, 4, 7, 2),
                climb(PRESS, 4, 6, 5),
                climb(ROW, 8, 6, 4),
                climb(DEADLIFT, 4, 6, 3),
                climb(BENCH, 4, 6, 5),
                climb(BELTLESS, 6, 7, 2),
            ]
            .concat(),
        ),
        week_by_effort(
            &[
                single(SQUAT, 3, 4, 8).as_slice(),
                &climb(BENCH, 3, 7, 3),
                &climb(PAUSED, 4, 7, 2),
                &climb(PIN_SQUAT, 3, 7, 3),
                &single(PRESS, 4, 4, 8),
                &climb(ROW, 6, 6, 4),
                &single(DEADLIFT, 3, 4, 8),
                &single(BENCH, 4, 4, 8),
                &climb(BELTLESS, 6, 6, 4),
            ]
            .concat(),
        ),
        week_by_effort(
            &[
                single(SQUAT, 4, 3, 8).as_slice(),
                &climb(BENCH, 3, 7, 3),
                &climb(PAUSED, 3, 7, 2),
                &climb(PIN_SQUAT, 3, 7, 3),
                &single(PRESS, 4, 3, 9),
                &climb(ROW, 6, 6, 4),
                &single(DEADLIFT, 4, 3, 8),
                &single(BENCH, 4, 3, 9),
                &climb(BELTLESS, 6, 6, 4),
            ]
            .concat(),
        ),
        week_by_effort(
            &[
                single(SQUAT, 2, 3, 8).as_slice(),
                &climb(BENCH, 3, 7, 1),
                &climb(PAUSED, 3, 7, 1),
                &climb(PIN_SQUAT, 4, 7, 1),
                &single(PRESS, 1, 3, 9),
                &climb(ROW, 6, 6, 2),
                &single(DEADLIFT, 1, 3, 9),
                &single(BENCH, 1, 3, 9),
                &climb(BELTLESS, 6, 6, 2),
            ]
            .concat(),
        ),
    ];
    let found = everything(&text("the_bridge"), &[]);
    assert_weeks(&found, &expected, Mass::Kg);
}

/// Four weeks up; then half the sets, rounded up, of 80% of the first week's loads, rounded.
#[test]
fn ramp_of_effort() {
    // Leg press, leg curl, chest press, row; hack squat, seated curl, pulldown, shoulder press
    let lines = |sets: [u64; 2], loads: [u64; 8]| {
        let [more, fewer] = sets;
        let [press, curl, chest, row, hack, seated, pull, shoulder] = loads;
        week(&[
            (more, 10, press),
            (fewer, 12, curl),
            (more, 10, chest),
            (more, 10, row),
            (more, 8, hack),
            (fewer, 10, seated),
            (more, 10, pull),
            (more, 10, shoulder),
        ])
    };
    let expected = [
        lines(
            [3, 2],
            [
                160_000, 40_000, 50_000, 55_000, 90_000, 45_000, 60_000, 35_000,
            ],
        ),
        lines(
            [3, 2],
            [
                165_000, 42_500, 52_500, 57_500, 95_000, 47_500, 62_500, 37_500,
            ],
        ),
        lines(
            [4, 3],
            [
                170_000, 45_000, 55_000, 60_000, 100_000, 50_000, 65_000, 40_000,
            ],
        ),
        lines(
            [4, 3],
            [
                175_000, 47_500, 57_500, 62_500, 105_000, 52_500, 67_500, 42_500,
            ],
        ),
        // Half of four and of three; 128, 32, 40, 44; 72, 36, 48, 28
        lines(
            [2, 2],
            [
                127_500, 32_500, 40_000, 45_000, 72_500, 35_000, 47_500, 27_500,
            ],
        ),
    ];
    assert_weeks(&everything(&text("rir_ramp"), &[]), &expected, Mass::Kg);
}
