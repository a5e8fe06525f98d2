package io.billfold.sealdocuments;

import io.billfold.billing.proof.Seal;
import io.micronaut.serde.annotation.Serdeable;

import java.time.LocalDate;

/**
 * A seal.
 *
 * @param day in UTC
 * @param documents how many it covers
 * @param sealSha256 hash of the text that follows
 * @param seal its canonical JSON as a text: these characters are what is hashed
 */
@Serdeable
record SealAnswer(LocalDate day, long documents, String sealSha256, String seal) {
    static SealAnswer of(Seal seal) {
        return new SealAnswer(
                seal.day(), seal.documents(), seal.hash().toString(), seal.canonical());
    }
}
