package io.billfold.local.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Orders in a user's file: CSV when its name ends in {@code .csv}, else JSON Lines, UTF-8.
 *
 * <p>Nothing is checked here: a line that is no order is sent as it is, so that it is refused, kept
 * and listed like every other bad order.
 */
public final class OrderFile {
    private OrderFile() {}

    /**
     * Reads a file.
     *
     * @throws CommandFailure when there is no such file or its CSV has no usable header
     */
    public static List<OrderMessage> read(Path file) {
        try (Reader reader = reader(file)) {
            return isCsv(file) ? CsvOrders.read(reader, name(file)) : lines(reader, name(file));
        } catch (NoSuchFileException e) {
            throw new CommandFailure("there is no file " + file, e);
        } catch (IOException e) {
            throw new CommandFailure("can't read " + file + ": " + e.getMessage(), e);
        }
    }

    /** Text in UTF-8; bytes that are none become U+FFFD and so reach the checks. */
    static Reader reader(Path file) throws IOException {
        return new InputStreamReader(
                Files.newInputStream(file),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE));
    }

    private static boolean isCsv(Path file) {
        return name(file).toLowerCase(Locale.ROOT).endsWith(".csv");
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    /** One order a line; empty lines are skipped. */
    static List<OrderMessage> lines(Reader reader, String name) {
        List<OrderMessage> messages = new ArrayList<>();
        int line = 0;
        try (BufferedReader lines = new BufferedReader(reader)) {
            for (String text = lines.readLine(); text != null; text = lines.readLine()) {
                line++;
                String body = line == 1 ? withoutByteOrderMark(text) : text;
                if (!body.isBlank()) {
                    messages.add(new OrderMessage(name + " line " + line, body));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return messages;
    }

    /** Windows programs begin a UTF-8 file with U+FEFF, which is no part of its text. */
    static String withoutByteOrderMark(String text) {
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }
}
