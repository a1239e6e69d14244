use super::*;

fn parse_words(words: &[&str]) -> Result<Asked, Misuse> {
    let args: Vec<OsString> = words.iter().map(OsString::from).collect();
    parse(&args, Law::indonesia())
}

fn request(words: &[&str]) -> Request {
    match parse_words(words) {
        Ok(Asked::Run(request)) => *request,
        other => panic!("{words:?}: {other:?}"),
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
        (&["check", "a.csv", "--as-of", "2025-01-31"], "assess, report"),
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
