package io.billfold.local.functions;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.local.disk.Folder;
import io.billfold.local.http.Json;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/** How far a stream was handled, by shard; written after a batch was, so a kill repeats it. */
public final class Checkpoint {
    private final @Nullable Folder folder;
    private final String file;
    private final Map<String, String> handled = new HashMap<>();

    /**
     * The checkpoint of a stream and a function.
     *
     * @param folder null keeps it in memory
     */
    public Checkpoint(@Nullable Folder folder, String stream, String function) {
        this.folder = folder;
        this.file = stream + "-" + function + ".json";
        if (folder != null) {
            folder.read(file)
                    .ifPresent(
                            kept ->
                                    kept.properties()
                                            .forEach(
                                                    it ->
                                                            handled.put(
                                                                    it.getKey(),
                                                                    it.getValue().asText())));
        }
    }

    /** The sequence number of the last record that was handled; null if none was. */
    public @Nullable String of(String shard) {
        return handled.get(shard);
    }

    /** Everything up to this record was handled. */
    public void advance(String shard, String sequenceNumber) {
        handled.put(shard, sequenceNumber);
        if (folder != null) {
            ObjectNode content = Json.object();
            handled.forEach(content::put);
            folder.write(file, content);
        }
    }
}
