//! From the texts of a row or a form to a [`Unit`]: every leaf is taken leniently and judged here, so that a file, a
//! web form and a data frame are read by the same rules.

use super::leaf::{self, Leaf};
use super::{Fact, FactOptions, Field, Unit, WorkersBasis};
use crate::finding::{At, Code, Finding};
use crate::group::{Declared, Group};
use crate::identity::{Nib, Nik, Npwp, Phone};
use crate::industry::{Edition, Kbli, KbliError};
use crate::input::{Input, MissingReason};
use crate::law::{InputDefinition, InputKind};
use crate::number::Marks;
use crate::place::{PlaceText, Resolver};
use crate::text;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// What a file or a caller declares about its fields.
///
/// ```
/// use sentra::number::Marks;
/// use sentra::unit::{Field, ReadOptions};
/// let mut options = ReadOptions::default();
/// options.marks.insert(Field::Investment, Marks::DotThousands);
/// options.scales.insert(Field::Investment, 1_000); // the heading says "(000 Rp)"
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadOptions {
    /// Edition of industry codes that do not declare one.
    pub kbli_edition: Edition,
    /// Which persons the counts of workers mean.
    pub workers_basis: WorkersBasis,
    /// What the marks between digits mean, by field.
    pub marks: BTreeMap<Field, Marks>,
    /// The unit of the heading, by field.
    pub scales: BTreeMap<Field, i64>,
    /// How facts beyond the fields are read, by their names in the registry of law.
    pub facts: BTreeMap<String, FactOptions>,
}

/// Reads units, one after another, with the same options.
///
/// ```
/// use sentra::finding::At;
/// use sentra::input::Input;
/// use sentra::place::Resolver;
/// use sentra::unit::{Field, Leaf, ReadOptions, UnitReader};
///
/// let options = ReadOptions::default();
/// let mut reader = UnitReader::new(&options, Resolver::default());
/// let mut findings = Vec::new();
/// let leaves = [(Field::WorkersMale, Leaf::text("3")), (Field::WorkersFemale, Leaf::text("2"))];
/// let unit = reader.read(leaves, &|field| At::path(format!("/{}", field.as_str())), &mut findings);
/// assert_eq!(unit.workers.total, Input::Known(5)); // men and women together
/// assert!(findings.is_empty());
/// ```
#[derive(Debug)]
pub struct UnitReader<'o> {
    options: &'o ReadOptions,
    resolver: Resolver,
}

#[derive(Default)]
struct Names<'t> {
    code: [Option<Cow<'t, str>>; 4],
    name: [Option<Cow<'t, str>>; 4],
}

impl<'o> UnitReader<'o> {
    /// A reader with these options; the resolver knows the region that the file is about.
    ///
    /// ```
    /// use sentra::{finding::At, input::Input, place::Resolver, region::RegionCode};
    /// use sentra::unit::{Field, Leaf, ReadOptions, UnitReader};
    /// let options = ReadOptions::default();
    /// let mut reader = UnitReader::new(&options, Resolver::default());
    /// let leaves = [(Field::Village, Leaf::text("35.24.14.2005"))];
    /// let unit = reader.read(leaves, &|_| At::default(), &mut Vec::new());
    /// assert_eq!(unit.place, Input::Known(RegionCode::parse("35.24.14.2005")?));
    /// # Ok::<(), sentra::region::RegionCodeError>(())
    /// ```
    pub fn new(options: &'o ReadOptions, resolver: Resolver) -> Self {
        Self { options, resolver }
    }

    /// Reads one unit. `at` says where a field stands; findings are added in the order of the leaves. Nothing fails:
    /// what cannot be read is missing, and a finding says why. Men and women together are the workers; where the
    /// printed total disagrees, both are possible.
    ///
    /// ```
    /// use sentra::finding::{At, Code};
    /// use sentra::{input::Input, place::Resolver, unit::{Field, Leaf, ReadOptions, UnitReader}};
    /// let options = ReadOptions::default();
    /// let mut reader = UnitReader::new(&options, Resolver::default());
    /// let row = [(Field::Workers, "9"), (Field::WorkersMale, "3"), (Field::WorkersFemale, "2")];
    /// let mut findings = Vec::new();
    /// let unit = reader.read(row.map(|(f, t)| (f, Leaf::text(t))), &|_| At::default(), &mut findings);
    /// assert_eq!(unit.workers.total, Input::one_of([5, 9]));
    /// assert_eq!(findings[0].code, Code::WorkersSum);
    /// ```
    pub fn read<'t>(
        &mut self,
        leaves: impl IntoIterator<Item = (Field, Leaf<'t>)>,
        at: &dyn Fn(Field) -> At,
        findings: &mut Vec<Finding>,
    ) -> Unit {
        let mut unit = Unit::default();
        unit.workers.basis = self.options.workers_basis;
        let mut places = Names::default();
        let (mut latitude, mut longitude) = (None, None);
        let mut edition = self.options.kbli_edition;
        let mut kbli = None;
        for (field, leaf) in leaves {
            let mut on = leaf::On { field, name: field.as_str(), options: self.options, at, findings };
            match field {
                Field::Id => unit.id = on.words(leaf),
                Field::Name => unit.name = on.words(leaf),
                Field::Owner => unit.owner = on.words(leaf),
                Field::Address => unit.address = on.words(leaf),
                Field::Sentra => unit.sentra = on.words(leaf),
                Field::Nib => unit.nib = on.identifier(leaf, Nib::parse, |_| Vec::new()),
                Field::Nik => unit.nik = on.identifier(leaf, Nik::parse, Nik::warnings),
                Field::Npwp => unit.npwp = on.identifier(leaf, Npwp::parse, Npwp::warnings),
                Field::Phone => unit.phone = on.identifier(leaf, Phone::parse, |_| Vec::new()),
                Field::Province => on.place(leaf, &mut places.code, 0, &mut unit.place),
                Field::Regency => on.place(leaf, &mut places.code, 1, &mut unit.place),
                Field::District => on.place(leaf, &mut places.code, 2, &mut unit.place),
                Field::Village => on.place(leaf, &mut places.code, 3, &mut unit.place),
                Field::ProvinceName => on.place(leaf, &mut places.name, 0, &mut unit.place),
                Field::RegencyName => on.place(leaf, &mut places.name, 1, &mut unit.place),
                Field::DistrictName => on.place(leaf, &mut places.name, 2, &mut unit.place),
                Field::VillageName => on.place(leaf, &mut places.name, 3, &mut unit.place),
                Field::Latitude => latitude = on.degrees(leaf),
                Field::Longitude => longitude = on.degrees(leaf),
                Field::Kbli => kbli = Some(leaf),
                Field::KbliEdition => {
                    if let Some(text) = on.words(leaf) {
                        match Edition::parse(&text) {
                            Some(e) => edition = e,
                            None => on.shape("kbli_edition"),
                        }
                    }
                }
                Field::Products => unit.products = on.keys(leaf),
                Field::RawMaterials => unit.raw_materials = on.keys(leaf),
                Field::Processes => unit.processes = on.keys(leaf),
                Field::Workers => unit.workers.total = on.count(leaf),
                Field::WorkersMale => unit.workers.male = on.count(leaf),
                Field::WorkersFemale => unit.workers.female = on.count(leaf),
                Field::WorkersBasis => {
                    if let Some(text) = on.words(leaf) {
                        match WorkersBasis::parse(&text) {
                            Some(b) => unit.workers.basis = b,
                            None => on.shape("workers_basis"),
                        }
                    }
                }
                Field::InvestmentExclLand => unit.investment.excl_land = on.money(leaf),
                Field::InvestmentLand => unit.investment.land = on.money(leaf),
                Field::InvestmentTotal => unit.investment.total = on.money(leaf),
                Field::Investment => unit.investment.undeclared = on.money(leaf),
                Field::WorkingCapital => unit.working_capital = on.money(leaf),
                Field::BusinessCapital => unit.business_capital = on.money(leaf),
                Field::AnnualSales => unit.annual_sales = on.money(leaf),
                Field::NetWorth => unit.net_worth = on.money(leaf),
                Field::ProductionValue => unit.production_value = on.money(leaf),
                Field::RawMaterialValue => unit.raw_material_value = on.money(leaf),
                Field::ExportValue => unit.export_value = on.money(leaf),
                Field::Established => unit.established = on.date(leaf),
                Field::Year => unit.year = on.year(leaf),
                Field::IndustriReview => unit.industri_review = on.flag(leaf),
                // Texts that are kept in the file and decide nothing, and the number of a declared sentra.
                Field::ProductionCapacity | Field::ProductionUnit | Field::Status | Field::DeclaredUnits => {}
            }
        }
        if let Some(leaf) = kbli {
            let mut on = leaf::On { field: Field::Kbli, name: "kbli", options: self.options, at, findings };
            unit.kbli = read_kbli(&mut on, leaf, edition);
        }
        unit.point = leaf::point(latitude, longitude, at, findings);
        workers(&mut unit, at, findings);
        investment(&unit, at, findings);
        self.place(&mut unit, &places, at, findings);
        unit
    }

    /// Reads a fact that the registry of law defines, in the manner of a field of its kind.
    ///
    /// ```
    /// use sentra::finding::At;
    /// use sentra::{input::Input, law::Law, place::Resolver};
    /// use sentra::unit::{Fact, Leaf, ReadOptions, UnitReader};
    /// let options = ReadOptions::default();
    /// let reader = UnitReader::new(&options, Resolver::default());
    /// let definition = Law::indonesia().input("supply_problem").ok_or("missing")?;
    /// let fact = reader.fact(definition, Leaf::text("ya"), &At::default(), &mut Vec::new());
    /// assert_eq!(fact, Fact::Flag(Input::Known(true)));
    /// # Ok::<(), &str>(())
    /// ```
    pub fn fact(
        &self,
        definition: &InputDefinition,
        leaf: Leaf<'_>,
        at: &At,
        findings: &mut Vec<Finding>,
    ) -> Fact {
        let field = match definition.kind {
            InputKind::Flag => Field::IndustriReview,
            InputKind::Rupiah => Field::BusinessCapital,
            InputKind::Count | InputKind::Months => Field::DeclaredUnits,
        };
        let at = |_: Field| at.clone();
        let mut on = leaf::On { field, name: &definition.id, options: self.options, at: &at, findings };
        match definition.kind {
            InputKind::Flag => Fact::Flag(on.flag(leaf)),
            InputKind::Rupiah => Fact::Number(on.money(leaf).map(|m| m.amount())),
            InputKind::Count | InputKind::Months => Fact::Number(on.count(leaf).map(i64::from)),
        }
    }

    /// Reads a row that declares a whole sentra: its number of units and what holds of all of them together.
    ///
    /// ```
    /// use sentra::finding::At;
    /// use sentra::input::Input;
    /// use sentra::place::Resolver;
    /// use sentra::unit::{Field, Leaf, ReadOptions, UnitReader};
    /// let options = ReadOptions::default();
    /// let mut reader = UnitReader::new(&options, Resolver::default());
    /// let leaves = [(Field::DeclaredUnits, Leaf::text("142")), (Field::Products, Leaf::text("Konveksi"))];
    /// let group = reader.read_declared(leaves, &|_| At::default(), &mut Vec::new());
    /// assert_eq!(group.declared.map(|d| d.units), Some(Input::Known(142)));
    /// ```
    pub fn read_declared<'t>(
        &mut self,
        leaves: impl IntoIterator<Item = (Field, Leaf<'t>)>,
        at: &dyn Fn(Field) -> At,
        findings: &mut Vec<Finding>,
    ) -> Group {
        let (mut units, mut rest) = (Input::default(), Vec::new());
        for (field, leaf) in leaves {
            if field == Field::DeclaredUnits {
                let name = field.as_str();
                units = leaf::On { field, name, options: self.options, at, findings }.count(leaf);
            } else {
                rest.push((field, leaf));
            }
        }
        let unit = self.read(rest, at, findings);
        let places = if unit.place.is_missing() { Vec::new() } else { vec![unit.place] };
        let declared = Declared {
            units,
            workers: unit.workers.total,
            investment_total: unit.investment.total,
            investment: unit.investment.undeclared,
            production_value: unit.production_value,
            products: unit.products,
            raw_materials: unit.raw_materials,
            processes: unit.processes,
            kbli: unit.kbli,
            places,
        };
        Group { id: unit.id, name: unit.sentra.or(unit.name), ..Group::declared(declared) }
    }

    fn place(
        &mut self,
        unit: &mut Unit,
        names: &Names<'_>,
        at: &dyn Fn(Field) -> At,
        findings: &mut Vec<Finding>,
    ) {
        let empty = names.code.iter().chain(&names.name).all(Option::is_none);
        if empty || !unit.place.is_missing() {
            return;
        }
        let [province, regency, district, village] = &names.code;
        let [province_name, regency_name, district_name, village_name] = &names.name;
        let text = PlaceText {
            province: province.as_deref(),
            regency: regency.as_deref(),
            district: district.as_deref(),
            village: village.as_deref(),
            province_name: province_name.as_deref(),
            regency_name: regency_name.as_deref(),
            district_name: district_name.as_deref(),
            village_name: village_name.as_deref(),
        };
        let (place, found) =
            self.resolver.resolve(&text, |name| at(Field::from_name(name).unwrap_or(Field::Village)));
        unit.place = place;
        findings.extend(found);
    }
}

/// Reads an industry code, or a choice of them.
fn read_kbli(on: &mut leaf::On<'_>, leaf: Leaf<'_>, edition: Edition) -> Input<Kbli> {
    match leaf {
        Leaf::OneOf(of) => {
            let read: Vec<Input<Kbli>> = of.into_iter().map(|l| read_kbli(on, l, edition)).collect();
            match read.iter().map(|i| i.known().copied()).collect::<Option<Vec<_>>>() {
                Some(codes) if !codes.is_empty() => Input::one_of(codes),
                _ => Input::default(),
            }
        }
        Leaf::NotApplicable => Input::NotApplicable,
        Leaf::Missing(reason) => Input::Missing(reason),
        other => {
            let Some(text) = on.words(other) else { return Input::default() };
            if let Some(reason) = MissingReason::of_text(&text) {
                return Input::Missing(reason);
            }
            match Kbli::parse(&text, edition) {
                Ok(code) => {
                    check_kbli(on, code, &text);
                    Input::Known(code)
                }
                Err(error) => {
                    let reason = match error {
                        KbliError::Characters => "bukan angka / not digits".to_owned(),
                        KbliError::Digits(n) => format!("{n} digit"),
                    };
                    on.say(Code::KbliShape, |f| f.with("text", &text).with("reason", &reason));
                    Input::Missing(MissingReason::Unreadable)
                }
            }
        }
    }
}

fn check_kbli(on: &mut leaf::On<'_>, code: Kbli, text: &str) {
    if code.digits < 5 {
        on.say(Code::KbliShort, |f| f.with("text", text).with("digits", code.digits));
    }
    if code.listed() == Some(false) {
        let edition = format!("KBLI {}", code.edition.as_str());
        on.say(Code::KbliUnknown, |f| f.with("code", code).with("edition", &edition));
    }
    let undeclared = code.edition == Edition::Undeclared && code.digits == 5;
    if let Some(r) = sentra_codes::kbli::reused(code.code).filter(|_| undeclared) {
        on.say(Code::KbliReused, |f| {
            let both = |t: sentra_codes::kbli::Title| format!("{} / {}", t.id, t.en);
            f.with("code", code).with("goods_2020", both(r.kbli2020)).with("goods_2025", both(r.kbli2025))
        });
    }
}

/// Men and women together are the workers; where a printed total disagrees, both are possible.
fn workers(unit: &mut Unit, at: &dyn Fn(Field) -> At, findings: &mut Vec<Finding>) {
    let w = &mut unit.workers;
    let ends = |i: &Input<u32>| i.bounds().map(|(lo, hi)| (lo.copied().unwrap_or(0), hi.copied()));
    if w.total == Input::Known(0) {
        findings.push(Finding::new(Code::WorkersZero, at(Field::Workers)));
    }
    match (w.male.known(), w.female.known()) {
        (Some(&male), Some(&female)) => {
            let sum = male.saturating_add(female);
            match w.total.known() {
                Some(&total) if total != sum => {
                    let f = Finding::new(Code::WorkersSum, at(Field::Workers)).with("male", male);
                    findings.push(f.with("female", female).with("sum", sum).with("total", total));
                    w.total = Input::one_of([sum, total]);
                }
                Some(_) => {}
                None => {
                    if sum == 0 {
                        findings.push(Finding::new(Code::WorkersZero, at(Field::WorkersMale)));
                    }
                    w.total = Input::Known(sum);
                }
            }
        }
        // What is known of one part is a floor of the whole.
        _ if w.total.is_missing() => {
            let parts = [ends(&w.male), ends(&w.female)];
            if parts.iter().any(Option::is_some) {
                let lo = parts.iter().flatten().map(|p| p.0).fold(0u32, u32::saturating_add);
                let hi = match parts {
                    [Some((_, Some(a))), Some((_, Some(b)))] => Some(a.saturating_add(b)),
                    _ => None,
                };
                w.total = Input::range(Some(lo), hi);
            }
        }
        _ => {}
    }
}

fn investment(unit: &Unit, at: &dyn Fn(Field) -> At, findings: &mut Vec<Finding>) {
    let i = &unit.investment;
    if let (Some(a), Some(l), Some(t)) = (i.excl_land.known(), i.land.known(), i.total.known())
        && a.checked_add(*l) != Some(*t)
    {
        let f = Finding::new(Code::InvestmentSum, at(Field::InvestmentTotal)).with("excl_land", a);
        findings.push(f.with("land", l).with("total", t));
    }
}

/// Splits a list of goods into normalised words.
pub(super) fn split_keys(words: &str, out: &mut Vec<String>) {
    let parts = words.split([',', ';', '/', '&', '+']);
    for part in parts.flat_map(|p| p.split(" dan ")) {
        let key = text::key(part);
        if !key.is_empty() && MissingReason::of_text(part.trim()).is_none() {
            out.push(key);
        }
    }
}
