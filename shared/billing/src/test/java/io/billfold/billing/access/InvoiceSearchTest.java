package io.billfold.billing.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.billfold.billing.access.SearchPlan.Days;
import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.adjustment.Issued;
import io.billfold.billing.dunning.Receivable;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.InvoiceNumber;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

class InvoiceSearchTest {
    /** MU-2026-000042 of 2026-01-31 over 119.00, due on 2026-02-14. */
    private final Invoice invoice = Issued.invoice("1*100");

    private final Receivable owed = Receivable.of(invoice);
    private final LocalDate due = LocalDate.of(2026, 2, 14);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    number=MU-2026-000042 account=acme      | ByNumber
                    account=acme taxId=DE1 state=overdue    | ByAccount
                    taxId=DE1 amount=1.00 from=2026-01-01   | ByTaxId
                    amount=1.00 state=overdue               | ByAmount
                    state=overdue from=2026-01-01           | ByState
                    state=disputed amountTo=9.00            | ByState
                    state=credited                          | ByState
                    state=paid from=2026-01-01              | BySeries
                    state=paid                              | ByState
                    state=paid amountTo=9.00                | ByAmount
                    amountTo=9.00 to=2026-01-31             | BySeries
                    amountTo=9.00                           | ByAmount
                    from=2026-01-01                         | BySeries
                    seller=muster                           | BySeries
                    """)
    void theIndexWithTheFewestReadsIsTaken(String words, String plan) {
        assertThat(search(words).plan().getClass().getSimpleName()).isEqualTo(plan);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    number=MU-2026-000042                     | true
                    number=MU-2026-000043                     | false
                    account=acme seller=muster                | true
                    account=acme seller=other                 | false
                    account=other                             | false
                    from=2026-01-31 to=2026-01-31             | true
                    from=2026-02-01                           | false
                    to=2026-01-30                             | false
                    amount=119.00                             | true
                    amount=119.01                             | false
                    amountTo=119.00                           | true
                    amountTo=118.99                           | false
                    taxId=DE123                               | false
                    state=issued                              | true
                    state=overdue                             | false
                    state=paid                                | false
                    account=acme amount=119.00 state=issued   | true
                    account=acme amount=119.00 state=overdue  | false
                    """)
    void anInvoiceFitsWhenAllFits(String words, boolean fits) {
        assertThat(search(words).matches(invoice, owed, due)).isEqualTo(fits);
    }

    @Test
    void aTotalOfAnotherCurrencyIsNoMatch() {
        AmountRange dollars =
                new AmountRange(Money.parse("USD 0.00"), Money.parse("USD 999999.00"));

        assertThat(dollars.holds(Money.parse("EUR 119.00"))).isFalse();
        assertThat(dollars.holds(Money.parse("USD 119.00"))).isTrue();
    }

    @Test
    void aCreditNoteHasNoState() {
        assertThat(search("state=issued").matches(invoice, null, due)).isFalse();
        assertThat(search("account=acme").matches(invoice, null, due)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "0.00, 0.00, 2026-02-14, ISSUED",
        "0.00, 0.00, 2026-02-15, OVERDUE",
        "19.00, 0.00, 2026-02-15, OVERDUE",
        "19.00, 0.00, 2026-02-14, ISSUED",
        "119.00, 0.00, 2026-02-15, PAID",
        "0.00, 119.00, 2026-02-15, CREDITED",
        "19.00, 100.00, 2026-02-15, PAID"
    })
    void theStateFollowsWhatIsOwed(String paid, String credited, LocalDate today, String state) {
        Receivable after =
                owed.withApplied(Money.parse("EUR " + paid))
                        .withCredited(Money.parse("EUR " + credited));

        assertThat(InvoiceState.of(after, today)).hasToString(state);
        assertThat(InvoiceState.of(after.withDisputed(Money.parse("EUR 1.00")), today))
                .isEqualTo(InvoiceState.DISPUTED);
    }

    @ParameterizedTest
    @CsvSource({
        "DE 136 695 976, DE136695976",
        "de136.695-976, DE136695976",
        "CHE-123.456.788 MWST, CHE123456788MWST",
        "\u0391\u0392 1, \u0391\u03921"
    })
    void aTaxIdIsComparedByItsLettersAndDigits(String written, String key) {
        assertThat(InvoiceSearch.taxIdKey(written)).isEqualTo(key);
    }

    @Test
    void theSameSearchHasTheSameWords() {
        assertThat(search("state=paid account=acme from=2026-01-01 amount=1.00 taxId=de1").words())
                .isEqualTo(
                        "account=acme from=2026-01-01 amount=EUR 1.00..EUR 1.00 taxId=DE1 state=paid");
        assertThat(search("").isEmpty()).isTrue();
        assertThat(search("seller=muster").isEmpty()).isFalse();
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatThrownBy(() -> new Days(LocalDate.of(2026, 2, 1), LocalDate.of(2026, 1, 31)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2026-01-31 is before");
        assertThatThrownBy(() -> new AmountRange(Money.parse("EUR 2"), Money.parse("EUR 1")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> search("taxId=-.-")).isInstanceOf(IllegalArgumentException.class);
    }

    private static InvoiceSearch search(String words) {
        Map<String, String> named = new HashMap<>();
        for (String word : words.isEmpty() ? new String[0] : words.split(" ", -1)) {
            String[] parts = word.split("=", 2);
            named.put(parts[0], parts[1]);
        }
        String state = named.get("state");
        return new InvoiceSearch(
                named.containsKey("number") ? InvoiceNumber.parse(named.get("number")) : null,
                named.containsKey("account") ? new AccountId(named.get("account")) : null,
                named.containsKey("seller") ? new SellerId(named.get("seller")) : null,
                new Days(day(named.get("from")), day(named.get("to"))),
                amount(named.get("amount"), named.get("amountTo")),
                named.get("taxId"),
                state == null ? null : InvoiceState.valueOf(state.toUpperCase(Locale.ROOT)));
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text);
    }

    private static @Nullable AmountRange amount(@Nullable String exact, @Nullable String most) {
        if (exact == null && most == null) {
            return null;
        }
        String from = exact == null ? "0.00" : exact;
        String to = exact == null ? most : exact;
        return new AmountRange(Money.parse("EUR " + from), Money.parse("EUR " + to));
    }
}
