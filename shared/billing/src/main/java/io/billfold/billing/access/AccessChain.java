package io.billfold.billing.access;

import io.billfold.billing.access.AccessFinding.Kind;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Follows the entries of an access log one by one and notes what is wrong. Not for several threads.
 *
 * <pre>{@code
 * AccessChain chain = AccessChain.after(AccessHead.GENESIS).through(sealed);
 * entries.forEach(chain::take);
 * assertThat(chain.findings()).isEmpty();
 * }</pre>
 */
public final class AccessChain {
    /** The most findings that are kept: more would not be read. */
    public static final int FINDINGS_MAX = 100;

    private final List<AccessFinding> findings = new ArrayList<>();
    private final SortedMap<Long, AccessHead> kept = new TreeMap<>();
    private AccessHead head;

    private AccessChain(AccessHead start) {
        head = start;
    }

    /** A chain whose next entry must follow the one that is named. */
    public static AccessChain after(AccessHead start) {
        return new AccessChain(start);
    }

    /** Demands that the chain passes an end that somebody else has kept, for example a seal. */
    public AccessChain through(AccessHead known) {
        if (known.sequence() > head.sequence()) {
            kept.put(known.sequence(), known);
        }
        return this;
    }

    /** Looks at the next entry. */
    public void take(AccessEntry entry) {
        if (!entry.computedHash().equals(entry.hash())) {
            note(entry, Kind.ALTERED, "does not say what it said when it was made");
        }
        follow(entry);
        AccessHead known = kept.remove(entry.sequence());
        if (known != null && !known.hash().equals(entry.hash())) {
            note(entry, Kind.REWRITTEN, "is not the entry whose hash was kept elsewhere");
        }
        head = entry.head();
    }

    private void follow(AccessEntry entry) {
        long gap = entry.sequence() - head.sequence() - 1;
        if (gap > 0) {
            note(entry, Kind.MISSING, "comes after a gap of " + gap);
        } else if (gap < 0) {
            note(entry, Kind.OUT_OF_ORDER, "comes after entry " + head.sequence());
        } else if (!entry.previous().equals(head.hash())) {
            note(entry, Kind.UNLINKED, "follows another entry than the one before it");
        }
        if (entry.access().at().isBefore(head.at())) {
            note(entry, Kind.BACKWARDS, "is older than the entry before it");
        }
    }

    private void note(AccessEntry entry, Kind kind, String what) {
        add(new AccessFinding(entry.sequence(), kind, "entry " + entry.sequence() + " " + what));
    }

    private void add(AccessFinding finding) {
        if (findings.size() < FINDINGS_MAX) {
            findings.add(finding);
        }
    }

    /** Where the chain is. */
    public AccessHead head() {
        return head;
    }

    /** What is wrong so far, in the order of the entries. */
    public List<AccessFinding> findings() {
        return List.copyOf(findings);
    }

    /** What is wrong when no entry follows: also the ends that were kept and not reached. */
    public List<AccessFinding> atEnd() {
        List<AccessFinding> all = new ArrayList<>(findings);
        for (AccessHead known : kept.values()) {
            all.add(
                    new AccessFinding(
                            known.sequence(),
                            Kind.CUT_OFF,
                            "entry %d was kept elsewhere, the log has none of that number: %s"
                                    .formatted(known.sequence(), known.hash())));
        }
        return List.copyOf(all);
    }
}
