package io.billfold.local.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import io.billfold.events.Forms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * On which line of a JSON text each field stands, by its path as problems name it, for example
 * {@code plans[0].versions[0].charges[1].prices.EUR.price}.
 */
final class JsonLines {
    private final Map<String, Integer> lines = new HashMap<>();

    private JsonLines() {}

    /**
     * Looks through a text.
     *
     * @param name what the text is called, for the failure
     * @throws CommandFailure naming the line and column where it is not JSON
     */
    static JsonLines of(String name, byte[] text) {
        JsonLines found = new JsonLines();
        try (JsonParser parser = new JsonFactory().createParser(text)) {
            parser.nextToken();
            found.value("", parser);
        } catch (JsonParseException e) {
            throw notJson(name, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static CommandFailure notJson(String name, JsonParseException e) {
        JsonLocation at = e.getLocation();
        return new CommandFailure(
                "%s:%d:%d: is not JSON: %s"
                        .formatted(name, at.getLineNr(), at.getColumnNr(), e.getOriginalMessage()),
                e);
    }

    /** The line of a field, from 1; of what it would stand in when it is not there. */
    int line(String path) {
        Integer line = lines.get(path);
        if (line != null || path.isEmpty()) {
            return line == null ? 1 : line;
        }
        int end = Math.max(path.lastIndexOf('.'), path.lastIndexOf('['));
        return line(end < 0 ? "" : path.substring(0, end));
    }

    /** Every field, in no order. */
    Set<String> paths() {
        return Set.copyOf(lines.keySet());
    }

    private void value(String path, JsonParser parser) throws IOException {
        lines.putIfAbsent(path, parser.currentTokenLocation().getLineNr());
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            object(path, parser);
        } else if (parser.currentToken() == JsonToken.START_ARRAY) {
            for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
                value(path + "[" + i + "]", parser);
            }
        }
    }

    private void object(String path, JsonParser parser) throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = Forms.shortened(parser.currentName());
            String field = path.isEmpty() ? name : path + "." + name;
            // the name's line: a value may begin on the next
            lines.putIfAbsent(field, parser.currentTokenLocation().getLineNr());
            parser.nextToken();
            value(field, parser);
        }
    }
}
