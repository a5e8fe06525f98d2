package io.billfold.billing.proof;

import java.util.ArrayList;
import java.util.List;

/**
 * A Merkle tree as certificate transparency has it (RFC 6962 section 2.1, RFC 9162 section 2.1): a
 * leaf is hashed after the byte 0, two subtrees after the byte 1, so that neither can stand for the
 * other. The left subtree of n leaves holds the largest power of two that is smaller than n.
 *
 * <pre>{@code
 * MerkleTree tree = new MerkleTree(documents.stream().map(SealedDocument::leaf).toList());
 * List<Hash> path = tree.path(16);
 * MerkleTree.root(leaf, 16, tree.size(), path).equals(tree.root());
 * }</pre>
 *
 * <p>It keeps every node: some 14 MB for 100,000 leaves.
 */
public final class MerkleTree {
    private static final int LEAF = 0;
    private static final int NODE = 1;

    /** The leaves, then each level above them; the last holds the root alone. */
    private final List<List<Hash>> levels = new ArrayList<>();

    /** A tree over the hashes of leaves, which {@link #leaf} makes. */
    public MerkleTree(List<Hash> leaves) {
        levels.add(List.copyOf(leaves));
        while (levels.getLast().size() > 1) {
            levels.add(above(levels.getLast()));
        }
    }

    /** Pairs are joined from the left; what is left over at the end goes up as it is. */
    private static List<Hash> above(List<Hash> level) {
        List<Hash> above = new ArrayList<>((level.size() + 1) / 2);
        for (int i = 0; i < level.size(); i += 2) {
            boolean isPair = i + 1 < level.size();
            above.add(isPair ? node(level.get(i), level.get(i + 1)) : level.get(i));
        }
        return above;
    }

    /** The hash of a leaf's content. */
    public static Hash leaf(byte[] content) {
        return Hash.of(LEAF, content);
    }

    private static Hash node(Hash left, Hash right) {
        return Hash.of(NODE, left, right);
    }

    /** How many leaves it has. */
    public int size() {
        return levels.getFirst().size();
    }

    /** The hash of the whole tree; without leaves it is the hash of nothing. */
    public Hash root() {
        return size() == 0 ? Hash.of(new byte[0]) : levels.getLast().getFirst();
    }

    /**
     * The inclusion proof of a leaf (RFC 9162 section 2.1.3.1): the hashes beside the way from the
     * leaf to the root, from below.
     *
     * @param index of the leaf, from 0
     * @throws IndexOutOfBoundsException when there is no such leaf
     */
    public List<Hash> path(int index) {
        java.util.Objects.checkIndex(index, size());
        List<Hash> path = new ArrayList<>();
        int place = index;
        for (List<Hash> level : levels) {
            int beside = place ^ 1;
            if (beside < level.size()) {
                path.add(level.get(beside));
            }
            place /= 2;
        }
        return path;
    }

    /**
     * The root to which an inclusion proof leads (RFC 9162 section 2.1.3.2, whose letters {@code
     * fn}, {@code sn} are used).
     *
     * @param leaf the hash of the leaf
     * @param index of the leaf, from 0
     * @param size how many leaves the tree has
     * @throws IllegalArgumentException when a tree of this size has no such leaf, or the path has
     *     not the length of a way in it
     */
    public static Hash root(Hash leaf, long index, long size, List<Hash> path) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("a tree of " + size + " has no leaf " + index);
        }
        long fn = index;
        long sn = size - 1;
        Hash root = leaf;
        for (Hash beside : path) {
            if (sn == 0) {
                throw new IllegalArgumentException("the path is too long for a tree of " + size);
            }
            boolean isRight = (fn & 1) == 1 || fn == sn;
            root = isRight ? node(beside, root) : node(root, beside);
            // a node without a neighbour goes up as it is
            int up = isRight && (fn & 1) == 0 ? Long.numberOfTrailingZeros(fn) + 1 : 1;
            fn >>= up;
            sn >>= up;
        }
        if (sn != 0) {
            throw new IllegalArgumentException("the path is too short for a tree of " + size);
        }
        return root;
    }
}
