package io.billfold.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.local.http.Json;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Sellers in a JSON file: one object or a list of them, each with its {@code id}. */
public final class SellerFile {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private SellerFile() {}

    /**
     * A seller as it is put.
     *
     * @param id names it in the path of the call
     * @param form all its other fields
     */
    public record Entry(String id, ObjectNode form) {}

    /**
     * Reads a user's file.
     *
     * @throws CommandFailure when it is not there or no JSON
     */
    public static List<Entry> read(Path file) {
        try {
            return parse(Files.readString(file), String.valueOf(file.getFileName()));
        } catch (NoSuchFileException e) {
            throw new CommandFailure("there is no file " + file, e);
        } catch (IOException e) {
            throw new CommandFailure("can't read " + file + ": " + e.getMessage(), e);
        }
    }

    /** Reads a text; a seller without id is called like the file. */
    public static List<Entry> parse(String text, String fileName) {
        JsonNode json = json(text, fileName);
        List<Entry> sellers = new ArrayList<>();
        for (JsonNode seller : json.isArray() ? json : Json.array().add(json)) {
            if (!(seller instanceof ObjectNode form)) {
                throw new CommandFailure(fileName + " holds something else than sellers");
            }
            JsonNode id = form.remove("id");
            sellers.add(new Entry(id == null ? stem(fileName) : id.asText(), form));
        }
        return sellers;
    }

    private static JsonNode json(String text, String fileName) {
        try {
            return Json.parse(text.getBytes(StandardCharsets.UTF_8));
        } catch (RuntimeException e) {
            throw new CommandFailure(fileName + " is " + e.getMessage(), e);
        }
    }

    /**
     * Sends a seller's logo where the form names a file instead of a hash.
     *
     * @param file that the seller is from: the logo lies beside it
     * @return the seller with the hash of its logo
     * @throws CommandFailure when the file is not there, or refused
     */
    public static Entry withLogo(Connection cloud, Entry seller, Path file) {
        JsonNode logo = seller.form().path("branding").path("logo");
        if (!logo.isTextual() || HASH.matcher(logo.textValue()).matches()) {
            return seller;
        }
        Connection.Reply reply =
                cloud.sendFile(
                        "/logos", "sellers:write", bytes(file.resolveSibling(logo.textValue())));
        if (reply.status() != 200) {
            throw new CommandFailure(
                    "logo " + logo.textValue() + " was refused: " + Problems.of(reply));
        }
        ObjectNode form = seller.form().deepCopy();
        form.withObjectProperty("branding").put("logo", reply.json().path("logo").textValue());
        return new Entry(seller.id(), form);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new CommandFailure("there is no file " + file, e);
        } catch (IOException e) {
            throw new CommandFailure("can't read " + file + ": " + e.getMessage(), e);
        }
    }

    /**
     * Puts a seller.
     *
     * @return what the law wants of it that it does not say, for example {@code
     *     seller.particulars.legalForm is missing: ...}
     * @throws CommandFailure naming each field that was refused
     */
    public static List<String> put(Connection cloud, Entry seller) {
        Connection.Reply reply =
                cloud.call(
                        "PUT",
                        "/sellers/" + Connection.encoded(seller.id()),
                        "sellers:write",
                        seller.form());
        if (reply.status() / 100 != 2) {
            throw new CommandFailure(
                    "seller " + seller.id() + " was refused: " + Problems.of(reply));
        }
        List<String> lacking = new ArrayList<>();
        for (JsonNode each : reply.json().path("lacking")) {
            lacking.add(each.path("field").textValue() + " " + each.path("reason").textValue());
        }
        return lacking;
    }

    private static String stem(String fileName) {
        int dot = fileName.lastIndexOf('.');
        return dot > 0 ? fileName.substring(0, dot) : fileName;
    }
}
