package io.billfold.checks.supply;

import static java.util.stream.Collectors.toMap;

import io.billfold.checks.Repository;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/**
 * A function's built package, as it is deployed.
 *
 * @param function the folder's name, for example {@code draft-invoice}
 * @param files names of everything in it, for example {@code lib/jzlib-1.1.3.jar}
 * @param packages of all classes in its jars, for example {@code com/jcraft/jzlib/}
 */
record FunctionZip(String function, List<String> files, Set<String> packages) {
    /** This repository's jars as they are named in a zip, and their modules. */
    private static final Map<String, String> OWN = ownJars();

    /** Most zips hold the same jars; each is read once, known by its name and checksum. */
    private static final Map<String, Set<String>> READ = new HashMap<>();

    /** The package of each function's folder; throws when one isn't built. */
    static List<FunctionZip> all() throws IOException {
        List<FunctionZip> zips = new ArrayList<>();
        for (String module : Repository.modules()) {
            if (module.startsWith("functions/")) {
                zips.add(read(module.substring("functions/".length())));
            }
        }
        return zips;
    }

    private static FunctionZip read(String function) throws IOException {
        Path zip =
                Repository.root()
                        .resolve("functions/%s/target/%s.zip".formatted(function, function));
        if (!Files.exists(zip)) {
            throw new IllegalStateException(zip + " is not there; run mvn package first");
        }
        List<String> files = new ArrayList<>();
        Set<String> packages = new HashSet<>();
        try (ZipFile file = new ZipFile(zip.toFile())) {
            for (ZipEntry entry : file.stream().filter(it -> !it.isDirectory()).toList()) {
                files.add(entry.getName());
                packages.addAll(packages(file, entry));
            }
        }
        return new FunctionZip(function, files, packages);
    }

    private static Set<String> packages(ZipFile zip, ZipEntry entry) throws IOException {
        String key = entry.getName() + " " + entry.getCrc();
        if (!READ.containsKey(key)) {
            READ.put(key, packages(zip.getInputStream(entry)));
        }
        return READ.get(key);
    }

    private static Set<String> packages(InputStream content) throws IOException {
        ZipInputStream jar = new ZipInputStream(new BufferedInputStream(content));
        Set<String> packages = new HashSet<>();
        for (ZipEntry entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
            String name = entry.getName().replaceFirst("^META-INF/versions/\\d+/", "");
            if (name.endsWith(".class")) {
                packages.add(name.substring(0, name.lastIndexOf('/') + 1));
            }
        }
        return packages;
    }

    /** The jars that are not of this repository. */
    Stream<String> foreignJars() {
        return files.stream().filter(it -> it.startsWith("lib/") && !OWN.containsKey(it));
    }

    /** The modules of this repository that are in it, for example {@code billing}. */
    Stream<String> ownModules() {
        return files.stream().filter(OWN::containsKey).map(OWN::get);
    }

    private static Map<String, String> ownJars() {
        String version = Pom.root().version();
        return Repository.modules().stream()
                .map(module -> module.substring(module.indexOf('/') + 1))
                .collect(toMap(module -> "lib/" + module + "-" + version + ".jar", it -> it));
    }

    @Override
    public String toString() {
        return function;
    }
}
