//! What has to be downloaded, against the recorded budget.

use super::{Places, tools};
use anyhow::Result;
use std::process::Command;

/// What to do with the budget.
pub(super) enum Budget {
    /// Fail when something grew by more than the tolerance.
    Check,
    /// Write down what is there.
    Record,
}

/// Prints the sizes, raw and compressed. Node has both compressions.
pub(super) fn run(places: &Places, budget: Budget) -> Result<()> {
    tools::node()?;
    let mut command = Command::new("node");
    command.arg(places.test.join("size.mjs"));
    if let Budget::Record = budget {
        command.arg("--record");
    }
    tools::run(
        &mut command,
        "the module is larger than its budget (`cargo xtask wasm --record-size` accepts it)",
    )
}
