package io.billfold.local.command;

import io.billfold.billing.Problem;
import io.billfold.billing.document.BusinessDocument;
import io.billfold.billing.einvoice.XmlProfile;
import io.billfold.billing.einvoice.XmlSyntax;
import io.billfold.document.InvoiceRenderer;
import io.billfold.document.Logo;
import io.billfold.document.UncoveredCharacterException;
import io.billfold.document.xml.CiiXml;
import io.billfold.document.xml.UblXml;
import io.billfold.events.EventJson;
import io.billfold.events.document.SnapshotJson;
import io.billfold.events.document.SnapshotReader;
import io.billfold.store.Sha256;
import io.micronaut.serde.ObjectMapper;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.Callable;

/** Renders a snapshot without a cloud. */
@Command(
        name = "render",
        sortOptions = false,
        description = {
            "Render the snapshot of an invoice or credit note as PDF (PDF/A-3 with its XML inside),"
                    + " and as XML where it is asked for, without a cloud. Whoever made the"
                    + " snapshot: its form is EN 16931's, and --schema prints it."
        },
        footer = {
            "",
            "A snapshot that lacks a field, does not add up or has a character that no font covers is",
            "refused by its fields, and nothing is written. Exit code 1.",
            "Examples:",
            "  billfold render --example > snapshot.json",
            "  billfold render snapshot.json --out invoice.pdf",
            "  billfold render snapshot.json --out invoice.pdf --xml ubl --profile xrechnung"
        })
final class RenderCommand implements Callable<Integer> {
    private static final String EXAMPLE = "/io/billfold/events/samples/document.v1.json";
    private static final String SCHEMA = "/io/billfold/events/schemas/document.v1.schema.json";
    private static final int REFUSED = 1;

    /** What is printed instead of rendering. */
    private static final class Source {
        @Parameters(paramLabel = "SNAPSHOT.json", description = "The snapshot, in UTF-8.")
        private @Nullable Path file;

        @Option(names = "--example", description = "Print a snapshot.")
        @SuppressWarnings("unused") // picocli writes it; it is what the other two are not
        private boolean isExample;

        @Option(names = "--schema", description = "Print the JSON Schema of snapshots.")
        private boolean isSchema;
    }

    /** The names of profiles as they are written here. */
    private enum Profile {
        EN16931(XmlProfile.EN_16931),
        FACTURX(XmlProfile.FACTUR_X_EN_16931),
        XRECHNUNG(XmlProfile.XRECHNUNG_3_0),
        PEPPOL(XmlProfile.PEPPOL_BIS_3_0);

        private final XmlProfile profile;

        Profile(XmlProfile profile) {
            this.profile = profile;
        }
    }

    @ArgGroup(multiplicity = "1")
    private Source source = new Source();

    @Option(names = "--out", paramLabel = "FILE.pdf", description = "Where the PDF goes.")
    private @Nullable Path out;

    @Option(names = "--logo", paramLabel = "FILE", description = "The seller's logo, PNG or JPEG.")
    private @Nullable Path logo;

    @Option(
            names = "--xml",
            paramLabel = "cii|ubl",
            description = "Write the XML too, beside the PDF as FILE.xml.")
    private @Nullable XmlSyntax syntax;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            defaultValue = "en16931",
            description = "Of the XML: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
    private Profile profile = Profile.EN16931;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Path file = source.file;
        if (file == null) {
            PrintWriter printer = spec.commandLine().getOut();
            printer.print(resource(source.isSchema ? SCHEMA : EXAMPLE));
            printer.flush();
            return 0;
        }
        Path target = out;
        if (target == null) {
            throw wrongUse("say with --out where the PDF goes");
        }
        requireProfile();
        EventJson json = new EventJson(ObjectMapper.getDefault());
        return switch (new SnapshotReader(json).read(bytes(file))) {
            case SnapshotReader.Reading.Unreadable(List<Problem> problems) -> refuse(problems);
            case SnapshotReader.Reading.Read(BusinessDocument document) ->
                    render(document, new SnapshotJson(json), target);
        };
    }

    private void requireProfile() {
        if (syntax != null && !profile.profile.isWrittenIn(syntax)) {
            throw wrongUse(profile + " is not written in " + syntax);
        }
    }

    private int render(BusinessDocument document, SnapshotJson json, Path target)
            throws IOException {
        List<Problem> missing = syntax == null ? List.of() : profile.profile.missing(document);
        if (!missing.isEmpty()) {
            return refuse(missing);
        }
        String sha256 = Sha256.hex(json.bytes(document));
        byte[] pdf;
        try {
            pdf = new InvoiceRenderer().render(document, sha256, logo()).pdf();
        } catch (UncoveredCharacterException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return REFUSED;
        }
        write(target, pdf);
        if (syntax != null) {
            write(beside(target), xml(document, syntax));
        }
        return 0;
    }

    private byte[] xml(BusinessDocument document, XmlSyntax asked) {
        return switch (asked) {
            case CII -> CiiXml.write(document, profile.profile);
            case UBL -> UblXml.write(document, profile.profile);
        };
    }

    private @Nullable Logo logo() throws IOException {
        return logo == null ? null : Logo.of(bytes(logo));
    }

    private int refuse(List<Problem> problems) {
        for (Problem problem : problems) {
            String field = problem.field().isEmpty() ? "the snapshot" : problem.field();
            spec.commandLine().getErr().println(field + " " + problem.reason());
        }
        return REFUSED;
    }

    private static Path beside(Path pdf) {
        String name = String.valueOf(pdf.getFileName());
        String stem = name.endsWith(".pdf") ? name.substring(0, name.length() - 4) : name;
        return pdf.resolveSibling(stem + ".xml");
    }

    /** A file is there whole or not at all. */
    private void write(Path target, byte[] content) throws IOException {
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try {
            Files.write(part, content);
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
        spec.commandLine()
                .getOut()
                .printf("%s: %,d bytes, SHA-256 %s%n", target, content.length, Sha256.hex(content));
    }

    private static byte[] bytes(Path file) throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new CommandFailure("there is no file " + file, e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = RenderCommand.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ParameterException wrongUse(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
