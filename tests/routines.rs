//! The routines that come with Leg, checked as a user would check them and added up by hand.
//!
//! Each file of `routines/` goes through the library's stages and has to come out without a
//! finding, advice included, under every setting of its options. Then published programmes are
//! added up: the sums stand in the comments, and the figures have to be those, to the last digit.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use leg::diagnostic::{Diagnostic, Findings};
use leg::lint;
use leg::quantity::{Decimal, Interval, Mass, Thousandths};
use leg::routine::{self, Routine, Settings};
use leg::source::{FileId, Source};
use leg::syntax;
use leg::volume::{Figures, MuscleSets, Volume, volume};

#[cfg(test)]
mod files {
    use super::*;

    /// What a sound programme is still found guilty of, file by file. The Smolov cycles train one
    /// lift four days a week, and four of seven days always include two in a row.
    const KNOWN: &[(&str, &[&str])] = &[
        ("smolov_base.leg", &["same-muscle-within-48h"]),
        ("smolov_jr.leg", &["same-muscle-within-48h"]),
    ];

    /// Every routine, with its text.
    pub(crate) fn all() -> Vec<(String, String)> {
        let mut paths: Vec<PathBuf> = std::fs::read_dir(folder())
            .expect("the folder of routines")
            .map(|entry| entry.expect("a file").path())
            .filter(|path| path.extension().is_some_and(|ending| ending == "leg"))
            .collect();
        paths.sort();
        paths
            .iter()
            .map(|path| {
                let name = path.file_name().expect("a name").to_string_lossy();
                let text = std::fs::read_to_string(path).expect("text");
                (name.into_owned(), text)
            })
            .collect()
    }

    fn folder() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("routines")
    }

    /// The text of one of them.
    pub(crate) fn text(name: &str) -> String {
        std::fs::read_to_string(folder().join(name)).expect(name)
    }

    #[test]
    fn every_routine_is_clean() {
        let all = all();
        assert!(all.len() >= 20, "{} routines", all.len());
        for (name, text) in all {
            let known = KNOWN
                .iter()
                .find(|(file, _)| *file == name)
                .map_or(&[][..], |(_, rules)| rules);
            assert_eq!(names(&findings(&text)), known, "{name}");
        }
    }

    #[test]
    fn every_setting_has_a_plan() {
        for (name, text) in all() {
            with_routine(&text, |routine, _| {
                let (settings, complete) = routine::settings(&routine.options);
                assert!(complete, "{name} is checked under all its settings");
                let asked = u32::try_from(routine.options.len()).expect("few options");
                assert_eq!(settings.len(), 2_usize.pow(asked), "{name}");
                for setting in settings {
                    let mut findings = Findings::new();
                    let volume = volume(routine, setting, |_| true, &mut findings);
                    let under = setting.describe(&routine.options);
                    assert!(findings.is_empty(), "{name} with {under}");
                    assert!(
                        !volume.total.figures.hard_sets.is_zero(),
                        "{name} with {under}"
                    );
                }
            });
        }
    }

    #[test]
    fn every_routine_says_what_it_is() {
        for (name, text) in all() {
            assert!(text.starts_with("# "), "{name} opens with what it is for");
            with_routine(&text, |routine, _| {
                assert!(routine.title.is_some(), "{name} has a title");
                assert!(routine.units.is_some(), "{name} has units");
            });
        }
    }

    #[test]
    fn a_week_is_named_after_its_priorities() {
        let weeks: &[(&str, &[&str], &[&str])] = &[
            ("wheels.leg", &[], &["quads", "hams", "calves"]),
            ("wheels.leg", &["female"], &["glutes", "calves", "hams"]),
            (
                "wheels_quads_hams_calves.leg",
                &[],
                &["quads", "hams", "calves"],
            ),
            (
                "wheels_glutes_calves_hams.leg",
                &[],
                &["glutes", "calves", "hams"],
            ),
            (
                "wheels_glutes_hams_quads.leg",
                &[],
                &["glutes", "hams", "quads"],
            ),
            ("wheels_hams_first.leg", &[], &["hams", "quads", "calves"]),
            ("wheels_calves_first.leg", &[], &["calves", "quads", "hams"]),
        ];
        for (name, set, wanted) in weeks {
            with_routine(&text(name), |routine, _| {
                let priority = routine
                    .priority(settings(routine, set))
                    .expect("a priority");
                let muscles: Vec<&str> = priority
                    .muscles
                    .iter()
                    .map(|(muscle, _)| routine.catalogue.with_muscle(*muscle, |muscle| muscle.name))
                    .collect();
                assert_eq!(muscles, *wanted, "{name}");
            });
        }
    }

    /// Hams before calves, calves too often, training on the rest day: what the weeks require is
    /// what breaks when they are changed.
    #[test]
    fn the_weeks_prove_what_they_require() {
        for (name, text) in all().iter().filter(|(name, _)| name.starts_with("wheels")) {
            let late = text
                .replacen("  use calves\n  lying_leg_curl", "  lying_leg_curl", 1)
                .replacen("  single_leg_curl", "  use calves\n  single_leg_curl", 1);
            assert_ne!(&late, text, "{name} has a day of hams with calves first");
            assert!(
                names(&findings(&late)).contains(&"requirement-broken"),
                "{name}: calves late"
            );

            let often = text.replacen("bike ", "use calves\n  bike ", 1);
            assert_ne!(&often, text, "{name} has a bike");
            assert!(
                names(&findings(&often)).contains(&"requirement-broken"),
                "{name}: calves often"
            );
        }
    }
}

/// The article that Leg began with.
#[cfg(test)]
mod article {
    use super::*;

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
}

/// Programmes that others have published, with the figures that they come to.
#[cfg(test)]
mod published {
    use super::*;

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
            assert_eq!(volume.seconds, exactly("1560"))
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
}

/// What each set counts for.
#[cfg(test)]
mod counting {
    use super::*;

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
}

// The stages, as `legc` runs them

/// Resolves and checks `text`, and gives `then` the routine with what was found.
fn with_routine<T>(text: &str, then: impl FnOnce(&Routine<'_>, Vec<Diagnostic>) -> T) -> T {
    let (source, undecoded) = Source::decode(
        "routine.leg".into(),
        text.as_bytes().to_vec(),
        FileId::ROUTINE,
    );
    let mut findings = Findings::new();
    findings.extend(undecoded);
    let ast = syntax::parse(source.text(), FileId::ROUTINE, &mut findings);
    let routine = routine::resolve(&source, &ast, &mut findings);
    lint::check(&routine, &mut findings);
    then(&routine, findings.sorted())
}

/// Everything that is found in `text`.
fn findings(text: &str) -> Vec<Diagnostic> {
    with_routine(text, |_, found| found)
}

/// The names of the rules that findings go back to.
fn names(found: &[Diagnostic]) -> Vec<&'static str> {
    found.iter().map(|found| found.rule.name).collect()
}

/// The settings of a routine with each option of `set` on.
fn settings(routine: &Routine<'_>, set: &[&str]) -> Settings {
    let own = Settings::defaults(&routine.options);
    set.iter().fold(own, |settings, option| {
        settings
            .with(&routine.options, option)
            .unwrap_or_else(|error| unreachable!("{error}"))
    })
}

/// Gives `then` the volume of `text` with the options of `set` on.
fn with_volume<T>(
    text: &str,
    set: &[&str],
    then: impl FnOnce(&Volume<'_>, &Routine<'_>) -> T,
) -> T {
    with_routine(text, |routine, _| {
        let mut findings = Findings::new();
        let volume = volume(routine, settings(routine, set), |_| true, &mut findings);
        assert!(findings.is_empty(), "a plan without faults");
        then(&volume, routine)
    })
}

/// The figures of each exercise, by name.
fn by_exercise(volume: &Volume<'_>) -> BTreeMap<String, Figures> {
    let all = volume.exercises.iter();
    all.map(|(exercise, figures)| (exercise.name.to_owned(), figures.clone()))
        .collect()
}

/// The figures of one exercise of `text`.
fn figures(text: &str, exercise: &str) -> Figures {
    with_volume(text, &[], |volume, _| {
        by_exercise(volume)
            .remove(exercise)
            .unwrap_or_else(|| unreachable!("{exercise} is planned"))
    })
}

/// The figures of the whole of `text`.
fn total(text: &str, set: &[&str]) -> Figures {
    with_volume(text, set, |volume, _| volume.total.figures.clone())
}

/// The sets of one muscle in the whole of `text`.
fn muscle(text: &str, set: &[&str], name: &str) -> MuscleSets {
    with_volume(text, set, |volume, routine| {
        let muscle = routine.catalogue.muscle(name);
        volume
            .total
            .muscle(muscle.unwrap_or_else(|| unreachable!("{name} is a muscle")))
    })
}

// Figures

fn decimal(text: &str) -> Decimal {
    Thousandths::parse(text)
        .unwrap_or_else(|_| unreachable!("{text} is a number"))
        .into()
}

fn exactly(text: &str) -> Interval {
    Interval::exactly(decimal(text))
}

fn between(least: &str, most: &str) -> Interval {
    Interval::between(decimal(least), decimal(most))
}

fn at_least(least: &str) -> Interval {
    Interval::at_least(decimal(least))
}

/// A figure of more places than a file can write, to the ninth.
fn precisely(text: &str) -> Interval {
    let (whole, places) = text.split_once('.').unwrap_or((text, ""));
    let part = |digits: &str| Decimal::whole(digits.parse().unwrap_or_default());
    let scale = 10_u64.pow(u32::try_from(places.len()).unwrap_or_default());
    Interval::exactly(part(whole) + Decimal::ratio(part(places), Decimal::whole(scale)))
}
