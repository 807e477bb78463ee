//! What was wanted beside what was measured.

/// Goals as ratios that should not be passed.
#[derive(Default)]
pub(super) struct Goals(Vec<(String, f64, Option<f64>)>);

impl Goals {
    /// Notes a goal and what was measured, if it was.
    pub(super) fn set(&mut self, what: &str, most: f64, measured: Option<f64>) {
        self.0.push((what.to_owned(), most, measured));
    }

    /// Prints them all, in the order of their names.
    pub(super) fn print(mut self) {
        self.0.sort_by(|a, b| a.0[..2].cmp(&b.0[..2]));
        println!("## Goals of the export\n");
        println!("| goal | at most | measured | met |");
        println!("| --- | ---: | ---: | --- |");
        for (what, most, measured) in self.0 {
            let met = match measured {
                Some(figure) if figure <= most => "yes",
                Some(_) => "no",
                None => "not measured",
            };
            println!("| {what} | {most:.2} | {} | {met} |", super::cell(measured, 3));
        }
        println!();
    }
}
