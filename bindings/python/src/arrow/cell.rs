//! One value of an Arrow column as a leaf. Every value goes through [`Column::get`], which asks the validity mask
//! first: `array.value(row)` gives 0 or "" where there is nothing, and missing is never zero.

use arrow_array::cast::AsArray;
use arrow_array::types::*;
use arrow_array::{Array, ArrayRef, ArrowPrimitiveType, PrimitiveArray};
use arrow_schema::{DataType, TimeUnit};
use sentra::date::Date;
use sentra::input::MissingReason;
use sentra::unit::{FieldKind, Leaf};

/// Why one value cannot be taken; in both languages, for a finding.
pub(crate) type Odd = &'static str;

const ROUNDED: Odd = "pecahan biner sebesar ini sudah dibulatkan; beri bilangan bulat atau teks / a float this large is rounded already; give an integer or a text";
const NOT_FINITE: Odd = "bukan bilangan (tak hingga) / not a number (infinite)";
pub(crate) const ZONED: Odd = "waktu dengan zona waktu, bukan tanggal: ubah menjadi tanggal setempat / a moment with a time zone, not a date: make it a local date";
const NO_DATE: Odd = "di luar jangkauan tanggal / outside the range of dates";

type Read<'a> = Box<dyn Fn(usize) -> Result<Leaf<'a>, Odd> + 'a>;

/// A column of a batch.
pub(crate) struct Column<'a> {
    /// Nulls of the values too, where the column is a dictionary.
    nulls: Option<arrow_buffer::NullBuffer>,
    read: Read<'a>,
}

impl<'a> Column<'a> {
    /// A column of one of the types that can be read; `None` for other types.
    pub(crate) fn new(array: &'a dyn Array, kind: FieldKind) -> Option<Self> {
        Some(Self { nulls: array.logical_nulls(), read: reader(array, kind)? })
    }

    /// The value of a row.
    pub(crate) fn get(&self, row: usize) -> Result<Leaf<'a>, Odd> {
        if self.nulls.as_ref().is_some_and(|n| n.is_null(row)) {
            return Ok(Leaf::Missing(MissingReason::NotGiven));
        }
        (self.read)(row)
    }
}

fn number<'a, T: ArrowPrimitiveType>(array: &'a dyn Array) -> Option<Read<'a>>
where
    T::Native: std::fmt::Display,
{
    let array = array.as_primitive_opt::<T>()?;
    Some(Box::new(move |row| Ok(Leaf::Number(array.value(row).to_string().into()))))
}

/// Decimals without the zeros behind their point: `5.00` persons are five.
fn decimal<'a, T: DecimalType>(array: &'a dyn Array) -> Option<Read<'a>>
where
    PrimitiveArray<T>: 'a,
{
    let array = array.as_primitive_opt::<T>()?;
    Some(Box::new(move |row| {
        let text = array.value_as_string(row);
        let text = if text.contains('.') {
            text.trim_end_matches('0').trim_end_matches('.').to_owned()
        } else {
            text
        };
        Ok(Leaf::Number(text.into()))
    }))
}

/// A float as the shortest text that means it. Whole numbers count exactly up to 2^`bits` and no further.
pub(crate) fn float(value: f64, shown: &str, bits: i32, kind: FieldKind) -> Result<Leaf<'static>, Odd> {
    if value.is_nan() {
        return Ok(Leaf::Missing(MissingReason::NotGiven));
    }
    if value.is_infinite() {
        return Err(NOT_FINITE);
    }
    if value.abs() >= 2f64.powi(bits) {
        return Err(ROUNDED);
    }
    if value == 0.0 {
        return Ok(Leaf::Number("0".into()));
    }
    let whole = value.fract() == 0.0;
    // An identifier that came as a float has lost its leading zeros; its reader knows this tail.
    let tail = if whole && kind == FieldKind::Identifier { ".0" } else { "" };
    Ok(Leaf::Number(format!("{shown}{tail}").into()))
}

fn date(days: i64) -> Result<Date, Odd> {
    i32::try_from(days).ok().and_then(Date::from_days).ok_or(NO_DATE)
}

/// A moment as a date where it is a midnight, else in full. A moment of a time zone is refused: which day it is in
/// Indonesia is not guessed.
fn moment(value: i64, unit: TimeUnit, zoned: bool) -> Result<Leaf<'static>, Odd> {
    if zoned {
        return Err(ZONED);
    }
    let a_second: i64 = match unit {
        TimeUnit::Second => 1,
        TimeUnit::Millisecond => 1_000,
        TimeUnit::Microsecond => 1_000_000,
        TimeUnit::Nanosecond => 1_000_000_000,
    };
    let a_day = a_second * 86_400;
    let day = date(value.div_euclid(a_day))?;
    let rest = value.rem_euclid(a_day);
    if rest == 0 {
        return Ok(Leaf::Text(day.to_string().into()));
    }
    let s = rest / a_second;
    Ok(Leaf::Text(format!("{day}T{:02}:{:02}:{:02}", s / 3600, s / 60 % 60, s % 60).into()))
}

fn timestamp<'a, T: ArrowTimestampType>(array: &'a dyn Array, zoned: bool) -> Option<Read<'a>> {
    let array = array.as_primitive_opt::<T>()?;
    Some(Box::new(move |row| moment(array.value(row), T::UNIT, zoned)))
}

fn texts<'a>(get: impl Fn(usize) -> &'a str + 'a) -> Read<'a> {
    Box::new(move |row| Ok(Leaf::Text(get(row).into())))
}

fn dictionary<'a>(array: &'a dyn Array, kind: FieldKind) -> Option<Read<'a>> {
    let dictionary = array.as_any_dictionary_opt()?;
    let keys = dictionary.keys();
    let values = Column::new(dictionary.values().as_ref(), kind)?;
    let place: Box<dyn Fn(usize) -> Option<usize> + 'a> = match keys.data_type() {
        DataType::Int8 => place::<Int8Type>(keys)?,
        DataType::Int16 => place::<Int16Type>(keys)?,
        DataType::Int32 => place::<Int32Type>(keys)?,
        DataType::Int64 => place::<Int64Type>(keys)?,
        DataType::UInt8 => place::<UInt8Type>(keys)?,
        DataType::UInt16 => place::<UInt16Type>(keys)?,
        DataType::UInt32 => place::<UInt32Type>(keys)?,
        DataType::UInt64 => place::<UInt64Type>(keys)?,
        _ => return None,
    };
    Some(Box::new(move |row| match place(row) {
        Some(at) => values.get(at),
        None => Ok(Leaf::Missing(MissingReason::NotGiven)),
    }))
}

fn place<'a, T: ArrowPrimitiveType>(keys: &'a dyn Array) -> Option<Box<dyn Fn(usize) -> Option<usize> + 'a>>
where
    T::Native: TryInto<usize>,
{
    let keys = keys.as_primitive_opt::<T>()?;
    Some(Box::new(move |row| keys.value(row).try_into().ok()))
}

/// A list of values that all hold.
fn list<'a>(get: impl Fn(usize) -> ArrayRef + 'a, kind: FieldKind) -> Read<'a> {
    Box::new(move |row| {
        let items = get(row);
        let Some(column) = Column::new(items.as_ref(), kind) else {
            return Err("daftar berisi tipe yang tidak dikenal / a list of a type that is not known");
        };
        let leaves = (0..items.len()).map(|i| {
            Ok(match column.get(i)? {
                Leaf::Text(t) => Leaf::Text(t.into_owned().into()),
                Leaf::Number(t) => Leaf::Number(t.into_owned().into()),
                Leaf::Bool(b) => Leaf::Bool(b),
                _ => Leaf::Missing(MissingReason::NotGiven),
            })
        });
        Ok(Leaf::List(leaves.collect::<Result<_, Odd>>()?))
    })
}

fn reader<'a>(array: &'a dyn Array, kind: FieldKind) -> Option<Read<'a>> {
    match array.data_type() {
        DataType::Null => Some(Box::new(|_| Ok(Leaf::Missing(MissingReason::NotGiven)))),
        DataType::Boolean => {
            let array = array.as_boolean_opt()?;
            Some(Box::new(move |row| Ok(Leaf::Bool(array.value(row)))))
        }
        DataType::Utf8 => array.as_string_opt::<i32>().map(|a| texts(move |row| a.value(row))),
        DataType::LargeUtf8 => array.as_string_opt::<i64>().map(|a| texts(move |row| a.value(row))),
        DataType::Utf8View => array.as_string_view_opt().map(|a| texts(move |row| a.value(row))),
        DataType::Int8 => number::<Int8Type>(array),
        DataType::Int16 => number::<Int16Type>(array),
        DataType::Int32 => number::<Int32Type>(array),
        DataType::Int64 => number::<Int64Type>(array),
        DataType::UInt8 => number::<UInt8Type>(array),
        DataType::UInt16 => number::<UInt16Type>(array),
        DataType::UInt32 => number::<UInt32Type>(array),
        DataType::UInt64 => number::<UInt64Type>(array),
        DataType::Float32 => {
            let array = array.as_primitive_opt::<Float32Type>()?;
            Some(Box::new(move |row| {
                let value = array.value(row);
                float(value.into(), &value.to_string(), 24, kind)
            }))
        }
        DataType::Float64 => {
            let array = array.as_primitive_opt::<Float64Type>()?;
            Some(Box::new(move |row| {
                let value = array.value(row);
                float(value, &value.to_string(), 53, kind)
            }))
        }
        DataType::Decimal32(..) => decimal::<Decimal32Type>(array),
        DataType::Decimal64(..) => decimal::<Decimal64Type>(array),
        DataType::Decimal128(..) => decimal::<Decimal128Type>(array),
        DataType::Decimal256(..) => decimal::<Decimal256Type>(array),
        DataType::Date32 => {
            let array = array.as_primitive_opt::<Date32Type>()?;
            Some(Box::new(move |row| Ok(Leaf::Text(date(array.value(row).into())?.to_string().into()))))
        }
        DataType::Date64 => {
            let array = array.as_primitive_opt::<Date64Type>()?;
            Some(Box::new(move |row| moment(array.value(row), TimeUnit::Millisecond, false)))
        }
        DataType::Timestamp(unit, zone) => match unit {
            TimeUnit::Second => timestamp::<TimestampSecondType>(array, zone.is_some()),
            TimeUnit::Millisecond => timestamp::<TimestampMillisecondType>(array, zone.is_some()),
            TimeUnit::Microsecond => timestamp::<TimestampMicrosecondType>(array, zone.is_some()),
            TimeUnit::Nanosecond => timestamp::<TimestampNanosecondType>(array, zone.is_some()),
        },
        DataType::Dictionary(..) => dictionary(array, kind),
        DataType::List(_) => array.as_list_opt::<i32>().map(|a| list(move |row| a.value(row), kind)),
        DataType::LargeList(_) => array.as_list_opt::<i64>().map(|a| list(move |row| a.value(row), kind)),
        _ => None,
    }
}
