package io.billfold.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.FactFile;
import io.billfold.billing.content.ContentRules;
import io.billfold.billing.document.Documents;
import io.billfold.billing.document.Party;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Map;
import java.util.stream.Stream;

class LetterheadTest {
    private static final String VALUE = "x-4711";

    /** Every particular that there is, by how {@code particulars.csv} has it printed. */
    static Stream<FactFile.Row> particulars() {
        return FactFile.read(ContentRules.class, "particulars.csv", 5).rows().stream();
    }

    @ParameterizedTest
    @MethodSource("particulars")
    void aParticularIsPrintedUnlessAnotherPlaceSaysIt(FactFile.Row row) {
        String imprint = imprint("de", row.required(1));
        boolean isShown = !row.required(2).equals("no");
        assertThat(imprint.contains(VALUE)).as(row.required(1)).isEqualTo(isShown);
    }

    @ParameterizedTest
    @CsvSource({
        "legalForm, ' · x-4711'",
        "taxOffice, Finanzamt x-4711",
        "supervisoryChair, Vorsitz des Aufsichtsrats x-4711",
        "registerNumber, Registernr. x-4711",
        "kpp, КПП x-4711",
        "houseRule, House rule x-4711"
    })
    void aParticularStandsBehindItsLabelOrTheLawsOwnTerm(String name, String printed) {
        assertThat(imprint("de", name)).contains(printed);
    }

    @Test
    void whatTheLinesSayIsNotSaidAgain() {
        assertThat(imprint("en", "classification"))
                .isEqualTo(new Letterhead(Words.of("en")).imprint(seller(Map.of())));
    }

    private static String imprint(String language, String particular) {
        return new Letterhead(Words.of(language)).imprint(seller(Map.of(particular, VALUE)));
    }

    private static Party seller(Map<String, String> particulars) {
        Party seller = Documents.of(Samples.domestic()).seller();
        return new Party(
                seller.id(),
                seller.name(),
                seller.kind(),
                seller.legalId(),
                seller.taxIds(),
                seller.electronicAddress(),
                seller.address(),
                seller.contact(),
                particulars);
    }
}
