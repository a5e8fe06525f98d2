package io.billfold.recorddelivery;

import io.billfold.billing.delivery.Report;
import io.billfold.billing.delivery.Step;
import io.billfold.billing.invoice.InvoiceNumber;

import java.io.ByteArrayInputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads UBL 2.1 ApplicationResponses: Peppol BIS Invoice Response 3.1 (transaction T111), and the
 * Message Level Response 3.0 (T71) or Message Level Status 1.0, of which the transport says that it
 * delivered or could not.
 */
final class ApplicationResponse {
    private static final String NAMESPACE =
            "urn:oasis:names:specification:ubl:schema:xsd:ApplicationResponse-2";

    /** Deeper files are none of these. */
    private static final int DEPTH_MAX = 20;

    private static final String RESPONSE = "DocumentResponse/Response/";

    /** The first text of each element that is asked for, by its path below the root. */
    private final Map<String, String> texts = new LinkedHashMap<>();

    private final StringJoiner reasons = new StringJoiner("; ");

    private ApplicationResponse() {}

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException saying what is wrong with it
     */
    static PeppolReport read(byte[] xml) {
        ApplicationResponse response = new ApplicationResponse();
        try {
            response.parse(xml);
        } catch (XMLStreamException e) {
            throw new IllegalArgumentException("is not XML that can be read: " + e.getMessage(), e);
        }
        return response.report();
    }

    private void parse(byte[] xml) throws XMLStreamException {
        XMLStreamReader in = factory().createXMLStreamReader(new ByteArrayInputStream(xml));
        Deque<String> path = new ArrayDeque<>();
        StringBuilder text = new StringBuilder();
        while (in.hasNext()) {
            switch (in.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    enter(in, path);
                    text.setLength(0);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
                        text.append(in.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    found(String.join("/", path), text.toString().strip());
                    text.setLength(0);
                    path.removeLast();
                }
                default -> {
                    // comments and the like say nothing
                }
            }
        }
    }

    /** Nothing outside the file is read: neither a document type nor an entity. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    private static void enter(XMLStreamReader in, Deque<String> path) {
        if (path.isEmpty() && !NAMESPACE.equals(in.getNamespaceURI())) {
            throw new IllegalArgumentException(
                    "is no UBL ApplicationResponse, but a " + in.getLocalName());
        }
        path.addLast(path.isEmpty() ? "" : in.getLocalName());
        if (path.size() > DEPTH_MAX) {
            throw new IllegalArgumentException("is nested too deeply");
        }
    }

    private void found(String path, String text) {
        String below = path.startsWith("/") ? path.substring(1) : path;
        if (below.equals(RESPONSE + "Description")
                || below.equals(RESPONSE + "Status/StatusReason")) {
            reasons.add(text);
        }
        texts.putIfAbsent(below, text);
    }

    private PeppolReport report() {
        String code = text(RESPONSE + "ResponseCode");
        return new PeppolReport(
                number(text("DocumentResponse/DocumentReference/ID")),
                Report.of(
                        isOfTransport() ? transported(code) : answered(code), at(), detail(code)));
    }

    private String text(String path) {
        String text = texts.get(path);
        if (text == null || text.isEmpty()) {
            throw new IllegalArgumentException("has no " + path);
        }
        return text;
    }

    private static InvoiceNumber number(String text) {
        try {
            return InvoiceNumber.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "DocumentResponse/DocumentReference/ID: " + e.getMessage(), e);
        }
    }

    private boolean isOfTransport() {
        String customization = texts.getOrDefault("CustomizationID", "");
        return customization.contains(":mlr:") || customization.contains(":mls:");
    }

    private static Step transported(String code) {
        return switch (code) {
            case "AB", "AP" -> Step.DELIVERED;
            case "RE" -> Step.REFUSED;
            default -> throw new IllegalArgumentException("ResponseCode " + code + " is not known");
        };
    }

    private static Step answered(String code) {
        if (code.length() != 2) {
            throw new IllegalArgumentException("ResponseCode " + code + " is not known");
        }
        return PeppolReport.step(code);
    }

    /** A response without a time was given at the beginning of its day, in UTC. */
    private Instant at() {
        String time = texts.getOrDefault("IssueTime", "");
        try {
            LocalDate date = LocalDate.parse(text("IssueDate"));
            if (time.isEmpty()) {
                return date.atStartOfDay(ZoneOffset.UTC).toInstant();
            }
            boolean hasOffset = time.matches(".*(Z|[+-]\\d\\d:\\d\\d)");
            return hasOffset
                    ? OffsetTime.parse(time).atDate(date).toInstant()
                    : LocalTime.parse(time).atDate(date).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("IssueDate or IssueTime: " + e.getMessage(), e);
        }
    }

    private String detail(String code) {
        return reasons.length() == 0 ? code : code + ": " + reasons;
    }
}
