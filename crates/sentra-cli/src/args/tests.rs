use super::*;

fn parse_words(words: &[&str]) -> Result<Request, Misuse> {
    let args: Vec<OsString> = words.iter().map(OsString::from).collect();
    match read(&args)? {
        Read::Command(reader) => reader.finish(Law::indonesia(), Law::indonesia()),
        other => panic!("{words:?}: {other:?}"),
    }
}

fn request(words: &[&str]) -> Request {
    match parse_words(words) {
        Ok(request) => request,
        Err(misuse) => panic!("{words:?}: {misuse:?}"),
    }
}

fn refused(words: &[&str], lang: Lang) -> String {
    match parse_words(words) {
        Err(misuse) => misuse.text(crate::say::Say { lang }),
        Ok(asked) => panic!("{words:?}: {asked:?}"),
    }
}

#[test]
fn a_report_takes_files_a_day_and_two_outputs() {
    let r =
        request(&["report", "a.csv", "--as-of", "2025-01-31", "b.csv", "--html=x.html", "--json", "x.json"]);
    assert_eq!(r.files, [PathBuf::from("a.csv"), "b.csv".into()]);
    assert_eq!((r.html, r.json), (Some("x.html".into()), Some("x.json".into())));
    assert_eq!(r.context.unwrap().as_of.to_string(), "2025-01-31");
    assert_eq!(r.fail_on, FailOn::default());
}

#[test]
fn json_is_a_switch_where_the_answer_goes_to_the_terminal() {
    assert!(request(&["check", "--json", "a.csv"]).json.is_some());
    assert!(request(&["check", "a.csv"]).fail_on.error);
}

#[test]
fn every_refusal_says_what_to_write_instead() {
    let day = "--as-of=2025-01-31";
    for (words, hint) in [
        (&["chek", "a.csv"][..], "\"check\""),
        (&["report", "a.csv"], "--as-of 2025-01-31"),
        (&["report", "a.csv", "--as-of", "31 Januari 2025"], "--as-of 2025-01-31"),
        (&["report", "a.csv", day, "--htlm", "x"], "--html"),
        (&["check", "a.csv", "--as-of", "2025-01-31"], "assess, report, law-diff"),
        (&["law-diff", "a.csv", day, "--before=2016-06-30"], "--question"),
        (&["law-diff", "a.csv", day, "--question=U3"], "--before"),
        (&["law-diff", "a.csv", "--before=2016-06-30", "--question=U3"], "--as-of"),
        (&["assess", "a.csv", day, "--jurisdiction", "Lamongan"], "35.24"),
        (&["assess", "a.csv", day, "--known-at", "2026"], "2025-01-31"),
        (&["assess", "a.csv", day, "--before", "2016-06-30"], "law-diff"),
        (&["check"], "sentra check"),
        (&["check", "a.csv", "--map", "Jml=worker"], "workers"),
        (&["assess", "a.csv", day, "--question", "unit.ikm.p46"], "unit.ikm.p64"),
        (&["assess", "a.csv", day, "--readings", "locaton=same_desa"], "location"),
        (&["assess", "a.csv", day, "--readings", "location=dekat"], "same_desa"),
        (&["assess", "a.csv", day, "--readings", "location=explicit"], "location_places"),
        (&["check", "a.csv", "--marks", "titik"], "1.234,5"),
        (&["check", "a.csv", "--region", "Lamongan"], "35.24"),
        (&["check", "a.csv", "--region", "99.99"], "99.99"),
        (&["check", "a.csv", "--limit", "file_byte=1"], "file_bytes"),
        (&["check", "a.csv", "--fail-on", "never"], "none"),
        (&["check", "a.csv", "--encoding", "ebcdic"], "utf-8"),
        (&["--html", "x", "report"], "sentra report"),
        (&["check", "a.csv", "--json=x"], "--json"),
        (&["check", "a.csv", "--region"], "--region"),
    ] {
        for lang in [Lang::Id, Lang::En] {
            let text = refused(words, lang);
            assert!(text.contains(hint), "{words:?}: {text}");
        }
    }
}

#[test]
fn the_language_holds_wherever_it_stands() {
    let args = |words: &[&str]| words.iter().map(OsString::from).collect::<Vec<_>>();
    assert_eq!(language(&args(&["chek", "--lang", "en"])), Lang::En);
    assert_eq!(language(&args(&["check", "--lang=en", "x"])), Lang::En);
    assert_eq!(language(&args(&["check"])), Lang::Id);
}

#[test]
fn questions_are_also_known_by_their_short_codes() {
    let r = request(&["assess", "a.csv", "--as-of", "2025-01-31", "--question", "u3"]);
    assert_eq!(r.questions, ["unit.ikm.p64"]);
}

#[test]
fn the_side_before_is_the_side_after_but_for_what_is_said() {
    let words = [
        "law-diff",
        "a.csv",
        "--as-of=2025-01-31",
        "--overlay=o.json",
        "--question=U3",
        "--readings=basis15=tanpa_tanah",
    ];
    let side = |more: &[&str]| {
        let args: Vec<OsString> = words.iter().chain(more).map(OsString::from).collect();
        let Ok(Read::Command(reader)) = read(&args) else { panic!("{more:?}") };
        let choice = reader.before.law(&reader.law);
        let request = reader.finish(Law::indonesia(), Law::indonesia()).unwrap();
        (choice, request.before.unwrap())
    };
    let (law, context) = side(&["--before=2016-06-30"]);
    assert_eq!(
        (law.overlays, context.as_of.to_string()),
        (vec![PathBuf::from("o.json")], "2016-06-30".into())
    );
    assert_eq!(context.readings["basis15"], "tanpa_tanah");
    let (law, context) = side(&["--before-overlay=none", "--before-readings=basis15=total"]);
    assert!(law.overlays.is_empty());
    assert_eq!(
        (context.as_of.to_string().as_str(), context.readings["basis15"].as_str()),
        ("2025-01-31", "total")
    );
}
