//! `docs/cli.md` names what there is: every command, option and setting.

use std::fs;

use crate::stage::{Stage, Terminal};

fn contract() -> String {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/cli.md");
    fs::read_to_string(path).unwrap()
}

/// The first words of the lines under a heading of a help text.
fn names(help: &str, heading: &str) -> Vec<String> {
    let lines = help.lines().skip_while(|line| *line != heading).skip(1);
    lines
        .take_while(|line| line.starts_with(' ') || line.is_empty())
        .filter_map(|line| line.split_whitespace().next().map(str::to_owned))
        .collect()
}

#[test]
fn every_command_and_every_option_is_in_the_contract() {
    let (stage, contract) = (Stage::bare(), contract());
    let commands = names(&stage.run(&["--help"]).out, "Commands:");
    assert!(commands.len() > 20, "{commands:?}");
    for command in commands.iter().filter(|command| *command != "help") {
        assert!(contract.contains(&format!("`{command}")), "`{command}` is not in docs/cli.md");
        let help = stage.run(&[command, "--help"]).out;
        for word in help.split_whitespace().filter(|word| word.starts_with("--")) {
            let option = word.trim_end_matches([',', '.', ']', '>']);
            if !["--help", "--version"].contains(&option) {
                assert!(contract.contains(option), "`{command} {option}` is not in docs/cli.md");
            }
        }
    }
}

#[test]
fn every_setting_is_in_the_contract() {
    let (stage, contract) = (Stage::new(), contract());
    for key in stage.json(&["settings"]).as_object().unwrap().keys() {
        let of_any_module = key.splitn(3, '.').nth(2).map(|name| format!("modules.M.{name}"));
        let named = |key: &str| contract.contains(&format!("`{key}`"));
        if let Some(code) = key.strip_prefix("check.") {
            assert!(named("check.C") && named(code), "`{code}` is not in docs/cli.md");
            continue;
        }
        assert!(
            named(key) || of_any_module.is_some_and(|key| named(&key)),
            "the setting `{key}` is not in docs/cli.md"
        );
    }
}
