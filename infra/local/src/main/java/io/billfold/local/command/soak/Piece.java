package io.billfold.local.command.soak;

import org.jspecify.annotations.Nullable;

/** A piece of rubbish. Its token tells it from all others, wherever it ends. */
sealed interface Piece {
    String token();

    /** No order: it must be kept as a rejection, once. */
    record BadOrder(String token, String body) implements Piece {}

    /** An event that tells of an order, but of none that there is: a rejection, too. */
    record BadOrderEvent(String token, String detail) implements Piece {}

    /** A message that a function can't handle: it must end in the queue's dead letters. */
    record BadMessage(String token, String queue, String body) implements Piece {}

    /**
     * An event that a function can't handle: it must end in a queue's dead letters.
     *
     * @param type what it claims to be, for example {@code InvoiceDrafted}
     * @param queue where the bus takes it
     */
    record BadEvent(String token, String type, String queue, String detail) implements Piece {}

    /**
     * A call that must be refused, and leave nothing.
     *
     * @param scope of the token that it comes with; null is none
     * @param signature of the webhook; null is none
     */
    record BadCall(
            String token,
            String method,
            String path,
            @Nullable String scope,
            @Nullable String signature,
            String body)
            implements Piece {}
}
