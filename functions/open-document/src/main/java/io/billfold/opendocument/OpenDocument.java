package io.billfold.opendocument;

import io.billfold.billing.delivery.LinkToken;
import io.billfold.billing.delivery.LinkToken.Reading;
import io.billfold.lambda.Answer;
import io.billfold.lambda.Call;
import io.billfold.store.DocumentStore;
import io.billfold.store.DocumentStore.Link;
import io.billfold.store.InvoiceRecord;
import io.billfold.store.InvoiceRecord.Rendition;
import io.billfold.store.InvoiceStore;
import io.billfold.store.LinkKeys;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * Turns a link in a mail, which works for long, into a link of S3, which works for minutes. That it
 * was opened is noted on the delivery, not in the access log: that log is one chain which all who
 * look at invoices write to in turn, and whoever has a link could hold them up by opening it over
 * and over.
 */
@Singleton
class OpenDocument {
    /** How long the link of S3 works: it is followed at once, a broken download is retried. */
    static final Duration LINK_LIFETIME = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(OpenDocument.class);

    private final LinkKeys keys;
    private final InvoiceStore invoices;
    private final DocumentStore documents;
    private final NoteOpening opening;
    private final InstantSource clock;

    OpenDocument(
            LinkKeys keys,
            InvoiceStore invoices,
            DocumentStore documents,
            NoteOpening opening,
            InstantSource clock) {
        this.keys = keys;
        this.invoices = invoices;
        this.documents = documents;
        this.opening = opening;
        this.clock = clock;
    }

    /**
     * Answers a call.
     *
     * @return 302 to the PDF; 404 for a token that is none of ours, 410 for one whose time is over:
     *     as a page for browsers, else as problem details
     */
    Answer answer(Call call) {
        return switch (LinkToken.read(call.pathParameter("token"), keys.all(), clock.instant())) {
            case Reading.Valid(LinkToken token) -> open(token, call);
            case Reading.Expired _ ->
                    refused(
                            call,
                            410,
                            "This link has expired",
                            "Links to documents work for a limited time. Please ask whoever sent you"
                                    + " this link for the document.");
            case Reading.Unknown _ -> unknown(call);
        };
    }

    private static Answer unknown(Call call) {
        return refused(
                call,
                404,
                "This link does not work",
                "Please check that you have copied all of it, or ask whoever sent it to you for the"
                        + " document.");
    }

    private Answer open(LinkToken token, Call call) {
        Optional<Rendition> rendition =
                invoices.find(token.delivery().number()).map(InvoiceRecord::rendition);
        if (rendition.isEmpty()) {
            LOG.error("a link was signed to {}, which has no document", token.delivery());
            return unknown(call);
        }
        opening.note(token.delivery(), call.sourceIp());
        Link link =
                documents.link(
                        rendition.get().documentKey(),
                        LINK_LIFETIME,
                        token.delivery().number() + ".pdf");
        // whoever keeps the answer would keep a link that ends
        Map<String, String> headers =
                Map.of(
                        "location", link.url().toString(),
                        "cache-control", "no-store",
                        "referrer-policy", "no-referrer");
        return new Answer(302, headers, null);
    }

    private static Answer refused(Call call, int status, String title, String detail) {
        boolean isBrowser =
                call.header("accept").filter(it -> it.contains("text/html")).isPresent();
        return isBrowser
                ? Answer.page(status, title, detail)
                : Answer.problem(status, title, detail);
    }
}
