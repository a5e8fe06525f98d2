package io.billfold.recorddelivery;

import io.micronaut.serde.annotation.Serdeable;

import java.time.Instant;

/** An address that mail goes to again. */
@Serdeable
record MailReleaseAnswer(
        String accountId, String email, boolean blocked, Instant releasedAt, String releasedBy) {}
