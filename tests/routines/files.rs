//! The files of `routines/`: clean, complete, and true to their names.

use crate::*;

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
        assert_eq!(names(&findings(&text)), [""; 0], "{name}");
    }
}

#[test]
fn every_setting_has_a_plan() {
    for (name, text) in all() {
        with_routine(&text, |routine, _| {
            let (settings, complete) = routine::settings(&routine.options, routine.entries);
            assert!(complete, "{name} is checked under all its settings");
            let asked = u32::try_from(routine.options.len()).expect("few options");
            assert_eq!(settings.len(), 2_usize.pow(asked), "{name}");
            for setting in settings {
                let mut findings = Findings::new();
                let volume = volume(routine, setting, |_, _| true, &mut findings);
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
