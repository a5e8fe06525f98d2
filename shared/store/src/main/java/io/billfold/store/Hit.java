package io.billfold.store;

import io.billfold.billing.invoice.InvoiceNumber;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * An invoice that an index has found.
 *
 * @param number the invoice
 * @param key where it stands in the index: a search goes on after it
 */
public record Hit(InvoiceNumber number, String key) {
    /** The first hits of several shards together, in the order of their keys. */
    static List<Hit> merged(Collection<Hit> shards, int limit) {
        return shards.stream().sorted(Comparator.comparing(Hit::key)).limit(limit).toList();
    }
}
