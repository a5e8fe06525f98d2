package io.billfold.local.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.local.http.Request;

import java.net.URLDecoder;
import java.util.Map;
import java.util.TreeMap;

/** The parameters of a call: of its body, in the form of HTML forms, or of its query. */
record StripeForm(Map<String, String> values) {
    static StripeForm of(Request request) {
        Map<String, String> values = new TreeMap<>();
        String form = request.body().length > 0 ? request.text() : request.rawQuery();
        for (String pair : form.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.put(
                        URLDecoder.decode(pair.substring(0, equals), UTF_8),
                        URLDecoder.decode(pair.substring(equals + 1), UTF_8));
            }
        }
        return new StripeForm(values);
    }

    String text(String name) {
        return values.getOrDefault(name, "");
    }

    long number(String name, long otherwise) {
        String value = text(name);
        return value.matches("[0-9]{1,15}") ? Long.parseLong(value) : otherwise;
    }

    /** The entries under a name, for example of {@code metadata[invoice]=...}. */
    Map<String, String> under(String name) {
        Map<String, String> entries = new TreeMap<>();
        values.forEach(
                (key, value) -> {
                    if (key.startsWith(name + "[") && key.endsWith("]")) {
                        entries.put(key.substring(name.length() + 1, key.length() - 1), value);
                    }
                });
        return entries;
    }
}
