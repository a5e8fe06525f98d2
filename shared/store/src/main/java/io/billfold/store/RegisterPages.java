package io.billfold.store;

import io.billfold.billing.proof.SealedDocument;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.function.Function;

/** A partition of the register: a page is asked for when the one before is used up. */
final class RegisterPages implements Iterator<SealedDocument> {
    private final Function<Map<String, AttributeValue>, Page> pages;
    private final Queue<SealedDocument> page = new ArrayDeque<>();

    /** Where the next page begins; empty before the first, null after the last. */
    private @Nullable Map<String, AttributeValue> next = Map.of();

    /**
     * Nothing is read yet.
     *
     * @param pages the page that begins after a key, an empty one for the first
     */
    RegisterPages(Function<Map<String, AttributeValue>, Page> pages) {
        this.pages = pages;
    }

    /**
     * Some documents.
     *
     * @param last where the next page begins; empty in the last page
     */
    record Page(List<SealedDocument> documents, Map<String, AttributeValue> last) {}

    @Override
    public boolean hasNext() {
        Map<String, AttributeValue> from = next;
        while (page.isEmpty() && from != null) {
            Page read = pages.apply(from);
            page.addAll(read.documents());
            from = read.last().isEmpty() ? null : read.last();
        }
        next = from;
        return !page.isEmpty();
    }

    @Override
    public SealedDocument next() {
        if (!hasNext()) {
            throw new NoSuchElementException("all of the partition was read");
        }
        return page.remove();
    }
}
