//! Which language a browser gets.

use unspool::lang::Language;

#[test]
fn whoever_asks_for_nothing_that_we_speak_gets_english() {
    for header in ["", "*", "tlh", "zh-Hant-TW, ko;q=0.9", "en", "EN-gb;q=0.1", ";;,q=,-", "en;q=x"]
    {
        assert_eq!(Language::of(header), Language::English, "{header}");
    }
}

#[test]
fn of_the_languages_that_are_asked_for_the_one_that_is_liked_best_is_spoken() {
    for (header, language) in [
        ("de", Language::German),
        ("de-AT,de;q=0.9,en;q=0.5", Language::German),
        ("es-419,es;q=0.9,en;q=0.8", Language::Spanish),
        ("pt-PT", Language::Portuguese),
        ("pt-BR,pt;q=0.9,en-US;q=0.8,en;q=0.7", Language::Portuguese),
        ("ar-EG-u-nu-latn", Language::Arabic),
        ("JA", Language::Japanese),
        ("nb-NO, fr-CA;q=0.8, en;q=0.6", Language::French),
        // The order counts for nothing against how much each is liked.
        ("en;q=0.3, ja;q=0.7, ar;q=0.5", Language::Japanese),
        ("en;Q=0.3, ja;Q=0.7", Language::Japanese),
        // Of two that are liked equally, the one that is named first.
        ("fr, de", Language::French),
        ("de, fr", Language::German),
        // What is not wanted is not spoken.
        ("de;q=0, fr;q=0.1", Language::French),
        ("fr;q=0", Language::English),
        // A region that is not wanted says nothing about the language.
        ("de-AT;q=0, de", Language::German),
        // Whatever else is sent.
        ("de;q=nan, es", Language::Spanish),
        ("fr;q=7, de", Language::French),
        ("german, de", Language::German),
    ] {
        assert_eq!(Language::of(header), language, "{header}");
    }
}

#[test]
fn every_language_is_found_by_its_code_and_its_regions() {
    for language in Language::ALL {
        let code = language.code();
        assert_eq!(Language::by_code(&code.to_uppercase()), Some(language));
        assert_eq!(Language::of(&format!("tlh, {code}-XX;q=0.5, en;q=0.1")), language);
        assert!(["ltr", "rtl"].contains(&language.dir()));
        assert!(!language.own_name().is_empty());
    }
    assert_eq!(Language::by_code("english"), None);
    assert_eq!(Language::by_code(""), None);
}
