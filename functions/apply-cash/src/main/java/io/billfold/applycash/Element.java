package io.billfold.applycash;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An element of an XML file by its local name: namespaces differ between versions of one message.
 * Nothing outside the file is read, neither a document type nor an entity.
 */
final class Element {
    /** camt.053 is 15 deep. */
    private static final int DEPTH_MAX = 30;

    /** 40 for each of the most entries of a statement, and some. */
    private static final int ELEMENTS_MAX = 1_000_000;

    private final String name;
    private final int line;
    private final @Nullable String currency;
    private final List<Element> parts = new ArrayList<>();
    private String text = "";

    private Element(String name, int line, @Nullable String currency) {
        this.name = name;
        this.line = line;
        this.currency = currency;
    }

    /**
     * Reads a file.
     *
     * @throws UnreadableFileException naming the line
     */
    static Element parse(byte[] xml) {
        try {
            XMLStreamReader in = factory().createXMLStreamReader(new ByteArrayInputStream(xml));
            return parse(in);
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNumber();
            throw new UnreadableFileException("line " + line, "is not XML that can be read");
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    private static Element parse(XMLStreamReader in) throws XMLStreamException {
        Element above = new Element("", 1, null);
        List<Element> path = new ArrayList<>(List.of(above));
        StringBuilder text = new StringBuilder();
        int count = 0;
        while (in.hasNext()) {
            switch (in.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    Element element = started(in);
                    path.getLast().parts.add(element);
                    path.add(element);
                    text.setLength(0);
                    check(path.size(), ++count, element);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
                        text.append(in.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    path.removeLast().text = text.toString().strip();
                    text.setLength(0);
                }
                case XMLStreamConstants.DTD ->
                        throw new UnreadableFileException("line 1", "has a document type");
                default -> {
                    // comments and the like say nothing
                }
            }
        }
        return above.parts.getFirst();
    }

    private static Element started(XMLStreamReader in) {
        return new Element(
                in.getLocalName(),
                in.getLocation().getLineNumber(),
                in.getAttributeValue(null, "Ccy"));
    }

    private static void check(int depth, int count, Element element) {
        if (depth > DEPTH_MAX || count > ELEMENTS_MAX) {
            throw new UnreadableFileException(
                    "line " + element.line,
                    "is deeper than %d or has more than %d elements"
                            .formatted(DEPTH_MAX, ELEMENTS_MAX));
        }
    }

    String name() {
        return name;
    }

    String text() {
        return text;
    }

    /** What the attribute {@code Ccy} says; empty without one. */
    String currency() {
        return Objects.requireNonNullElse(currency, "");
    }

    /** The elements at a path below this one, for example {@code Acct/Id/IBAN}. */
    Stream<Element> all(String path) {
        int slash = path.indexOf('/');
        String first = slash < 0 ? path : path.substring(0, slash);
        Stream<Element> found = parts.stream().filter(part -> part.name.equals(first));
        return slash < 0 ? found : found.flatMap(part -> part.all(path.substring(slash + 1)));
    }

    /** The first element at the first of some paths that has one; null without any. */
    @Nullable Element first(String... paths) {
        return Stream.of(paths).flatMap(this::all).findFirst().orElse(null);
    }

    /** Its text; null where there is none or it is empty. */
    @Nullable String firstText(String... paths) {
        Element found = first(paths);
        return found == null || found.text.isEmpty() ? null : found.text;
    }

    /**
     * As {@link #first}.
     *
     * @throws UnreadableFileException when there is none
     */
    Element required(String... paths) {
        Element found = first(paths);
        if (found == null) {
            throw new UnreadableFileException(where(""), "has no " + String.join(" or ", paths));
        }
        return found;
    }

    /** This place in words, for refusals. */
    String where(String below) {
        return "line " + line + ", " + name + (below.isEmpty() ? "" : "/" + below);
    }
}
