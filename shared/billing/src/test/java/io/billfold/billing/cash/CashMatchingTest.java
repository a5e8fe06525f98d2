package io.billfold.billing.cash;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.cash.CashMatch.Rule;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.stream.Collectors;

class CashMatchingTest {
    /**
     * Open items as {@code sequence account open [withheld]}; known: whose bank account it is; then
     * what is expected of the best match: rule, confidence, and per invoice cash and differences.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    1 acme 119.00              | -    | -         | 119.00 | MU-2026-000001      | INVOICE_NUMBER | 980 | 1=119.00
                    1 acme 119.00              | -    | -         | 100.00 | MU-2026-000001      | INVOICE_NUMBER | 960 | 1=100.00
                    1 acme 119.00              | -    | -         | 150.00 | MU-2026-000001      | INVOICE_NUMBER | 960 | 1=119.00
                    1 acme 119.00              | -    | -         | 118.90 | MU-2026-000001      | INVOICE_NUMBER | 960 | 1=118.90+SMALL 0.10
                    1 acme 119.00              | -    | -         | 118.88 | MU-2026-000001      | INVOICE_NUMBER | 960 | 1=118.88
                    1 acme 5000.00             | -    | -         | 4999.00| MU-2026-000001      | INVOICE_NUMBER | 960 | 1=4999.00+SMALL 1.00
                    1 acme 5000.00             | -    | -         | 4998.99| MU-2026-000001      | INVOICE_NUMBER | 960 | 1=4998.99
                    1 acme 0.00                | -    | -         | 119.00 | MU-2026-000001      | INVOICE_NUMBER | 960 | -
                    1 acme 100.00; 2 acme 50.00| -    | -         | 150.00 | MU2026000001, MU2026000002 | INVOICE_NUMBER | 980 | 1=100.00, 2=50.00
                    1 acme 100.00; 2 acme 50.00| -    | -         | 140.00 | MU2026000001, MU2026000002 | INVOICE_NUMBER | 900 | 1=100.00, 2=40.00
                    1 acme 119.00              | acme | -         | 119.00 | danke               | EXACT_AMOUNT   | 970 | 1=119.00
                    1 acme 119.00; 2 acme 119.00| acme| -         | 119.00 | danke               | EXACT_AMOUNT   | 500 | 1=119.00
                    1 acme 119.00; 2 bolt 119.00| -   | ACME GmbH | 119.00 | danke               | EXACT_AMOUNT   | 955 | 1=119.00
                    1 acme 100.00; 2 acme 50.00; 3 acme 7.00 | acme | - | 107.00 | danke         | EXACT_SUM      | 955 | 1=100.00, 3=7.00
                    1 acme 100.00; 2 acme 50.00; 3 acme 50.00 | acme | - | 150.00 | danke        | EXACT_SUM      | 500 | 1=100.00, 2=50.00
                    1 acme 100.00; 2 acme 50.00| -    | Acme      | 150.00 | danke               | EXACT_SUM      | 900 | 1=100.00, 2=50.00
                    1 acme 5000.00             | acme | -         | 4999.50| danke               | TOLERANCE      | 952 | 1=4999.50+SMALL 0.50
                    1 nordwind 119.00          | -    | Nordwint  | 119.00 | danke               | NONE           | 0   | -
                    1 nordwindab 119.00        | -    | Nordwindac| 119.00 | danke               | SIMILAR_NAME   | 900 | 1=119.00
                    1 acme 119.00              | acme | -         | 60.00  | danke               | KNOWN_PAYER    | 951 | -
                    1 acme 119.00              | -    | Acme      | 60.00  | danke               | KNOWN_PAYER    | 900 | -
                    1 acme 119.00              | -    | -         | 119.00 | danke               | NONE           | 0   | -
                    1 acme 1180.00 100.00      | -    | -         | 1080.00| MU-2026-000001      | INVOICE_NUMBER | 980 | 1=1080.00+WITHHELD 100.00
                    1 acme 1180.00 100.00      | acme | -         | 1080.00| danke               | EXACT_AMOUNT   | 970 | 1=1080.00+WITHHELD 100.00
                    1 acme USD119.00           | -    | -         | 119.00 | MU-2026-000001      | NONE           | 0   | -
                    """)
    void theFirstRuleThatFitsIsTheBest(
            String items,
            String known,
            String payer,
            String amount,
            String text,
            Rule rule,
            int confidence,
            String allocations) {
        BankEntry entry = Cases.entry(amount, payer, text);
        CashMatch best = best(items, entry, known);
        assertThat(best.rule()).as(best.reason()).isEqualTo(rule);
        assertThat(best.confidenceThousandths()).as(best.reason()).isEqualTo(confidence);
        assertThat(inWords(best)).isEqualTo(allocations == null ? "" : allocations);
        assertThat(best.reason()).isNotBlank();
    }

    private static CashMatch best(String items, BankEntry entry, String known) {
        Candidates found = Cases.found(Cases.items(items), entry, known);
        return CashMatching.match(entry, found, Cases.POLICY).getFirst();
    }

    private static String inWords(CashMatch match) {
        return match.allocations().stream()
                .map(
                        it ->
                                it.invoice().sequence()
                                        + "="
                                        + it.cash().getAmount()
                                        + it.differences().stream()
                                                .map(
                                                        d ->
                                                                "+"
                                                                        + d.kind()
                                                                        + " "
                                                                        + d.amount().getAmount())
                                                .collect(Collectors.joining()))
                .collect(Collectors.joining(", "));
    }

    @ParameterizedTest
    @CsvSource({
        "1000.00, 985.00, 15.00, 985.00+BANK_FEE 15.00",
        "1000.00, 985.00, 10.00, 985.00",
        "1000.00, 949.00, 51.00, 949.00"
    })
    void aFeeCountsWhereTheBankStatesItAndItIsNotTooHigh(
            String open, String amount, String charges, String allocation) {
        BankEntry entry = Cases.entry(amount, null, "MU-2026-000001", charges);
        assertThat(inWords(best("1 acme " + open, entry, null))).isEqualTo("1=" + allocation);
    }

    @Test
    void whatIsNotSureIsNeverAppliedByItselfAndEqualCandidatesAreNotSure() {
        BankEntry entry = Cases.entry("119.00", null, "");
        CashMatch best = best("1 acme 119.00; 2 acme 119.00", entry, "acme");
        assertThat(best.isSure(Cases.POLICY)).isFalse();
        assertThat(best.reason()).contains("another one may fit as well");
    }

    @Test
    void whatWasNotSeenMayFitAsWell() {
        BankEntry entry = Cases.entry("119.00", null, "");
        Candidates whole = Cases.found(Cases.items("1 acme 119.00"), entry, "acme");
        Candidates part = new Candidates(whole.items(), null, whole.named(), whole.known(), false);
        assertThat(CashMatching.match(entry, whole, Cases.POLICY).getFirst().isSure(Cases.POLICY))
                .isTrue();
        assertThat(CashMatching.match(entry, part, Cases.POLICY).getFirst().isSure(Cases.POLICY))
                .isFalse();
    }

    @Test
    void otherRulesSuggestWhatTheyFind() {
        BankEntry entry = Cases.entry("119.00", "Acme", "MU-2026-000002");
        Candidates found = Cases.found(Cases.items("1 acme 119.00; 2 bolt 200.00"), entry, null);
        assertThat(CashMatching.match(entry, found, Cases.POLICY))
                .extracting(CashMatch::rule)
                .isEqualTo(List.of(Rule.INVOICE_NUMBER, Rule.EXACT_AMOUNT, Rule.KNOWN_PAYER));
    }
}
