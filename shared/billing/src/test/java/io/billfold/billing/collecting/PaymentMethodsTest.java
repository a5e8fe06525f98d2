package io.billfold.billing.collecting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.collecting.PaymentMethod.Kind;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaymentMethodsTest {
    private static final AccountId ACME = new AccountId("acme");

    /** Numbers are those that networks publish for tests, and what is none. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            text                  | isLike
            4242424242424242      | true
            4242 4242 4242 4242   | true
            5555-5555-5555-4444   | true
            378282246310005       | true
            6011111111111117      | true
            4242424242424241      | false
            42424242424           | false
            pm_4242424242424242   | false
            DE89370400440532013000| false
            """,
            useHeadersInDisplayName = true)
    void numbersOfCardsAreTold(String text, boolean isLike) {
        assertThat(CardNumber.isLike(text)).isEqualTo(isLike);
    }

    @Test
    void theDefaultComesFirstAndTheOthersKeepTheirOrder() {
        PaymentMethods methods =
                PaymentMethods.none(ACME)
                        .with(card("a", "tok_1"), false)
                        .with(card("b", "tok_2"), false)
                        .with(card("c", "tok_3"), true);
        assertThat(ids(methods)).isEqualTo("c a b");
        assertThat(ids(methods.with(card("a", "tok_4"), false))).isEqualTo("c a b");
        assertThat(ids(methods.with(card("a", "tok_4"), true))).isEqualTo("a c b");
        assertThat(ids(methods.without("c"))).isEqualTo("a b");
    }

    @Test
    void noMoreThanTenAreKept() {
        PaymentMethods methods = PaymentMethods.none(ACME);
        for (int i = 0; i < PaymentMethods.METHODS_MAX; i++) {
            methods = methods.with(card("card-" + i, "tok_" + i), false);
        }
        PaymentMethods full = methods;
        assertThat(full.isFull()).isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> full.with(card("one-more", "tok"), false))
                .withMessage("at most 10 are kept");
    }

    private static String ids(PaymentMethods methods) {
        return String.join(" ", methods.inOrder().stream().map(PaymentMethod::id).toList());
    }

    private static PaymentMethod card(String id, String token) {
        return new PaymentMethod(
                id, ACME, Kind.CARD, "stripe", token, null, "visa", "4242", null, null, null);
    }
}
