package io.billfold.local.command.demo;

import io.billfold.local.command.OrderMessage;
import io.billfold.local.command.SellerFile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The sellers and orders that come with the demo. */
public final class Bundle {
    private static final String FOLDER = "/io/billfold/demo/";

    private Bundle() {}

    /** As for {@code PUT /sellers/{id}}. */
    public static List<SellerFile.Entry> sellers() {
        return SellerFile.parse(text("sellers.json"), "sellers.json");
    }

    /** Orders of their customers, all of which are accepted. */
    public static List<OrderMessage> orders() {
        return text("orders.jsonl")
                .lines()
                .map(body -> new OrderMessage("bundled order", body))
                .toList();
    }

    private static String text(String name) {
        try (InputStream in = Bundle.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("resource " + FOLDER + name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
