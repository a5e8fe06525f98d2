package io.billfold.checks.supply;

import io.billfold.checks.Repository;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

/**
 * A pom.xml as it is written, before Maven adds anything.
 *
 * @param path from the root of the repository, for example {@code shared/money/pom.xml}
 * @param project its outermost element
 */
record Pom(Path path, Element project) {

    /** The root's. */
    static Pom root() {
        return read(Repository.root().resolve("pom.xml"));
    }

    /** Every pom.xml of the repository. */
    static List<Pom> all() throws IOException {
        Path root = Repository.root();
        try (Stream<Path> files = Files.walk(root, 3)) {
            return files.filter(file -> file.endsWith("pom.xml"))
                    .filter(file -> !root.relativize(file).toString().contains("target"))
                    .sorted()
                    .map(Pom::read)
                    .toList();
        }
    }

    private static Pom read(Path file) {
        try {
            Document document =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
            return new Pom(Repository.root().relativize(file), document.getDocumentElement());
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new IllegalStateException("can't read " + file, e);
        }
    }

    /** The project's own version. */
    String version() {
        return text(project, "version");
    }

    /** Every element of this name, wherever it stands. */
    Stream<Element> all(String name) {
        return elements(project.getElementsByTagName(name));
    }

    /** The text of a child; empty when there is none. */
    static String text(Element element, String child) {
        return elements(element.getChildNodes())
                .filter(it -> it.getTagName().equals(child))
                .map(it -> it.getTextContent().strip())
                .findFirst()
                .orElse("");
    }

    private static Stream<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .<Node>mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast);
    }
}
