package io.billfold.buildauditpackage;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.billing.auditpackage.AuditPackage;
import io.billfold.billing.auditpackage.AuditPackage.Progress;
import io.billfold.billing.auditpackage.PackageId;
import io.billfold.billing.auditpackage.PackageRequest;
import io.billfold.billing.auditpackage.PackageWork;
import io.billfold.billing.auditpackage.PackageWork.MadeDays;
import io.billfold.billing.auditpackage.PackageWork.Stage;
import io.billfold.document.books.Csv;
import io.billfold.store.PackageFiles;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;

/** A package while one run makes some of it; nothing of it is kept before the step is. */
final class Making {
    private final PackageFiles files;
    private final PartUpload upload;
    private final ZipWriter zip;
    private final StringBuilder manifest = new StringBuilder();
    private AuditPackage made;
    private PackageWork work;
    private Progress progress;
    private @Nullable BookPlan books;

    private Making(PackageFiles files, AuditPackage made, PackageWork work, PartUpload upload) {
        this.files = files;
        this.made = made;
        this.work = work;
        this.upload = upload;
        this.progress = made.progress();
        this.zip = new ZipWriter(upload, work.bytes(), work.entries());
    }

    /** Goes on where the last step that is kept ended. */
    static Making from(PackageFiles files, AuditPackage made, PackageWork work) {
        String uploadId = Objects.requireNonNull(work.uploadId(), "no upload was begun");
        PackageId id = made.id();
        byte[] rest =
                work.step() == 0
                        ? new byte[0]
                        : files.content(PackageFiles.restKey(id, made.attempt(), work.step()));
        String key = PackageFiles.zipKey(id, made.attempt());
        return new Making(
                files, made, work, new PartUpload(files, key, uploadId, work.parts(), rest));
    }

    AuditPackage made() {
        return made;
    }

    PackageRequest request() {
        return made.request();
    }

    PackageWork work() {
        return work;
    }

    Progress progress() {
        return progress;
    }

    ZipWriter zip() {
        return zip;
    }

    PartUpload upload() {
        return upload;
    }

    /** Elsewhere in the same stage. */
    void at(String cursor) {
        work = work.at(work.stage(), cursor);
    }

    /** At the beginning of the next stage. */
    void next() {
        Stage next = work.stage().next();
        work = work.at(next, "");
    }

    void made(MadeDays days) {
        work = work.withMade(days);
    }

    /** Another document is in it, or is named as missing. */
    void counted() {
        progress =
                new Progress(
                        progress.documents() + 1,
                        Math.max(progress.documentsTotal(), progress.documents() + 1),
                        progress.bytes());
    }

    /** A line of the manifest. */
    void manifest(String... cells) {
        manifest.append(Arrays.stream(cells).map(Csv::cell).collect(Collectors.joining(",")))
                .append("\r\n");
    }

    /** What is known of its books, once they were counted by this run. */
    @Nullable BookPlan books() {
        return books;
    }

    void books(BookPlan plan) {
        books = plan;
    }

    /** Writes what the next step goes on from; it counts once the package is kept. */
    void keepFiles() throws IOException {
        PackageId id = made.id();
        long step = work.step() + 1;
        StepFile file =
                new StepFile(
                        upload.takeParts(),
                        zip.takeDirectory(),
                        manifest.toString().getBytes(UTF_8),
                        zip.takeSums());
        manifest.setLength(0);
        files.put(PackageFiles.stepKey(id, made.attempt(), step), file.bytes());
        files.put(PackageFiles.restKey(id, made.attempt(), step), upload.rest());
        work = work.stepped(zip.offset(), zip.entries(), upload.last());
        progress = new Progress(progress.documents(), progress.documentsTotal(), zip.offset());
        made = made.at(progress);
    }
}
