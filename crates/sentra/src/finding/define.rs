//! What is made of the catalogue: the enumeration of the codes, and what each of them says.

macro_rules! codes {
    ($($(#[doc = $doc:literal])* $variant:ident $name:literal $severity:ident {
        id: $id:literal, en: $en:literal, help_id: $help_id:literal, help_en: $help_en:literal $(,)?
    })*) => {
        /// The stable code of a finding. Codes are only ever added.
        ///
        /// ```
        /// use sentra::finding::Code;
        /// assert_eq!(Code::from_name("number.ambiguous"), Some(Code::NumberAmbiguous));
        /// assert!(Code::ALL.len() > 30);
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code { $($(#[doc = $doc])* $variant,)* }

        impl Code {
            /// All codes, in the order of the catalogue.
            ///
            /// ```
            /// use sentra::finding::Code;
            /// assert_eq!(Code::ALL.first(), Some(&Code::NumberAmbiguous));
            /// ```
            pub const ALL: &'static [Code] = &[$(Code::$variant,)*];

            /// The stable name, such as `number.ambiguous`.
            ///
            /// ```
            /// assert_eq!(sentra::finding::Code::WorkersSum.as_str(), "workers.sum");
            /// ```
            pub fn as_str(self) -> &'static str { match self { $(Code::$variant => $name,)* } }

            /// How grave a finding with this code is.
            ///
            /// ```
            /// use sentra::finding::{Code, Severity};
            /// assert_eq!(Code::NumberAmbiguous.severity(), Severity::Warning);
            /// ```
            pub fn severity(self) -> Severity { match self { $(Code::$variant => Severity::$severity,)* } }

            /// The text with its parameters in braces.
            ///
            /// ```
            /// use sentra::{Lang, finding::Code};
            /// assert!(Code::NumberAmbiguous.template(Lang::En).contains("{readings}"));
            /// ```
            pub fn template(self, lang: Lang) -> &'static str {
                match (self, lang) { $((Code::$variant, Lang::Id) => $id, (Code::$variant, Lang::En) => $en,)* }
            }

            /// What a person can do about it.
            ///
            /// ```
            /// use sentra::{Lang, finding::Code};
            /// assert!(Code::ALL.iter().all(|c| !c.help(Lang::Id).is_empty()));
            /// ```
            pub fn help(self, lang: Lang) -> &'static str {
                match (self, lang) { $((Code::$variant, Lang::Id) => $help_id, (Code::$variant, Lang::En) => $help_en,)* }
            }

            /// The code with this name.
            ///
            /// ```
            /// assert_eq!(sentra::finding::Code::from_name("number.odd"), None);
            /// ```
            pub fn from_name(name: &str) -> Option<Code> {
                Self::ALL.iter().copied().find(|c| c.as_str() == name)
            }
        }
    };
}
