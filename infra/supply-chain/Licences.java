import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import javax.xml.parsers.DocumentBuilderFactory;

/**
 * Writes licences.csv from the functions' bills of materials, after it has compared each bill with
 * its zip. The build runs it with JDK 25: {@code mvn package -Psbom -Dfast -DskipTests}.
 */
class Licences {
    private static final String OURS = "io.billfold";

    /** A component of a bill. */
    private record Library(String group, String artifact, String version, String licence) {
        String name() {
            return group + ":" + artifact;
        }

        String jar() {
            return "lib/" + artifact + "-" + version + ".jar";
        }
    }

    /** Argument: the root of the repository. */
    public static void main(String[] args) throws Exception {
        Path root = Path.of(args[0]);
        Path folder = root.resolve("infra/supply-chain");
        Map<String, String> corrected = corrected(folder.resolve("corrected.csv"));
        TreeMap<String, String> lines = new TreeMap<>();
        for (Path bill : bills(root.resolve("functions"))) {
            List<Library> libraries = read(bill);
            compare(libraries, Path.of(bill.toString().replace(".cdx.xml", ".zip")));
            for (Library library : libraries) {
                if (!library.group().equals(OURS)) {
                    String licence = corrected.getOrDefault(library.name(), library.licence());
                    lines.put(library.name(), library.version() + "," + licence);
                }
            }
        }
        List<String> file = new ArrayList<>(List.of("library,version,licence"));
        lines.forEach((name, rest) -> file.add(name + "," + rest));
        Files.write(folder.resolve("licences.csv"), file);
    }

    private static List<Path> bills(Path functions) throws IOException {
        try (Stream<Path> modules = Files.list(functions)) {
            return modules.filter(module -> Files.exists(module.resolve("pom.xml")))
                    .map(module -> module.resolve("target/" + module.getFileName() + ".cdx.xml"))
                    .sorted()
                    .toList();
        }
    }

    /** The function itself, which a bill names in its metadata, and what it is made of. */
    private static List<Library> read(Path bill) throws Exception {
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(bill.toFile());
        Element metadata = child(document.getDocumentElement(), "metadata");
        List<Library> libraries = new ArrayList<>(List.of(library(child(metadata, "component"))));
        children(child(document.getDocumentElement(), "components"))
                .forEach(component -> libraries.add(library(component)));
        return libraries;
    }

    private static Library library(Element component) {
        return new Library(
                text(component, "group"),
                text(component, "name"),
                text(component, "version"),
                children(child(component, "licenses"))
                        .map(licence -> children(licence).findFirst().orElseThrow())
                        .map(Element::getTextContent)
                        .collect(Collectors.joining(" and ")));
    }

    /** A bill that says something else than what is deployed is worse than none. */
    private static void compare(List<Library> libraries, Path zip) throws IOException {
        TreeSet<String> said = new TreeSet<>();
        libraries.forEach(library -> said.add(library.jar()));
        TreeSet<String> held = new TreeSet<>();
        try (ZipFile file = new ZipFile(zip.toFile())) {
            file.stream()
                    .map(ZipEntry::getName)
                    .filter(it -> it.endsWith(".jar"))
                    .forEach(held::add);
        }
        if (!said.equals(held)) {
            throw new IllegalStateException(
                    "the bill says %s, but %s holds %s".formatted(said, zip, held));
        }
    }

    private static Map<String, String> corrected(Path file) throws IOException {
        Map<String, String> licences = new HashMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] fields = line.split(",", 3);
            licences.put(fields[0], fields[1]);
        }
        return licences;
    }

    private static String text(Element parent, String name) {
        return child(parent, name).getTextContent();
    }

    private static Element child(Element parent, String name) {
        return children(parent)
                .filter(child -> child.getTagName().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException(parent.getTagName() + " without " + name));
    }

    private static Stream<Element> children(Element parent) {
        return IntStream.range(0, parent.getChildNodes().getLength())
                .<Node>mapToObj(parent.getChildNodes()::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast);
    }
}
