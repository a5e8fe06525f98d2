package io.billfold.collectpayment;

import io.billfold.billing.collecting.Attempt;
import io.billfold.billing.collecting.Attempt.Outcome;
import io.billfold.billing.collecting.Attempts;
import io.billfold.billing.collecting.Attempts.Needs;
import io.billfold.billing.collecting.Collecting;
import io.billfold.billing.collecting.CollectionPolicy;
import io.billfold.billing.collecting.DeclineRules;
import io.billfold.billing.collecting.NextStep;
import io.billfold.billing.collecting.PaymentMethod;
import io.billfold.billing.collecting.PaymentMethods;
import io.billfold.billing.dunning.Receivable;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.events.ChargeRequested;
import io.billfold.events.CollectionStopped;
import io.billfold.events.Forms;
import io.billfold.store.AccountStore;
import io.billfold.store.AttemptStore;
import io.billfold.store.Commit;
import io.billfold.store.Committed;
import io.billfold.store.Dynamo;
import io.billfold.store.PaymentMethodStore;
import io.billfold.store.ReceivableStore;
import io.billfold.store.Versioned;

import jakarta.inject.Singleton;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/** Does what is next to collect one invoice; every try is written down before it is made. */
@Singleton
class CollectInvoice {
    /** How often it is decided anew because the tries changed meanwhile. */
    static final int ATTEMPTS_MAX = 5;

    /** When a paused invoice is looked at again: who ends a pause need not know of collecting. */
    private static final Duration PAUSED_FOR = Duration.ofDays(1);

    /** When a try is looked at again after its last lookup was asked for. */
    private static final Duration LAST_LOOKUP = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(CollectInvoice.class);

    private final Collecting collecting =
            new Collecting(CollectionPolicy.USUAL, DeclineRules.bundled());

    private final AttemptStore attempts;
    private final PaymentMethodStore methods;
    private final ReceivableStore receivables;
    private final AccountStore accounts;
    private final Dynamo dynamo;
    private final InstantSource clock;

    CollectInvoice(
            AttemptStore attempts,
            PaymentMethodStore methods,
            ReceivableStore receivables,
            AccountStore accounts,
            Dynamo dynamo,
            InstantSource clock) {
        this.attempts = attempts;
        this.methods = methods;
        this.receivables = receivables;
        this.accounts = accounts;
        this.dynamo = dynamo;
        this.clock = clock;
    }

    /**
     * What is known of an invoice.
     *
     * @param read null when nothing was tried yet
     */
    private record File(
            Receivable owed,
            PaymentMethods methods,
            @Nullable Versioned<Attempts> read,
            Attempts attempts,
            ZoneId zone,
            Instant now) {}

    /**
     * Looks at an invoice; does nothing for one that its account pays by itself.
     *
     * @throws IllegalStateException when its tries changed during every attempt
     */
    void look(InvoiceNumber number) {
        for (int attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
            Optional<File> file = load(number);
            if (file.isEmpty() || commit(file.get()) == Committed.DONE) {
                return;
            }
        }
        throw new IllegalStateException(
                "tries of " + number + " changed " + ATTEMPTS_MAX + " times meanwhile");
    }

    /** Empty for an invoice that is not owed, a credit note, or without anything to charge. */
    private Optional<File> load(InvoiceNumber number) {
        Versioned<Attempts> read = attempts.find(number).orElse(null);
        Receivable owed = receivables.find(number).map(Versioned::value).orElse(null);
        if (owed == null) {
            return Optional.empty();
        }
        PaymentMethods known = methods.find(owed.account()).value();
        if (read == null && !known.isCharged()) {
            return Optional.empty();
        }
        return Optional.of(file(owed, known, read));
    }

    private File file(Receivable owed, PaymentMethods known, @Nullable Versioned<Attempts> read) {
        Instant now = clock.instant();
        ZoneId zone = accounts.findAccount(owed.account()).orElseThrow().value().zone();
        LocalDate today = LocalDate.ofInstant(now, zone);
        Attempts made =
                read == null
                        ? Attempts.none(owed.invoice(), owed.account(), owed.seller(), today)
                        : read.value();
        return new File(owed, known, read, made, zone, now);
    }

    private NextStep next(File file, Attempts attempts) {
        return collecting.next(
                file.owed(), file.methods().inOrder(), attempts, file.now(), file.zone());
    }

    private Committed commit(File file) {
        NextStep step = next(file, file.attempts());
        LOG.info("{}: {}", file.owed().invoice(), step);
        Commit commit = dynamo.begin();
        Attempts after = after(file, step, commit);
        if (file.read() != null && after.equals(file.attempts())) {
            return Committed.DONE;
        }
        attempts.save(commit, after, file.read());
        return dynamo.commitUnlessBusy(commit);
    }

    /** The tries after a step; adds the step's event to the transaction. */
    private Attempts after(File file, NextStep step, Commit commit) {
        return switch (step) {
            case NextStep.Charge(PaymentMethod method, Money amount, int number) ->
                    charged(file, method, amount, number, commit);
            case NextStep.LookUp(Attempt attempt) -> lookedUp(file, attempt, commit);
            case NextStep.Wait(Instant until, _) -> file.attempts().at(until);
            case NextStep.AskPayer(String reason) -> stopped(file, Needs.PAYER, reason, commit);
            case NextStep.AskPerson(String reason) -> stopped(file, Needs.PERSON, reason, commit);
            case NextStep.GiveUp(String reason) -> stopped(file, Needs.NOBODY, reason, commit);
            case NextStep.Nothing _ -> file.attempts().at(afterPause(file));
        };
    }

    /** Null for an invoice that is not paused: nothing is to be done about it. */
    private static @Nullable Instant afterPause(File file) {
        return file.owed().pausedBy() == null ? null : file.now().plus(PAUSED_FOR);
    }

    private Attempts charged(
            File file, PaymentMethod method, Money amount, int number, Commit commit) {
        Attempt attempt =
                new Attempt(
                        file.owed().invoice(),
                        number,
                        method,
                        amount,
                        file.now(),
                        new Outcome.Unknown(0, file.now()));
        attempts.publish(commit, requested(file, number, 0));
        return next(file, file.attempts().plus(attempt), LAST_LOOKUP);
    }

    private Attempts lookedUp(File file, Attempt attempt, Commit commit) {
        Attempt after = attempt.lookedUp(file.now());
        int lookup = CollectionPolicy.USUAL.lookupNumber(after);
        attempts.publish(commit, requested(file, after.number(), lookup));
        return next(file, file.attempts().with(after), LAST_LOOKUP);
    }

    /** The tries with the instant from which their outcome is looked up. */
    private Attempts next(File file, Attempts made, Duration otherwise) {
        return made.at(
                next(file, made) instanceof NextStep.Wait(Instant until, _)
                        ? until
                        : file.now().plus(otherwise));
    }

    private static ChargeRequested requested(File file, int number, int lookup) {
        return ChargeRequested.of(
                file.now(),
                file.owed().invoice().toString(),
                file.owed().account().value(),
                file.owed().seller().value(),
                number,
                lookup);
    }

    private Attempts stopped(File file, Needs needs, String reason, Commit commit) {
        Attempts after = file.attempts().stopped(needs, reason);
        if (!after.equals(file.attempts())) {
            attempts.publish(commit, told(file, after, needs, reason));
        }
        return after;
    }

    private static CollectionStopped told(File file, Attempts after, Needs needs, String reason) {
        return CollectionStopped.of(
                file.now(),
                file.owed().invoice().toString(),
                file.owed().account().value(),
                file.owed().seller().value(),
                after.made().size(),
                Forms.wordOf(needs),
                reason);
    }
}
