//! Finds out what a type accepts by letting it deserialize from a source that writes down what it is asked for. So the
//! schema cannot differ from the types: there is no second list of their keys.

use serde::de::value::Error;
use serde::de::{self, DeserializeSeed, Deserializer, IntoDeserializer, Visitor};
use std::cell::RefCell;
use std::collections::BTreeMap;

/// What a value looks like.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Shape {
    #[default]
    Nothing,
    Text,
    Whole,
    Flag,
    Optional(Box<Shape>),
    List(Box<Shape>),
    Map(Box<Shape>),
    Named(String),
}

/// A key of a struct.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Field {
    pub(crate) name: &'static str,
    pub(crate) shape: Option<Shape>,
    /// Unknown until it was left out once.
    pub(crate) required: Option<bool>,
}

/// A struct with its keys, or an enum with what each of its variants holds.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Kind {
    Struct(Vec<Field>),
    Enum(Vec<(&'static str, Option<Shape>)>),
}

/// The types that were found, by name; the struct of a variant is `Enum.variant`.
pub(crate) type Types = BTreeMap<String, Kind>;

#[derive(Debug, Default)]
struct State {
    types: Types,
    /// The key that is left out in this pass.
    omitted: Option<(String, &'static str)>,
    /// Variants on the way to where we are.
    open: Vec<(String, usize)>,
    changed: bool,
}

/// The types that a type is made of.
pub(crate) fn types<T: de::DeserializeOwned>() -> anyhow::Result<Types> {
    let state = RefCell::new(State::default());
    loop {
        let mut shape = Shape::Nothing;
        let result = T::deserialize(Tracer { state: &state, out: &mut shape });
        let mut s = state.borrow_mut();
        s.open.clear();
        match (result, s.omitted.take()) {
            (Ok(_), None) => {}
            (Err(e), None) => anyhow::bail!("{e}"),
            (result, Some((name, key))) => {
                let missing = format!("missing field `{key}`");
                if let Err(e) = &result
                    && e.to_string() != missing
                {
                    anyhow::bail!("{e}");
                }
                if let Some(Kind::Struct(fields)) = s.types.get_mut(&name) {
                    fields
                        .iter_mut()
                        .filter(|f| f.name == key)
                        .for_each(|f| f.required = Some(result.is_err()));
                }
                s.changed = true;
            }
        }
        if !std::mem::take(&mut s.changed) {
            return Ok(std::mem::take(&mut s.types));
        }
    }
}

/// Whether nothing is left to find out about a shape; `seen` holds the types on the way.
fn settled<'t>(types: &'t Types, shape: &'t Shape, seen: &mut Vec<&'t str>) -> bool {
    let name = match shape {
        Shape::Optional(inner) | Shape::List(inner) | Shape::Map(inner) => {
            return settled(types, inner, seen);
        }
        Shape::Named(name) => name.as_str(),
        Shape::Nothing | Shape::Text | Shape::Whole | Shape::Flag => return true,
    };
    if seen.contains(&name) {
        return true;
    }
    seen.push(name);
    match types.get(name) {
        None => false,
        Some(Kind::Struct(fields)) => fields.iter().all(|f| {
            f.required.is_some() && f.shape.as_ref().is_some_and(|shape| settled(types, shape, seen))
        }),
        Some(Kind::Enum(of)) => {
            of.iter().all(|(_, shape)| shape.as_ref().is_some_and(|shape| settled(types, shape, seen)))
        }
    }
}

struct Tracer<'s> {
    state: &'s RefCell<State>,
    out: &'s mut Shape,
}

impl<'s> Tracer<'s> {
    fn keys<'de, V: Visitor<'de>>(
        state: &'s RefCell<State>,
        name: &str,
        keys: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let mut s = state.borrow_mut();
        let new =
            || Kind::Struct(keys.iter().map(|name| Field { name, shape: None, required: None }).collect());
        let kind = s.types.entry(name.to_owned()).or_insert_with(new).clone();
        if let (Kind::Struct(fields), None) = (&kind, &s.omitted) {
            let open = fields.iter().find(|f| f.shape.is_some() && f.required.is_none());
            s.omitted = open.map(|f| (name.to_owned(), f.name));
        }
        let left_out = s.omitted.clone().filter(|(of, _)| of == name).map(|(_, key)| key);
        drop(s);
        let keys = keys.iter().copied().filter(|k| Some(*k) != left_out).collect::<Vec<_>>().into_iter();
        visitor.visit_map(Keys { state, name: name.to_owned(), keys, key: "" })
    }
}

macro_rules! plain {
    ($($method:ident $visit:ident $value:expr, $shape:ident;)+) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            *self.out = Shape::$shape;
            visitor.$visit($value)
        })+
    };
}

impl<'de> Deserializer<'de> for Tracer<'_> {
    type Error = Error;

    plain! {
        deserialize_bool visit_bool false, Flag;
        deserialize_u8 visit_u8 0, Whole;
        deserialize_u16 visit_u16 0, Whole;
        deserialize_u32 visit_u32 0, Whole;
        deserialize_u64 visit_u64 0, Whole;
        deserialize_i64 visit_i64 0, Whole;
        deserialize_str visit_str "x", Text;
        deserialize_string visit_str "x", Text;
    }

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Error> {
        Err(de::Error::custom("a type of the registry accepts anything"))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let mut inner = Shape::Nothing;
        let value = visitor.visit_some(Tracer { state: self.state, out: &mut inner });
        *self.out = Shape::Optional(Box::new(inner));
        value
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let mut inner = Shape::Nothing;
        let value = visitor.visit_seq(One { state: self.state, out: Some(&mut inner) });
        *self.out = Shape::List(Box::new(inner));
        value
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let mut inner = Shape::Nothing;
        let value = visitor.visit_map(One { state: self.state, out: Some(&mut inner) });
        *self.out = Shape::Map(Box::new(inner));
        value
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, v: V) -> Result<V::Value, Error> {
        v.visit_newtype_struct(self)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        keys: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        *self.out = Shape::Named(name.to_owned());
        Self::keys(self.state, name, keys, visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        *self.out = Shape::Named(name.to_owned());
        let mut s = self.state.borrow_mut();
        let new = || Kind::Enum(variants.iter().map(|v| (*v, None)).collect());
        let known = s.types.entry(name.to_owned()).or_insert_with(new).clone();
        let Kind::Enum(of) = known else {
            return Err(de::Error::custom("a struct and an enum share a name"));
        };
        let open = of.iter().enumerate().find(|(i, (_, shape))| {
            let known = shape.as_ref().is_some_and(|shape| settled(&s.types, shape, &mut vec![name]));
            !known && !s.open.iter().any(|(n, o)| n == name && o == i)
        });
        // With nothing new to try, a variant from the end: simple ones stand there, and each turn takes another.
        let depth = s.open.iter().filter(|(n, _)| n == name).count();
        let pick = open.map_or(variants.len().saturating_sub(1 + depth % variants.len().max(1)), |(i, _)| i);
        s.open.push((name.to_owned(), pick));
        drop(s);
        let Some(variant) = variants.get(pick) else {
            return Err(de::Error::custom("an enum without variants"));
        };
        let mut shape = Shape::Nothing;
        let value = visitor.visit_enum(Variant { state: self.state, of: name, variant, out: &mut shape })?;
        let mut s = self.state.borrow_mut();
        s.open.pop();
        if let Some(Kind::Enum(of)) = s.types.get_mut(name)
            && let Some((_, known)) = of.get_mut(pick)
            && known.is_none()
        {
            *known = Some(shape);
            s.changed = true;
        }
        Ok(value)
    }

    serde::forward_to_deserialize_any! {
        i8 i16 i32 i128 u128 f32 f64 char bytes byte_buf unit unit_struct tuple tuple_struct identifier ignored_any
    }
}

/// The keys of a struct, each with a value.
struct Keys<'s> {
    state: &'s RefCell<State>,
    name: String,
    keys: std::vec::IntoIter<&'static str>,
    key: &'static str,
}

impl<'de> de::MapAccess<'de> for Keys<'_> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        let Some(key) = self.keys.next() else { return Ok(None) };
        self.key = key;
        seed.deserialize(key.into_deserializer()).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Error> {
        let mut shape = Shape::Nothing;
        let value = seed.deserialize(Tracer { state: self.state, out: &mut shape })?;
        let mut s = self.state.borrow_mut();
        if let Some(Kind::Struct(fields)) = s.types.get_mut(&self.name)
            && let Some(field) = fields.iter_mut().find(|f| f.name == self.key)
            && field.shape.is_none()
        {
            field.shape = Some(shape);
            s.changed = true;
        }
        Ok(value)
    }
}

/// A list with one element, or a map with one entry.
struct One<'s> {
    state: &'s RefCell<State>,
    out: Option<&'s mut Shape>,
}

impl<'de> de::SeqAccess<'de> for One<'_> {
    type Error = Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Error> {
        let Some(out) = self.out.take() else { return Ok(None) };
        seed.deserialize(Tracer { state: self.state, out }).map(Some)
    }
}

impl<'de> de::MapAccess<'de> for One<'_> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        match self.out {
            Some(_) => seed.deserialize("key".into_deserializer()).map(Some),
            None => Ok(None),
        }
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Error> {
        let Some(out) = self.out.take() else { return Err(de::Error::custom("a value without a key")) };
        seed.deserialize(Tracer { state: self.state, out })
    }
}

/// One variant of an enum.
struct Variant<'s> {
    state: &'s RefCell<State>,
    of: &'static str,
    variant: &'static str,
    out: &'s mut Shape,
}

impl<'de> de::EnumAccess<'de> for Variant<'_> {
    type Error = Error;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Self), Error> {
        let value = seed.deserialize(self.variant.into_deserializer())?;
        Ok((value, self))
    }
}

impl<'de> de::VariantAccess<'de> for Variant<'_> {
    type Error = Error;

    fn unit_variant(self) -> Result<(), Error> {
        Ok(())
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Error> {
        seed.deserialize(Tracer { state: self.state, out: self.out })
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, Error> {
        Err(de::Error::custom("a variant with several values has no form in the schema"))
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        keys: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let name = format!("{}.{}", self.of, self.variant);
        *self.out = Shape::Named(name.clone());
        Tracer::keys(self.state, &name, keys, visitor)
    }
}
