package io.billfold.billing.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;

/** A file of keys and texts of one language, in UTF-8. */
public final class LanguageFile {
    private final String name;
    private final Map<String, String> texts;

    private LanguageFile(String name, Map<String, String> texts) {
        this.name = name;
        this.texts = texts;
    }

    /**
     * Reads {@code folder/xx.properties} beside a class.
     *
     * @throws NullPointerException naming a file that is not there
     */
    public static LanguageFile read(Class<?> beside, String folder, Language language) {
        String name = folder + "/" + language.code() + ".properties";
        InputStream in = beside.getResourceAsStream(name);
        Objects.requireNonNull(in, name + " is missing from the jar");
        Properties read = new Properties();
        try (InputStreamReader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            read.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> texts = new HashMap<>();
        read.forEach((key, text) -> texts.put((String) key, (String) text));
        return new LanguageFile(name, Map.copyOf(texts));
    }

    /**
     * The text of a key.
     *
     * @throws IllegalStateException when the file has no such key
     */
    public String text(String key) {
        String text = texts.get(key);
        if (text == null) {
            throw new IllegalStateException(name + " has no " + key);
        }
        return text;
    }

    String text(String key, String otherwise) {
        return texts.getOrDefault(key, otherwise);
    }

    boolean has(String key) {
        return texts.containsKey(key);
    }

    /** All that it has. */
    public Set<String> keys() {
        return texts.keySet();
    }
}
