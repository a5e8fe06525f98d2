package io.billfold.local.command;

import io.billfold.billing.Problem;
import io.billfold.billing.document.BusinessDocument;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.document.InvoiceRenderer;
import io.billfold.document.Logo;
import io.billfold.document.RenderedInvoice;
import io.billfold.events.EventJson;
import io.billfold.events.document.SnapshotReader;
import io.billfold.store.DocumentStore;
import io.billfold.store.InvoiceRecord;
import io.billfold.store.LogoStore;
import io.billfold.store.Sha256;
import io.micronaut.serde.ObjectMapper;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.util.Arrays;
import java.util.List;

/** Renders an issued invoice again and compares. */
@Command(
        name = "regenerate",
        sortOptions = false,
        description = {
            "Render an invoice again from its stored snapshot, with the version of the renderer that"
                    + " made it, and compare every byte with the documents in the archive."
        },
        footer = {
            "",
            "Nothing is written. Exit code 0 when all is identical, 1 when anything differs."
        })
final class RegenerateCommand extends CloudCommand {
    private static final int DIFFERS = 1;

    @Parameters(
            paramLabel = "NUMBER",
            description = "For example MU-2026-000001; 'billfold invoices' lists.")
    private String number = "";

    @Override
    int run(Connection cloud) {
        InvoiceRecord record = record(cloud);
        InvoiceRecord.Rendition rendition = record.rendition();
        if (rendition == null) {
            throw new CommandFailure("the documents of " + number + " are not made yet");
        }
        Books books = cloud.books();
        byte[] snapshot =
                books.document(DocumentStore.key(record.invoice(), DocumentStore.Kind.SNAPSHOT));
        BusinessDocument document = document(snapshot);
        RenderedInvoice again =
                new InvoiceRenderer().render(document, Sha256.hex(snapshot), logo(books, document));
        out().printf(
                        "%s of %s, renderer version %d%n",
                        number, record.invoice().issuedOn(), document.rendering().version());
        boolean isSame = sameHash("snapshot", Sha256.hex(snapshot), record.snapshotSha256());
        isSame &= same("XML", books.document(rendition.xmlKey()), again.xml());
        isSame &= same("PDF", books.document(rendition.documentKey()), again.pdf());
        isSame &= sameHash("PDF as recorded", Sha256.hex(again.pdf()), rendition.documentSha256());
        return isSame ? 0 : DIFFERS;
    }

    private InvoiceRecord record(Connection cloud) {
        InvoiceNumber asked;
        try {
            asked = InvoiceNumber.parse(number);
        } catch (IllegalArgumentException e) {
            throw wrongUse(String.valueOf(e.getMessage()));
        }
        return cloud.books()
                .record(asked)
                .orElseThrow(() -> new CommandFailure("there is no invoice " + number));
    }

    private BusinessDocument document(byte[] snapshot) {
        EventJson json = new EventJson(ObjectMapper.getDefault());
        return switch (new SnapshotReader(json).read(snapshot)) {
            case SnapshotReader.Reading.Read(BusinessDocument document) -> document;
            case SnapshotReader.Reading.Unreadable(List<Problem> problems) ->
                    throw new CommandFailure(
                            "the snapshot of " + number + " is not as it was: " + problems);
        };
    }

    private static @Nullable Logo logo(Books books, BusinessDocument document) {
        String logo = document.rendering().branding().logo();
        return logo == null ? null : Logo.of(books.document(LogoStore.key(logo)));
    }

    private boolean sameHash(String what, String now, String recorded) {
        boolean isSame = now.equals(recorded);
        out().printf(
                        "  %-16s %s%n",
                        what,
                        isSame
                                ? "identical, SHA-256 " + now
                                : "is " + now + ", recorded " + recorded);
        return isSame;
    }

    private boolean same(String what, byte[] stored, byte[] again) {
        int at = Arrays.mismatch(stored, again);
        out().printf(
                        "  %-16s %s%n",
                        what,
                        at < 0
                                ? "identical, %,d bytes".formatted(stored.length)
                                : "differs from byte %,d on: %,d bytes are stored, %,d were rendered"
                                        .formatted(at, stored.length, again.length));
        return at < 0;
    }
}
