package io.billfold.sendnotice;

import io.billfold.billing.account.Sending;
import io.billfold.billing.delivery.DeliveryId;
import io.billfold.billing.delivery.LinkToken;
import io.billfold.lambda.Host;
import io.billfold.store.DocumentStore;
import io.billfold.store.LinkKeys;

import jakarta.inject.Singleton;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Puts a document into a mail, or a link to it. */
@Singleton
class Enclosing {
    private final DocumentStore documents;
    private final LinkKeys keys;
    private final InstantSource clock;
    private final String baseUrl;
    private final int linkDays;

    Enclosing(DocumentStore documents, LinkKeys keys, InstantSource clock, Host host) {
        this.documents = documents;
        this.keys = keys;
        this.clock = clock;
        this.baseUrl = host.setting("DOCUMENT_LINK_URL");
        this.linkDays = Integer.parseInt(host.setting("DOCUMENT_LINK_DAYS"));
    }

    /** As the account wants it; attached where it gets its documents by other ways than mail. */
    Enclosure enclose(Addressed to, DeliveryId delivery) {
        boolean isLinked =
                to.account().sending() instanceof Sending.Email(Sending.Pdf pdf)
                        && pdf == Sending.Pdf.LINKED;
        return isLinked ? linked(to, delivery) : attached(to);
    }

    private Enclosure attached(Addressed to) {
        return new Enclosure.Attached(
                new PdfFile(
                        to.invoice().number() + ".pdf",
                        documents.content(to.rendition().documentKey())));
    }

    private Enclosure linked(Addressed to, DeliveryId delivery) {
        Instant expiresAt = clock.instant().plus(linkDays, ChronoUnit.DAYS);
        String token = new LinkToken(delivery, expiresAt).sign(keys.current());
        // no document is linked that is not there
        to.rendition();
        LocalDate until = LocalDate.ofInstant(expiresAt, to.account().zone()).minusDays(1);
        return new Enclosure.Linked(baseUrl + "/documents/" + token, until);
    }
}
