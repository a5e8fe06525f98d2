package io.billfold.buildauditpackage;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.billing.auditpackage.AuditPackage;
import io.billfold.store.PackageFiles;
import io.billfold.store.PackageFiles.Part;

import jakarta.inject.Singleton;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Ends a package: what stands in it, the manifest, the sums of all files, and the zip's own
 * records, put together from the files of the steps, one of which is in memory at a time.
 */
@Singleton
class IndexStage {
    private static final String HEADING =
            "number,kind,issued on,customer,currency,net,tax,gross,snapshot sha256,xml sha256,"
                    + "pdf sha256,made at,state\r\n";

    private final PackageFiles files;

    IndexStage(PackageFiles files) {
        this.files = files;
    }

    /**
     * Ends it. The zip may be there already, where a run was killed after it.
     *
     * @return how many bytes the zip has
     */
    long end(Making making) throws IOException {
        AuditPackage made = making.made();
        var there = files.size(PackageFiles.zipKey(made.id(), made.attempt()));
        return there.isPresent() ? there.getAsLong() : write(making);
    }

    private long write(Making making) throws IOException {
        ZipWriter zip = making.zip();
        zip.deflate("README.txt", Readme.of(making).getBytes(UTF_8));
        zip.spool(
                "manifest.csv",
                out -> {
                    out.write(HEADING.getBytes(UTF_8));
                    copy(making, StepFile::manifest, out);
                });
        byte[] last = zip.takeSums();
        zip.spool(
                "SHA256SUMS",
                out -> {
                    copy(making, StepFile::sums, out);
                    out.write(last);
                });
        long directoryAt = zip.offset();
        List<Part> parts = new ArrayList<>();
        for (long step = 1; step <= making.work().step(); step++) {
            StepFile file = read(making, step);
            zip.directory(file.directory());
            parts.addAll(file.parts());
        }
        zip.directory(zip.takeDirectory());
        zip.end(directoryAt);
        making.upload().complete(parts);
        return zip.offset();
    }

    private void copy(Making making, Function<StepFile, byte[]> block, OutputStream out)
            throws IOException {
        for (long step = 1; step <= making.work().step(); step++) {
            out.write(block.apply(read(making, step)));
        }
    }

    private StepFile read(Making making, long step) throws IOException {
        AuditPackage made = making.made();
        return StepFile.read(files.content(PackageFiles.stepKey(made.id(), made.attempt(), step)));
    }
}
