package io.billfold.billing.tax.id;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** Who knows which tax ids are registered, for example VIES. */
@FunctionalInterface
public interface TaxIdRegister {
    /**
     * Asks about a number. Whatever goes wrong is an answer too: pending, with the reason; nothing
     * is thrown for it.
     *
     * @param number which is asked about
     * @param requester the number of who asks, for which the register gives a consultation number,
     *     or null
     * @param now when, in business time
     * @throws IllegalArgumentException when the number is none of this register's
     */
    TaxIdCheck ask(TaxId number, @Nullable TaxId requester, Instant now);
}
