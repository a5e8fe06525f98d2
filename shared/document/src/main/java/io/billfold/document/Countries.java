package io.billfold.document;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** English names of countries, from {@code countries.txt} beside this class. */
final class Countries {
    private static final Map<String, String> NAMES = read();

    private Countries() {}

    /** The name of a country, for example {@code Germany}; the code itself where there is none. */
    static String name(String code) {
        return NAMES.getOrDefault(code, code);
    }

    /**
     * Whether a tax number starts as rule BR-CO-09 of EN 16931 wants VAT numbers to start: with a
     * country, EL for Greece or XI for Northern Ireland. Japan's and Australia's numbers do not.
     */
    static boolean isPrefixOf(String taxId) {
        String prefix = taxId.length() > 2 ? taxId.substring(0, 2) : "";
        return prefix.equals("EL") || prefix.equals("XI") || NAMES.containsKey(prefix);
    }

    private static Map<String, String> read() {
        Map<String, String> names = new HashMap<>();
        InputStream in = Countries.class.getResourceAsStream("countries.txt");
        Objects.requireNonNull(in, "countries.txt is missing from the jar");
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> names.put(line.substring(0, 2), line.substring(3)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(names);
    }
}
