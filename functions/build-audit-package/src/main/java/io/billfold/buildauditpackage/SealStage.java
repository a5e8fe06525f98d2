package io.billfold.buildauditpackage;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.billing.auditpackage.PackageWork.MadeDays;
import io.billfold.store.LeafLines;
import io.billfold.store.SealFiles;

import jakarta.inject.Singleton;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;

/**
 * Puts the seals into a package, from the day of its first document to the last one that covers
 * one, with no day left out: only so can the chain be followed.
 */
@Singleton
class SealStage {
    /** How many days a step takes: two objects each, of which the second may have 36 MB. */
    static final int STEP = 10;

    private final SealFiles files;

    SealStage(SealFiles files) {
        this.files = files;
    }

    /** Takes the next days. */
    void step(Making making) throws IOException {
        MadeDays made = making.work().made();
        String cursor = making.work().cursor();
        LocalDate day = cursor.isEmpty() ? made.firstSeal() : LocalDate.parse(cursor);
        LocalDate last = made.lastSeal();
        int taken = 0;
        while (day != null && last != null && !day.isAfter(last) && taken < STEP) {
            add(making.zip(), day);
            day = day.plusDays(1);
            taken++;
        }
        if (day == null || last == null || day.isAfter(last)) {
            making.next();
        } else {
            making.at(day.toString());
        }
    }

    private void add(ZipWriter zip, LocalDate day) throws IOException {
        zip.deflate("seals/" + day + ".json", files.seal(day).canonical().getBytes(UTF_8));
        zip.spool("seals/" + day + ".leaves.jsonl", out -> leaves(day, out));
    }

    private void leaves(LocalDate day, OutputStream out) throws IOException {
        try (LeafLines leaves = files.leaves(day)) {
            while (leaves.hasNext()) {
                out.write((leaves.next().canonical() + "\n").getBytes(UTF_8));
            }
        }
    }
}
