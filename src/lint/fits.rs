//! Whether gear makes a load: a load goes in; where it cannot be made, the nearest that can come out.

use crate::library::{Fit, Gear, fit};
use crate::quantity::{Decimal, Load, Mass};

/// The loads nearest to one that the gear cannot make, in the gear's own unit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Misfit {
    /// The heaviest below, if there is one.
    pub(super) below: Option<Decimal>,
    /// The lightest above, if there is one.
    pub(super) above: Option<Decimal>,
    /// The gear's unit.
    pub(super) unit: Mass,
}

impl Misfit {
    /// How `load` misses what `gear` can make; `None` where it can be made, or any of a range, and
    /// where nothing is known of the gear. A load in another unit is brought to the gear's, exactly:
    /// plates of pounds make one in kilograms, or they do not.
    pub(super) fn of(gear: &Gear, load: Load) -> Option<Self> {
        let unit = gear.unit?;
        let least = load.unit.weigh(load.weight.min, unit);
        let most = load.unit.weigh(load.weight.max?, unit);
        let Fit::Between { below, above } = fit(gear, least)? else {
            return None;
        };
        let within = above.is_some_and(|above| above <= most);
        (!within && (below.is_some() || above.is_some())).then_some(Self { below, above, unit })
    }

    /// `; the nearest are 175 and 180 kg`, `; the most is 175 kg`
    pub(super) fn nearest(&self) -> String {
        let unit = self.unit;
        match (self.below, self.above) {
            (Some(below), Some(above)) => {
                let (below, above) = (below.grouped(), above.grouped());
                format!("; the nearest are {below} and {above} {unit}")
            }
            (Some(only), None) => format!("; the most is {} {unit}", only.grouped()),
            (None, Some(only)) => format!("; the least is {} {unit}", only.grouped()),
            (None, None) => String::new(),
        }
    }
}

/// `182 lb`; with what it is in the gear's unit where that is another: `82.5 kg (181.88 lb)`.
pub(super) fn load_words(load: Load, unit: Mass) -> String {
    if load.unit == unit {
        return load.to_string();
    }
    let there = load
        .weight
        .map(|weight| load.unit.convert(weight, unit).rounded(2));
    format!("{load} ({} {unit})", there.grouped())
}
