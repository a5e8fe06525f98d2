package io.billfold.billing.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.billfold.billing.proof.Finding.Kind;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

class SealChainTest {
    private static final long SEED = Long.getLong("billfold.seed", System.nanoTime());

    private final List<Seal> seals = new ArrayList<>(Sealed.chain(5));

    @Test
    void aWholeChainHasNoFindings() {
        SealChain chain = new SealChain(seals);
        assertThat(chain.findings()).isEmpty();
        assertThat(chain.isFromTheBeginning()).isTrue();
        assertThat(chain.findings(seals.get(2).hash())).isEmpty();
        assertThat(chain.of(Sealed.DAY.plusDays(3))).contains(seals.get(3));
        assertThat(chain.holds(seals.get(4))).isTrue();
    }

    @Test
    void aPartOfAChainIsWholeInItself() {
        SealChain chain = new SealChain(seals.subList(2, 5));
        assertThat(chain.findings()).isEmpty();
        assertThat(chain.isFromTheBeginning()).isFalse();
        assertThat(chain.first()).isEqualTo(seals.get(2));
        assertThat(chain.last()).isEqualTo(seals.get(4));
    }

    @Test
    void aSealThatIsMissingIsRemoved() {
        seals.remove(2);
        assertFound(Kind.REMOVED, "the seal of 2026-02-03", "that of 2026-02-02 is missing");
    }

    @Test
    void sealsThatAreMissingAreRemoved() {
        seals.subList(1, 4).clear();
        assertFound(
                Kind.REMOVED,
                "the seal of 2026-02-04",
                "those of 2026-02-01 to 2026-02-03 are missing");
    }

    @Test
    void anAlteredSealBreaksTheChain() {
        Seal old = seals.get(2);
        seals.set(
                2,
                new Seal(
                        old.day(),
                        old.documents(),
                        Hash.of("another root"),
                        old.previous(),
                        null,
                        old.sealedAt()));
        assertFound(Kind.BROKEN_CHAIN, "the seal of 2026-02-03", "one was changed");
    }

    /** Whoever changes one seal must make all after it anew: the last one's hash tells. */
    @Test
    void aChainThatWasMadeAnewIsFoundByAHashThatIsKnown() {
        Hash known = seals.getLast().hash();
        List<Seal> forged = new ArrayList<>();
        Hash previous = null;
        for (Seal seal : seals) {
            Hash root = forged.isEmpty() ? Hash.of("forged") : seal.root();
            forged.add(
                    new Seal(seal.day(), seal.documents(), root, previous, null, seal.sealedAt()));
            previous = forged.getLast().hash();
        }
        assertThat(new SealChain(forged).findings()).isEmpty();
        assertThat(new SealChain(forged).findings(known))
                .extracting(Finding::kind, Finding::subject)
                .containsExactly(tuple(Kind.BROKEN_CHAIN, "the chain"));
    }

    @Test
    void sealsInAnotherOrderAreReordered() {
        Collections.swap(seals, 1, 3);
        assertFound(
                Kind.REORDERED,
                "the chain",
                "2026-01-31, 2026-02-03, 2026-02-02, 2026-02-01, 2026-02-04");
    }

    @Test
    void aSecondSealOfADayIsAdded() {
        Seal third = seals.get(2);
        seals.add(
                3, new Seal(third.day(), 0, Hash.of(""), third.previous(), null, third.sealedAt()));
        assertThat(new SealChain(seals).findings()).extracting(Finding::kind).contains(Kind.ADDED);
    }

    @Test
    void theSameSealTwiceIsNothing() {
        seals.add(3, seals.get(2));
        assertThat(new SealChain(seals).findings()).isEmpty();
    }

    @Test
    void aSecondBeginningBreaksTheChain() {
        Seal third = seals.get(2);
        seals.set(
                2,
                new Seal(
                        third.day(),
                        third.documents(),
                        third.root(),
                        null,
                        null,
                        third.sealedAt()));
        assertThat(new SealChain(seals).findings())
                .extracting(Finding::kind, Finding::subject)
                .containsExactly(
                        tuple(Kind.BROKEN_CHAIN, "the seal of 2026-02-02"),
                        tuple(Kind.BROKEN_CHAIN, "the seal of 2026-02-03"));
    }

    @Test
    void noSealsAreNoChain() {
        assertThatThrownBy(() -> new SealChain(List.of())).hasMessageContaining("at least one");
    }

    /** One digit of one seal, or one seal, changed at random: something is found or it is last. */
    @Test
    void anyChangeBeforeTheLastSealIsFound() {
        Random random = new Random(SEED);
        for (int i = 0; i < 500; i++) {
            List<Seal> changed = new ArrayList<>(Sealed.chain(2 + random.nextInt(20)));
            int place = random.nextInt(changed.size() - 1);
            Seal old = changed.get(place);
            switch (random.nextInt(4)) {
                case 0 -> changed.set(place, with(old, old.documents() + 1, old.root()));
                case 1 -> changed.set(place, with(old, old.documents(), Hash.of("x" + i)));
                case 2 -> Collections.swap(changed, place, place + 1);
                default -> changed.add(place, with(old, old.documents(), Hash.of("y" + i)));
            }
            assertThat(new SealChain(changed).findings())
                    .as("-Dbillfold.seed=" + SEED + ", case " + i)
                    .isNotEmpty();
        }
    }

    private static Seal with(Seal seal, long documents, Hash root) {
        return new Seal(
                seal.day(),
                documents,
                root,
                seal.previous(),
                seal.accessLogHead(),
                seal.sealedAt());
    }

    private void assertFound(Kind kind, String subject, String detail) {
        assertThat(new SealChain(seals).findings())
                .singleElement()
                .satisfies(
                        it -> {
                            assertThat(it.kind()).isEqualTo(kind);
                            assertThat(it.subject()).isEqualTo(subject);
                            assertThat(it.detail()).contains(detail);
                        });
    }
}
