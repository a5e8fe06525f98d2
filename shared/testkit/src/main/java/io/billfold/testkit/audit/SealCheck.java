package io.billfold.testkit.audit;

import static io.billfold.testkit.audit.Invariant.DOCUMENTS_SEALED;
import static io.billfold.testkit.audit.Invariant.DOCUMENT_LOCKED;
import static io.billfold.testkit.audit.Invariant.SEALS_CHAINED;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;

import io.billfold.testkit.aws.StoredObject;

import software.amazon.awssdk.services.s3.model.ObjectLockMode;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Every day has one seal over its documents, which names the seal of the day before. */
final class SealCheck implements Subject {
    /** Year, day and ending. */
    private static final Pattern KEY =
            Pattern.compile("seals/(\\d{4})/(\\1-\\d{2}-\\d{2})\\.(json|leaves\\.jsonl)");

    /** The longest term that any supported country asks for: United Arab Emirates. */
    private static final int YEARS_KEPT = 15;

    private final Seen seen;
    private final Findings findings;
    private final String bucket;
    private final Map<String, String> texts = new HashMap<>();

    SealCheck(Seen seen, Findings findings, String bucket) {
        this.seen = seen;
        this.findings = findings;
        this.bucket = bucket;
    }

    /** Whether an object is about a seal. */
    static boolean isOne(String key) {
        return key.startsWith("seals/");
    }

    void stored(StoredObject object) {
        if (!object.bucket().equals(bucket) || !isOne(object.key())) {
            return;
        }
        Matcher key = KEY.matcher(object.key());
        findings.require(key.matches(), SEALS_CHAINED, "%s is no seal", object.key());
        if (key.matches()) {
            texts.put(key.group(2) + key.group(3), new String(object.content(), UTF_8));
            checkLock(object, Integer.parseInt(key.group(1)));
        }
    }

    private void checkLock(StoredObject object, int year) {
        Instant free =
                LocalDate.of(year + YEARS_KEPT + 1, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant until = object.retainUntil();
        findings.require(
                object.lock() == ObjectLockMode.COMPLIANCE
                        && until != null
                        && !until.isBefore(free),
                DOCUMENT_LOCKED,
                "%s is locked as %s until %s instead of %s",
                object.key(),
                object.lock(),
                until,
                free);
    }

    private List<String> leaves(String day) {
        return texts.getOrDefault(day + "leaves.jsonl", "").lines().toList();
    }

    @Override
    public void look(Write write) {
        for (Change change : write.of(Kind.SEAL_HEAD)) {
            checkSeal(change.after());
            if (write.isWitnessed()) {
                checkFollows(change);
            }
        }
    }

    private void checkSeal(Row head) {
        String text = texts.getOrDefault(head.text("day") + "json", "");
        List<String> leaves = leaves(head.text("day"));
        findings.require(
                Sha256.hex(text.getBytes(UTF_8)).equals(head.text("sealSha256"))
                        && isOver(text, head.text("day"), leaves),
                SEALS_CHAINED,
                "%s names a seal that is %s over %s",
                head,
                text,
                leaves);
        List<String> numbers = leaves.stream().map(SealCheck::number).toList();
        findings.require(
                numbers.stream().sorted().distinct().toList().equals(numbers),
                SEALS_CHAINED,
                "leaves are not in order: %s",
                leaves);
    }

    private static boolean isOver(String text, String day, List<String> leaves) {
        JsonNode seal = Json.parse(text);
        return Json.canonical(seal).equals(text)
                && Json.text(seal, "day").equals(day)
                && Json.text(seal, "documents").equals(Integer.toString(leaves.size()))
                && Json.text(seal, "root").equals(HexFormat.of().formatHex(root(leaves)));
    }

    private static String number(String leaf) {
        return Json.text(Json.parse(leaf), "number");
    }

    private void checkFollows(Change change) {
        JsonNode seal = Json.parse(texts.getOrDefault(change.after().text("day") + "json", "{}"));
        String previous = change.isNew() ? "" : change.before().text("sealSha256");
        LocalDate day = LocalDate.parse(change.after().text("day"));
        findings.require(
                Json.text(seal, "previousSealSha256").equals(previous)
                        && (change.isNew()
                                || change.before().text("day").equals(day.minusDays(1).toString())),
                SEALS_CHAINED,
                "%s does not follow %s",
                change.after(),
                change.before());
    }

    /** RFC 6962 section 2.1, as it is written there. */
    private static byte[] root(List<String> leaves) {
        if (leaves.isEmpty()) {
            return sha256();
        }
        if (leaves.size() == 1) {
            return sha256(new byte[] {0}, leaves.getFirst().getBytes(UTF_8));
        }
        int k = Integer.highestOneBit(leaves.size() - 1);
        return sha256(
                new byte[] {1}, root(leaves.subList(0, k)), root(leaves.subList(k, leaves.size())));
    }

    private static byte[] sha256(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return HexFormat.of().parseHex(Sha256.hex(all.toByteArray()));
    }

    /** What was made before the last two days that are sealed is sealed, once and as it is. */
    @Override
    public void settledState() {
        Set<String> sealed = new HashSet<>();
        texts.keySet().stream()
                .filter(name -> name.endsWith("leaves.jsonl"))
                .flatMap(name -> texts.getOrDefault(name, "").lines())
                .forEach(leaf -> checkLeaf(leaf, sealed));
        String last = seen.find(Kind.SEAL_HEAD, "").text("day");
        if (!last.isEmpty()) {
            String before = LocalDate.parse(last).minusDays(1).toString();
            seen.of(Kind.REGISTER).keySet().stream()
                    .filter(registered -> registered.compareTo(before) < 0)
                    .forEach(registered -> checkSealed(registered, sealed));
        }
    }

    /** The number stands at the end of what is registered. */
    private void checkSealed(String registered, Set<String> sealed) {
        findings.require(
                sealed.contains(registered.substring(registered.indexOf(' ') + 1)),
                DOCUMENTS_SEALED,
                "%s is in no seal",
                registered);
    }

    private void checkLeaf(String leaf, Set<String> sealed) {
        JsonNode document = Json.parse(leaf);
        String number = Json.text(document, "number");
        Row invoice = seen.find(Kind.INVOICE, number);
        findings.require(
                sealed.add(number)
                        && Json.text(document, "snapshotSha256")
                                .equals(invoice.text("snapshotSha256"))
                        && Json.text(document, "xmlSha256").equals(invoice.text("xmlSha256"))
                        && Json.text(document, "pdfSha256").equals(invoice.text("documentSha256")),
                DOCUMENTS_SEALED,
                "%s was sealed twice, or is %s",
                leaf,
                invoice);
    }
}
