//! The fields of a unit: their names on the wire and what kind of text each holds.

/// What kind of value a field holds.
///
/// ```
/// use sentra::unit::{Field, FieldKind};
/// assert_eq!(Field::WorkersMale.kind(), FieldKind::Count);
/// assert_eq!(Field::Nib.kind(), FieldKind::Identifier); // digits, and still a text
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// Free text.
    Text,
    /// An identifier that is text, never a number.
    Identifier,
    /// A whole number of persons or units.
    Count,
    /// Rupiah.
    Money,
    /// One or several normalised words.
    Keys,
    /// A region code or name.
    Region,
    /// A KBLI code.
    Kbli,
    /// A date.
    Date,
    /// A year.
    Year,
    /// Degrees.
    Degrees,
    /// A word from a closed list, or yes and no.
    Word,
}

impl FieldKind {
    /// The stable word on the wire.
    ///
    /// ```
    /// assert_eq!(sentra::unit::FieldKind::Money.as_str(), "money");
    /// ```
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Identifier => "identifier",
            Self::Count => "count",
            Self::Money => "money",
            Self::Keys => "keys",
            Self::Region => "region",
            Self::Kbli => "kbli",
            Self::Date => "date",
            Self::Year => "year",
            Self::Degrees => "degrees",
            Self::Word => "word",
        }
    }
}

macro_rules! fields {
    ($($(#[doc = $doc:literal])* $variant:ident $name:literal $kind:ident $id:literal $en:literal)*) => {
        /// A field of a unit, by its name on the wire.
        ///
        /// ```
        /// use sentra::unit::{Field, FieldKind};
        /// assert_eq!(Field::from_name("workers_female"), Some(Field::WorkersFemale));
        /// assert_eq!(Field::Investment.kind(), FieldKind::Money);
        /// assert_eq!(Field::Workers.label(sentra::Lang::Id), "tenaga kerja");
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Field { $($(#[doc = $doc])* $variant,)* }

        impl Field {
            /// All fields.
            ///
            /// ```
            /// use sentra::unit::{Field, FieldKind};
            /// assert_eq!(Field::ALL.iter().filter(|f| f.kind() == FieldKind::Count).count(), 4);
            /// ```
            pub const ALL: &'static [Field] = &[$(Field::$variant,)*];

            /// The name on the wire.
            ///
            /// ```
            /// assert_eq!(sentra::unit::Field::InvestmentExclLand.as_str(), "investment_excl_land");
            /// ```
            pub fn as_str(self) -> &'static str { match self { $(Field::$variant => $name,)* } }

            /// What kind of value it holds.
            ///
            /// ```
            /// use sentra::unit::{Field, FieldKind};
            /// assert_eq!(Field::AnnualSales.kind(), FieldKind::Money); // whole rupiah
            /// ```
            pub fn kind(self) -> FieldKind { match self { $(Field::$variant => FieldKind::$kind,)* } }

            /// The words for a person.
            ///
            /// ```
            /// use sentra::{Lang, unit::Field};
            /// assert_eq!(Field::Village.label(Lang::Id), "desa/kelurahan");
            /// ```
            pub fn label(self, lang: crate::Lang) -> &'static str {
                match (self, lang) {
                    $((Field::$variant, crate::Lang::Id) => $id, (Field::$variant, crate::Lang::En) => $en,)*
                }
            }

            /// The field with this name on the wire, letter by letter; `None` for any other.
            ///
            /// ```
            /// use sentra::unit::Field;
            /// assert_eq!(Field::from_name("raw_materials"), Some(Field::RawMaterials));
            /// assert_eq!(Field::from_name("Raw Materials"), None);
            /// ```
            pub fn from_name(name: &str) -> Option<Field> {
                Self::ALL.iter().copied().find(|f| f.as_str() == name)
            }
        }
    };
}

fields! {
    /// Identifier of the row.
    Id "id" Text "nomor" "id"
    /// Name of the business.
    Name "name" Text "nama usaha" "name of business"
    /// Name of the owner.
    Owner "owner" Text "nama pemilik" "owner"
    /// Street address.
    Address "address" Text "alamat" "address"
    /// Business identification number.
    Nib "nib" Identifier "NIB" "NIB"
    /// Personal identity number.
    Nik "nik" Identifier "NIK" "NIK"
    /// Tax number.
    Npwp "npwp" Identifier "NPWP" "NPWP"
    /// Telephone number.
    Phone "phone" Identifier "telepon" "phone"
    /// Province: code or name.
    Province "province" Region "provinsi" "province"
    /// Name of the province, beside a code.
    ProvinceName "province_name" Region "nama provinsi" "name of province"
    /// Regency: code or name.
    Regency "regency" Region "kabupaten/kota" "regency"
    /// Name of the regency, beside a code.
    RegencyName "regency_name" Region "nama kabupaten/kota" "name of regency"
    /// District: code or name.
    District "district" Region "kecamatan" "district"
    /// Name of the district, beside a code.
    DistrictName "district_name" Region "nama kecamatan" "name of district"
    /// Village: code or name.
    Village "village" Region "desa/kelurahan" "village"
    /// Name of the village, beside a code.
    VillageName "village_name" Region "nama desa/kelurahan" "name of village"
    /// Degrees north.
    Latitude "latitude" Degrees "lintang" "latitude"
    /// Degrees east.
    Longitude "longitude" Degrees "bujur" "longitude"
    /// Industry code.
    Kbli "kbli" Kbli "KBLI" "KBLI"
    /// Edition of the industry code.
    KbliEdition "kbli_edition" Word "edisi KBLI" "KBLI edition"
    /// What it makes.
    Products "products" Keys "produk" "products"
    /// What it processes.
    RawMaterials "raw_materials" Keys "bahan baku" "raw materials"
    /// How it makes it.
    Processes "processes" Keys "proses produksi" "processes"
    /// All workers.
    Workers "workers" Count "tenaga kerja" "workers"
    /// Men.
    WorkersMale "workers_male" Count "tenaga kerja laki-laki" "male workers"
    /// Women.
    WorkersFemale "workers_female" Count "tenaga kerja perempuan" "female workers"
    /// Which persons the counts mean.
    WorkersBasis "workers_basis" Word "dasar hitung tenaga kerja" "basis of workers"
    /// Investment without land and buildings.
    InvestmentExclLand "investment_excl_land" Money "investasi tanpa tanah dan bangunan" "investment without land and buildings"
    /// Land and buildings.
    InvestmentLand "investment_land" Money "investasi tanah dan bangunan" "investment in land and buildings"
    /// Total investment.
    InvestmentTotal "investment_total" Money "investasi total" "total investment"
    /// Investment whose basis is not said.
    Investment "investment" Money "nilai investasi" "investment"
    /// Working capital.
    WorkingCapital "working_capital" Money "modal kerja" "working capital"
    /// Business capital.
    BusinessCapital "business_capital" Money "modal usaha" "business capital"
    /// Annual sales.
    AnnualSales "annual_sales" Money "hasil penjualan tahunan" "annual sales"
    /// Net worth.
    NetWorth "net_worth" Money "kekayaan bersih" "net worth"
    /// Value of production.
    ProductionValue "production_value" Money "nilai produksi" "value of production"
    /// Production capacity, as printed.
    ProductionCapacity "production_capacity" Text "kapasitas produksi" "production capacity"
    /// Unit of the production capacity.
    ProductionUnit "production_unit" Text "satuan" "unit of production"
    /// Value of raw material.
    RawMaterialValue "raw_material_value" Money "nilai bahan baku" "value of raw material"
    /// Value of exports.
    ExportValue "export_value" Money "nilai ekspor" "value of exports"
    /// When it was set up.
    Established "established" Date "tanggal berdiri" "date of establishment"
    /// The year the row speaks of.
    Year "year" Year "tahun data" "year"
    /// Name of the sentra it says it belongs to.
    Sentra "sentra" Text "nama sentra" "name of sentra"
    /// State of the record, such as its verification.
    Status "status" Text "status" "status"
    /// A person's judgement on industry.
    IndustriReview "industri_review" Word "penilaian industri" "judgement on industry"
    /// Number of units: a row that declares a whole sentra.
    DeclaredUnits "units" Count "jumlah unit usaha" "number of units"
}
