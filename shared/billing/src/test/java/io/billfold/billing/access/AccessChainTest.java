package io.billfold.billing.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

class AccessChainTest {
    private static final Instant START = Instant.parse("2026-02-03T10:00:00Z");

    private static final Access LINK =
            new Access(
                    START,
                    "auditor-7",
                    "auditor",
                    "192.0.2.1",
                    "r-1",
                    AccessAction.LINKED,
                    "MU-2026-000042",
                    "pdf until 2026-02-03T10:15:00Z");

    /** Made by Python's json and hashlib from the fields. */
    @Test
    void hashesAreThoseThatAnybodyCanCompute() {
        AccessEntry first = AccessHead.GENESIS.next(LINK);
        AccessEntry second =
                first.head()
                        .next(
                                new Access(
                                        START.plusMillis(1_500),
                                        "Ana \"\u00c4\"\n\\\u0001\u20ac",
                                        "billing collections",
                                        "2001:db8::1",
                                        "r-2",
                                        AccessAction.LOG_READ,
                                        "2026-02",
                                        ""));

        assertThat(first.canonical())
                .isEqualTo(
                        """
                        {"action":"linked","at":"2026-02-03T10:00:00Z",\
                        "detail":"pdf until 2026-02-03T10:15:00Z","previous":"%s",\
                        "principal":"auditor-7","requestId":"r-1","roles":"auditor","sequence":1,\
                        "sourceIp":"192.0.2.1","subject":"MU-2026-000042","version":1}"""
                                .formatted("0".repeat(64)));
        assertThat(first.hash())
                .isEqualTo("5925d5a31363c7e9c8bee5280ff539149523f1490db8561f967559030a882b3d");
        assertThat(second.hash())
                .isEqualTo("d8f6a89143e57124d1324d2259d11fa0b6c53cca30c08c06bba80869880cddda");
    }

    @Test
    void aWholeLogIsUnbroken() {
        List<AccessEntry> log = log(200);
        AccessChain chain =
                AccessChain.after(AccessHead.GENESIS)
                        .through(log.get(99).head())
                        .through(log.get(199).head());
        log.forEach(chain::take);

        assertThat(chain.atEnd()).isEmpty();
        assertThat(chain.head()).isEqualTo(log.getLast().head());
    }

    @Test
    void aPartOfALogFollowsTheEntryBeforeIt() {
        List<AccessEntry> log = log(20);
        AccessChain chain = AccessChain.after(log.get(9).head());
        log.subList(10, 20).forEach(chain::take);

        assertThat(chain.findings()).isEmpty();
    }

    @Test
    void anEntryThatSaysSomethingElseIsFound() {
        List<AccessEntry> log = log(5);
        log.set(2, with(log.get(2), "somebody-else", log.get(2).hash()));

        assertThat(broken(log)).containsExactly("3 ALTERED");
    }

    @Test
    void anEntryThatWasHashedAnewNoLongerLeadsToTheNext() {
        List<AccessEntry> log = log(5);
        AccessEntry forged = with(log.get(2), "somebody-else", "");
        log.set(2, with(forged, "somebody-else", forged.computedHash()));

        assertThat(broken(log)).containsExactly("4 UNLINKED");
    }

    @Test
    void aLogThatWasWrittenAnewFromThereOnIsFoundByAHashThatSomebodyKept() {
        List<AccessEntry> log = log(5);
        AccessHead sealed = log.get(4).head();
        List<AccessEntry> forged = new ArrayList<>(log.subList(0, 2));
        for (int i = 2; i < 5; i++) {
            forged.add(forged.getLast().head().next(access("somebody-else", i)));
        }

        assertThat(broken(forged)).isEmpty();
        AccessChain chain = AccessChain.after(AccessHead.GENESIS).through(sealed);
        forged.forEach(chain::take);
        assertThat(shown(chain.atEnd())).containsExactly("5 REWRITTEN");
    }

    @Test
    void aLogThatWasCutOffIsFoundByAHashThatSomebodyKept() {
        List<AccessEntry> log = log(5);
        AccessChain chain = AccessChain.after(AccessHead.GENESIS).through(log.get(4).head());
        log.subList(0, 4).forEach(chain::take);

        assertThat(chain.findings()).isEmpty();
        assertThat(shown(chain.atEnd())).containsExactly("5 CUT_OFF");
    }

    @Test
    void anEntryThatIsGoneIsFound() {
        List<AccessEntry> log = log(5);
        log.remove(1);
        assertThat(broken(log)).containsExactly("3 MISSING");

        List<AccessEntry> beheaded = log(5);
        beheaded.removeFirst();
        assertThat(broken(beheaded)).containsExactly("2 MISSING");
    }

    @Test
    void anEntryThatWasAddedIsFound() {
        List<AccessEntry> log = log(5);
        log.add(3, log.get(1).head().next(access("somebody-else", 2)));

        assertThat(broken(log)).containsExactly("3 OUT_OF_ORDER", "4 UNLINKED");
    }

    @Test
    void entriesInAnotherOrderAreFound() {
        List<AccessEntry> log = log(5);
        Collections.swap(log, 1, 2);

        assertThat(broken(log))
                .containsExactly("3 MISSING", "2 OUT_OF_ORDER", "2 BACKWARDS", "4 MISSING");
    }

    /** Whatever happens to one entry of any log, it does not pass. */
    @Test
    void anyChangeIsFound() {
        Random random = new Random(20_260_203);
        for (int size = 2; size <= 60; size++) {
            List<AccessEntry> log = log(size);
            AccessChain chain = AccessChain.after(AccessHead.GENESIS).through(log.getLast().head());
            damage(log, random);
            log.forEach(chain::take);
            assertThat(chain.atEnd()).as("size " + size).isNotEmpty();
        }
    }

    private static void damage(List<AccessEntry> log, Random random) {
        int at = random.nextInt(log.size() - 1);
        AccessEntry entry = log.get(at);
        switch (random.nextInt(4)) {
            case 0 -> log.remove(at);
            case 1 -> log.add(at, entry);
            case 2 -> Collections.swap(log, at, at + 1);
            default -> log.set(at, with(entry, "somebody-else", entry.hash()));
        }
    }

    @Test
    void timeDoesNotRunBackThoughClocksDiffer() {
        AccessEntry first = AccessHead.GENESIS.next(LINK);
        AccessEntry second = first.head().next(access("late-clock", -3_000));

        assertThat(second.access().at()).isEqualTo(START);
        assertThat(second.access().principal()).isEqualTo("late-clock");
    }

    @Test
    void findingsAreBounded() {
        AccessChain chain = AccessChain.after(AccessHead.GENESIS);
        AccessEntry entry = AccessHead.GENESIS.next(LINK);
        for (int i = 0; i < 500; i++) {
            chain.take(entry);
        }

        assertThat(chain.findings()).hasSize(AccessChain.FINDINGS_MAX);
    }

    @Test
    void nobodyIsWrittenDownWithoutAName() {
        assertThatThrownBy(() -> access(" ", 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AccessHead(1, "AB", START))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<AccessEntry> log(int size) {
        List<AccessEntry> log = new ArrayList<>();
        AccessHead head = AccessHead.GENESIS;
        for (int i = 0; i < size; i++) {
            log.add(head.next(access("auditor-" + i % 3, i)));
            head = log.getLast().head();
        }
        return log;
    }

    private static Access access(String principal, int seconds) {
        return new Access(
                START.plusSeconds(seconds),
                principal,
                "auditor",
                "192.0.2.1",
                "r-" + seconds,
                AccessAction.SEARCHED,
                "account=acme",
                "");
    }

    private static AccessEntry with(AccessEntry entry, String principal, String hash) {
        Access old = entry.access();
        return new AccessEntry(
                entry.sequence(),
                new Access(
                        old.at(),
                        principal,
                        old.roles(),
                        old.sourceIp(),
                        old.requestId(),
                        old.action(),
                        old.subject(),
                        old.detail()),
                entry.previous(),
                hash);
    }

    private static List<String> broken(List<AccessEntry> log) {
        AccessChain chain = AccessChain.after(AccessHead.GENESIS);
        log.forEach(chain::take);
        return shown(chain.findings());
    }

    private static List<String> shown(List<AccessFinding> findings) {
        assertThat(findings)
                .allSatisfy(
                        it -> assertThat(it.sentence()).startsWith("entry " + it.sequence() + " "));
        return findings.stream().map(it -> it.sequence() + " " + it.kind()).toList();
    }
}
