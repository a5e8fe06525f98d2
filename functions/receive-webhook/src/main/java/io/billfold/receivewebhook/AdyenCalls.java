package io.billfold.receivewebhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.events.CanonicalJson;
import io.billfold.events.EventJson;
import io.billfold.lambda.Answer;
import io.billfold.lambda.Call;
import io.micronaut.json.tree.JsonNode;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Calls of Adyen: a batch of items, each signed by itself over eight of its fields. Neither the
 * date of an event nor {@code additionalData} is signed: nothing about money may be taken from
 * them. One item that is forged refuses the whole call, as whoever sent it is not Adyen.
 */
final class AdyenCalls implements Provider {
    /** JSON notifications hold one item, SOAP's up to six; a body has no room for many more. */
    static final int ITEMS_MAX = 100;

    /**
     * How old an event may be: Adyen repeats for about seven days, and sends again on demand. The
     * date is not signed: this stops what is old by mistake, not who changes the date.
     */
    static final Duration AGE_MAX = Duration.ofDays(31);

    /** How far Adyen's clock may be ahead of ours. */
    static final Duration AHEAD_MAX = Duration.ofHours(1);

    private final WebhookSecrets secrets;
    private final Merchant merchant;
    private final EventJson json;
    private final InstantSource clock;

    /**
     * @param clock business time: Adyen's date says when something happened, not when it was signed
     */
    AdyenCalls(WebhookSecrets secrets, Merchant merchant, EventJson json, InstantSource clock) {
        this.secrets = secrets;
        this.merchant = merchant;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Whose notifications are taken.
     *
     * @param accounts codes of merchant accounts, for example {@code MusterDE}
     * @param live whether they are of the live environment, else of the one for tests
     */
    record Merchant(Set<String> accounts, boolean live) {
        Merchant {
            accounts = Set.copyOf(accounts);
        }
    }

    @Override
    public String name() {
        return "adyen";
    }

    /** Adyen looks for this text (docs.adyen.com/development-resources/webhooks). */
    @Override
    public Answer receipt() {
        return Answer.text(200, "[accepted]");
    }

    @Override
    public Reception receive(Call call) {
        List<AdyenSecret> usable = usable(call.header("authorization").orElse(null));
        if (usable.isEmpty()) {
            return refused(Verdict.FORGED);
        }
        try {
            return items(json.tree(call.body()), usable);
        } catch (IOException | IllegalArgumentException notANotification) {
            return refused(Verdict.MALFORMED);
        }
    }

    /** The secrets whose user and password, if any, are those of the call. */
    private List<AdyenSecret> usable(@Nullable String authorization) {
        List<AdyenSecret> known =
                secrets.current().stream()
                        .map(AdyenSecret::parse)
                        .flatMap(Optional::stream)
                        .toList();
        if (known.isEmpty()) {
            throw new IllegalStateException("Adyen's secret must hold " + AdyenSecret.FORM);
        }
        return known.stream().filter(it -> it.admits(authorization)).toList();
    }

    private Reception items(JsonNode root, List<AdyenSecret> usable) throws IOException {
        JsonNode items = root.isObject() ? root.get("notificationItems") : null;
        if (items == null || !items.isArray() || items.size() == 0 || items.size() > ITEMS_MAX) {
            return refused(Verdict.MALFORMED);
        }
        List<Incoming> events = new ArrayList<>();
        for (JsonNode wrapper : items.values()) {
            JsonNode node = wrapper.isObject() ? wrapper.get("NotificationRequestItem") : null;
            if (node == null) {
                return refused(Verdict.MALFORMED);
            }
            AdyenItem item = AdyenItem.read(node);
            Verdict verdict = check(item, root, node, usable);
            if (verdict != Verdict.GENUINE) {
                return refused(verdict);
            }
            events.add(new Incoming(item.eventId(), item.eventCode(), body(node), null));
        }
        return new Reception.Genuine(events);
    }

    /** In canonical form: a repeat is the same text. What is kept can be read again. */
    private String body(JsonNode item) throws IOException {
        byte[] canonical = CanonicalJson.bytes(item);
        json.tree(canonical);
        return new String(canonical, UTF_8);
    }

    private Verdict check(AdyenItem item, JsonNode root, JsonNode node, List<AdyenSecret> usable) {
        if (item.signature() == null) {
            return Verdict.MISSING;
        }
        Optional<byte[]> signature = Base64Text.decoded(item.signature());
        if (signature.isEmpty()) {
            return Verdict.MALFORMED;
        }
        if (!isRecent(text(node, "eventDate"))) {
            return Verdict.EXPIRED;
        }
        boolean genuine = false;
        for (AdyenSecret secret : usable) {
            genuine |= secret.signed(item, signature.get());
        }
        if (!genuine) {
            return Verdict.FORGED;
        }
        return isOurs(item, text(root, "live")) ? Verdict.GENUINE : Verdict.NOT_OURS;
    }

    private boolean isOurs(AdyenItem item, String live) {
        return merchant.accounts().contains(item.merchantAccountCode())
                && live.equals(Boolean.toString(merchant.live()));
    }

    private boolean isRecent(String eventDate) {
        try {
            Instant at = OffsetDateTime.parse(eventDate).toInstant();
            Instant now = clock.instant();
            return at.isAfter(now.minus(AGE_MAX)) && at.isBefore(now.plus(AHEAD_MAX));
        } catch (DateTimeException notADate) {
            return false;
        }
    }

    private static String text(JsonNode of, String name) {
        JsonNode found = of.get(name);
        return found != null && found.isString() ? found.getStringValue() : "";
    }

    private static Reception refused(Verdict verdict) {
        return new Reception.Refused(verdict);
    }
}
