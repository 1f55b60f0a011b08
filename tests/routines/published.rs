//! Programmes that others have published, with the figures that they come to.

use crate::*;

#[test]
fn german_volume() {
    let text = "units kg\nmax squat 100\nday 2\n  squat 10x10 @60% tempo[4020] rest[90s]\n";
    let squat = figures(text, "squat");
    // 100 reps of 60 kg; 10 reps of 4 + 0 + 2 + 0 s are 60 s a set.
    assert_eq!(squat.hard_sets, exactly("10"));
    assert_eq!(squat.reps, exactly("100"));
    assert_eq!(squat.tonnage.kg, exactly("6000"));
    assert_eq!(squat.seconds, exactly("600"));
    // 10 x (60 + 15 to set up) + 9 x 90 of rest
    with_volume(text, &[], |volume, _| {
        assert_eq!(volume.seconds, exactly("1560"));
    });
    // The file has the same squats.
    assert_eq!(figures(&files::text("german_volume.leg"), "squat"), squat);
}

#[test]
fn texas_method() {
    let squat = figures(
        "units kg\nday 1\n  squat 5x5 @90\nday 3\n  squat 2x5 @72\nday 5\n  squat 1x5 @100\n",
        "squat",
    );
    // 25 x 90 = 2,250; 10 x 72 = 720; 5 x 100 = 500.
    assert_eq!(squat.tonnage.kg, exactly("3470"));
    assert_eq!(squat.reps, exactly("40"));
    assert_eq!(squat.hard_sets, exactly("8"));

    let text = files::text("texas_method.leg");
    let with_warmups = figures(&text, "squat");
    assert_eq!(with_warmups.tonnage, squat.tonnage);
    assert_eq!(with_warmups.reps, squat.reps);
    assert_eq!(with_warmups.hard_sets, squat.hard_sets);
    // Three days of 2 + 1 + 1 sets, and two singles and doubles up to the record.
    assert_eq!(with_warmups.warmup_sets, exactly("14"));
    // 3 x (10 x 20 + 5 x 40 + 3 x 60) + 2 x 80 + 92.5
    assert_eq!(with_warmups.warmup_tonnage.kg, exactly("1992.5"));
    with_volume(&text, &[], |volume, _| {
        let days: Vec<&str> = volume.days.iter().map(|day| day.heading.as_str()).collect();
        assert_eq!(days, ["Monday", "Wednesday", "Friday", "Sunday"]);
    });
}

/// 6x6 at 70 kg, 7x5 at 75, 8x4 at 80, 10x3 at 85, and `more` on each.
fn smolov_jr(more: u32) -> Figures {
    figures(
        &format!(
            "units kg\nday 1\n  bench_press 6x6 @{}\nday 3\n  bench_press 7x5 @{}\nday 5\n  bench_press 8x4 @{}\nday 6\n  bench_press 10x3 @{}\n",
            70 + more,
            75 + more,
            80 + more,
            85 + more
        ),
        "bench_press",
    )
}

#[test]
fn smolov_junior() {
    // 36 x 70 + 35 x 75 + 32 x 80 + 30 x 85 = 2,520 + 2,625 + 2,560 + 2,550
    let first = smolov_jr(0);
    assert_eq!(first.tonnage.kg, exactly("10255"));
    // 133 reps of 5 kg more are 665 more.
    assert_eq!(smolov_jr(5).tonnage.kg, exactly("10920"));
    assert_eq!(smolov_jr(10).tonnage.kg, exactly("11585"));
    let mut cycle = first.clone();
    cycle += &smolov_jr(5);
    cycle += &smolov_jr(10);
    assert_eq!(cycle.tonnage.kg, exactly("32760"));
    assert_eq!(first.hard_sets, exactly("31"));
    assert_eq!(first.reps, exactly("133"));
    assert_eq!(figures(&files::text("smolov_jr.leg"), "bench_press"), first);
}

fn smolov_base(more: u32) -> String {
    format!(
        "units kg\nmax squat 100\nday 1\n  squat 4x9 @{}\nday 3\n  squat 5x7 @{}\nday 5\n  squat 7x5 @{}\nday 6\n  squat 10x3 @{}\n",
        70 + more,
        75 + more,
        80 + more,
        85 + more
    )
}

#[test]
fn smolov_base_cycle() {
    // 36 x 70 + 35 x 75 + 35 x 80 + 30 x 85 = 2,520 + 2,625 + 2,800 + 2,550
    let first = figures(&smolov_base(0), "squat");
    assert_eq!(first.tonnage.kg, exactly("10495"));
    // 136 reps: of 10 kg more 1,360, of 15 kg more 2,040.
    let second = figures(&smolov_base(10), "squat");
    let third = figures(&smolov_base(15), "squat");
    assert_eq!(second.tonnage.kg, exactly("11855"));
    assert_eq!(third.tonnage.kg, exactly("12535"));
    let mut cycle = first.clone();
    cycle += &second;
    cycle += &third;
    assert_eq!(cycle.tonnage.kg, exactly("34885"));
    assert_eq!(first.hard_sets, exactly("26"));
    assert_eq!(first.reps, exactly("136"));
    assert_eq!(figures(&files::text("smolov_base.leg"), "squat"), first);
    // The last day of it is ten triples with the max, which is told.
    assert!(names(&findings(&smolov_base(15))).contains(&"reps-at-max"));
    assert!(!names(&findings(&smolov_base(10))).contains(&"reps-at-max"));
}

fn wendler(scheme: &str) -> Figures {
    figures(
        &format!("units kg\nmax squat 100\nday 5\n  squat {scheme}\n"),
        "squat",
    )
}

#[test]
fn five_three_one() {
    // 5 x (65 + 75 + 85): the last set is open, so this is the least.
    let fives = wendler("1x5 @65%, 1x5 @75%, 1x5+ @85%");
    assert_eq!(fives.tonnage.kg, at_least("1125"));
    assert_eq!(fives.reps, at_least("15"));
    assert_eq!(fives.hard_sets, exactly("3"));
    // 3 x (70 + 80 + 90)
    let threes = wendler("1x3 @70%, 1x3 @80%, 1x3+ @90%");
    assert_eq!(threes.tonnage.kg, at_least("720"));
    // 5 x 75 + 3 x 85 + 1 x 95
    let ones = wendler("1x5 @75%, 1x3 @85%, 1x1+ @95%");
    assert_eq!(ones.tonnage.kg, at_least("725"));
    // 5 x (40 + 50 + 60), and nothing open
    let light = wendler("1x5 @40%, 1x5 @50%, 1x5 @60%");
    assert_eq!(light.tonnage.kg, exactly("750"));
    // 50 x 50
    let big = wendler("5x10 @50%");
    assert_eq!(big.tonnage.kg, exactly("2500"));
    assert_eq!(big.reps, exactly("50"));

    let mut week = fives;
    week += &big;
    let file = figures(&files::text("five_three_one.leg"), "squat");
    assert_eq!(file.tonnage.kg, at_least("3625"));
    assert_eq!(file.tonnage, week.tonnage);
    assert_eq!(file.reps, at_least("65"));
    assert_eq!(file.hard_sets, exactly("8"));
}

/// 180 kg: the loads are those that the book rounds to the nearest 2.5 kg.
#[test]
fn percentages_of_a_training_max_are_exact() {
    let of_180 = |scheme: &str| {
        figures(
            &format!("units kg\nmax squat 180\nday 5\n  squat {scheme}\n"),
            "squat",
        )
        .tonnage
        .kg
    };
    // 117, 135, 153; 126, 144, 162; 135, 153, 171; 72, 90, 108; 90
    assert_eq!(of_180("1x1 @65%, 1x1 @75%, 1x1 @85%"), exactly("405"));
    assert_eq!(of_180("1x1 @70%, 1x1 @80%, 1x1 @90%"), exactly("432"));
    assert_eq!(of_180("1x1 @75%, 1x1 @85%, 1x1 @95%"), exactly("459"));
    assert_eq!(of_180("1x1 @40%, 1x1 @50%, 1x1 @60%"), exactly("270"));
    assert_eq!(of_180("1x1 @50%"), exactly("90"));
    // 72.5% of 142.5, no binary fraction on the way
    let odd = figures("max squat 142.5kg\nday 5\n  squat 3x1 @72.5%\n", "squat");
    assert_eq!(odd.tonnage.kg, precisely("309.9375"));
}
