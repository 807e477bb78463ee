use chrono::{TimeZone, Utc, Duration};
use redaksi_core::article::ArticleId;
use redaksi_core::related::{Index, StoryText};
use std::time::Instant;
struct R(u64);
impl R { fn n(&mut self, n: usize) -> usize { self.0 ^= self.0 << 13; self.0 ^= self.0 >> 7; self.0 ^= self.0 << 17; (self.0 >> 11) as usize % n }
 fn f(&mut self) -> f64 { (self.n(1<<30) as f64)/((1u64<<30) as f64) } }
fn word(mut n: usize) -> String { let c=["b","d","g","k","l","m","n","p","r","s","t","j","c","h"]; let v=["a","e","i","o","u"]; let mut s=String::new(); n+=70; while n>0 { let k=n%70; s.push_str(c[k/5]); s.push_str(v[k%5]); n/=70; } s }
fn cap(s:&str)->String{ let mut c=s.chars(); c.next().unwrap().to_uppercase().collect::<String>()+c.as_str() }
fn main(){
  let n: usize = std::env::args().nth(1).unwrap().parse().unwrap();
  let topics = n/50; // 50 stories a topic
  let mut r=R(88172645463325252);
  let zipf = |r:&mut R| { let u=r.f(); ((20000f64).powf(u)) as usize };
  let mut stories=Vec::new();
  for i in 0..n { let t=r.n(topics); let mut tr=R(0x9E3779B97F4A7C15u64.wrapping_mul(t as u64+1)|1); for _ in 0..5 {tr.n(10);}
    let tw:Vec<String>=(0..25).map(|_| word(200+tr.n(20000))).collect();
    let names:Vec<String>=(0..6).map(|_| format!("{} {}",cap(&word(30000+tr.n(500))),cap(&word(31000+tr.n(3000))))).collect();
    let mut b=String::new();
    for s in 0..18 { for w in 0..16 { if w>0 {b.push(' ');} let x=r.f(); let tok= if x<0.08 {names[r.n(6)].clone()} else if x<0.25 {tw[r.n(25)].clone()} else {word(zipf(&mut r))}; if w==0 {b.push_str(&cap(&tok))} else {b.push_str(&tok)} } b.push_str(if s%3==2 {".\n"} else {". "}); }
    let h=(0..8).map(|_| if r.f()<0.5 {tw[r.n(25)].clone()} else {word(zipf(&mut r))}).map(|w|cap(&w)).collect::<Vec<_>>().join(" ");
    stories.push((ArticleId::from_parts(i as u64,0),t,h,b));
  }
  let base=Utc.with_ymd_and_hms(2022,1,1,0,0,0).unwrap();
  let tags:Vec<String>=vec![];
  let st=|i:usize| StoryText{id:stories[i].0,headline:&stories[i].2,tags:&tags,section:["A","B","C"][i%3],published_at:Some(base+Duration::hours(i as i64)),text:&stories[i].3};
  let t0=Instant::now(); let mut ix=Index::default(); for i in 0..n {ix.put(&st(i));} println!("build {:?}",t0.elapsed());
  let rss=std::fs::read_to_string("/proc/self/status").unwrap().lines().find(|l|l.starts_with("VmRSS")).unwrap().to_string(); println!("{rss} (text {} MB)", stories.iter().map(|s|s.3.len()+s.2.len()).sum::<usize>()>>20);
  let q=2000.min(n); let mut times=Vec::new(); let (mut hit,mut tot)=(0,0);
  for k in 0..q { let i=k*(n/q); let t=Instant::now(); let s=ix.suggest(&st(i),base,5); times.push(t.elapsed()); for x in &s { tot+=1; if stories[x.id_index()].1==stories[i].1 {hit+=1;} } }
  times.sort(); println!("suggest p50 {:?} p99 {:?} max {:?}; p@5 {:.4} ({} of {})",times[q/2],times[q*99/100],times[q-1],hit as f64/tot as f64,tot,q*5);
  let t=Instant::now(); for i in (0..n).step_by(n/200) {ix.put(&st(i));} println!("update {:?} each",t.elapsed()/200);
}
trait X{fn id_index(&self)->usize;}
impl X for redaksi_core::related::Suggestion{fn id_index(&self)->usize{ let ms=ulid::Ulid::from_string(&self.id.to_string()).unwrap().timestamp_ms(); ms as usize}}
