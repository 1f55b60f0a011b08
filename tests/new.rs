//! `legc new`: a routine to start from, clean whatever is asked for.

#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "what helps a test may assert by panicking, as the test itself may"
)]

#[allow(dead_code, reason = "other tests use the rest")]
mod common;

use common::legc;

/// Every order of four things.
fn orders() -> Vec<Vec<&'static str>> {
    let parts = ["quads", "hams", "glutes", "calves"];
    let mut orders: Vec<Vec<&str>> = vec![Vec::new()];
    for _ in parts {
        let longer = orders.iter().flat_map(|order| {
            let rest = parts.iter().filter(|part| !order.contains(part));
            rest.map(|part| [order.as_slice(), &[*part]].concat())
                .collect::<Vec<_>>()
        });
        orders = longer.collect();
    }
    orders
}

#[test]
fn every_order_and_number_of_days_is_clean() {
    let orders = orders();
    assert_eq!(orders.len(), 24);
    for order in orders {
        let priority = order.join(",");
        for days in ["2", "3", "4"] {
            for units in ["lb", "kg"] {
                let args = [
                    "new",
                    "--priority",
                    &priority,
                    "--days",
                    days,
                    "--units",
                    units,
                ];
                let made = legc(&args, "");
                assert_eq!(made.code, 0, "{args:?}: {}", made.stderr);
                let text = made.text().to_owned();
                // What it is checked against stands in it.
                assert!(text.contains("require profile \"article\""), "{text}");
                let training = text.matches("\nday ").count() - 1;
                assert_eq!(training.to_string(), days, "{text}");
                let checked = legc(&["check", "-"], text);
                assert_eq!(checked.code, 0, "{args:?}: {}", checked.text());
            }
        }
    }
}

#[test]
fn the_first_priority_has_the_day_after_rest() {
    for (priority, title) in [
        ("hams,quads", "day 2 \"Hams\""),
        ("quads,hams", "day 2 \"Quads and glutes\""),
        ("glutes,hams,quads", "day 2 \"Glutes and quads\""),
        ("calves,hams", "day 2 \"Calves, then hams\""),
    ] {
        let made = legc(&["new", "--priority", priority], "");
        assert!(made.text().contains(title), "{priority}: {}", made.text());
    }
}

#[test]
fn what_cannot_be_made_says_why() {
    for (args, message) in [
        (&["--priority", "hamz"][..], "did you mean `hams`?"),
        (&["--priority", "hams,hams"], "named twice"),
        (&["--days", "9"], "2 to 4 days a week, not 9"),
    ] {
        let ran = legc(&[&["new"], args].concat(), "");
        assert_eq!(ran.code, 2);
        assert!(ran.stderr.contains(message), "{}", ran.stderr);
    }
}
