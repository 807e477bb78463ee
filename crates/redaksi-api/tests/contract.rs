//! The generated TypeScript is what the contract says. `UPDATE=1` writes it
//! anew (`cargo xtask bindings`).

use std::any::TypeId;
use std::collections::{BTreeMap, HashSet};
use std::fmt::Write;
use std::path::Path;

use redaksi_api::wire::*;
use ts_rs::{Config, TS, TypeVisitor};

/// Collects the declarations of a type and of all it is made of.
struct Declarations {
    config: Config,
    seen: HashSet<TypeId>,
    by_name: BTreeMap<String, String>,
}

impl TypeVisitor for Declarations {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        // Only our own shapes have a file of their own; texts and lists do not.
        if T::output_path().is_some() {
            let docs = T::docs().unwrap_or_default();
            let text = format!("{docs}export {}\n", T::decl(&self.config));
            self.by_name.insert(T::ident(&self.config), text);
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}

macro_rules! bindings {
    ($($name:ident: $request:ty => $reply:ty,)*) => {
        fn generated() -> String {
            let mut all = Declarations {
                config: Config::new(),
                seen: HashSet::new(),
                by_name: BTreeMap::new(),
            };
            let mut commands = String::new();
            $(
                all.visit::<$request>();
                all.visit::<$reply>();
                let name = stringify!($name);
                let request = <$request as TS>::name(&all.config);
                let reply = <$reply as TS>::name(&all.config);
                writeln!(commands, "  {name}(request: {request}): Promise<{reply}>;")
                    .expect("a String takes any text");
            )*
            all.visit::<WireError>();
            all.visit::<Event>();
            let shapes: Vec<String> = all.by_name.into_values().collect();
            format!(
                "// Generated from crates/redaksi-api by `cargo xtask bindings`; do not edit.\n\n\
                 {}\n/** Every command with its request and its reply. */\n\
                 export interface Commands {{\n{commands}}}\n",
                shapes.join("\n"),
            )
        }
    };
}

redaksi_api::for_each_command!(bindings);

fn same(path: &str, wanted: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, wanted).expect("the generated file should be writable");
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == wanted,
        "{} should be what the contract generates; run `cargo xtask bindings`",
        path.display()
    );
}

#[test]
fn the_typescript_is_what_the_contract_says() {
    same("../../ui/src/port/bindings.ts", &generated());
}
