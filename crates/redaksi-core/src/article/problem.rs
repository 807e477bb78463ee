//! Soft faults: what is wrong with a text, as a value and never as an error.

/// How much a problem weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// The story is not exported until this is mended.
    Blocker,
    /// A reader will notice.
    Warning,
    /// Worth knowing.
    Note,
}

impl Severity {
    /// The word used on the wire and in settings.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Blocker => "blocker",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// A place in the body: 1-based, in Unicode code points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// The line, counted by LF.
    pub line: u32,
    /// The column within the line.
    pub column: u32,
    /// The length of the faulty text.
    pub length: u32,
}

/// A soft fault with, where it has one, its place.
///
/// `message` is chosen by `code` and `values` when it is shown, in the
/// reader's language; core carries no sentences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// How much it weighs.
    pub severity: Severity,
    /// The stable name of the fault, in kebab case: `link-unresolved`.
    pub code: &'static str,
    /// The field at fault: `body`, `headline`, `lead.caption`, or none.
    pub field: Option<&'static str>,
    /// Where in the body.
    pub place: Option<Place>,
    /// The faulty text itself, or the value the message speaks of.
    pub text: String,
    /// Texts that would mend it, best first.
    pub fixes: Vec<String>,
}

impl Problem {
    /// A problem with neither place nor text.
    pub fn new(severity: Severity, code: &'static str) -> Self {
        Self { severity, code, field: None, place: None, text: String::new(), fixes: Vec::new() }
    }

    /// The same problem, of that field.
    #[must_use]
    pub fn field(mut self, field: &'static str) -> Self {
        self.field = Some(field);
        self
    }

    /// The same problem, about that text.
    #[must_use]
    pub fn text(mut self, text: impl Into<String>) -> Self {
        self.text = text.into();
        self
    }

    /// The same problem, at that place.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }
}
