package io.billfold.checktaxid;

import io.billfold.billing.Problem;
import io.billfold.billing.account.Account;
import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.tax.id.Rechecks;
import io.billfold.billing.tax.id.TaxId;
import io.billfold.billing.tax.id.TaxIdChange;
import io.billfold.billing.tax.id.TaxIdCheck;
import io.billfold.billing.tax.id.TaxIdRegister;
import io.billfold.billing.tax.id.TaxIdStanding;
import io.billfold.events.TaxIdChecked;
import io.billfold.store.AccountStore;
import io.billfold.store.Commit;
import io.billfold.store.Committed;
import io.billfold.store.Dynamo;
import io.billfold.store.TaxIdCheckStore;
import io.billfold.store.Versioned;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;

/**
 * Asks about an account's tax id: what counts now, the answer and the event are one transaction.
 */
@Singleton
class CheckTaxId {
    private final AccountStore accounts;
    private final TaxIdCheckStore checks;
    private final Requesters requesters;
    private final TaxIdRegister register;
    private final Dynamo dynamo;
    private final InstantSource clock;

    CheckTaxId(
            AccountStore accounts,
            TaxIdCheckStore checks,
            Requesters requesters,
            TaxIdRegister register,
            Dynamo dynamo,
            InstantSource clock) {
        this.accounts = accounts;
        this.checks = checks;
        this.requesters = requesters;
        this.register = register;
        this.dynamo = dynamo;
        this.clock = clock;
    }

    /**
     * Asks now.
     *
     * @param seller in whose name, or null for the one before, if any
     */
    Asking check(AccountId id, @Nullable SellerId seller) {
        Account account = accounts.findAccount(id).map(Versioned::value).orElse(null);
        if (account == null) {
            return new Asking.Unknown();
        }
        Versioned<TaxIdStanding> read = checks.find(id).orElse(null);
        SellerId asker = seller == null && read != null ? read.value().requester() : seller;
        return switch (Askable.of(account)) {
            case Askable.No(String reason) -> refused("account.taxId", reason);
            case Askable.Yes(TaxId number) ->
                    switch (requesters.of(asker)) {
                        case Requesters.Unfit(String reason) when seller != null ->
                                refused("seller", reason);
                        // a seller that lost its number does not keep its customers' from checks
                        case Requesters.Unfit _ ->
                                ask(id, number, new Requesters.Fit(asker, null), read);
                        case Requesters.Fit fit -> ask(id, number, fit, read);
                    };
        };
    }

    private static Asking refused(String field, String reason) {
        return new Asking.Refused(new Problem(field, reason));
    }

    private Asking ask(
            AccountId id,
            TaxId number,
            Requesters.Fit requester,
            @Nullable Versioned<TaxIdStanding> read) {
        TaxIdCheck check = register.ask(number, requester.number(), clock.instant());
        TaxIdStanding before = read == null ? null : read.value();
        TaxIdStanding after = Rechecks.after(before, check, requester.seller());
        return save(id, check, after, read) == Committed.DONE
                ? new Asking.Asked(check, after)
                : new Asking.ChangedMeanwhile();
    }

    private Committed save(
            AccountId id,
            TaxIdCheck check,
            TaxIdStanding after,
            @Nullable Versioned<TaxIdStanding> read) {
        long version = read == null ? 1 : read.version() + 1;
        Commit commit = dynamo.begin();
        checks.save(commit, id, after, read);
        if (check.isAnswered()) {
            checks.addAnswer(commit, id, check, version);
        }
        TaxIdChange change = Rechecks.change(read == null ? null : read.value(), after);
        checks.publish(commit, TaxIdChecked.of(check.checkedAt(), id, version, after, change));
        return dynamo.commit(commit);
    }

    /**
     * Asks again, if that is still due and there still is a number to ask about.
     *
     * @param at what is due by then
     * @return the answer, or null where nothing was asked
     * @throws IllegalStateException when the standing changed meanwhile
     */
    @Nullable TaxIdCheck recheck(AccountId id, Instant at) {
        Versioned<TaxIdStanding> read = checks.find(id).orElse(null);
        if (read == null || !read.value().isDueAt(at)) {
            return null;
        }
        return switch (check(id, null)) {
            case Asking.Asked(TaxIdCheck check, _) -> check;
            case Asking.Refused _, Asking.Unknown _ -> forget(id, read);
            case Asking.ChangedMeanwhile _ ->
                    throw new IllegalStateException("the tax id of " + id + " changed meanwhile");
        };
    }

    /** Leaves the index; if somebody changes it at the same time, the next run looks again. */
    private @Nullable TaxIdCheck forget(AccountId id, Versioned<TaxIdStanding> read) {
        dynamo.commit(checks.save(dynamo.begin(), id, read.value().withoutDue(), read));
        return null;
    }
}
