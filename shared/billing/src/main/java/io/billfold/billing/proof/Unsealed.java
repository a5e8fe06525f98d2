package io.billfold.billing.proof;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;

/**
 * What a seal has to cover: everything that is registered and in no seal yet, in the order of the
 * numbers, each once. It goes through its sources together, so that none of them needs to fit into
 * memory.
 */
public final class Unsealed implements Iterator<SealedDocument> {
    private final Merged registered;
    private final Merged sealed;
    private @Nullable SealedDocument next;

    /**
     * What is in one of the registers and in none of the seals.
     *
     * @param registers each in the order of the numbers
     * @param seals the leaves of seals that may cover what is registered, each in that order
     */
    public Unsealed(
            List<? extends Iterator<SealedDocument>> registers,
            List<? extends Iterator<SealedDocument>> seals) {
        this.registered = new Merged(registers);
        this.sealed = new Merged(seals);
        advance();
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public SealedDocument next() {
        SealedDocument found = next;
        if (found == null) {
            throw new NoSuchElementException("all of them were given");
        }
        advance();
        return found;
    }

    private void advance() {
        String before = next == null ? "" : next.number().toString();
        Source candidate = registered.poll();
        while (candidate != null && (candidate.key().equals(before) || isSealed(candidate))) {
            candidate = registered.poll();
        }
        next = candidate == null ? null : candidate.head();
    }

    private boolean isSealed(Source candidate) {
        Source least = sealed.peek();
        while (least != null && least.key().compareTo(candidate.key()) < 0) {
            sealed.poll();
            least = sealed.peek();
        }
        return least != null && least.key().equals(candidate.key());
    }

    /**
     * A source with its first document taken out.
     *
     * @param key the document's number as a text, by which they are sorted
     */
    private record Source(String key, SealedDocument head, Iterator<SealedDocument> rest) {}

    /** Sources in one order. */
    private static final class Merged {
        private final PriorityQueue<Source> sources =
                new PriorityQueue<>(Comparator.comparing(Source::key));

        Merged(List<? extends Iterator<SealedDocument>> all) {
            all.forEach(this::add);
        }

        private void add(Iterator<SealedDocument> source) {
            if (source.hasNext()) {
                SealedDocument head = source.next();
                sources.add(new Source(head.number().toString(), head, source));
            }
        }

        @Nullable Source peek() {
            return sources.peek();
        }

        @Nullable Source poll() {
            Source least = sources.poll();
            if (least != null) {
                add(least.rest());
            }
            return least;
        }
    }
}
