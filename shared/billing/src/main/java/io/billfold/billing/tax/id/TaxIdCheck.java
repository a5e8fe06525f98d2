package io.billfold.billing.tax.id;

import io.billfold.billing.Checks;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * What a register said about a tax id, once. Only a register says that a number is valid or
 * invalid; that it did not answer is neither.
 *
 * @param number which was asked about
 * @param checkedAt when, in business time
 * @param source who was asked, for example {@code VIES}
 * @param consultationNumber the register's own number of its answer, which proves to a tax office
 *     that we asked; null where it gives none
 * @param registeredName whose the number is, where the register tells, else null
 * @param reason why there is no answer; null when there is one
 */
public record TaxIdCheck(
        TaxId number,
        Status status,
        Instant checkedAt,
        String source,
        @Nullable String consultationNumber,
        @Nullable String registeredName,
        @Nullable String reason) {
    /** Longer reasons are cut. */
    private static final int REASON_LENGTH_MAX = 300;

    /** What is known of a number's registration. */
    public enum Status {
        /** Registered at the time. */
        VALID,
        /** Not registered at the time. */
        INVALID,
        /** There is no answer yet. */
        PENDING
    }

    public TaxIdCheck {
        Checks.text("taxIdCheck.source", source, 40);
        if ((status == Status.PENDING) == (reason == null)) {
            throw new IllegalArgumentException(
                    "taxIdCheck.reason must be there for PENDING and for nothing else");
        }
    }

    /** The register knows the number. */
    public static TaxIdCheck valid(
            TaxId number,
            Instant at,
            String source,
            @Nullable String consultationNumber,
            @Nullable String registeredName) {
        return new TaxIdCheck(
                number, Status.VALID, at, source, consultationNumber, registeredName, null);
    }

    /** The register knows no such number. */
    public static TaxIdCheck invalid(
            TaxId number, Instant at, String source, @Nullable String consultationNumber) {
        return new TaxIdCheck(number, Status.INVALID, at, source, consultationNumber, null, null);
    }

    /** There is no answer. */
    public static TaxIdCheck pending(TaxId number, Instant at, String source, String reason) {
        String shown =
                reason.length() > REASON_LENGTH_MAX
                        ? reason.substring(0, REASON_LENGTH_MAX)
                        : reason;
        return new TaxIdCheck(number, Status.PENDING, at, source, null, null, shown);
    }

    /** Whether the register answered. */
    public boolean isAnswered() {
        return status != Status.PENDING;
    }
}
