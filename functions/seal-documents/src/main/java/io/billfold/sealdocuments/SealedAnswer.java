package io.billfold.sealdocuments;

import io.micronaut.serde.annotation.Serdeable;

import java.util.List;

/**
 * What sealing came to.
 *
 * @param sealed by this call; empty where all was sealed before
 * @param done whether all days that were asked for are sealed: if not, ask again
 */
@Serdeable
record SealedAnswer(List<SealAnswer> sealed, boolean done) {
    SealedAnswer {
        sealed = List.copyOf(sealed);
    }
}
