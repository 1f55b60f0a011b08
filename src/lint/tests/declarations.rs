//! What is declared and never used.

use super::{broken, names};

#[test]
fn what_is_used_with_a_slip_is_not_unused() {
    assert_eq!(
        names("block calves\n  seated_calf 4x10\nday 2\n  use calfs\n"),
        ["unknown-block"]
    );
    assert_eq!(
        names("style light = pump\nday 2\n  squat 5x5 ligth\n"),
        ["unknown-technique"]
    );
    assert_eq!(
        names("option spotter = no\nday 2\n  squat 5x5 when spoter\n"),
        ["unknown-option"]
    );
    assert_eq!(
        names("units lb\nmax squat 315\nday 2\n  sqaut 5x5 @80%\n"),
        ["unknown-exercise"]
    );
}

#[test]
fn what_is_used_on_a_broken_line_is_not_unused() {
    assert_eq!(
        names("units lb\nmax squat 315\nday 2\n  squat 0x5 @80%\n"),
        ["zero-count"]
    );
    assert!(
        !names("style light = pump\nday 2\n  squat 5x5 rest[90s light\n")
            .contains(&"unused-declaration")
    );
    // A slip elsewhere hides nothing.
    assert_eq!(
        names("style light = pump\nday 2\n  squat 0x5\n"),
        ["unused-declaration", "zero-count"]
    );
}

#[test]
fn each_kind_of_declaration_can_be_unused() {
    let text = "units lb\noption busy = no\nmax squat 315\nstyle light = pump\nblock calves\n  seated_calf 4x10\nday 2\n  leg_press 5x5\n";
    let named: Vec<String> = broken(text).into_iter().map(|(_, at)| at).collect();
    assert_eq!(named, ["busy", "squat", "light", "calves"]);
    assert!(
        names("units lb\nmax squat 315\nday 2\n  squat 5x5 @225\n").is_empty(),
        "a load is held against the max"
    );
}
