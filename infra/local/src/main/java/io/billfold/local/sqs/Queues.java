package io.billfold.local.sqs;

import com.fasterxml.jackson.databind.JsonNode;

import io.billfold.local.Work;
import io.billfold.local.disk.Folder;
import io.billfold.local.http.Json;
import io.billfold.local.http.ServiceError;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/** All queues, by name. */
public final class Queues implements AutoCloseable {
    private static final String SETTINGS = ".json";
    private static final String JOURNAL = ".journal";

    private final @Nullable Folder folder;
    private final Work work;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Queue> queues = new ConcurrentSkipListMap<>();

    /**
     * The queues of a folder, with their messages.
     *
     * @param folder null keeps them in memory
     */
    public Queues(@Nullable Folder folder, Work work) {
        this.folder = folder;
        this.work = work;
        if (folder != null) {
            settingsFiles(folder).forEach(name -> open(name, folder));
        }
    }

    /** Creates a queue, or gives one that is there the settings. */
    public synchronized Queue put(String name, QueueSettings settings) {
        if (folder != null) {
            folder.write(name + SETTINGS, Json.tree(settings.attributes()));
        }
        Queue queue = queues.get(name);
        if (queue == null) {
            queue = new Queue(name, settings, journal(name), List.of(), this::find, lock, work);
            queues.put(name, queue);
        }
        queue.settings(settings);
        return queue;
    }

    /** A queue by its name. */
    public Optional<Queue> find(String name) {
        return Optional.ofNullable(queues.get(name));
    }

    /**
     * A queue by its name, URL or ARN.
     *
     * @throws ServiceError if there is none
     */
    public Queue queue(String nameOrUrlOrArn) {
        return find(QueueSettings.nameOf(nameOrUrlOrArn))
                .orElseThrow(
                        () ->
                                new ServiceError(
                                        400,
                                        "QueueDoesNotExist",
                                        "The specified queue does not exist: " + nameOrUrlOrArn));
    }

    /** All of them, by name. */
    public Collection<Queue> all() {
        return queues.values();
    }

    @Override
    public void close() {
        queues.values().forEach(Queue::close);
    }

    private void open(String name, Folder from) {
        Map<String, String> attributes = new TreeMap<>();
        for (Map.Entry<String, JsonNode> it :
                from.read(name + SETTINGS).orElseThrow().properties()) {
            attributes.put(it.getKey(), it.getValue().asText());
        }
        Path path = from.path().resolve(name + JOURNAL);
        List<Message> kept = Queue.replay(Journal.read(path));
        Journal journal =
                Journal.compacted(
                        path, kept.stream().map(message -> message.stored().put("op", "send")));
        queues.put(
                name,
                new Queue(
                        name,
                        new QueueSettings(attributes),
                        journal,
                        kept,
                        this::find,
                        lock,
                        work));
    }

    private Journal journal(String name) {
        return folder == null
                ? Journal.none()
                : Journal.compacted(folder.path().resolve(name + JOURNAL), Stream.empty());
    }

    private static List<String> settingsFiles(Folder folder) {
        if (!Files.isDirectory(folder.path())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder.path())) {
            return files.map(it -> it.getFileName().toString())
                    .filter(it -> it.endsWith(SETTINGS))
                    .map(it -> it.substring(0, it.length() - SETTINGS.length()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
