package io.billfold.serveaudit;

import io.billfold.billing.access.AccessAction;
import io.billfold.billing.access.Caller;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.events.EventJson;
import io.billfold.events.Field;
import io.billfold.events.FieldReader;
import io.billfold.events.Forms;
import io.billfold.lambda.Answer;
import io.billfold.lambda.Call;
import io.billfold.store.AccessLog;
import io.billfold.store.DocumentStore;
import io.billfold.store.DocumentStore.Link;
import io.billfold.store.InvoiceRecord;
import io.billfold.store.InvoiceRecord.Rendition;
import io.billfold.store.InvoiceStore;

import jakarta.inject.Singleton;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * {@code GET /invoices/{number}/document}: a link to the PDF, the XML or the snapshot, after it has
 * been written down who gets it. A browser needs nothing but the link, and saves the document under
 * the invoice's number.
 */
@Singleton
class DocumentCall {
    /**
     * How long a link works: long enough to follow it by hand and to retry a broken download, short
     * enough that one in a browser's history or a forwarded mail is worth nothing.
     */
    static final Duration LINK_LIFETIME = Duration.ofMinutes(15);

    private final EventJson json;
    private final InvoiceStore invoices;
    private final DocumentStore documents;
    private final AccessLog log;
    private final InstantSource clock;

    DocumentCall(
            EventJson json,
            InvoiceStore invoices,
            DocumentStore documents,
            AccessLog log,
            InstantSource clock) {
        this.json = json;
        this.invoices = invoices;
        this.documents = documents;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Answers a call.
     *
     * @return 200 with a link; 202 while the documents are being made; 403 when the role may not
     *     have this one; 404 for no such invoice; 422 for no such document; 503 when it could not
     *     be written down
     */
    Answer answer(Call call, Caller caller) {
        FieldReader in = FieldReader.of(json.toTree(call.query()));
        Field<Part> part = in.optional("as", Forms.word(Part.class), Part.PDF);
        in.build(() -> call);
        if (!in.problems().isEmpty()) {
            return Refusals.wrong("No such document", in.problems());
        }
        return answer(call.pathParameter("number"), part.get(), caller);
    }

    private Answer answer(String number, Part part, Caller caller) {
        if (!caller.roles().may(part.permission())) {
            return Refusals.forbidden(caller, part.permission());
        }
        return Refusals.number(number)
                .flatMap(invoices::find)
                .map(found -> answer(found, part, caller))
                .orElseGet(Refusals::unknown);
    }

    private Answer answer(InvoiceRecord found, Part part, Caller caller) {
        InvoiceNumber number = found.invoice().number();
        Rendition rendition = found.rendition();
        if (rendition == null) {
            return Answer.json(202, new PendingAnswer(number.toString(), "rendering"));
        }
        Link link =
                documents.link(part.key(found, rendition), LINK_LIFETIME, part.fileName(number));
        return keep(number, part, caller, link)
                ? Answer.json(
                        200,
                        new DocumentAnswer(
                                number.toString(),
                                part.word(),
                                link.url().toString(),
                                link.expiresAt(),
                                part.sha256(found, rendition)))
                : Refusals.busy();
    }

    /** Nobody is given a link that is not written down, in the log and beside the invoice. */
    private boolean keep(InvoiceNumber number, Part part, Caller caller, Link link) {
        Instant now = clock.instant();
        String detail = part.word() + " until " + link.expiresAt();
        InvoiceStore.Access access =
                new InvoiceStore.Access(
                        caller.requestId(),
                        number,
                        now,
                        caller.principal(),
                        caller.sourceIp(),
                        link.expiresAt());
        return log.keep(
                caller.access(now, AccessAction.LINKED, number.toString(), detail),
                commit -> invoices.addAccess(commit, access));
    }
}
