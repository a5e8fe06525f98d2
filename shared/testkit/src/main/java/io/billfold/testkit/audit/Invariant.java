package io.billfold.testkit.audit;

import java.util.Locale;

/** What must hold, each in one sentence. */
public enum Invariant {
    NUMBERS_GAPLESS("The numbers of a series and year run from 1 on without a gap or a repeat."),
    NUMBERS_COUNTED("A series' counter stands at its last number and date after every write."),
    NUMBERS_DATED("Dates never run back in a series, and its year is the year of issue."),
    NUMBER_IS_KEY("An invoice lies under its number."),
    SERIES_OWNED("A series holds the invoices of one seller only, for ever."),

    INVOICE_UNCHANGED("An issued invoice only ever gains its rendition, once."),
    SNAPSHOT_SAME("An invoice's snapshot has its number, its day and its totals."),
    DOCUMENT_STORED_ONCE("Nothing is stored a second time under a document's key."),
    DOCUMENT_HASHED("An invoice's documents are stored and have the hashes that it records."),
    DOCUMENT_LOCKED(
            "Documents are locked as long as the law of their seller's country wants them kept."),
    DOCUMENTS_SEALED("What was made two days before the last seal is in one seal, as it is."),
    SEALS_CHAINED("Each day's seal is over its leaves and names the seal of the day before."),

    PERIODS_CONTIGUOUS("Periods are drafted once each, from the first day on, without a hole."),
    PERIODS_COUNTED("A subscription's next period is the number of its drafts, and rises by one."),
    PERIODS_BILLED_ONCE("A draft becomes one invoice, with the draft's content."),
    BILLED_AS_ORDERED("Drafts ask for what the accepted order says, of whom and for whom it says."),
    CHANGES_RECORDED(
            "A subscription changes only with a change's key, and its history only grows."),
    CHANGE_AS_SENT("What is changed or refused was sent, and is kept as it was sent."),
    CHANGE_ANSWER_TRUE("What the sender of a change is told is what was recorded, or kept."),
    BILLS_ARE_LEDGER("What a draft charges and gives back is what the ledger of portions gains."),
    PORTIONS_WHOLE("Billed portions of a charge follow each other and lie in their periods."),
    ONCE_BILLED_ONCE("Fees and prices that are due once are billed once, as they were agreed."),
    USAGE_BILLED("A metered portion is billed for what was used in it, once."),
    DRAFTS_OF_DAY("A draft is of the day that was due and has come, and is named after it."),
    DUE_LISTED("A subscription is in the due index under the day that it is billed next."),
    DRAFTS_STEP_FORWARD("A draft is drafted, then taxed or held, then issued; its content stays."),

    AMOUNTS_ADD_UP("Net and tax are the total, and lines and taxes are net and tax."),
    LINES_MULTIPLIED("A line's net is price times quantity, rounded once, ties away from zero."),
    TAX_ROUNDED_ONCE("The tax of a category and rate is its base times the rate, rounded once."),

    ENTRIES_BALANCE("An entry's debits are its credits, it has an id of its own and its own key."),
    BALANCES_ARE_SUMS("Balances and seller totals are the sums of the entries after every write."),
    INVOICES_BOOKED("An invoice is booked once, in the write that issues it."),
    REVENUE_EARNED("What is invoiced for months to come is revenue in those, day by day, once."),
    CLOSED_STAYS_CLOSED("Nothing is booked in a month of a seller after it was closed."),
    PAYMENTS_BOOKED("A payment is booked once, in the write that records it."),
    DISPUTES_BOOKED("What a dispute says was moved and lost is what the ledger says."),
    CASH_BOOKED("What came by bank, what it settles and what is left is what the ledger says."),
    CASH_AS_SENT("What a bank's statement says is taken in once, with its amount and day."),
    DISCOUNTS_OFFERED("What a rule gives for paying early was offered, of all, until that day."),
    DISCOUNTS_BOOKED("A discount is booked with its share of the tax, and goes back with both."),
    PAYOUTS_BOOKED("A payout is booked once, with the fees that its report tells."),
    PROVIDER_HOLDS("What is left in a provider's clearing account is what the provider holds."),
    WITHHELD_CLAIMED("What payers withheld is claimed until it is proved, given up or undone."),

    RECEIVABLE_OPENED("An invoice is owed from its issue on, less the credit it used."),
    RECEIVABLE_FIXED("Total, due date and parties of a receivable stay as they are."),
    RECEIVABLE_WITHIN("What is open is the total less payments and credits, never below zero."),
    RECEIVABLES_ARE_BOOKED("What is open is what the ledger's receivable account says."),
    CREDITS_WITHIN("Credits never exceed their invoice: no line, no tax base and no tax of it."),
    CREDITS_TAXED("The tax given back so far is that on the base given back so far, rounded once."),
    CREDITS_COUNTED("What an invoice says was given back is the sum of its credits."),
    CREDITS_SETTLED("A credit note comes off what is owed first; only the rest is credit."),
    ADJUSTMENTS_ASKED("Adjustments are written with their request, once, as they were asked for."),
    CREDIT_IS_MOVED("An account's credit is the sum of what moved it, and what the ledger says."),
    REFUNDS_BOOKED("A refund comes off the account's credit in the write that asks for it."),
    DISPUTED_HELD("A receivable holds what is argued about, and is not paused by it."),

    EVENT_WITH_CHANGE("A change of state carries its events in the same write."),
    EVENT_HAS_CAUSE("No event is written without the change that it tells of."),
    EVENT_TRUE("An event says what the change says."),
    EVENT_UNCHANGED("An event that was written is not written again as another one."),
    EVENT_PUBLISHED("Every event that was written reaches the bus as it was written."),

    REMINDER_JUSTIFIED("A reminder is for what is overdue, owed and not paused, step by step."),
    REMINDER_SENT("What stays due for a reminder gets it, and its mail."),
    REMINDER_MAIL_OWED("A reminder goes out only for what was owed since its sender began."),
    MAIL_NOT_REPEATED("What was noted as sent before its sender began is not sent again."),
    MAIL_ADDRESSED("A mail is about a known invoice and goes to its customer's address."),
    NOTICE_TRUE("What is noted as sent was sent, to the address that is noted."),
    MAIL_CARRIES_DOCUMENT("A mail carries the invoice's document and nothing else."),

    USAGE_RECORDED_ONCE("Usage is recorded under its id and by its time, in one write."),
    USAGE_AS_SENT("What is recorded was sent so, of a known subscription, not ahead of its time."),
    USAGE_ANSWERED("Every event of usage is recorded, or kept with the reasons why it is not."),
    USAGE_ANSWER_TRUE("What the sender of usage is told is what was recorded, or kept."),

    ORDER_ANSWERED("Every order is accepted, or kept with the reasons why it is not."),
    ORDER_AS_SENT("What is accepted or refused was sent, and is kept as it was sent."),
    REJECTION_COMPLETE("A rejection keeps the whole message and at least one reason."),
    PAYMENT_ANSWER_TRUE("What the sender of a payment is told is what was recorded."),
    PAYMENT_ASKED_FOR("Every payment was asked for by a caller who was not refused."),
    CALLER_GENUINE("Nobody without a right signature or token gets a success."),
    WEBHOOK_KEPT(
            "A webhook that was answered with success is kept as it came, a forged one never."),
    CHARGE_RECORDED("Money that the provider collected for a known invoice is a payment."),
    CHARGED_ONCE("Nothing is charged while money of it is not booked, nor above what is owed."),
    GIVEN_BACK_ONCE("What the provider was asked to give back it gave at most once."),
    CLEARING_AGREES("What the provider took and gave back is booked so, payment by payment."),
    ANSWERED_ONCE("A dispute is answered once, in time, by what was decided and locked before."),
    SALES_COUNTED("What providers collected, and what banks dispute of it, is counted by month."),
    FRAUD_COUNTED("What a bank reports as fraud is counted once, and moves no money."),
    DISPUTE_FOLLOWED("What the provider says about a known charge is in the case's file."),
    ACCESS_NOTED("A link to a document is given only after it was noted who gets it."),
    ACCESS_CHAINED("What is noted is in the access log, whose entries follow by their hashes."),
    SELLER_AS_SENT("A seller is configured as the caller was told."),

    BILLED_WHEN_DUE("What has begun by the last billing run is drafted."),
    DRAFT_FINISHED("A draft is issued, or held with its reasons."),
    INVOICE_RENDERED("An invoice has its documents."),
    INVOICE_MAILED("A customer is sent every invoice, and it is noted."),

    NEVER_DELETED("No item ever vanishes."),
    WRITTEN_ONCE("What is written once never changes."),
    NEVER_BACKWARDS("Versions, levels and dates of billing never go back."),
    KNOWN_AND_READABLE("Every item is of a known kind and can be read.");

    private final String sentence;

    Invariant(String sentence) {
        this.sentence = sentence;
    }

    /** The rule in one sentence. */
    public String sentence() {
        return sentence;
    }

    /** For example {@code numbers-gapless}. */
    public String shortName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
