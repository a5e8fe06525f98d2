package io.billfold.document.books;

import org.jspecify.annotations.Nullable;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** An XML file that is written at once, with names of one namespace. */
final class XmlOut {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final XMLStreamWriter xml;

    private XmlOut(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /** What stands within an element. */
    @FunctionalInterface
    interface Content {
        void write() throws IOException;
    }

    /** A step of the writer beneath. */
    @FunctionalInterface
    private interface Step {
        void take() throws XMLStreamException;
    }

    /** Writes a whole file. */
    static void write(OutputStream out, String root, String namespace, Of content)
            throws IOException {
        try {
            // the writer gives every mark by itself
            OutputStream buffer = new BufferedOutputStream(out, BUFFER_BYTES);
            XMLStreamWriter xml =
                    XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(buffer, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.setDefaultNamespace(namespace);
            xml.writeStartElement(namespace, root);
            xml.writeDefaultNamespace(namespace);
            content.write(new XmlOut(xml));
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.flush();
            buffer.flush();
        } catch (XMLStreamException e) {
            throw new IOException("the file can't be written: " + e.getMessage(), e);
        }
    }

    /** What stands within the root. */
    @FunctionalInterface
    interface Of {
        void write(XmlOut xml) throws IOException;
    }

    /** An element with others in it. */
    void in(String name, Content content) throws IOException {
        step(() -> xml.writeStartElement(name));
        content.write();
        step(xml::writeEndElement);
    }

    /** An element with a text; null and empty texts are left out. */
    void text(String name, @Nullable String text) throws IOException {
        if (text == null || text.isEmpty()) {
            return;
        }
        step(
                () -> {
                    xml.writeStartElement(name);
                    xml.writeCharacters(text);
                    xml.writeEndElement();
                });
    }

    private static void step(Step step) throws IOException {
        try {
            step.take();
        } catch (XMLStreamException e) {
            throw new IOException("the file can't be written: " + e.getMessage(), e);
        }
    }
}
