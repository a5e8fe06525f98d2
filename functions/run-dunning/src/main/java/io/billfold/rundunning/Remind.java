package io.billfold.rundunning;

import io.billfold.billing.account.Account;
import io.billfold.billing.dunning.Dunning;
import io.billfold.billing.dunning.DunningDecision;
import io.billfold.billing.dunning.DunningPolicy;
import io.billfold.billing.dunning.Receivable;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.events.ReminderDue;
import io.billfold.store.AccountStore;
import io.billfold.store.Commit;
import io.billfold.store.Committed;
import io.billfold.store.Dynamo;
import io.billfold.store.ReceivableStore;
import io.billfold.store.Versioned;

import jakarta.inject.Singleton;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;

/** Decides about one receivable: its new level and the reminder are one transaction. */
@Singleton
class Remind {
    /** How often a receivable is decided anew because it changed meanwhile. */
    static final int ATTEMPTS_MAX = 3;

    private final ReceivableStore receivables;
    private final AccountStore accounts;
    private final DunningPolicy policy;
    private final Dynamo dynamo;
    private final InstantSource clock;

    Remind(
            ReceivableStore receivables,
            AccountStore accounts,
            DunningPolicy policy,
            Dynamo dynamo,
            InstantSource clock) {
        this.receivables = receivables;
        this.accounts = accounts;
        this.policy = policy;
        this.dynamo = dynamo;
        this.clock = clock;
    }

    /**
     * Has an invoice reminded if it is due.
     *
     * @param at the instant whose date in the account's zone is today
     * @return whether a reminder is on its way
     * @throws IllegalStateException when the receivable changed under every attempt
     */
    boolean remind(InvoiceNumber number, Instant at) {
        for (int attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
            Versioned<Receivable> read = receivables.find(number).orElseThrow();
            LocalDate today = LocalDate.ofInstant(at, account(read.value()).zone());
            DunningDecision decision = Dunning.decide(read.value(), today, policy);
            if (!(decision instanceof DunningDecision.Remind due)) {
                return false;
            }
            if (commit(due, read) == Committed.DONE) {
                return true;
            }
        }
        throw new IllegalStateException(number + " changed " + ATTEMPTS_MAX + " times meanwhile");
    }

    private Account account(Receivable receivable) {
        return accounts.findAccount(receivable.account()).orElseThrow().value();
    }

    private Committed commit(DunningDecision.Remind due, Versioned<Receivable> read) {
        Commit commit = dynamo.begin();
        receivables.replace(commit, due.after(), read.version());
        receivables.publish(commit, reminder(due));
        receivables.publishEntitlements(commit, read, due.after(), clock.instant());
        return dynamo.commit(commit);
    }

    private ReminderDue reminder(DunningDecision.Remind due) {
        Receivable after = due.after();
        return ReminderDue.of(
                clock.instant(),
                after.invoice().toString(),
                after.account().value(),
                due.level(),
                after.open().getCurrencyUnit().getCode(),
                after.open().getAmount().toPlainString(),
                after.dueOn());
    }
}
