//! Settings of the options, by the names of those that are on.

use leg::routine::{Routine, Settings};

/// The settings of a routine with each option of `set` on.
pub fn settings(routine: &Routine<'_>, set: &[&str]) -> Settings {
    let own = Settings::defaults(&routine.options);
    set.iter().fold(own, |settings, option| {
        settings
            .with(&routine.options, option)
            .expect("an option of the routine")
    })
}
