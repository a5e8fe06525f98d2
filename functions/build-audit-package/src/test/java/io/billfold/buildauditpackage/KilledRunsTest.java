package io.billfold.buildauditpackage;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.auditpackage.AuditPackage;
import io.billfold.billing.auditpackage.Book;
import io.billfold.billing.auditpackage.PackageRequest;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.proof.SealedDocument;
import io.billfold.testkit.Samples;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A run that is killed at any of its effects is followed by one that makes the same zip. */
final class KilledRunsTest {
    private static final PackageRequest FEBRUARY =
            new PackageRequest(
                    Samples.seller().id(),
                    LocalDate.of(2026, 2, 1),
                    LocalDate.of(2026, 2, 28),
                    null,
                    List.of(Book.SAF_T, Book.CSV));

    /** Twelve documents of 1.5 MB, so that the zip has three parts. */
    private static Archive filled() throws Exception {
        Archive archive = new Archive();
        List<SealedDocument> sealed = new ArrayList<>();
        for (int i = 1; i <= 12; i++) {
            Invoice invoice =
                    archive.issue(
                            Draft.Kind.INVOICE, "acme", "2026-02-0" + (1 + i / 3), "EUR 10.00");
            sealed.add(archive.render(invoice, "2026-02-05T10:00:00Z", 1_500_000));
        }
        archive.seal("2026-02-05", sealed.toArray(SealedDocument[]::new));
        archive.seal("2026-02-06");
        archive.ask(FEBRUARY);
        return archive;
    }

    /** Makes the package, with one run that is killed. */
    private static int makeKilled(Archive archive, int effect, long runSeconds) throws Exception {
        Killing.Countdown countdown = new Killing.Countdown(effect);
        BuildAuditPackage doomed =
                archive.maker(
                        Killing.s3(archive.s3, countdown),
                        Killing.tables(archive.stores.client(), countdown),
                        5,
                        runSeconds);
        boolean isMade = false;
        while (!isMade) {
            try {
                archive.make(doomed, FEBRUARY.id());
                isMade = true;
            } catch (Killing.Killed _) {
                archive.setTime(archive.now().plus(BuildAuditPackage.LEASE));
            }
        }
        return countdown.seen();
    }

    @Test
    void killedAtAnyEffectItMakesTheSameZip() throws Exception {
        Archive whole = filled();
        int effects = makeKilled(whole, -1, 720);
        byte[] expected = whole.zip(FEBRUARY.id());
        assertThat(Zip.of(expected).checked()).hasSize(36 + 4 + 5 + 2);
        assertThat(effects).isGreaterThan(30);
        for (int effect = 0; effect < effects; effect++) {
            Archive archive = filled();
            makeKilled(archive, effect, effect % 3 == 0 ? 0 : 720);
            AuditPackage made = archive.find(FEBRUARY.id());
            assertThat(made.state())
                    .as("killed at %d", effect)
                    .isEqualTo(AuditPackage.State.FINISHED);
            assertThat(archive.zip(FEBRUARY.id())).as("killed at %d", effect).isEqualTo(expected);
        }
    }
}
