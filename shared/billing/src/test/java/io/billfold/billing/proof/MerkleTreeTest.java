package io.billfold.billing.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The test vectors of certificate transparency's reference implementation (leaves, roots and paths
 * of its merkle_tree_test), and the laws of inclusion proofs. The JVM property {@code
 * billfold.seed} replays a run.
 */
class MerkleTreeTest {
    private static final long SEED = Long.getLong("billfold.seed", System.nanoTime());

    private static final List<Hash> LEAVES =
            Stream.of(
                            "",
                            "00",
                            "10",
                            "2021",
                            "3031",
                            "40414243",
                            "5051525354555657",
                            "606162636465666768696a6b6c6d6e6f")
                    .map(hex -> MerkleTree.leaf(HexFormat.of().parseHex(hex)))
                    .toList();

    @ParameterizedTest
    @CsvSource({
        "0, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "4, d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "5, 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "6, 76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "7, ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
    })
    void rootsAreThoseOfTheReference(int size, String root) {
        assertThat(new MerkleTree(LEAVES.subList(0, size)).root()).hasToString(root);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1,",
        "0, 8, 96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"
                + " 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
                + " 6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        "5, 8, bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"
                + " ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"
                + " d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "2, 3, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "1, 5, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
                + " 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
                + " bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"
    })
    void pathsAreThoseOfTheReferenceAndLeadToTheRoot(int index, int size, String hashes) {
        MerkleTree tree = new MerkleTree(LEAVES.subList(0, size));
        List<Hash> path =
                hashes == null ? List.of() : Stream.of(hashes.split(" ")).map(Hash::parse).toList();
        assertThat(tree.path(index)).isEqualTo(path);
        assertThat(MerkleTree.root(LEAVES.get(index), index, size, path)).isEqualTo(tree.root());
    }

    /** Every leaf of every size; the root is also computed as RFC 6962 defines it. */
    @Test
    void everyPathLeadsToTheRootThatTheDefinitionGives() {
        for (int size = 1; size <= 200; size++) {
            List<Hash> leaves = leaves(size);
            MerkleTree tree = new MerkleTree(leaves);
            assertThat(tree.root()).isEqualTo(byDefinition(leaves));
            for (int i = 0; i < size; i++) {
                assertThat(MerkleTree.root(leaves.get(i), i, size, tree.path(i)))
                        .as("leaf %s of %s", i, size)
                        .isEqualTo(tree.root());
            }
        }
    }

    /** RFC 6962 section 2.1: MTH({d(0)}), and MTH(D[n]) with k the largest power of two below n. */
    private static Hash byDefinition(List<Hash> leaves) {
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int k = Integer.highestOneBit(leaves.size() - 1);
        Hash left = byDefinition(leaves.subList(0, k));
        Hash right = byDefinition(leaves.subList(k, leaves.size()));
        return Hash.of(HexFormat.of().parseHex("01" + left + right));
    }

    @Test
    void anotherLeafPlaceSizeOrPathLeadsElsewhere() {
        Random random = new Random(SEED);
        for (int size = 2; size <= 200; size++) {
            List<Hash> leaves = leaves(size);
            MerkleTree tree = new MerkleTree(leaves);
            int index = random.nextInt(size);
            List<Hash> path = tree.path(index);
            String as = "-Dbillfold.seed=" + SEED + ", leaf " + index + " of " + size;
            int other = (index + 1 + random.nextInt(size - 1)) % size;
            assertThat(leads(leaves.get(other), index, size, path, tree)).as(as).isFalse();
            assertThat(leads(leaves.get(index), other, size, path, tree)).as(as).isFalse();
            assertThat(leads(leaves.get(index), index, size, changed(path, random), tree))
                    .as(as)
                    .isFalse();
            assertThat(leads(leaves.get(index), index, size, path.subList(1, path.size()), tree))
                    .as(as)
                    .isFalse();
        }
    }

    private static boolean leads(Hash leaf, int index, int size, List<Hash> path, MerkleTree tree) {
        try {
            return MerkleTree.root(leaf, index, size, path).equals(tree.root());
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static List<Hash> changed(List<Hash> path, Random random) {
        List<Hash> changed = new ArrayList<>(path);
        int place = random.nextInt(path.size());
        changed.set(place, Hash.of("not " + path.get(place)));
        return changed;
    }

    @ParameterizedTest
    @CsvSource({"-1, 3, no leaf -1", "3, 3, no leaf 3", "0, 0, no leaf 0"})
    void aPlaceThatIsNotInTheTreeIsRefused(int index, int size, String reason) {
        assertThatThrownBy(() -> MerkleTree.root(LEAVES.getFirst(), index, size, List.of()))
                .hasMessageContaining(reason);
    }

    @Test
    void aPathOfAnotherLengthIsRefused() {
        List<Hash> path = new MerkleTree(LEAVES).path(3);
        assertThatThrownBy(
                        () ->
                                MerkleTree.root(
                                        LEAVES.get(3), 3, 8, path.subList(0, path.size() - 1)))
                .hasMessageContaining("too short");
        List<Hash> longer = new ArrayList<>(path);
        longer.add(path.getFirst());
        assertThatThrownBy(() -> MerkleTree.root(LEAVES.get(3), 3, 8, longer))
                .hasMessageContaining("too long");
    }

    /** Second preimages: an inner node's content as a leaf has another hash. */
    @Test
    void anInnerNodeCannotStandForALeaf() {
        Hash node = new MerkleTree(LEAVES.subList(0, 2)).root();
        byte[] content = HexFormat.of().parseHex("" + LEAVES.get(0) + LEAVES.get(1));
        assertThat(MerkleTree.leaf(content)).isNotEqualTo(node);
    }

    /** A busy day. It takes some 150 ms; the bound only tells slow from quadratic. */
    @Test
    void aHundredThousandLeavesTakeSeconds() {
        int size = 100_000;
        List<Hash> leaves = leaves(size);
        Instant begin = Instant.now();
        MerkleTree tree = new MerkleTree(leaves);
        List<Hash> path = tree.path(size - 1);
        Hash root = MerkleTree.root(leaves.getLast(), size - 1, size, path);
        Duration taken = Duration.between(begin, Instant.now());
        System.out.println("a tree of " + size + " leaves: " + taken.toMillis() + " ms");
        assertThat(root).isEqualTo(tree.root());
        assertThat(path).hasSizeBetween(6, 17);
        assertThat(taken).isLessThan(Duration.ofSeconds(5));
    }

    private static List<Hash> leaves(int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> MerkleTree.leaf(("leaf " + i).getBytes(US_ASCII)))
                .toList();
    }
}
