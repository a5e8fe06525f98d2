package io.billfold.local.mail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.local.disk.Folder;
import io.billfold.local.http.Answer;
import io.billfold.local.http.Endpoint;
import io.billfold.local.http.Json;
import io.billfold.local.http.Request;
import io.billfold.local.http.ServiceError;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** SES v2's SendEmail, and what it tells of mails by their configuration sets. */
public final class MailService implements Endpoint {
    private static final String SEND = "/v2/email/outbound-emails";

    private final @Nullable Folder folder;
    private final InstantSource clock;
    private final List<SentMail> mails = new CopyOnWriteArrayList<>();
    private final Map<String, Set<String>> configurationSets = new ConcurrentHashMap<>();
    private BiConsumer<String, ObjectNode> events = (_, _) -> {};

    /**
     * The mails of a folder.
     *
     * @param folder null keeps them in memory
     */
    public MailService(@Nullable Folder folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
        if (folder != null) {
            mails.addAll(read(folder));
        }
    }

    /** All mails, oldest first. */
    public List<SentMail> mails() {
        return List.copyOf(mails);
    }

    /** Adds a configuration set, which tells nothing yet. */
    public void addConfigurationSet(String name) {
        configurationSets.put(name, Set.of());
    }

    /**
     * Has a configuration set tell of its mails.
     *
     * @param types which events, for example {@code bounce}
     * @param listener gets the detail type and the detail
     */
    public void tell(
            String configurationSet, Set<String> types, BiConsumer<String, ObjectNode> listener) {
        configurationSets.put(configurationSet, Set.copyOf(types));
        events = listener;
    }

    @Override
    public Answer answer(Request request) {
        if (!request.method().equals("POST") || !request.path().equals(SEND)) {
            throw ServiceError.unsupported("ses " + request.method() + " " + request.path());
        }
        JsonNode mail = Json.parse(request.body());
        String set = mail.path("ConfigurationSetName").asText("");
        if (!set.isEmpty() && !configurationSets.containsKey(set)) {
            throw new ServiceError(
                    404, "NotFoundException", "Configuration set <" + set + "> does not exist.");
        }
        String id = send(mail);
        for (MailFate fate : MailFate.of(mail)) {
            if (configurationSets.getOrDefault(set, Set.of()).contains(fate.matchingType())) {
                events.accept(fate.detailType(), fate.detail(id, clock.instant(), mail));
            }
        }
        return Answer.json(200, Json.object().put("MessageId", id));
    }

    private synchronized String send(JsonNode request) {
        String id = UUID.randomUUID().toString();
        Instant now = clock.instant();
        if (folder != null) {
            ObjectNode kept = Json.object().put("id", id).put("at", now.toString());
            kept.set("request", request);
            folder.write("%08d.json".formatted(mails.size()), kept);
        }
        mails.add(SentMail.of(id, now, request));
        return id;
    }

    private static List<SentMail> read(Folder folder) {
        if (!Files.isDirectory(folder.path())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder.path())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .sorted()
                    .map(name -> mail(folder.read(name).orElseThrow()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SentMail mail(JsonNode kept) {
        return SentMail.of(
                kept.path("id").asText(),
                Instant.parse(kept.path("at").asText()),
                kept.path("request"));
    }
}
