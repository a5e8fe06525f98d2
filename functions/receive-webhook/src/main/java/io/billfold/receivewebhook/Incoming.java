package io.billfold.receivewebhook;

import org.jspecify.annotations.Nullable;

/**
 * An event in a call that is genuine.
 *
 * @param id the same in every repeat, for example {@code evt_1}; safe in keys
 * @param type the provider's word, for example {@code charge.dispute.created}; any, also one that
 *     nobody knows yet
 * @param body the event alone, as JSON in UTF-8
 * @param signature what names the signature by which the call is believed, where that is good for
 *     one event alone although it does not cover every bit of it; null where it covers all
 */
record Incoming(String id, String type, String body, @Nullable String signature) {}
