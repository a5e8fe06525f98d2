package io.billfold.billing.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.billfold.billing.Examples;
import io.billfold.billing.account.Account;
import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.ParentAccount;
import io.billfold.billing.account.PartyKind;
import io.billfold.billing.account.PartyProfile;
import io.billfold.billing.account.Seller;
import io.billfold.billing.account.TaxProfile;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;

class ConsolidationTest {
    private static final Seller SELLER = Examples.seller("DE", "DE");
    private static final Account HEAD_OFFICE = account("head", "Head office", null);

    private static Account account(String id, String name, @Nullable ParentAccount parent) {
        return new Account(
                new AccountId(id),
                name,
                PartyKind.BUSINESS,
                "ap@acme.example",
                null,
                Examples.address("DE", null, "10115"),
                "en",
                ZoneOffset.UTC,
                parent,
                TaxProfile.NONE,
                PartyProfile.NONE);
    }

    private static Account branch(String id) {
        return account(id, "Branch " + id, new ParentAccount(new AccountId("head"), true));
    }

    private static Draft of(String branch, Draft.Kind kind, String price) {
        Draft draft = Examples.draft(Examples.flat("PRO", price));
        return new Draft(
                new DraftId(branch + "_2026-01-31"),
                kind,
                null,
                draft.subscription(),
                draft.seller(),
                branch(branch),
                draft.currency(),
                draft.billedOn(),
                draft.period(),
                draft.paymentTermsDays(),
                draft.purchaseOrder(),
                draft.lines(),
                List.of(),
                null);
    }

    private static Draft merged(Draft... collected) {
        return Consolidation.merge(
                BillingGroup.of(collected[0], false), SELLER, HEAD_OFFICE, List.of(collected));
    }

    @Test
    void theParentGetsTheLinesOfAllEachWithWhoUsesIt() {
        Draft merged =
                merged(of("a", Draft.Kind.INVOICE, "100.00"), of("b", Draft.Kind.INVOICE, "20.00"));

        assertThat(merged.id()).hasToString("a_2026-01-31.group");
        assertThat(merged.subscription()).isNull();
        assertThat(merged.account()).isEqualTo(HEAD_OFFICE);
        assertThat(merged.net()).isEqualTo(Examples.eur("120.00"));
        assertThat(merged.lines())
                .extracting(line -> line.origin() == null ? null : line.origin().endCustomer())
                .containsExactly("Branch a", "Branch b");
    }

    @Test
    void creditNotesNetOut() {
        Draft merged =
                merged(
                        of("a", Draft.Kind.INVOICE, "100.00"),
                        of("b", Draft.Kind.CREDIT_NOTE, "30.00"));

        assertThat(merged.kind()).isEqualTo(Draft.Kind.INVOICE);
        assertThat(merged.net()).isEqualTo(Examples.eur("70.00"));
    }

    @Test
    void whatGivesBackMoreThanItChargesIsACreditNote() {
        Draft merged =
                merged(
                        of("a", Draft.Kind.INVOICE, "10.00"),
                        of("b", Draft.Kind.CREDIT_NOTE, "30.00"));

        assertThat(merged.kind()).isEqualTo(Draft.Kind.CREDIT_NOTE);
        assertThat(merged.net()).isEqualTo(Examples.eur("20.00"));
    }

    @Test
    void aDraftOfAnotherGroupIsRefused() {
        Draft other = of("b", Draft.Kind.INVOICE, "1.00");
        Draft elsewhere =
                other.withParties(other.seller(), other.account(), "another purchase order");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> merged(of("a", Draft.Kind.INVOICE, "1.00"), elsewhere))
                .withMessageContaining("another purchase order");
    }

    @Test
    void anAgentEarnsItsShareOfTheWholeInvoice() {
        BillingGroup.Agent agent =
                new BillingGroup.Agent(new AccountId("agent"), new BigDecimal("12.5"));
        Draft draft = of("a", Draft.Kind.INVOICE, "100.00");
        Commission own = Commission.of(agent.partner(), agent.percent(), Examples.eur("100.00"));
        Draft sold =
                new Draft(
                        draft.id(),
                        draft.kind(),
                        null,
                        draft.subscription(),
                        draft.seller(),
                        draft.account(),
                        draft.currency(),
                        draft.billedOn(),
                        draft.period(),
                        draft.paymentTermsDays(),
                        draft.purchaseOrder(),
                        draft.lines(),
                        List.of(),
                        own);

        assertThat(merged(sold, sold).commission())
                .isEqualTo(new Commission(agent.partner(), agent.percent(), Examples.eur("25.00")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "head#muster#EUR#14#-#-#",
                "head#muster#EUR#0#required#-#PO#7 of May",
                "head#muster#JPY#30#-#agent@12.5#PO-7"
            })
    void aGroupIsItsKey(String key) {
        assertThat(BillingGroup.parse(key).key()).isEqualTo(key);
    }
}
