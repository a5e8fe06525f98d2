package io.billfold.checks.edges;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.billfold.checks.edges.GenuineCalls.Sent;
import io.billfold.checks.fuzz.Damage;
import io.billfold.checks.fuzz.JsonDamage;
import io.billfold.testkit.TestAuthority;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * Makes calls that must not be believed out of genuine ones. Each differs in what is signed, or in
 * how: what would still hold is not handed out, but for items of Adyen whose signed fields a parser
 * of this test's own finds unchanged, and which say so.
 */
final class WebhookDamage {
    private static final JsonMapper STRICT =
            JsonMapper.builder()
                    .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .build();

    private static final int OVERSIZED = 128 * 1024 + 1;
    private static final KeyPair STRANGER = TestAuthority.newKeys();
    private static final List<String> SIGNED =
            List.of(
                    "/pspReference",
                    "/originalReference",
                    "/merchantAccountCode",
                    "/merchantReference",
                    "/amount/value",
                    "/amount/currency",
                    "/eventCode",
                    "/success");

    private final List<Sent> genuine;
    private final Set<List<String>> signedItems = new HashSet<>();

    WebhookDamage(GenuineCalls calls) {
        genuine = calls.all();
        genuine.stream()
                .filter(it -> it.provider().equals("adyen"))
                .forEach(it -> signedItems.addAll(items(it.body())));
    }

    /**
     * A call that is not genuine.
     *
     * @param saysWhatIsSigned whether all it says of what Adyen signs is what Adyen signed
     */
    record Forged(Sent sent, boolean saysWhatIsSigned) {
        @Override
        public String toString() {
            return sent.toString();
        }
    }

    Forged of(Random random) {
        Sent good = genuine.get(random.nextInt(genuine.size()));
        Sent bad = good;
        while (isAsGood(good, bad)) {
            bad = damaged(good, random);
        }
        List<List<String>> items = bad.provider().equals("adyen") ? items(bad.body()) : List.of();
        return new Forged(bad, !items.isEmpty() && signedItems.containsAll(items));
    }

    /** Nothing changed, or by chance nothing that is signed. */
    private static boolean isAsGood(Sent good, Sent bad) {
        boolean isSame =
                bad.provider().equals(good.provider())
                        && bad.headers().equals(good.headers())
                        && crc(bad.body()) == crc(good.body());
        // a list of elements may be damaged around the one that holds
        boolean holds =
                good.provider().equals("stripe")
                        && Arrays.equals(good.body(), bad.body())
                        && bad.headers()
                                .getOrDefault("Stripe-Signature", "")
                                .contains(elements(good));
        return isSame || holds;
    }

    private static String elements(Sent stripe) {
        String header = stripe.headers().getOrDefault("Stripe-Signature", "");
        return header.substring(header.indexOf("v1="));
    }

    private static long crc(byte[] body) {
        CRC32 crc = new CRC32();
        crc.update(body);
        return crc.getValue();
    }

    private Sent damaged(Sent good, Random random) {
        return switch (random.nextInt(16)) {
            case 0, 1, 2, 3 -> body(good, Damage.of(good.body(), random));
            case 4, 5, 6, 7 -> body(good, JsonDamage.of(new String(good.body(), UTF_8), random));
            case 8 -> body(good, Arrays.copyOf(good.body(), random.nextInt(good.body().length)));
            case 9 -> body(good, twice(good.body(), random));
            case 10 -> body(good, genuine.get(random.nextInt(genuine.size())).body());
            case 11 -> old(good, random);
            case 12 -> bySomebodyElse(good, random);
            case 13 -> elsewhere(good, random);
            case 14 -> random.nextInt(20) == 0 ? oversized(good) : headers(good, random);
            default -> headers(good, random);
        };
    }

    private static Sent body(Sent good, byte[] body) {
        return new Sent(good.provider(), good.headers(), body);
    }

    private static byte[] twice(byte[] body, Random random) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(body);
        int from = random.nextBoolean() ? 0 : random.nextInt(body.length);
        out.write(body, from, body.length - from);
        return out.toByteArray();
    }

    /** Signed well, but long ago or far ahead; of Adyen's the date alone, which is not signed. */
    private static Sent old(Sent good, Random random) {
        Duration off = Duration.ofDays(32).plusSeconds(random.nextInt(100_000_000));
        Instant at =
                random.nextBoolean() ? EdgeFunction.NOW.minus(off) : EdgeFunction.NOW.plus(off);
        byte[] body = good.body();
        return switch (good.provider()) {
            case "stripe" ->
                    stripe(
                            good,
                            Webhooks.header(body)
                                    .replaceFirst("t=\\d+", "t=" + at.getEpochSecond()));
            case "paypal" ->
                    new Sent("paypal", Webhooks.payPal("old-" + random.nextInt(), at, body), body);
            default ->
                    body(
                            good,
                            new String(body, UTF_8)
                                    .replaceFirst("2026-02-03T09:5[89]:00\\+00:00", at.toString())
                                    .getBytes(UTF_8));
        };
    }

    private static Sent stripe(Sent good, String header) {
        return new Sent("stripe", Map.of("Stripe-Signature", header), good.body());
    }

    /** Everything as it should be, but for the key. */
    private static Sent bySomebodyElse(Sent good, Random random) {
        byte[] body = good.body();
        return switch (good.provider()) {
            case "stripe" ->
                    stripe(
                            good,
                            Webhooks.stripe(body, EdgeFunction.NOW, "whsec_" + random.nextInt()));
            case "paypal" ->
                    new Sent(
                            "paypal",
                            Webhooks.payPal(
                                    "x" + random.nextInt(9999), EdgeFunction.NOW, body, STRANGER),
                            body);
            default -> {
                String key = "%064x".formatted(random.nextInt(Integer.MAX_VALUE));
                String signature = Webhooks.adyen(GenuineCalls.CHARGED_BACK_SIGNED, key);
                yield body(
                        good, GenuineCalls.CHARGED_BACK.replace("%s", signature).getBytes(UTF_8));
            }
        };
    }

    /** To another provider's door, or to nobody's. */
    private static Sent elsewhere(Sent good, Random random) {
        List<String> doors = List.of("stripe", "paypal", "adyen", "klarna", "Stripe", "", "..");
        return new Sent(doors.get(random.nextInt(doors.size())), good.headers(), good.body());
    }

    private static Sent oversized(Sent good) {
        byte[] body = Arrays.copyOf(good.body(), OVERSIZED);
        Arrays.fill(body, good.body().length, body.length, (byte) ' ');
        return switch (good.provider()) {
            case "stripe" ->
                    new Sent("stripe", Map.of("Stripe-Signature", Webhooks.header(body)), body);
            case "paypal" ->
                    new Sent("paypal", Webhooks.payPal("big", EdgeFunction.NOW, body), body);
            default -> body(good, body);
        };
    }

    /** One header is missing, damaged or another's; Adyen has none: there a signature is. */
    private Sent headers(Sent good, Random random) {
        if (good.headers().isEmpty()) {
            String body = new String(good.body(), UTF_8);
            int at = body.indexOf("hmacSignature\":\"") + "hmacSignature\":\"".length();
            String signature = body.substring(at, body.indexOf('"', at));
            return body(good, body.replace(signature, plain(signature, random)).getBytes(UTF_8));
        }
        Map<String, String> headers = new HashMap<>(good.headers());
        List<String> names = headers.keySet().stream().sorted().toList();
        String name = names.get(random.nextInt(names.size()));
        String value = headers.remove(name);
        if (random.nextInt(6) > 0) {
            headers.put(name, plain(value, random));
        }
        return new Sent(good.provider(), headers, good.body());
    }

    /** Damaged as a text that can stand in a header. */
    private static String plain(String value, Random random) {
        return Damage.of(value, random).replaceAll("[^ -~]", "?").replaceAll("[\"\\\\]", "'");
    }

    /** What Adyen would sign of each item; empty where a strict reader finds no notification. */
    private static List<List<String>> items(byte[] body) {
        try {
            List<List<String>> items = new ArrayList<>();
            for (JsonNode wrapper : STRICT.readTree(body).path("notificationItems")) {
                JsonNode item = wrapper.path("NotificationRequestItem");
                items.add(SIGNED.stream().map(at -> text(item.at(at))).toList());
            }
            return items;
        } catch (IOException | IllegalArgumentException notJson) {
            return List.of();
        }
    }

    /** Null and nothing are signed as an empty text. */
    private static String text(JsonNode value) {
        return value.isMissingNode() || value.isNull()
                ? ""
                : value.isContainerNode() ? "?" : value.asText();
    }
}
