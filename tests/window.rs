//! The assembled program, driven through its real window under the shipped
//! policy: one binary, so that it is linked once.

mod e2e;
