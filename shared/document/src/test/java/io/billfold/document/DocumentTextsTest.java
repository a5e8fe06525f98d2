package io.billfold.document;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.billfold.billing.document.BusinessDocument;
import io.billfold.billing.document.Documents;
import io.billfold.billing.document.Note;
import io.billfold.billing.document.Payment;
import io.billfold.billing.document.PaymentMeans;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

/** A character that no font covers is found in whichever field it stands. */
class DocumentTextsTest {
    private static final String THAI = "ก";

    @ParameterizedTest
    @CsvSource({
        "lines[0].note, ก, fine, fine, fine",
        "lines[0].references.costCentre, fine, ก, fine, fine",
        "lines[0].references.endCustomer, fine, fine, ก, fine",
        "lines[0].adjustments[0].reason, fine, fine, fine, ก"
    })
    void lineIsChecked(
            String field, String note, String costCentre, String endCustomer, String reason) {
        assertRefused(
                Documents.of(DetailedSamples.withDetails(note, costCentre, endCustomer, reason)),
                field);
    }

    @Test
    void whatElseIsPrintedIsChecked() {
        DrawnSamples.Draft draft = new DrawnSamples.Draft(Documents.of(Samples.domestic()));
        assertRefused(
                draft.payment(new Payment(List.of(), THAI, null)).make(), "payment.remittance");
        assertRefused(draft.payment(new Payment(List.of(), null, THAI)).make(), "payment.terms");
        PaymentMeans debit = new PaymentMeans.DirectDebit(THAI, "X", null);
        assertRefused(
                draft.payment(new Payment(List.of(debit), null, null)).make(),
                "payment.means.mandate");
        assertRefused(
                draft.payment(Payment.NONE).notes(List.of(Note.of("a"), Note.of(THAI))).make(),
                "notes[1].text");
    }

    private static void assertRefused(BusinessDocument document, String field) {
        assertThatThrownBy(() -> DocumentTexts.check(document))
                .isInstanceOf(UncoveredCharacterException.class)
                .hasMessageStartingWith(field + " has the character 'ก' (U+0E01)");
    }
}
