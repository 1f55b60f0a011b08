//! Fault injection: valid routines are broken one token at a time, and what `check` says of each is
//! scored. `docs/diagnostics.md` defines the figures.

pub mod corpus;
pub mod dice;
pub mod mutants;
pub mod score;
pub mod tokens;
pub mod vector;
