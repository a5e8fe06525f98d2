package io.billfold.billing.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.billfold.billing.Examples;
import io.billfold.billing.account.Account;
import io.billfold.billing.account.PartyKind;
import io.billfold.billing.account.Seller;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.period.Period;
import io.billfold.billing.rating.Bill;
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

    private static final LocalDate ON = LocalDate.of(2026, 1, 31);
    private static final Bill BILL = Examples.bill(SUBSCRIPTION);

    @Test
    void aBillBecomesADraft() {
        Draft draft = Drafting.draft(SUBSCRIPTION, SELLER, ACCOUNT, ON, BILL);

        assertThat(draft.id()).hasToString("o-1001_2026-01-31");
        assertThat(draft.kind()).isEqualTo(Draft.Kind.INVOICE);
        assertThat(draft.period()).isEqualTo(new Period(ON, LocalDate.of(2026, 2, 28)));
        assertThat(draft.billedOn()).isEqualTo("2026-01-31");
        assertThat(draft.purchaseOrder()).isEqualTo("PO-7");
        assertThat(draft.taxes()).isEmpty();
    }

    @Test
    void aBillThatGivesBackMoreThanItChargesIsACreditNoteOverPositiveAmounts() {
        Bill back =
                new Bill(
                        BILL.lines().stream().map(InvoiceLine::reversed).toList(),
                        BILL.billing(),
                        BILL.pages());

        Draft draft = Drafting.draft(SUBSCRIPTION, SELLER, ACCOUNT, ON, back);

        assertThat(draft.kind()).isEqualTo(Draft.Kind.CREDIT_NOTE);
        assertThat(draft.lines()).isEqualTo(BILL.lines());
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
                .isThrownBy(() -> Drafting.draft(SUBSCRIPTION, other, ACCOUNT, ON, BILL))
                .withMessageContaining("other");
    }
}
