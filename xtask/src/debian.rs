//! Packages of Debian and its relatives, which serve where a tool's own server is out of reach.

use anyhow::{Result, bail};

use crate::command::{find_program, output, program, run};

/// Whether this machine has apt.
pub fn has_apt() -> bool {
    find_program("apt-get").is_some()
}

/// Installs those of the packages that are missing; without root it says the command and stops.
pub fn install(packages: &[&str], reason: &str) -> Result<()> {
    let missing: Vec<_> = packages
        .iter()
        .copied()
        .filter(|name| !is_installed(name))
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let names = missing.join(" ");
    println!("{reason}\nDebian has it as: {names}.");
    if !is_root() {
        bail!(
            "Installing packages needs root. Run this, and then the same command again:\n  \
             sudo apt-get install -y {names}"
        );
    }
    if apt_install(&missing).is_ok() {
        return Ok(());
    }
    println!("The lists of packages may be old. Fetching them again.");
    run(program("apt-get").arg("update"))?;
    apt_install(&missing)
}

fn apt_install(packages: &[&str]) -> Result<()> {
    run(program("apt-get")
        .env("DEBIAN_FRONTEND", "noninteractive")
        .args(["install", "-y", "-q", "--no-install-recommends"])
        .args(packages))
}

fn is_installed(package: &str) -> bool {
    output(program("dpkg-query").args(["--show", "--showformat=${db:Status-Status}", package]))
        .is_ok_and(|status| status == "installed")
}

fn is_root() -> bool {
    output(program("id").arg("-u")).is_ok_and(|user| user.trim() == "0")
}
