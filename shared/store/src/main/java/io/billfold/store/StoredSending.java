package io.billfold.store;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.billfold.billing.account.Sending;
import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/**
 * The stored form of a {@link Sending}: as in orders. Nothing stands for an e-mail with the PDF in
 * it.
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
record StoredSending(String by, @Nullable String pdf, @Nullable String portal) {
    static @Nullable StoredSending of(Sending sending) {
        if (sending.equals(Sending.Email.ATTACHED)) {
            return null;
        }
        return switch (sending) {
            case Sending.Email(Sending.Pdf pdf) -> new StoredSending("email", Words.of(pdf), null);
            case Sending.Portal(String portal) -> new StoredSending("portal", null, portal);
            case Sending.Peppol() -> new StoredSending("peppol", null, null);
        };
    }

    Sending toSending() {
        return switch (by) {
            case "email" -> new Sending.Email(Words.to(Sending.Pdf.class, required("pdf", pdf)));
            case "portal" -> new Sending.Portal(required("portal", portal));
            case "peppol" -> new Sending.Peppol();
            default -> throw new IllegalStateException("nothing is sent by '" + by + "'");
        };
    }

    private static String required(String name, @Nullable String value) {
        return Objects.requireNonNull(value, name);
    }
}
