package io.billfold.local.sqs;

import com.fasterxml.jackson.databind.JsonNode;

import io.billfold.local.http.Json;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A queue's journal: one JSON line for each change, with the operating system before the caller is
 * answered. So it survives a killed process (not a power cut: it is not forced to the disk).
 */
final class Journal implements AutoCloseable {
    /** An empty queue's journal is cut when it is larger than this. */
    private static final long CUT_BYTES = 1024 * 1024;

    private final @Nullable FileChannel channel;

    private Journal(@Nullable FileChannel channel) {
        this.channel = channel;
    }

    /** A journal that keeps nothing. */
    static Journal none() {
        return new Journal(null);
    }

    /** Starts a journal anew with what is to be kept of the old one. */
    static Journal compacted(Path path, Stream<JsonNode> kept) {
        try {
            Path beside = path.resolveSibling(path.getFileName() + ".tmp");
            List<String> lines = kept.map(Json::text).toList();
            Files.write(beside, lines);
            Files.move(
                    beside,
                    path,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            return new Journal(
                    FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.APPEND));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open " + path, e);
        }
    }

    /**
     * What a journal holds; a last line that a kill cut short was never answered, and is dropped.
     */
    static List<JsonNode> read(Path path) {
        if (!Files.exists(path)) {
            return List.of();
        }
        try {
            return entries(Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }

    private static List<JsonNode> entries(String content) {
        List<JsonNode> entries = new ArrayList<>();
        int start = 0;
        for (int end = content.indexOf('\n'); end >= 0; end = content.indexOf('\n', start)) {
            entries.add(Json.parse(content.substring(start, end)));
            start = end + 1;
        }
        return entries;
    }

    void append(JsonNode entry) {
        if (channel != null) {
            write(channel, (Json.text(entry) + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    /** The queue is empty: nothing written so far matters. */
    void cut() {
        try {
            if (channel != null && channel.size() > CUT_BYTES) {
                channel.truncate(0);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(FileChannel channel, byte[] line) {
        try {
            ByteBuffer buffer = ByteBuffer.wrap(line);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
