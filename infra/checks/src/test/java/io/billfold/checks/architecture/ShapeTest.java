package io.billfold.checks.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;

import io.billfold.checks.Repository;
import io.billfold.checks.architecture.SourceFile.Method;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The limits on names, methods and packages. */
class ShapeTest {
    private static final int METHOD_LINES_MAX = 40;
    private static final int METHOD_LINES_P90_MAX = 15;
    private static final int PARAMETERS_MAX = 6;
    private static final int HANDLER_LINES_MAX = 40;

    /** Names that say nothing. */
    private static final Pattern EMPTY_NAME =
            Pattern.compile(".*(Manager|Helper|Utils?|Impl|Data)");

    /** Classes that another project's class forces on us, with the reason beside each. */
    private static final Set<String> FOREIGN_FOLDERS =
            // a class of ours that must be in iText's package to reach what is protected there
            Set.of("com/itextpdf");

    /**
     * Too many parameters today, each with what is to be done about it. The list may only get
     * shorter: an entry that is no longer needed fails the test.
     */
    private static final Map<String, String> TOO_MANY_PARAMETERS =
            Map.of(
                    "AdyenTransport.request", "the method of Adyen's own interface",
                    "AcceptOrder.<init>", "injection: order keys and rejections could be one store",
                    "DraftInvoice.<init>", "injection: parties and their orders could be one part",
                    "MergeGroup.<init>", "injection: as DraftInvoice",
                    "Queue.<init>", "what all queues share could be one record");

    private static final List<Method> METHODS = SourceFile.methods(mainSources());

    @Test
    void noMethodIsLongerThanFortyLines() {
        METHODS.stream()
                .sorted(Comparator.comparingInt(Method::lines).reversed())
                .limit(5)
                .forEach(method -> System.out.println("longest: " + method));
        assertThat(METHODS).hasSizeGreaterThan(500);
        assertThat(METHODS).filteredOn(method -> method.lines() > METHOD_LINES_MAX).isEmpty();
    }

    @Test
    void nineMethodsInTenHaveAtMostFifteenLines() {
        List<Integer> lines = METHODS.stream().map(Method::lines).sorted().toList();
        int p90 = lines.get(lines.size() * 9 / 10);
        System.out.println(lines.size() + " methods, p90 " + p90 + " lines");
        assertThat(p90).isLessThanOrEqualTo(METHOD_LINES_P90_MAX);
    }

    @Test
    void noMethodButARecordsTakesMoreThanSixParameters() {
        assertThat(METHODS)
                .filteredOn(method -> !method.makesRecord())
                .filteredOn(method -> method.parameters() > PARAMETERS_MAX)
                .map(method -> method.type() + "." + method.name())
                .containsExactlyInAnyOrderElementsOf(TOO_MANY_PARAMETERS.keySet());
    }

    @Test
    void noNameIsEmptyOfMeaning() {
        assertThat(
                        Modules.in("shared", "functions", "infra").stream()
                                .map(JavaClass::getSimpleName)
                                .filter(name -> EMPTY_NAME.matcher(name).matches()))
                .isEmpty();
    }

    @Test
    void everyPackageIsNullMarked() throws IOException {
        Set<String> broken = new TreeSet<>();
        for (Path folder : packages()) {
            // one package-info speaks for a package's tests too
            Path main = Path.of(folder.toString().replace("/src/test/java", "/src/main/java"));
            if (!isNullMarked(folder) && !isNullMarked(main)) {
                broken.add(Repository.root().relativize(folder).toString());
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void everyHandlerIsAtMostFortyLines() throws IOException {
        for (Path file : mainSources()) {
            if (file.toString().endsWith("Function.java") && isIn(file, "functions")) {
                long lines =
                        Files.readAllLines(file).stream()
                                .filter(line -> !line.startsWith("import "))
                                .count();
                assertThat(lines).as("lines of " + file).isLessThanOrEqualTo(HANDLER_LINES_MAX);
            }
        }
    }

    private static boolean isNullMarked(Path folder) throws IOException {
        Path info = folder.resolve("package-info.java");
        return Files.exists(info) && Files.readString(info).contains("@NullMarked");
    }

    private static boolean isIn(Path file, String group) {
        return Repository.root().relativize(file).startsWith(group);
    }

    private static List<Path> packages() {
        return Stream.concat(mainSources().stream(), sources("src/test/java").stream())
                .map(Path::getParent)
                .distinct()
                .toList();
    }

    private static List<Path> mainSources() {
        return sources("src/main/java");
    }

    private static List<Path> sources(String folder) {
        return Repository.modules().stream()
                .map(module -> Repository.root().resolve(module).resolve(folder))
                .flatMap(root -> Repository.javaFiles(root).stream())
                .filter(
                        file ->
                                FOREIGN_FOLDERS.stream()
                                        .noneMatch(it -> file.toString().contains(it)))
                .toList();
    }
}
