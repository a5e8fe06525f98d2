package io.billfold.billing.auditpackage;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Where the making of a package goes on. Everything before it is kept: the parts of the zip that
 * are uploaded, and the file of each step beside them.
 *
 * @param run which message may work on it, from 0; a message of an earlier run is a repeat
 * @param step how many steps are done, from 0; each left a file
 * @param stage what is made now
 * @param cursor how far within the stage, or empty at its beginning
 * @param bytes of the zip that the steps made, which is where the next entry begins
 * @param entries of the zip
 * @param parts that are uploaded
 * @param uploadId of the upload in parts, or null before it is begun
 * @param takenUntil until when somebody works on it, or null when nobody does
 * @param ledgerTries how often the books did not agree with the trial balance
 * @param made on which days its documents were made
 */
public record PackageWork(
        long run,
        long step,
        Stage stage,
        String cursor,
        long bytes,
        long entries,
        int parts,
        @Nullable String uploadId,
        @Nullable Instant takenUntil,
        int ledgerTries,
        MadeDays made) {
    /** What is made one after the other. */
    public enum Stage {
        /** The documents of invoices. */
        DOCUMENTS,
        /** The seals that cover them. */
        SEALS,
        /** The books of the period. */
        BOOKS,
        /** The lists of all files, and the end of the zip. */
        INDEX;

        /** The next stage; the last one has none and stays. */
        public Stage next() {
            return switch (this) {
                case DOCUMENTS -> SEALS;
                case SEALS -> BOOKS;
                case BOOKS, INDEX -> INDEX;
            };
        }
    }

    /**
     * The days (UTC) on which documents of the package were made, and which of all days are sealed.
     * What is sealed is looked up once, at the beginning, so that the whole package tells of one
     * moment.
     *
     * @param first null while there is none
     * @param last null while there is none
     * @param sealedFrom the first day that is sealed at all, or null
     * @param sealedTo the last one, or null
     */
    public record MadeDays(
            @Nullable LocalDate first,
            @Nullable LocalDate last,
            @Nullable LocalDate sealedFrom,
            @Nullable LocalDate sealedTo) {
        /** Nothing known. */
        public static final MadeDays NONE = new MadeDays(null, null, null, null);

        /** With another document. */
        public MadeDays with(LocalDate day) {
            return new MadeDays(
                    first == null || day.isBefore(first) ? day : first,
                    last == null || day.isAfter(last) ? day : last,
                    sealedFrom,
                    sealedTo);
        }

        /** Whether a document that was made on a day is under a seal. */
        public boolean isSealed(LocalDate day) {
            return sealedFrom != null
                    && sealedTo != null
                    && !day.isBefore(sealedFrom)
                    && !day.isAfter(sealedTo);
        }

        /** The first seal that belongs to the package, or null. */
        public @Nullable LocalDate firstSeal() {
            LocalDate day =
                    first != null && sealedFrom != null && first.isBefore(sealedFrom)
                            ? sealedFrom
                            : first;
            return day != null && isSealed(day) ? day : null;
        }

        /**
         * The last seal that belongs to it, or null: a document that came a moment after midnight
         * is under the seal of the day after.
         */
        public @Nullable LocalDate lastSeal() {
            if (last == null || sealedTo == null || firstSeal() == null) {
                return null;
            }
            LocalDate after = last.plusDays(1);
            return after.isAfter(sealedTo) ? sealedTo : after;
        }
    }

    /** Before the first step. */
    public static PackageWork begin() {
        return new PackageWork(0, 0, Stage.DOCUMENTS, "", 0, 0, 0, null, null, 0, MadeDays.NONE);
    }

    /** Taken by somebody who works on it until an instant; null gives it back. */
    public PackageWork takenUntil(@Nullable Instant until) {
        return new PackageWork(
                run,
                step,
                stage,
                cursor,
                bytes,
                entries,
                parts,
                uploadId,
                until,
                ledgerTries,
                made);
    }

    /** Whether somebody may be at work on it. */
    public boolean isTaken(Instant now) {
        return takenUntil != null && now.isBefore(takenUntil);
    }

    /** For the next message. */
    public PackageWork nextRun() {
        return new PackageWork(
                run + 1,
                step,
                stage,
                cursor,
                bytes,
                entries,
                parts,
                uploadId,
                null,
                ledgerTries,
                made);
    }

    /** With an upload that has begun, and what is sealed. */
    public PackageWork begun(String upload, MadeDays days) {
        return new PackageWork(
                run,
                step,
                stage,
                cursor,
                bytes,
                entries,
                parts,
                upload,
                takenUntil,
                ledgerTries,
                days);
    }

    /** Elsewhere within the stage, or in another one. */
    public PackageWork at(Stage where, String position) {
        return new PackageWork(
                run,
                step,
                where,
                position,
                bytes,
                entries,
                parts,
                uploadId,
                takenUntil,
                ledgerTries,
                made);
    }

    /** With documents of other days. */
    public PackageWork withMade(MadeDays days) {
        return new PackageWork(
                run,
                step,
                stage,
                cursor,
                bytes,
                entries,
                parts,
                uploadId,
                takenUntil,
                ledgerTries,
                days);
    }

    /** After a step that made more of the zip. */
    public PackageWork stepped(long bytesNow, long entriesNow, int partsNow) {
        return new PackageWork(
                run,
                step + 1,
                stage,
                cursor,
                bytesNow,
                entriesNow,
                partsNow,
                uploadId,
                takenUntil,
                ledgerTries,
                made);
    }

    /** Once more the books did not agree with the trial balance. */
    public PackageWork ledgerTried() {
        return new PackageWork(
                run,
                step,
                stage,
                cursor,
                bytes,
                entries,
                parts,
                uploadId,
                null,
                ledgerTries + 1,
                made);
    }
}
