package io.billfold.callprovider;

/** What a provider says of a refund. */
sealed interface RefundReply {
    /** The money is on its way to the payer. */
    record Done(String reference) implements RefundReply {}

    /** The provider took it and will tell by a webhook what came of it. */
    record Sent(String reference) implements RefundReply {}

    /** It can't be given back this way. */
    record Failed(String reason) implements RefundReply {}

    /** Not taken, or the answer was lost: it is to be asked for again, with the same key. */
    record Again(String reason) implements RefundReply {}
}
