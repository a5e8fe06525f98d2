package io.billfold.billing.auditpackage;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Locale;

/**
 * An audit package and how far it is.
 *
 * @param request what it holds
 * @param attempt from 1; one more each time that it is begun anew, after it failed or its file was
 *     deleted
 * @param requestedBy who asked for this attempt, as the token's {@code sub}
 * @param requestedAt when
 * @param state where it stands
 * @param progress how much of it is there
 * @param reason why it failed, else null
 * @param endedAt when it was finished or failed, else null
 */
public record AuditPackage(
        PackageRequest request,
        int attempt,
        String requestedBy,
        Instant requestedAt,
        State state,
        Progress progress,
        @Nullable String reason,
        @Nullable Instant endedAt) {
    public AuditPackage {
        boolean isOver = state == State.FINISHED || state == State.FAILED;
        if (isOver != (endedAt != null) || (state == State.FAILED) != (reason != null)) {
            throw new IllegalArgumentException(
                    "package "
                            + request.id()
                            + " is "
                            + state
                            + " since "
                            + endedAt
                            + ": "
                            + reason);
        }
    }

    /** Where a package stands. */
    public enum State {
        /** Nobody has begun to make it. */
        REQUESTED,
        /** Some of it is made. */
        BUILDING,
        /** It can be fetched. */
        FINISHED,
        /** It can't be made; a person must look why. */
        FAILED;

        /** The word in answers, for example {@code building}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * How much is made.
     *
     * @param documents invoices and credit notes that are in it
     * @param documentsTotal how many will be; 0 before they are counted
     * @param bytes of the zip so far
     */
    public record Progress(long documents, long documentsTotal, long bytes) {
        /** Nothing yet. */
        public static final Progress NONE = new Progress(0, 0, 0);
    }

    /** One that was just asked for. */
    public static AuditPackage asked(PackageRequest request, int attempt, String by, Instant at) {
        return new AuditPackage(
                request, attempt, by, at, State.REQUESTED, Progress.NONE, null, null);
    }

    /** Its id. */
    public PackageId id() {
        return request.id();
    }

    /** Further. */
    public AuditPackage at(Progress further) {
        return ended(State.BUILDING, further, null, null);
    }

    /** All of it is there. */
    public AuditPackage finished(Progress all, Instant at) {
        return ended(State.FINISHED, all, null, at);
    }

    /** It can't be made. */
    public AuditPackage failed(String why, Instant at) {
        return ended(State.FAILED, progress, why, at);
    }

    private AuditPackage ended(
            State now, Progress made, @Nullable String why, @Nullable Instant at) {
        return new AuditPackage(request, attempt, requestedBy, requestedAt, now, made, why, at);
    }
}
