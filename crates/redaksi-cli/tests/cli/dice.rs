//! Chance that can be repeated: a xorshift generator (Marsaglia 2003), and
//! keystroke traces made with it.

/// Numbers from a seed.
pub struct Dice(u64);

impl Dice {
    /// Dice that fall the same for the same seed.
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from((self.0 >> 11) % u64::try_from(end).unwrap()).unwrap()
    }
}

/// A trace and the text after each of its edits.
pub struct Trace {
    /// JSON lines.
    pub lines: String,
    /// The text before the first edit, after it, and so on.
    pub texts: Vec<String>,
}

/// Somebody writes at the end, goes back, deletes, and pastes.
pub fn trace(start: &str, edits: usize, dice: &mut Dice) -> Trace {
    const PIECES: [&str; 12] =
        ["a", "n", "g", " ", "é", "😀", "\n\n", ".", "Presiden ", "**", "Baca Juga: ", "ki\u{301}"];
    let mut text: Vec<char> = start.chars().collect();
    let mut at = text.len();
    let mut trace = Trace { lines: String::new(), texts: vec![start.to_owned()] };
    for _ in 0..edits {
        if dice.below(8) == 0 {
            at = dice.below(text.len() + 1);
        }
        let deleted = if dice.below(5) == 0 { dice.below((text.len() - at).min(4) + 1) } else { 0 };
        let insert = PIECES[dice.below(PIECES.len())];
        text.splice(at..at + deleted, insert.chars());
        trace.lines.push_str(&serde_json::json!([at, deleted, insert]).to_string());
        trace.lines.push('\n');
        at += insert.chars().count();
        trace.texts.push(text.iter().collect());
    }
    trace
}
