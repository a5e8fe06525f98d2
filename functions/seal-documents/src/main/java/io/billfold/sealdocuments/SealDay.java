package io.billfold.sealdocuments;

import io.billfold.billing.access.AccessHead;
import io.billfold.billing.proof.Hash;
import io.billfold.billing.proof.MerkleTree;
import io.billfold.billing.proof.Seal;
import io.billfold.billing.proof.SealedDocument;
import io.billfold.billing.proof.Unsealed;
import io.billfold.store.AccessLogStore;
import io.billfold.store.Commit;
import io.billfold.store.Committed;
import io.billfold.store.Dynamo;
import io.billfold.store.LeafFile;
import io.billfold.store.LeafLines;
import io.billfold.store.RegisterStore;
import io.billfold.store.SealFiles;
import io.billfold.store.SealStore;
import io.billfold.store.SealStore.Head;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Seals one day: first its leaves are kept, then the seal over what is kept, then the end of the
 * chain moves on and the event is told. Each step finds what an earlier run, or another one at the
 * same time, has kept, and goes on from there; so a day has one seal, whatever happens.
 *
 * <p>Leaves are never in memory together, only their hashes are: some 14 MB for 100,000.
 */
@Singleton
class SealDay {
    /**
     * By how many days a document may come late: registered on a day by a transaction that was
     * carried out after the day was sealed, a second after midnight for example. The next seal is
     * made a day later at least, and render-invoice takes a minute at most.
     */
    static final int LATE_DAYS = 1;

    private final RegisterStore register;
    private final SealFiles files;
    private final SealStore seals;
    private final AccessLogStore accesses;
    private final Dynamo dynamo;
    private final InstantSource clock;

    SealDay(
            RegisterStore register,
            SealFiles files,
            SealStore seals,
            AccessLogStore accesses,
            Dynamo dynamo,
            InstantSource clock) {
        this.register = register;
        this.files = files;
        this.seals = seals;
        this.accesses = accesses;
        this.dynamo = dynamo;
        this.clock = clock;
    }

    /**
     * Seals a day that is over.
     *
     * @param head the end of the chain, the day before; null for the first seal of all
     * @return the seal, or empty when another run moved the end of the chain meanwhile
     * @throws IllegalStateException when what is kept of the day does not follow the chain
     */
    Optional<Seal> seal(LocalDate day, @Nullable Head head) throws IOException {
        MerkleTree tree = tree(day, head);
        Hash previous = head == null ? null : head.seal();
        Seal seal = files.keep(Seal.of(day, tree, previous, accessLogHead(), clock.instant()));
        requireOf(seal, tree, previous);
        Commit commit = seals.add(dynamo.begin(), seal, head);
        return dynamo.commit(commit) == Committed.DONE ? Optional.of(seal) : Optional.empty();
    }

    /** The end of the log of accesses, which a seal pins as well. */
    private @Nullable Hash accessLogHead() {
        AccessHead head = accesses.head();
        return head.equals(AccessHead.GENESIS) ? null : Hash.parse(head.hash());
    }

    /** Over the leaves that are kept: those of now, or those of an earlier run. */
    private MerkleTree tree(LocalDate day, @Nullable Head head) throws IOException {
        keepLeaves(day, head);
        return tree(files.leaves(day));
    }

    private static MerkleTree tree(LeafLines leaves) {
        try (leaves) {
            List<Hash> hashes = new ArrayList<>();
            leaves.forEachRemaining(document -> hashes.add(document.leaf()));
            return new MerkleTree(hashes);
        }
    }

    /** Those of the day, and late ones of the day before, which are not among its leaves. */
    private void keepLeaves(LocalDate day, @Nullable Head head) throws IOException {
        List<Iterator<SealedDocument>> registered = new ArrayList<>();
        for (int late = 0; late <= LATE_DAYS; late++) {
            registered.addAll(register.of(day.minusDays(late)));
        }
        try (LeafLines before = head == null ? none() : files.leaves(head.day());
                LeafFile file = LeafFile.write(new Unsealed(registered, List.of(before)))) {
            files.keepLeaves(day, file);
        }
    }

    private static LeafLines none() {
        return new LeafLines("no leaves", InputStream.nullInputStream());
    }

    /** What was kept before must be what would be kept now. */
    private static void requireOf(Seal seal, MerkleTree tree, @Nullable Hash previous) {
        if (!Objects.equals(previous, seal.previous()) || !seal.root().equals(tree.root())) {
            throw new IllegalStateException(
                    "the seal that is kept of "
                            + seal.day()
                            + " does not follow the seal "
                            + previous
                            + " with the root "
                            + tree.root()
                            + ": "
                            + seal.canonical());
        }
    }
}
