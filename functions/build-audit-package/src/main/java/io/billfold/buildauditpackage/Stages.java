package io.billfold.buildauditpackage;

import io.billfold.billing.auditpackage.AuditPackage;
import io.billfold.billing.auditpackage.AuditPackage.Progress;
import io.billfold.billing.auditpackage.PackageWork;
import io.billfold.billing.auditpackage.PackageWork.MadeDays;
import io.billfold.store.AuditPackageStore.Kept;
import io.billfold.store.PackageFiles;
import io.billfold.store.SealStore;
import io.billfold.store.SealStore.Head;

import jakarta.inject.Singleton;

import java.io.IOException;
import java.util.Optional;

/** What is done one after the other to make a package. */
@Singleton
class Stages {
    private final DocumentStage documents;
    private final SealStage seals;
    private final BookStage books;
    private final IndexStage index;
    private final Beginning beginning;

    Stages(
            Beginning beginning,
            DocumentStage documents,
            SealStage seals,
            BookStage books,
            IndexStage index) {
        this.beginning = beginning;
        this.documents = documents;
        this.seals = seals;
        this.books = books;
        this.index = index;
    }

    /** What must be known before the first step. */
    @Singleton
    static class Beginning {
        private final Documents documents;
        private final SealStore seals;
        private final PackageFiles files;

        Beginning(Documents documents, SealStore seals, PackageFiles files) {
            this.documents = documents;
            this.seals = seals;
            this.files = files;
        }

        private Making begin(AuditPackage made, PackageWork work) {
            Optional<Head> head = seals.head();
            MadeDays days =
                    new MadeDays(
                            null,
                            null,
                            head.map(Head::firstDay).orElse(null),
                            head.map(Head::day).orElse(null));
            String upload = files.begin(PackageFiles.zipKey(made.id(), made.attempt()));
            Progress counted = new Progress(0, documents.count(made.request()), 0);
            return Making.from(files, made.at(counted), work.begun(upload, days));
        }

        private Making goOn(AuditPackage made, PackageWork work) {
            return Making.from(files, made, work);
        }
    }

    /** Begins, or goes on after the last step that is kept. */
    Making from(Kept kept) {
        return kept.work().uploadId() == null
                ? beginning.begin(kept.value(), kept.work())
                : beginning.goOn(kept.value(), kept.work());
    }

    /** Takes the next step of the stage that the package is in; the index is {@link #end}. */
    void step(Making making) throws IOException {
        switch (making.work().stage()) {
            case DOCUMENTS -> documents.step(making);
            case SEALS -> seals.step(making);
            case BOOKS -> books.step(making);
            case INDEX -> throw new IllegalStateException("the index is no step: it ends the zip");
        }
    }

    /** Ends the zip, and gives its length. */
    long end(Making making) throws IOException {
        return index.end(making);
    }
}
