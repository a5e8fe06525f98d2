package io.billfold.checks.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

import io.billfold.checks.Repository;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The compiled classes of every module, without what annotation processors generated. */
public final class Modules {
    private static final Map<String, List<JavaClass>> CLASSES = read();

    private Modules() {}

    /** Classes by module, for example {@code shared/money}; modules without any are left out. */
    public static Map<String, List<JavaClass>> classes() {
        return CLASSES;
    }

    /** The classes of modules whose path begins with one of these. */
    public static List<JavaClass> in(String... prefixes) {
        return CLASSES.entrySet().stream()
                .filter(module -> List.of(prefixes).stream().anyMatch(module.getKey()::startsWith))
                .flatMap(module -> module.getValue().stream())
                .toList();
    }

    private static Map<String, List<JavaClass>> read() {
        Map<String, Path> folders = new LinkedHashMap<>();
        for (String module : Repository.modules()) {
            Path compiled = Repository.root().resolve(module).resolve("target/classes");
            if (Files.isDirectory(compiled)) {
                folders.put(module, compiled);
            }
        }
        // all at once, so that calls between modules are known
        JavaClasses all = new ClassFileImporter().importPaths(folders.values());
        Map<String, List<JavaClass>> classes = new LinkedHashMap<>();
        folders.forEach((module, folder) -> classes.put(module, within(all, folder)));
        classes.values().removeIf(List::isEmpty);
        return classes;
    }

    private static List<JavaClass> within(JavaClasses all, Path folder) {
        String prefix = folder.toUri().toString();
        return all.stream()
                .filter(
                        type ->
                                type.getSource()
                                        .orElseThrow()
                                        .getUri()
                                        .toString()
                                        .startsWith(prefix))
                .filter(type -> !isGenerated(type))
                .sorted(Comparator.comparing(JavaClass::getName))
                .toList();
    }

    /** Micronaut's processors put a dollar before the names of what they generate. */
    private static boolean isGenerated(JavaClass type) {
        String name = type.getName().substring(type.getName().lastIndexOf('.') + 1);
        return name.startsWith("$")
                || name.contains("$Definition")
                || name.contains("$Introspection");
    }
}
