package io.billfold.billing.subscription;

import io.billfold.billing.Checks;

import java.time.LocalDateTime;

/**
 * One entry of a subscription's history. It is never altered: what was wrong is put right by
 * another change, which may take effect in the past.
 *
 * @param id unique in the subscription
 * @param at from when on, local time in the account's zone; midnight where only a date was given
 * @param action what happens
 */
public record Change(String id, LocalDateTime at, Action action) {
    public Change {
        Checks.id("change.id", id);
    }
}
