package io.billfold.sealdocuments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.billfold.billing.proof.DayLeaves;
import io.billfold.billing.proof.Hash;
import io.billfold.billing.proof.MerkleTree;
import io.billfold.billing.proof.Seal;
import io.billfold.billing.proof.SealChain;
import io.billfold.billing.proof.SealedDocument;
import io.billfold.store.LeafFile;
import io.billfold.store.RegisterStore;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ObjectLockMode;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

class SealDocumentsTest {
    private static final LocalDate TENTH = LocalDate.parse("2026-01-10");

    private final Office office = new Office();

    @Test
    void everyDayThatIsOverIsSealedInOneChain() throws Exception {
        office.register(2, "2026-01-10T09:00:00Z");
        office.register(1, "2026-01-10T23:59:59Z");
        office.register(3, "2026-01-12T00:00:00Z");
        office.setTime("2026-01-13T01:00:00Z");

        List<Seal> seals = office.seal();

        assertThat(seals)
                .extracting(Seal::day)
                .containsExactly(TENTH, TENTH.plusDays(1), TENTH.plusDays(2));
        assertThat(seals).extracting(Seal::documents).containsExactly(2L, 0L, 1L);
        assertThat(new SealChain(seals).findings()).isEmpty();
        assertThat(new SealChain(seals).isFromTheBeginning()).isTrue();
        assertThat(office.sealed("2026-01-10")).containsExactly(1, 2);
        assertThat(office.content("seals/2026/2026-01-11.leaves.jsonl")).isEmpty();
        assertThat(office.content("seals/2026/2026-01-12.json"))
                .isEqualTo(seals.getLast().canonical());
    }

    @Test
    void theEventTellsTheHashOfTheSeal() throws Exception {
        office.register(1, "2026-01-10T09:00:00Z");
        office.setTime("2026-01-11T01:00:00Z");
        Hash seal = office.seal().getFirst().hash();
        assertThat(office.events())
                .singleElement()
                .asString()
                .contains(
                        "\"eventId\":\"DaySealed:2026-01-10\"",
                        "\"sealSha256\":\"" + seal + "\"",
                        "\"sealKey\":\"seals/2026/2026-01-10.json\"");
    }

    @Test
    void sealsAndLeavesAreLockedLongerThanAnyDocument() throws Exception {
        office.register(1, "2026-01-10T09:00:00Z");
        office.setTime("2026-01-11T01:00:00Z");
        office.seal();
        for (String ending : List.of(".json", ".leaves.jsonl")) {
            HeadObjectResponse head =
                    office.s3.headObject(
                            r -> r.bucket("documents").key("seals/2026/2026-01-10" + ending));
            assertThat(head.objectLockMode()).isEqualTo(ObjectLockMode.COMPLIANCE);
            assertThat(head.objectLockRetainUntilDate()).isEqualTo("2042-01-01T00:00:00Z");
        }
    }

    @Test
    void todayIsNeverSealedAndASecondRunDoesNothing() throws Exception {
        office.register(1, "2026-01-10T09:00:00Z");
        office.setTime("2026-01-11T00:00:00Z");
        assertThat(office.seal()).extracting(Seal::day).containsExactly(TENTH);
        office.register(2, "2026-01-11T00:00:00Z");
        office.setTime("2026-01-11T23:59:59Z");
        String before = office.content("seals/2026/2026-01-10.json");
        assertThat(office.seal()).isEmpty();
        assertThat(office.content("seals/2026/2026-01-10.json")).isEqualTo(before);
        office.setTime("2026-01-12T00:00:00Z");
        assertThat(office.seal()).extracting(Seal::documents).containsExactly(1L);
    }

    /** A transaction that began on the tenth, and was carried out after the tenth was sealed. */
    @Test
    void aLateDocumentIsInTheNextSealOnce() throws Exception {
        office.register(1, "2026-01-10T09:00:00Z");
        office.setTime("2026-01-11T00:00:00Z");
        office.seal();
        office.register(2, "2026-01-10T23:59:59Z");
        office.register(3, "2026-01-11T10:00:00Z");
        office.setTime("2026-01-13T01:00:00Z");
        office.seal();
        assertThat(office.sealed("2026-01-10")).containsExactly(1);
        assertThat(office.sealed("2026-01-11")).containsExactly(2, 3);
        assertThat(office.sealed("2026-01-12")).isEmpty();
    }

    /** As after a crash between the two files: the leaves that are kept are what is sealed. */
    @Test
    void leavesThatAreKeptAreSealedAsTheyAre() throws Exception {
        SealedDocument kept = office.register(1, "2026-01-10T09:00:00Z");
        try (LeafFile file = LeafFile.write(List.of(kept).iterator())) {
            office.files.keepLeaves(TENTH, file);
        }
        office.register(2, "2026-01-10T23:59:59Z");
        office.setTime("2026-01-12T01:00:00Z");
        List<Seal> seals = office.seal();
        assertThat(office.sealed("2026-01-10")).containsExactly(1);
        assertThat(office.sealed("2026-01-11")).containsExactly(2);
        assertThat(seals.getFirst().root()).isEqualTo(kept.leaf());
    }

    /** As after a crash before the end of the chain moved on: the seal that is kept stays. */
    @Test
    void aSealThatIsKeptIsTakenAsItIs() throws Exception {
        SealedDocument document = office.register(1, "2026-01-10T09:00:00Z");
        Seal kept =
                Seal.of(
                        TENTH,
                        new MerkleTree(List.of(document.leaf())),
                        null,
                        null,
                        Instant.parse("2026-01-11T01:00:00Z"));
        office.files.keep(kept);
        office.setTime("2026-01-11T05:00:00Z");
        assertThat(office.seal()).containsExactly(kept);
        assertThat(office.stores.seals().head().orElseThrow().seal()).isEqualTo(kept.hash());
    }

    @Test
    void aSealThatIsKeptAndDoesNotFollowIsAFault() throws Exception {
        office.register(1, "2026-01-10T09:00:00Z");
        office.files.keep(
                Seal.of(
                        TENTH,
                        new MerkleTree(List.of(Hash.of("forged"))),
                        null,
                        null,
                        Instant.parse("2026-01-11T01:00:00Z")));
        office.setTime("2026-01-11T05:00:00Z");
        assertThatThrownBy(office::seal)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("does not follow");
        assertThat(office.stores.seals().head()).isEmpty();
    }

    @Test
    void anotherRunThatWasFasterIsNoFault() throws Exception {
        office.register(1, "2026-01-10T09:00:00Z");
        office.setTime("2026-01-12T01:00:00Z");
        office.stores.beforeNextTransaction(
                () -> {
                    try {
                        office.seal();
                    } catch (Exception e) {
                        throw new AssertionError(e);
                    }
                });
        assertThat(office.seal()).isEmpty();
        assertThat(office.stores.seals().head().orElseThrow().day()).isEqualTo(TENTH.plusDays(1));
        assertThat(office.events()).hasSize(2);
    }

    @Test
    void theFirstSealIsOfTheFirstDocumentOrOfYesterday() throws Exception {
        office.setTime("2026-02-05T01:00:00Z");
        office.register(1, "2026-01-10T09:00:00Z");
        assertThat(office.seal().getFirst().day()).isEqualTo(TENTH);
        Office empty = new Office();
        empty.setTime("2026-02-05T01:00:00Z");
        assertThat(empty.seal())
                .extracting(seal -> seal.day().toString())
                .containsExactly("2026-02-04");
    }

    @Test
    void aRunThatTakesTooLongStopsBetweenDaysAndGoesOnLater() throws Exception {
        office.register(1, "2026-01-10T09:00:00Z");
        office.setTime("2026-01-20T01:00:00Z");
        SealDocuments.Outcome outcome =
                office.sealDocuments.seal(TENTH.plusDays(9), Duration.ofSeconds(-1));
        assertThat(outcome.done()).isFalse();
        assertThat(outcome.sealed()).isEmpty();
        assertThat(office.seal()).hasSize(10);
    }

    /** What a seal of a busy day takes; the documents are made up as they are read. */
    @Test
    void aHundredThousandDocumentsAreSealed() throws Exception {
        int count = 100_000;
        Office busy = new Office(new Busy(count));
        busy.setTime("2026-01-11T01:00:00Z");
        Instant begin = Instant.now();
        Seal seal = busy.seal().getLast();
        Duration taken = Duration.between(begin, Instant.now());
        System.out.println("a seal over " + count + " documents: " + taken.toMillis() + " ms");
        assertThat(seal.documents()).isEqualTo(count);
        assertThat(taken).isLessThan(Duration.ofSeconds(60));
        List<SealedDocument> some =
                IntStream.rangeClosed(1, count).mapToObj(Office::document).toList();
        assertThat(new DayLeaves(seal, some).findings()).isEmpty();
    }

    /** A register with many documents on the tenth. */
    private static final class Busy extends RegisterStore {
        private final int count;

        Busy(int count) {
            super(new io.billfold.testkit.MemoryStores().dynamo());
            this.count = count;
        }

        @Override
        public List<Iterator<SealedDocument>> of(LocalDate day) {
            return day.equals(TENTH)
                    ? IntStream.rangeClosed(1, 16).mapToObj(this::shard).toList()
                    : List.of();
        }

        private Iterator<SealedDocument> shard(int shard) {
            return IntStream.iterate(shard, i -> i <= count, i -> i + 16)
                    .mapToObj(Office::document)
                    .iterator();
        }
    }
}
