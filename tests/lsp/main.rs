//! The language server, spoken to by its protocol.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "what helps a test may assert by panicking, as the test itself may"
)]

#[path = "../common/mod.rs"]
#[allow(dead_code, reason = "what other tests share")]
mod common;

mod client;
mod features;
mod life;
mod random;
mod shape;
