package io.billfold.checks.supply;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The same sources give the same build next year: nothing asks for "the newest". */
class PomsTest {
    /** Whatever names something that Maven fetches, with a version beside it. */
    private static final List<String> FETCHED =
            List.of("parent", "dependency", "plugin", "extension", "path", "artifactItem");

    /** 3.9.0, 4.0-rc1, SRU2024-10.2.0; not [3,4), not 3.9-SNAPSHOT, not LATEST or RELEASE. */
    private static final Pattern PINNED = Pattern.compile("(?!.*SNAPSHOT)(SRU)?\\d[\\w.-]*");

    private static final Pattern PROPERTY = Pattern.compile("\\$\\{([\\w.-]+)}");

    @Test
    void everyVersionIsPinned() throws IOException {
        List<Pom> poms = Pom.all();
        assertThat(poms).hasSizeGreaterThanOrEqualTo(24);
        assertThat(poms.stream().flatMap(PomsTest::versions)).hasSizeGreaterThan(50);
        assertThat(poms.stream().flatMap(PomsTest::versions).filter(PomsTest::isOpen)).isEmpty();
    }

    /** What Maven's life cycle adds is checked by the build itself, by requirePluginVersions. */
    @Test
    void everyPluginHasAVersion() throws IOException {
        List<Pom> poms = Pom.all();
        Set<String> pinned =
                Pom.root()
                        .all("plugin")
                        .filter(plugin -> !Pom.text(plugin, "version").isEmpty())
                        .map(PomsTest::name)
                        .collect(Collectors.toSet());
        assertThat(poms.stream().flatMap(pom -> pom.all("plugin")).map(PomsTest::name).distinct())
                .hasSizeGreaterThan(9)
                .isSubsetOf(pinned);
        assertThat(Pom.root().all("requirePluginVersions")).hasSize(1);
        assertThat(Pom.root().all("requireMavenVersion")).hasSize(1);
    }

    /** Fetched things with a version of their own; those without have a managed one. */
    private static Stream<Version> versions(Pom pom) {
        return FETCHED.stream()
                .flatMap(pom::all)
                .filter(element -> !Pom.text(element, "version").isEmpty())
                .filter(element -> !Pom.text(element, "groupId").equals("io.billfold"))
                .map(element -> new Version(pom, name(element), Pom.text(element, "version")));
    }

    private static boolean isOpen(Version version) {
        return !PINNED.matcher(version.resolved()).matches();
    }

    private static String name(Element element) {
        String group = Pom.text(element, "groupId");
        return (group.isEmpty() ? "org.apache.maven.plugins" : group)
                + ":"
                + Pom.text(element, "artifactId");
    }

    /** A version that a pom asks for, as written. */
    private record Version(Pom pom, String of, String written) {
        /** With a property's value in place of its name; unchanged when nobody sets it. */
        String resolved() {
            return PROPERTY.matcher(written)
                    .replaceAll(
                            property ->
                                    Stream.of(pom, Pom.root())
                                            .flatMap(it -> it.all(property.group(1)))
                                            .map(Element::getTextContent)
                                            .findFirst()
                                            .orElse("?"));
        }

        @Override
        public String toString() {
            return pom.path() + ": " + of + " " + written;
        }
    }
}
