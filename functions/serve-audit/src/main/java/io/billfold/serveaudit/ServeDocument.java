package io.billfold.serveaudit;

import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.lambda.Answer;
import io.billfold.lambda.Call;
import io.billfold.store.Committed;
import io.billfold.store.DocumentStore;
import io.billfold.store.DocumentStore.Link;
import io.billfold.store.Dynamo;
import io.billfold.store.InvoiceRecord;
import io.billfold.store.InvoiceRecord.Rendition;
import io.billfold.store.InvoiceStore;

import jakarta.inject.Singleton;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Gives a link to an invoice's document, after it has been written down who gets it. */
@Singleton
class ServeDocument {
    /**
     * How long a link works: long enough to follow it by hand and to retry a broken download, short
     * enough that one in a browser's history or a forwarded mail is worth nothing.
     */
    static final Duration LINK_LIFETIME = Duration.ofMinutes(15);

    private final InvoiceStore invoices;
    private final DocumentStore documents;
    private final Dynamo dynamo;
    private final InstantSource clock;

    ServeDocument(
            InvoiceStore invoices, DocumentStore documents, Dynamo dynamo, InstantSource clock) {
        this.invoices = invoices;
        this.documents = documents;
        this.dynamo = dynamo;
        this.clock = clock;
    }

    /**
     * Answers a call.
     *
     * @return 200 with a link; 202 while the document is being made; 404 for no such invoice; 403
     *     when the token does not say who calls
     */
    Answer answer(Call call) {
        Optional<String> principal = principal(call);
        if (principal.isEmpty()) {
            return Answer.problem(
                    403, "Not allowed", "the token has no sub: access is kept by name");
        }
        return number(call.pathParameter("number"))
                .flatMap(invoices::find)
                .map(found -> answer(call, principal.get(), found))
                .orElseGet(ServeDocument::unknown);
    }

    private static Optional<String> principal(Call call) {
        return Optional.ofNullable(call.claims().get("sub")).filter(sub -> !sub.isBlank());
    }

    private static Optional<InvoiceNumber> number(String text) {
        try {
            return Optional.of(InvoiceNumber.parse(text));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static Answer unknown() {
        return Answer.problem(
                404, "Invoice not found", "there is no invoice with this number; check the number");
    }

    private Answer answer(Call call, String principal, InvoiceRecord found) {
        InvoiceNumber number = found.invoice().number();
        Rendition rendition = found.rendition();
        if (rendition == null) {
            return Answer.json(202, new PendingAnswer(number.toString(), "rendering"));
        }
        Link link = documents.link(rendition.documentKey(), LINK_LIFETIME, number + ".pdf");
        keepAccess(call, principal, number, link);
        return Answer.json(200, document(number, link, rendition));
    }

    private static DocumentAnswer document(InvoiceNumber number, Link link, Rendition rendition) {
        return new DocumentAnswer(
                number.toString(),
                link.url().toString(),
                link.expiresAt(),
                rendition.documentSha256());
    }

    /** Nobody is given a link that is not written down. */
    private void keepAccess(Call call, String principal, InvoiceNumber number, Link link) {
        InvoiceStore.Access access =
                new InvoiceStore.Access(
                        call.requestId(),
                        number,
                        clock.instant(),
                        principal,
                        call.sourceIp(),
                        link.expiresAt());
        Committed committed = dynamo.commit(invoices.addAccess(dynamo.begin(), access));
        if (committed == Committed.REFUSED) {
            throw new IllegalStateException("access " + access.id() + " is written down already");
        }
    }
}
