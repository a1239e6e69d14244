//! stub
use crate::finding::{At, Finding};
use crate::input::Input;
use crate::region::RegionCode;
/// s
#[derive(Debug, Default)]
pub struct PlaceText<'a> {
    pub province: Option<&'a str>,
    pub regency: Option<&'a str>,
    pub district: Option<&'a str>,
    pub village: Option<&'a str>,
    pub province_name: Option<&'a str>,
    pub regency_name: Option<&'a str>,
    pub district_name: Option<&'a str>,
    pub village_name: Option<&'a str>,
}
/// s
#[derive(Debug, Default)]
pub struct Resolver;
impl Resolver {
    /// s
    pub fn resolve(
        &mut self,
        t: &PlaceText<'_>,
        _at: impl Fn(&'static str) -> At,
    ) -> (Input<RegionCode>, Vec<Finding>) {
        let c = t.village.or(t.district).or(t.regency).or(t.province).and_then(|v| RegionCode::parse(v).ok());
        (c.into(), Vec::new())
    }
}
