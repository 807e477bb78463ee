use redaksi_core::related::*;
use std::time::Instant;
fn main(){ let t=std::fs::read_to_string("tests/fixtures/seed.txt").unwrap();
 let n=5000; 
 for (name,f) in [("stem",(|t:&str| stem(t).len()) as fn(&str)->usize),("terms",|t| terms(t).len()),("names",|t| names(t).len()),("norm",|t| normalise_headline(t).len())] {
  let s=Instant::now(); let mut x=0; for _ in 0..n {x+=f(&t);} println!("{name} {:?} each ({x}) for {} words",s.elapsed()/n, t.split_whitespace().count()); } }
