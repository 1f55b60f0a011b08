//! Plates: what fits, by hand and against trying everything.

use std::collections::BTreeSet;

use super::*;
use crate::library::{Inventory, PlateSize};
use crate::quantity::Thousandths;

fn decimal(text: &str) -> Decimal {
    Thousandths::parse(text).expect("a numeral").into()
}

/// `45 4x25`: as many 45s as wanted, and four 25s.
fn gear(bar: &str, posts: u32, plates: &str) -> Gear {
    let plates = plates
        .split_whitespace()
        .map(|plate| match plate.split_once('x') {
            Some((count, weight)) => PlateSize {
                weight: decimal(weight),
                count: Some(count.parse().expect("a count")),
            },
            None => PlateSize {
                weight: decimal(plate),
                count: None,
            },
        });
    let bar = (!bar.is_empty()).then(|| decimal(bar));
    Gear {
        bar,
        said_posts: Some(posts),
        plates: plates.collect(),
        ..Gear::default()
    }
}

fn loads(loads: Inventory) -> Gear {
    Gear {
        said_posts: Some(2),
        loads: Some(loads),
        ..Gear::default()
    }
}

fn show(fit: Option<Fit>) -> String {
    let weight =
        |weight: Option<Decimal>| weight.map_or("none".to_owned(), |weight| weight.to_string());
    match fit {
        None => "unknown".to_owned(),
        Some(Fit::Between { below, above }) => {
            format!("between {} and {}", weight(below), weight(above))
        }
        Some(Fit::Made(plates)) => {
            let plates: Vec<_> = plates
                .iter()
                .map(|(weight, count)| format!("{count}x{weight}"))
                .collect();
            format!("[{}]", plates.join(" "))
        }
    }
}

#[track_caller]
fn check(gear: &Gear, weight: &str, expected: &str) {
    assert_eq!(show(fit(gear, decimal(weight))), expected, "{weight}");
}

fn pounds() -> Gear {
    gear("45", 2, "45 35 25 10 5 2.5 1.25")
}

#[test]
fn plates_go_on_both_ends_of_a_bar() {
    check(&pounds(), "45", "[]");
    check(&pounds(), "135", "[1x45]");
    check(&pounds(), "225", "[2x45]");
    check(&pounds(), "232.5", "[2x45 1x2.5 1x1.25]");
    check(&pounds(), "185", "[1x45 1x25]");
    check(&pounds(), "165", "[1x35 1x25]");
}

#[test]
fn a_weight_off_the_plates_is_between_two_that_can_be_made() {
    check(&pounds(), "236.25", "between 235 and 237.5");
    check(&pounds(), "46", "between 45 and 47.5");
    check(&pounds(), "40", "between none and 45");
    let exact = decimal("77.125").percent_of(decimal("142.125"));
    assert_eq!(
        show(fit(&gear("20", 2, "20 10 5 2.5 1.25"), exact)),
        "between 107.5 and 110"
    );
}

#[test]
fn the_heaviest_that_fits_is_not_always_right() {
    check(&gear("45", 2, "2x25 4x15"), "105", "[2x15]");
    // Nor, where a plate is counted, is the way with the fewest of each lighter sum.
    check(&gear("", 1, "1x4 2x3 6x1"), "6", "[2x3]");
    check(&gear("", 1, "1x9 1x8 5x1"), "10", "[1x9 1x1]");
}

#[test]
fn the_heaviest_plates_are_preferred_among_the_fewest() {
    check(&gear("20", 2, "25 20 15 10"), "100", "[1x25 1x15]");
    check(&gear("20", 2, "2x25 4x20 2x15 10"), "100", "[1x25 1x15]");
}

#[test]
fn a_single_pin_takes_every_plate() {
    let sled = gear("", 1, "45 25");
    check(&sled, "0", "[]");
    check(&sled, "45", "[1x45]");
    check(&sled, "115", "[2x45 1x25]");
    check(&sled, "60", "between 50 and 70");
    check(&gear("", 2, "45"), "45", "between 0 and 90");
}

#[test]
fn plates_are_shared_out_over_the_posts() {
    // The third 45 has no partner, and the two entries of 25 are one size.
    let few = gear("45", 2, "3x45 1x25 1x25");
    check(&few, "185", "[1x45 1x25]");
    check(&few, "225", "between 185 and none");
    check(&few, "185.001", "between 185 and none");
    check(&few, "100", "between 95 and 135");
    check(&gear("45", 2, "1x45"), "45", "[]");
    check(&gear("45", 2, "1x45"), "46", "between 45 and none");
    check(&gear("45", 2, "2x25 25"), "145", "[2x25]");
}

#[test]
fn an_inventory_of_any_size_has_a_most() {
    check(
        &gear("20", 2, "4x25 2x20"),
        "1000000",
        "between 160 and none",
    );
    check(
        &gear("0.5", 1, "1000000x1.001 2x0.003"),
        "1000000",
        "unknown",
    );
    check(
        &gear("", 1, "900000x1 1x0.5"),
        "1000000",
        "between 900000.5 and none",
    );
    check(
        &gear("", 1, "900000x1 1x0.5"),
        "900000.6",
        "between 900000.5 and none",
    );
}

#[test]
fn kilogram_plates_are_as_exact() {
    let kilograms = gear("20", 2, "25 20 15 10 5 2.5 1.25 1 0.5");
    check(&kilograms, "102.5", "[1x25 1x15 1x1.25]");
    check(&kilograms, "103", "[1x25 1x15 1x1 1x0.5]");
    check(&kilograms, "20.5", "between 20 and 21");
    check(&kilograms, "150", "[2x25 1x15]");
    check(
        &gear("20", 2, "20.412 0.001"),
        "60.826",
        "[1x20.412 1x0.001]",
    );
}

#[test]
fn a_stack_has_its_own_loads() {
    let steps = loads(Inventory::Steps {
        from: decimal("10"),
        to: decimal("205"),
        by: decimal("10"),
    });
    check(&steps, "10", "[]");
    check(&steps, "200", "[]");
    check(&steps, "5", "between none and 10");
    check(&steps, "12.5", "between 10 and 20");
    check(&steps, "203", "between 200 and none");
    check(&steps, "210", "between 200 and none");
    let list = loads(Inventory::Listed(
        ["10", "15", "20", "30"].map(decimal).to_vec(),
    ));
    check(&list, "15", "[]");
    check(&list, "5", "between none and 10");
    check(&list, "25", "between 20 and 30");
    check(&list, "31", "between 30 and none");
    check(&loads(Inventory::Listed(Vec::new())), "31", "unknown");
}

#[test]
fn gear_that_does_not_say_is_not_judged() {
    check(&gear("", 2, ""), "100", "unknown");
    check(&gear("", 0, "45"), "100", "unknown");
    check(&gear("45", 2, ""), "45", "[]");
    check(&gear("45", 2, ""), "44", "between none and 45");
    check(&gear("45", 2, ""), "46", "unknown");
}

#[test]
fn an_absurd_inventory_is_answered_or_left_unknown() {
    let odd = |count: Option<u32>| Gear {
        said_posts: Some(2),
        plates: (0..64)
            .map(|i| PlateSize {
                weight: Thousandths(1001 + 2 * i).into(),
                count,
            })
            .collect(),
        ..Gear::default()
    };
    for count in [None, Some(1_000_000), Some(u32::MAX), Some(3)] {
        let answer = show(fit(&odd(count), decimal("1000000")));
        assert_eq!(
            answer,
            if count == Some(3) {
                "between 136.192 and none"
            } else {
                "unknown"
            }
        );
    }
    // As much as is ever looked at: 64 sizes, and nearly the limit of sums.
    for count in [None, Some(4), Some(9)] {
        assert_ne!(fit(&odd(count), decimal("28")), None);
    }
    let most = Decimal::whole(u64::MAX);
    assert_eq!(fit(&odd(Some(3)), most * most), None);
    assert_eq!(fit(&gear("", 1, "0.001"), most), None);
}

#[test]
fn what_plates_make_is_worked_out_once_for_all_loads() {
    let fine = gear("20", 2, "25.001 20.003 15.007 10.009 5.011 2.503 1.251");
    let heaviest = decimal("180");
    assert_ne!(fit(&fine, heaviest), None);
    let worked_out = fine.sums.looked_at();
    assert!(worked_out <= 1_000_000, "{worked_out}");
    let mut weight = fine.bar.expect("a bar");
    while weight < heaviest {
        assert_ne!(fit(&fine, weight), None);
        weight = weight + decimal("0.017");
    }
    assert_eq!(fine.sums.looked_at(), worked_out);

    // From the lightest to the heaviest it is done anew only where twice as much is asked for.
    let rising = fine.clone();
    let mut weight = decimal("20.017");
    let mut tables = BTreeSet::new();
    while weight < heaviest {
        assert_ne!(fit(&rising, weight), None);
        tables.insert(rising.sums.looked_at());
        weight = weight + decimal("0.017");
    }
    let looked_at: usize = tables.iter().sum();
    assert!(looked_at <= 3_000_000, "{tables:?}");
}

#[test]
fn much_gear_shares_what_may_be_looked_at() {
    let one_of = |count: usize| Gear {
        sums: Sums::one_of(count),
        ..pounds()
    };
    let far = |count: usize| searched_up_to(&one_of(count)).expect("an end");
    assert_eq!(far(1), far(16));
    assert!(far(16) > Decimal::whole(300_000));
    assert!(far(1_000) > Decimal::whole(5_000));
    assert_ne!(fit(&one_of(1_000), decimal("1000")), None);
    assert_eq!(fit(&one_of(1_000_000), decimal("1000")), None);
}

/// Every way to fill one post to no more than `limit`: the sum, and how many of each size.
fn every_way(sizes: &[(i64, Option<i64>)], limit: i64) -> Vec<(i64, Vec<i64>)> {
    sizes
        .iter()
        .fold(vec![(0, Vec::new())], |ways, &(weight, most)| {
            let mut longer = Vec::new();
            for (sum, counts) in ways {
                for count in 0..=most.unwrap_or(i64::MAX) {
                    let sum = sum + count * weight;
                    if sum > limit {
                        break;
                    }
                    longer.push((sum, counts.iter().copied().chain([count]).collect()));
                }
            }
            longer
        })
}

#[test]
fn it_agrees_with_trying_everything() {
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut below = |n: u64| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        i64::try_from((state >> 33) % n).expect("small")
    };
    let thousandths = |n: i64| Decimal::from(Thousandths(n));
    let mut seen = [0; 3];
    for _ in 0..4000 {
        let unit = [1, 250, 500, 1000][usize::try_from(below(4)).unwrap()];
        let posts = below(2) + 1;
        let bar = (below(3) > 0).then(|| below(20) * 500);
        let mut sizes: Vec<(i64, Option<i64>)> = Vec::new();
        for _ in 0..=below(4) {
            let weight = (below(12) + 1) * unit;
            if sizes.iter().all(|(other, _)| *other != weight) {
                sizes.push((weight, (below(4) > 0).then(|| below(8))));
            }
        }
        let written = sizes.iter().map(|&(weight, count)| PlateSize {
            weight: thousandths(weight),
            count: count.map(|count| u32::try_from(count).unwrap()),
        });
        let gear = Gear {
            bar: bar.map(thousandths),
            said_posts: Some(u32::try_from(posts).unwrap()),
            plates: written.collect(),
            ..Gear::default()
        };
        sizes.sort_unstable_by_key(|size| std::cmp::Reverse(size.0));
        let on_posts: Vec<_> = sizes
            .iter()
            .map(|&(weight, count)| (weight, count.map(|count| count / posts)))
            .collect();
        // Often a round weight, sometimes one that no plates make.
        let target = below(40) * unit * posts + if below(4) == 0 { below(300) } else { 0 };
        let bar = bar.unwrap_or(0);

        let ways = every_way(&on_posts, target / posts + 12 * unit);
        let total = |sum: i64| sum * posts;
        let best = ways
            .iter()
            .filter(|(sum, _)| total(*sum) == target)
            .map(|(_, counts)| counts);
        let best = best.min_by_key(|counts| {
            (
                counts.iter().sum::<i64>(),
                std::cmp::Reverse((*counts).clone()),
            )
        });
        let expected = if let Some(counts) = best {
            seen[0] += 1;
            let used = on_posts.iter().zip(counts).filter(|(_, count)| **count > 0);
            Fit::Made(
                used.map(|(size, count)| (thousandths(size.0), u32::try_from(*count).unwrap()))
                    .collect(),
            )
        } else {
            let totals = || ways.iter().map(|(sum, _)| total(*sum));
            let above = totals().filter(|total| *total > target).min();
            seen[1 + usize::from(above.is_none())] += 1;
            Fit::Between {
                below: totals()
                    .filter(|total| *total < target)
                    .max()
                    .map(|total| thousandths(bar + total)),
                above: above.map(|total| thousandths(bar + total)),
            }
        };
        assert_eq!(
            fit(&gear, thousandths(bar + target)),
            Some(expected),
            "{gear:?} {target}"
        );
    }
    assert!(seen.iter().all(|count| *count > 300), "{seen:?}");
}

#[test]
fn what_is_searched_ends_where_it_is_said_to() {
    let plates = |weights: &[i64]| Gear {
        bar: Some(Decimal::from(Thousandths(45_000))),
        plates: weights
            .iter()
            .map(|weight| PlateSize {
                weight: Decimal::from(Thousandths(*weight)),
                count: None,
            })
            .collect(),
        ..Gear::default()
    };
    let usual = plates(&[45_000, 25_000, 10_000, 5_000, 2_500, 1_250]);
    assert!(searched_up_to(&usual).unwrap() > Decimal::whole(300_000));

    let fine = plates(&[45_001, 25_000, 10_000, 5_000, 2_500, 1_250]);
    let end = searched_up_to(&fine).unwrap();
    assert!(fit(&fine, end).is_some());
    assert_eq!(fit(&fine, end + Decimal::from(Thousandths(2))), None);

    // With other plates it is other gear.
    let mut few = fine.clone();
    for plate in &mut few.plates {
        plate.count = Some(2);
    }
    assert_eq!(searched_up_to(&few), None);
    assert!(fit(&few, Decimal::whole(3_000)).is_some());
}
