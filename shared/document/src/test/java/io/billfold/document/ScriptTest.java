package io.billfold.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptTest {
    @ParameterizedTest
    @CsvSource({
        // reading order, drawing order
        "Plain, Plain",
        "'cafe\u0301', 'caf\u00E9'",
        "'אבג', 'גבא'",
        "'אב 12 גד', 'דג 12 בא'",
        "'אב (גד)', '(דג) בא'",
        "'Acme אבג Ltd', 'Acme גבא Ltd'",
        // seen initial, lam-alef final, meem isolated
        "'\u0633\u0644\u0627\u0645', '\uFEE1\uFEFC\uFEB3'",
        // a mark stays behind its letter
        "'\u05D1\u05BC\u05D0', '\u05D0\u05D1\u05BC'",
        // the non-joiner separates two letters and is not drawn: beh isolated, beh isolated
        "'\u0628\u200C\u0628', '\uFE8F\uFE8F'"
    })
    void textIsPutIntoTheOrderOfDrawing(String reading, String drawing) {
        assertThat(Script.visual(reading)).isEqualTo(drawing);
    }
}
