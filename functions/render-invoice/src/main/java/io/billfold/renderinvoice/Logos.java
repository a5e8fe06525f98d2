package io.billfold.renderinvoice;

import io.billfold.billing.document.BusinessDocument;
import io.billfold.document.Logo;
import io.billfold.store.LogoStore;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/** The logos of sellers, each read once by a process. */
@Singleton
class Logos {
    /** Of at most 256 KiB each. */
    private static final int KEPT_MAX = 50;

    /** A logo is kept on for documents of a year, so it is looked at again in the next one. */
    private record Drawn(String sha256, int year) {}

    private final LogoStore store;
    private final Map<Drawn, Logo> read =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Drawn, Logo> eldest) {
                    return size() > KEPT_MAX;
                }
            };

    Logos(LogoStore store) {
        this.store = store;
    }

    /** The logo that a document names, or null. */
    @Nullable Logo of(BusinessDocument document) {
        String sha256 = document.rendering().branding().logo();
        return sha256 == null ? null : of(sha256, document.heading().issuedOn());
    }

    private Logo of(String sha256, LocalDate issuedOn) {
        return read.computeIfAbsent(
                new Drawn(sha256, issuedOn.getYear()),
                drawn -> Logo.of(store.draw(sha256, issuedOn)));
    }
}
