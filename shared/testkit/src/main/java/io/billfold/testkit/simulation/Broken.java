package io.billfold.testkit.simulation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Ways in which the system can be broken on purpose: each is a mistake that somebody makes one day.
 * The simulation must find every one; a variant that is not found is a hole in the auditor.
 */
@SuppressWarnings("ImmutableEnumChecker") // each supplier makes anew what a run needs
public enum Broken {
    NOTHING("the system as it is", () -> Sabotage.NONE),
    ORDER_KEY_UNCHECKED(
            "an order's key is written whether it is there or not",
            () -> Variants.blind("ORDER#", "ORDER#", "SUBSCRIPTION#")),
    SUBSCRIPTION_UNCHECKED(
            "a period is drafted whether it was drafted or not",
            () -> Variants.unconditional("SUBSCRIPTION#", "DRAFT#")),
    INVOICE_UNCHECKED(
            "counter and invoices are written whatever is there",
            () -> Variants.unconditional("SELLER#", "INVOICE#", "DRAFT#")),
    RECEIVABLE_UNCHECKED(
            "a receivable is replaced whatever its version is",
            () -> Variants.unconditional("RECEIVABLE#")),
    PAYMENT_UNCHECKED(
            "a payment is booked without a look at those before it",
            () -> Variants.blind("PAYMENT#", "PAYMENT#", "CHARGE#", "ACCOUNT#")),
    DISPUTE_UNCHECKED(
            "a case is opened without a look whether it is open",
            () -> Variants.blind("DISPUTE#", "DISPUTE#", "ACCOUNT#", "RECEIVABLE#")),
    CREDITS_UNLIMITED(
            "credits are made without a look at what was given back before",
            () -> Variants.blindToSort("CREDITED")),
    ADJUSTMENT_KEY_UNCHECKED(
            "an adjustment is made whether its id was used or not",
            () -> Variants.blindToSort("REQUEST#", "DRAFT#")),
    ACCOUNT_CREDIT_UNCHECKED(
            "account credit is replaced whatever its version is",
            () -> Variants.unconditionalSort("CREDIT#")),
    CREDIT_UNMOVED(
            "what moves an account's credit is not written down",
            () -> Variants.missing(Rewrite.putsSort("MOVED#"))),
    PROVIDER_EVENT_UNCHECKED(
            "a webhook is written whether it was kept or not",
            () -> Variants.unconditional("PROVIDER#")),
    EVENTS_OUTSIDE(
            "events are written after the transaction",
            () -> Variants.apart(Rewrite.puts("OUTBOX#"))),
    EVENTS_FORGOTTEN(
            "the event of a payment is not written",
            () -> Variants.missing(Rewrite.puts("OUTBOX#PaymentRecorded"))),
    NUMBER_BEFORE(
            "the number is drawn before the transaction that issues",
            () -> Variants.beforehand(Rewrite.puts("SELLER#"))),
    LEDGER_OUTSIDE(
            "the ledger is written after the transaction",
            () -> Variants.apart(Rewrite.putsSort("ENTRY#"))),
    RECEIVABLE_OUTSIDE(
            "what is owed is written after the transaction",
            () -> Variants.apart(Rewrite.puts("RECEIVABLE#"))),
    BALANCES_FORGOTTEN(
            "balances are not moved with their entries",
            () -> Variants.missing(Rewrite.adds("BALANCE#"))),
    REJECTION_DROPPED(
            "what is refused is only told of, not kept",
            () -> Variants.missing(Rewrite.puts("REJECTION#"))),
    REJECTION_CUT("only the beginning of what is refused is kept", Variants::rejectionsCut),
    USAGE_ID_OUTSIDE(
            "the id of usage is written after the transaction",
            () -> Variants.apart(Rewrite.putsSort("ID#"))),
    USAGE_REFUSAL_DROPPED(
            "usage that is refused is only told of, not kept",
            () -> Variants.missing(Rewrite.puts("REFUSED_USAGE#"))),
    LEDGER_PAGE_FORGOTTEN(
            "what was billed of a period is not written down",
            () -> Variants.missing(Rewrite.putsSort("BILLED#"))),
    CHANGE_KEY_UNCHECKED(
            "a change is recorded whether its id was used or not",
            () -> Variants.blindToSort("CHANGE#")),
    GIVEN_BACK_FORGOTTEN("what a change gives back is not in the draft", Variants::nothingBack),
    USAGE_COUNTED_TWICE("usage is added up twice", Variants::usageTwice),
    ACCESS_UNWRITTEN(
            "a link is given that nobody wrote down",
            () -> Variants.missing(Rewrite.putsSort("ACCESS#"))),
    ACCESS_LOG_GAPPED(
            "an entry of the access log is not written",
            () -> Variants.missing(Rewrite.puts("ACCESS_LOG#"))),
    ROUNDED_PER_LINE("tax is rounded line by line", Variants::roundedPerLine),
    SNAPSHOT_REWRITTEN(
            "the snapshot is written again with the documents", Variants::snapshotRewritten),
    PARTIAL_FAILURE_SWALLOWED(
            "a function does not say which messages failed", Variants::failuresSwallowed),
    DELETED_FIRST("messages are deleted before they are handled", Variants::deletedFirst),
    STREAM_RECORD_LOST("a failed batch of a stream is passed over", Variants::passedOver),
    BUS_REFUSAL_IGNORED("what the bus refused counts as put", Variants::busBelieved),
    DEAD_LETTERS_DROPPED("dead letters are thrown away", Variants::deadLettersDropped),
    DOCUMENT_OVERWRITTEN("documents are written without If-None-Match", Variants::overwritten),
    DOCUMENT_UNLOCKED("documents are written without a retention", Variants::unlocked),
    DOCUMENT_ALTERED("other bytes are stored than were hashed", Variants::altered),
    MAIL_UNSENT("every seventh mail is only said to be sent", Variants::mailsUnsent),
    REMINDER_BLIND("a reminder is sent without a look at what is owed", Variants::remindsBlindly),
    REMINDER_EARLY("reminders are decided by a clock that is ten days ahead", Variants::early),
    SHARD_FORGOTTEN("a quarter of the due index is never read", Variants::shardForgotten),
    CLOSED_MONTH_UNSEEN("what is booked late is booked in its month", Variants::closedUnseen),
    REFUNDS_AGAIN_ON_UNKNOWN(
            "a refund whose answer was lost is asked for again under another key",
            Variants::refundingAgain),
    EVIDENCE_GIVEN_AGAIN(
            "a dispute is answered again when the first reply was lost", Variants::answeringAgain),
    DISCOUNT_FORGOTTEN(
            "an invoice does not know that a discount is a part of what was paid",
            Variants::discountForgotten),
    FRAUD_UNCHECKED(
            "a report of fraud is counted without a look whether it was before",
            () -> Variants.unconditional("FRAUD#")),
    PAYOUTS_UNMET(
            "a payout and its money do not write down that they wait",
            () -> Variants.missing(Rewrite.puts("PAYOUT_MEETING#"))),
    WITHHELD_UNCLAIMED(
            "what was withheld is booked, but nobody waits for its certificate",
            () -> Variants.missing(Rewrite.puts("WITHHELD#"))),
    CHARGES_AGAIN_ON_UNKNOWN(
            "a charge whose answer was lost is sent again under another key",
            Variants::chargingAgain),
    SIGNATURE_UNCHECKED("a webhook is believed whoever signed it", Variants::believing);

    private final String words;
    private final Supplier<Sabotage> sabotage;

    Broken(String words, Supplier<Sabotage> sabotage) {
        this.words = words;
        this.sabotage = sabotage;
    }

    /** All ways but none. */
    public static List<Broken> variants() {
        return Arrays.stream(values()).filter(it -> it != NOTHING).toList();
    }

    /** The variant of a label. */
    public static Broken of(String label) {
        return Arrays.stream(values())
                .filter(it -> it.label().equals(label))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "no variant is called "
                                                + label
                                                + "; there are "
                                                + variants().stream().map(Broken::label).toList()));
    }

    /** For example {@code number-before}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What is wrong, as a sentence without its end. */
    public String words() {
        return words;
    }

    /** Anew for each run. */
    Sabotage sabotage() {
        return sabotage.get();
    }
}
