package io.billfold.events;

import io.billfold.billing.proof.Seal;
import io.micronaut.serde.annotation.Serdeable;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A day's documents are sealed. Whoever keeps {@code sealSha256} elsewhere, in a ticket, a mail or
 * a log of their own, can prove later that nothing of that day or of any day before was changed.
 *
 * @param day in UTC
 * @param documents how many the seal covers
 * @param root of the Merkle tree over them (RFC 6962)
 * @param sealSha256 hash of the seal, which names the one of the day before
 * @param sealKey where the seal is in the bucket of documents
 */
@Serdeable
public record DaySealed(
        int version,
        String eventId,
        Instant occurredAt,
        LocalDate day,
        long documents,
        String root,
        String sealSha256,
        String sealKey)
        implements BillfoldEvent {
    public DaySealed {
        Versions.check("DaySealed", version);
    }

    /** The event of a seal, once for each day. */
    public static DaySealed of(Seal seal, String sealKey) {
        return new DaySealed(
                1,
                "DaySealed:" + seal.day(),
                seal.sealedAt(),
                seal.day(),
                seal.documents(),
                seal.root().toString(),
                seal.hash().toString(),
                sealKey);
    }
}
