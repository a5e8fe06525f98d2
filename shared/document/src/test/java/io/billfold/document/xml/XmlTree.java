package io.billfold.document.xml;

import org.w3c.dom.Element;
import org.w3c.dom.Node;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;

import javax.xml.parsers.DocumentBuilderFactory;

/**
 * Reads an XML by paths such as {@code cac:TaxTotal/cbc:TaxAmount[@currencyID=EUR]}: children by
 * their names as written, with a condition on an attribute or a child at most.
 */
final class XmlTree {
    private final Element root;

    private XmlTree(Element root) {
        this.root = root;
    }

    static XmlTree of(byte[] xml) throws Exception {
        return new XmlTree(
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(xml))
                        .getDocumentElement());
    }

    String root() {
        return root.getNodeName();
    }

    /** The texts of all elements at a path from the root, in their order. */
    List<String> texts(String path) {
        return elements(path).stream().map(it -> it.root.getTextContent()).toList();
    }

    /** The first of them, or nothing. */
    String text(String path) {
        List<String> texts = texts(path);
        return texts.isEmpty() ? "" : texts.getFirst();
    }

    /** The elements at a path from here. */
    List<XmlTree> elements(String path) {
        List<XmlTree> found = List.of(this);
        for (String step : path.split("/(?![^\\[]*])", -1)) {
            found = found.stream().flatMap(it -> it.children(step).stream()).toList();
        }
        return found;
    }

    private List<XmlTree> children(String step) {
        int bracket = step.indexOf('[');
        String name = bracket < 0 ? step : step.substring(0, bracket);
        String condition = bracket < 0 ? "" : step.substring(bracket + 1, step.length() - 1);
        List<XmlTree> children = new ArrayList<>();
        for (Node it = root.getFirstChild(); it != null; it = it.getNextSibling()) {
            XmlTree child = it instanceof Element element ? new XmlTree(element) : null;
            if (child != null && it.getNodeName().equals(name) && child.holds(condition)) {
                children.add(child);
            }
        }
        return children;
    }

    private boolean holds(String condition) {
        if (condition.isEmpty()) {
            return true;
        }
        int equals = condition.indexOf('=');
        String of = condition.substring(0, equals);
        String value = condition.substring(equals + 1);
        return of.startsWith("@")
                ? root.getAttribute(of.substring(1)).equals(value)
                : text(of).equals(value);
    }
}
