//! Everything the contract can say, as data: criteria, parameters, readings, codes of findings, fields of a unit.

use sentra::Lang;
use sentra::finding::Code;
use sentra::law::Law;
use sentra::unit::Field;
use serde_json::{Value, json};

/// The catalogue.
pub(crate) fn catalogue(law: &Law) -> Value {
    let r = law.registry();
    let criteria = r.criteria.iter().map(|c| {
        json!({
            "id": c.id, "code": c.code, "title": {"id": c.title.id, "en": c.title.en},
            "subject": c.subject.as_str(), "provisional": c.provisional,
            "note": c.note.as_ref().map(|n| json!({"id": n.id, "en": n.en})),
            "citations": c.cite.iter().map(|x| law.cite(x)).collect::<Vec<_>>(),
            "evidence": c.evidence.as_str(), "from": c.from, "to": c.to, "readings": c.readings,
            "facts": law.facts_read(&c.id).iter().map(|i| &i.id).collect::<Vec<_>>(),
        })
    });
    let parameters = r.parameters.iter().map(|p| {
        let values = p.values.iter().map(|v| {
            json!({"from": v.from, "to": v.to, "value": v.value, "evidence": v.evidence.as_str(), "citation": law.cite(&v.cite)})
        });
        json!({
            "id": p.id, "unit": p.unit.as_str(), "supplied": p.supplied, "meaning": {"id": p.meaning.id, "en": p.meaning.en},
            "values": values.collect::<Vec<_>>(),
        })
    });
    let readings = r.readings.iter().map(|x| {
        json!({"id": x.id, "default": x.default, "choices": x.choices, "title": {"id": x.title.id, "en": x.title.en}})
    });
    let codes = Code::ALL.iter().map(|c| {
        json!({
            "code": c.as_str(), "severity": c.severity().as_str(),
            "id": c.template(Lang::Id), "en": c.template(Lang::En),
            "help": {"id": c.help(Lang::Id), "en": c.help(Lang::En)},
        })
    });
    let fields = Field::ALL.iter().map(|f| {
        json!({"field": f.as_str(), "kind": f.kind().as_str(), "label": {"id": f.label(Lang::Id), "en": f.label(Lang::En)}})
    });
    let inputs = r.inputs.iter().map(|i| {
        json!({
            "id": i.id, "kind": i.kind.as_str(), "label": {"id": i.title.id, "en": i.title.en},
            "subjects": i.subjects.iter().map(|s| s.as_str()).collect::<Vec<_>>(),
        })
    });
    let programmes = r.programmes.iter().map(|p| {
        json!({
            "id": p.id, "title": {"id": p.title.id, "en": p.title.en}, "criteria": p.criteria,
            "citations": p.cite.iter().map(|x| law.cite(x)).collect::<Vec<_>>(),
        })
    });
    json!({
        "ok": true,
        "inputs": inputs.collect::<Vec<_>>(),
        "programmes": programmes.collect::<Vec<_>>(),
        "criteria": criteria.collect::<Vec<_>>(),
        "parameters": parameters.collect::<Vec<_>>(),
        "readings": readings.collect::<Vec<_>>(),
        "findings": codes.collect::<Vec<_>>(),
        "fields": fields.collect::<Vec<_>>(),
        "provenance": crate::output::provenance(law),
    })
}
