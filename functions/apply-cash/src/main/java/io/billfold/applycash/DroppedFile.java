package io.billfold.applycash;

import io.billfold.billing.account.Seller;

/**
 * A file that was dropped.
 *
 * @param seller in whose folder it lies
 * @param key where it lies, for example {@code bank/muster-de/2026-03-02.xml}
 * @param sha256 of its content
 */
record DroppedFile(Seller seller, String key, String sha256) {}
