package io.billfold.billing.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.billfold.billing.Examples;
import io.billfold.billing.account.Account;
import io.billfold.billing.account.PartyKind;
import io.billfold.billing.account.Seller;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.subscription.Period;
import io.billfold.billing.subscription.Subscription;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;

class DraftingTest {
    private static final Subscription SUBSCRIPTION =
            Examples.subscription(List.of(Examples.flat("PRO", "100.00")));
    private static final Seller SELLER = Examples.seller("DE", "DE");
    private static final Account ACCOUNT =
            Examples.account(PartyKind.BUSINESS, null, Examples.address("DE", null, "10115"));

    @Test
    void theNextPeriodIsDrafted() {
        Draft draft = Drafting.draft(SUBSCRIPTION.withNextPeriodBilled(), SELLER, ACCOUNT);

        assertThat(draft.id()).hasToString("o-1001_2026-02-28");
        assertThat(draft.period())
                .isEqualTo(new Period(LocalDate.of(2026, 2, 28), LocalDate.of(2026, 3, 31)));
        assertThat(draft.taxPoint()).isEqualTo("2026-02-28");
        assertThat(draft.purchaseOrder()).isEqualTo("PO-7");
        assertThat(draft.taxes()).isEmpty();
    }

    @Test
    void theSamePeriodIsTheSameDraft() {
        assertThat(Drafting.draft(SUBSCRIPTION, SELLER, ACCOUNT))
                .isEqualTo(Drafting.draft(SUBSCRIPTION, SELLER, ACCOUNT));
    }

    @Test
    void anotherSellerIsRefused() {
        Seller other =
                new Seller(
                        new SellerId("other"),
                        "Other",
                        null,
                        "o@other.example",
                        SELLER.address(),
                        SELLER.zone(),
                        "OT",
                        List.of(),
                        null);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Drafting.draft(SUBSCRIPTION, other, ACCOUNT))
                .withMessageContaining("other");
    }
}
