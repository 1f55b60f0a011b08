//! The plates that make a load: which ones on each post.
use crate::library::Gear; use crate::quantity::Decimal;
/// x
#[derive(Clone,Debug,PartialEq,Eq)] pub struct Plates { /** x */ pub each_post: Vec<(Decimal,u32)> }
/// x
#[must_use] pub fn plates(_g:&Gear,_t:Decimal)->Option<Plates>{None}
