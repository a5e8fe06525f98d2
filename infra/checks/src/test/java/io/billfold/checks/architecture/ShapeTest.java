package io.billfold.checks.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import io.billfold.checks.Repository;
import io.billfold.checks.architecture.SourceFile.Method;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The limits on names, methods and packages. */
class ShapeTest {
    private static final int METHOD_LINES_MAX = 40;
    private static final int METHOD_LINES_P90_MAX = 15;
    private static final int PARAMETERS_MAX = 6;
    private static final int HANDLER_LINES_MAX = 40;

    /** Names that say nothing. */
    private static final Pattern EMPTY_NAME = Pattern.compile(".*(Manager|Helper|Utils?|Impl|Data)");

    /** Classes that another project's class forces on us, with the reason beside each. */
    private static final Set<String> FOREIGN_FOLDERS =
            // a class of ours that must be in iText's package to reach what is protected there
            Set.of("com/itextpdf");

    private static final List<Method> METHODS = SourceFile.methods(mainSources());

    @Test
    void noMethodIsLongerThanFortyLines() {
        METHODS.stream()
                .sorted(Comparator.comparing(Method::lines).reversed())
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
                .isEmpty();
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
            Path info = folder.resolve("package-info.java");
            if (!Files.exists(info) || !Files.readString(info).contains("@NullMarked")) {
                broken.add(Repository.root().relativize(folder).toString());
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void everyHandlerIsAtMostFortyLines() throws IOException {
        for (Path file : mainSources()) {
            if (file.toString().endsWith("Function.java") && isIn(file, "functions")) {
                long lines = Files.readAllLines(file).stream().filter(line -> !line.startsWith("import ")).count();
                assertThat(lines).as("lines of " + file).isLessThanOrEqualTo(HANDLER_LINES_MAX);
            }
        }
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
                .filter(file -> FOREIGN_FOLDERS.stream().noneMatch(it -> file.toString().contains(it)))
                .toList();
    }
}
