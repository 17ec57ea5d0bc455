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
fn every_language_is_found_by_its_code_and_its_regions() {
    for language in Language::ALL {
        let code = language.code();
        assert_eq!(Language::by_code(&code.to_uppercase()), Some(language));
        assert_eq!(Language::of(&format!("tlh, {code}-XX;q=0.5, en;q=0.1")), language);
        assert!(["ltr", "rtl"].contains(&language.dir()));
        assert!(!language.own_name().is_empty());
    }
    assert_eq!(Language::by_code("english"), None);
}
