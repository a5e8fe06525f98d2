package io.billfold.billing.einvoice;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Code lists that EN 16931 and Peppol name, from the files in {@code codes}. */
public enum CodeList {
    /** UNTDID 4451. */
    SUBJECTS("untdid-4451", "BR-CL-08"),
    /** ISO 4217. */
    CURRENCIES("iso-4217", "BR-CL-04"),
    /** ISO/IEC 6523. */
    REGISTERS("icd", "BR-CL-11"),
    /** UNTDID 7143. */
    CLASSIFICATIONS("untdid-7143", "BR-CL-13"),
    /** ISO 3166-1 alpha-2. */
    COUNTRIES("iso-3166", "BR-CL-14"),
    /** CEF's VATEX. */
    EXEMPTIONS("vatex", "BR-CL-22"),
    /** UN/ECE Recommendations 20 and 21. */
    UNITS("rec-20-21", "BR-CL-23"),
    /** CEF's EAS. */
    ADDRESSES("eas", "BR-CL-25"),
    /** What Peppol takes of EAS. */
    PEPPOL_ADDRESSES("peppol-eas", "PEPPOL-EN16931-CL008");

    private final String rule;

    @SuppressWarnings("ImmutableEnumChecker") // made unmodifiable
    private final Set<String> codes;

    CodeList(String file, String rule) {
        this.rule = rule;
        this.codes = read("codes/" + file + ".txt");
    }

    /** The rule that wants a code of this list. */
    String rule() {
        return rule;
    }

    /** Whether a code is of this list; null is of none. */
    boolean holds(@Nullable String code) {
        return code != null && codes.contains(code);
    }

    /**
     * A code of this list.
     *
     * @throws IllegalArgumentException for any other text
     */
    public String requireOne(String code) {
        if (!holds(code)) {
            throw new IllegalArgumentException(
                    "is not of its code list (" + rule + "): '" + code + "'");
        }
        return code;
    }

    private static Set<String> read(String resource) {
        InputStream in = CodeList.class.getResourceAsStream(resource);
        Objects.requireNonNull(in, resource + " is missing from the jar");
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Arrays.stream(line.split(" ", -1)))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
