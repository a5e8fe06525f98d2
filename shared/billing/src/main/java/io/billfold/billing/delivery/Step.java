package io.billfold.billing.delivery;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/**
 * What may happen to a document on its way. The order is that of weight: of two that were reported
 * the later one in this list tells where the document is, whichever was reported last. What a buyer
 * answers through Peppol outweighs all before it; among its answers the one that it gave last
 * counts.
 */
public enum Step {
    /** Nothing was sent: the address is blocked, or the document can't go this way. */
    HELD_BACK(Worklist.FAILED),

    /** Somebody has to put it into the customer's portal. */
    TO_UPLOAD(Worklist.TO_UPLOAD),

    /** The mail service took it. */
    SENT(null),

    /** It lies where the Peppol access point fetches it. */
    HANDED_OVER(null),

    /** The customer's mail server does not take it yet; the mail service tries again. */
    DELAYED(null),

    /** A soft bounce: the mail service gave up, another time it may work. */
    BOUNCED_SOFT(Worklist.FAILED),

    /** The access point has sent it on. */
    TRANSMITTED(null),

    /** The customer's mail server or access point has it. */
    DELIVERED(null),

    /** The link in the mail was opened. */
    OPENED(null),

    /** It was put into the portal. */
    UPLOADED(null),

    /** The mail service or the network would not carry it. */
    REFUSED(Worklist.FAILED),

    /** A hard bounce: there is no such mailbox. */
    BOUNCED_HARD(Worklist.FAILED),

    /** It arrived, and the customer called it spam. */
    COMPLAINED(Worklist.FAILED),

    /** Invoice Response AB: it was received and is readable. */
    ACKNOWLEDGED(null),

    /** Invoice Response IP: it is being looked at. */
    IN_PROCESS(null),

    /** Invoice Response UQ: the buyer has a question. */
    UNDER_QUERY(Worklist.UNDER_QUERY),

    /** Invoice Response CA: accepted under conditions. */
    CONDITIONALLY_ACCEPTED(Worklist.UNDER_QUERY),

    /** Invoice Response AP: accepted. */
    ACCEPTED(null),

    /** Invoice Response RE: the buyer will not pay it. */
    REJECTED(Worklist.FAILED),

    /** Invoice Response PD: paid. */
    PAID(null),

    /** Another attempt takes its place: this one is nobody's business any more. */
    REPLACED(null);

    private final @Nullable Worklist worklist;

    Step(@Nullable Worklist worklist) {
        this.worklist = worklist;
    }

    /** On whose list a document is that got so far, or null where nobody has to act. */
    public @Nullable Worklist worklist() {
        return worklist;
    }

    /** Whether it is an answer of the buyer's, in Peppol's Invoice Response. */
    public boolean isResponse() {
        return compareTo(ACKNOWLEDGED) >= 0 && compareTo(PAID) <= 0;
    }

    /** Whether the customer has the document. */
    public boolean isArrived() {
        return switch (this) {
            case DELIVERED, OPENED, UPLOADED, ACKNOWLEDGED, IN_PROCESS, UNDER_QUERY -> true;
            case CONDITIONALLY_ACCEPTED, ACCEPTED, PAID -> true;
            case HELD_BACK, TO_UPLOAD, SENT, HANDED_OVER, DELAYED, BOUNCED_SOFT -> false;
            case TRANSMITTED, REFUSED, BOUNCED_HARD, COMPLAINED, REJECTED, REPLACED -> false;
        };
    }

    /** Whether it did not reach the customer, or was turned down. */
    public boolean isFailed() {
        return worklist == Worklist.FAILED;
    }

    /** Whether no more mail may go to the address. */
    public boolean blocksAddress() {
        return this == BOUNCED_HARD || this == COMPLAINED;
    }

    /** For example {@code bounced-hard}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The step of a word.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static Step parse(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
