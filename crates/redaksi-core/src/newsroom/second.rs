//! A second handle on the same newsroom, for work that takes long while
//! somebody types.

use super::{Newsroom, Opening, Preferences};
use crate::error::Result;

impl Newsroom {
    /// What opens the newsroom once more, as the same person with the same
    /// clock. The two handles see each other as two programs do: through what
    /// is stored.
    pub fn again(&self) -> Opening {
        Opening { person: Some(self.author.person.clone()), rim: self.rim.again() }
    }

    /// Takes over the preferences that another handle wrote.
    pub fn reread_preferences(&mut self) -> Result<()> {
        self.preferences = Preferences::read(&self.folder.preferences())?;
        Ok(())
    }
}
