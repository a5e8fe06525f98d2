package io.billfold.billing.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.Examples;
import io.billfold.billing.account.Account;
import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.ParentAccount;
import io.billfold.billing.account.PartyKind;
import io.billfold.billing.account.PartyProfile;
import io.billfold.billing.account.TaxProfile;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.ZoneOffset;

class ParentageTest {
    private static Account account(String id, @Nullable ParentAccount parent) {
        return new Account(
                new AccountId(id),
                "Company " + id,
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

    private static ParentAccount paidBy(String id) {
        return new ParentAccount(new AccountId(id), true);
    }

    @Test
    void anAccountMayBelongToAKnownOneThatPaysForItself() {
        assertThat(Parentage.problems(account("branch", null), null)).isEmpty();
        assertThat(Parentage.problems(account("branch", paidBy("head")), account("head", null)))
                .isEmpty();
    }

    @Test
    void anUnknownParentIsRefused() {
        assertThat(Parentage.problems(account("branch", paidBy("head")), null))
                .singleElement()
                .satisfies(it -> assertThat(it.reason()).contains("head", "comes first"));
    }

    @Test
    void aParentThatAnotherPaysForIsRefused() {
        Account middle = account("middle", paidBy("head"));

        assertThat(Parentage.problems(account("branch", paidBy("middle")), middle))
                .singleElement()
                .satisfies(it -> assertThat(it.reason()).contains("paid by head"));
        assertThat(
                        Parentage.problems(
                                account(
                                        "branch",
                                        new ParentAccount(new AccountId("middle"), false)),
                                middle))
                .isEmpty();
    }
}
