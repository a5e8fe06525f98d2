package io.billfold.testkit.audit;

import static io.billfold.testkit.audit.Invariant.DOCUMENT_HASHED;
import static io.billfold.testkit.audit.Invariant.DOCUMENT_LOCKED;
import static io.billfold.testkit.audit.Invariant.DOCUMENT_STORED_ONCE;
import static io.billfold.testkit.audit.Invariant.SNAPSHOT_SAME;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;

import io.billfold.testkit.aws.StoredObject;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.s3.model.ObjectLockMode;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Documents are stored once, locked, and are what their invoices say. */
final class DocumentCheck implements Subject {
    /** Seller, year, number and file. */
    private static final Pattern KEY =
            Pattern.compile("invoices/([^/]+)/(\\d{4})/([^/]+-\\2-\\d+)/([a-z]+\\.[a-z]+)");

    /**
     * Calendar years after the year of issue, by the seller's country: Germany UStG § 14b and AO §
     * 147 (3), Austria BAO § 132 (1), France Code de commerce art. L123-22.
     */
    private static final Map<String, Integer> YEARS_KEPT = Map.of("DE", 8, "AT", 7, "FR", 10);

    /** The shortest term of any country that is sold from, for instance Australia's. */
    private static final int YEARS_KEPT_MIN = 5;

    /** Of the One Stop Shop (Directive 2006/112/EC art. 369k). */
    private static final int YEARS_KEPT_ONE_STOP = 10;

    private static final String SNAPSHOT = "snapshot.json";

    private static final String LOGOS = "logos/";

    private static final Map<String, String> BEGINNINGS =
            Map.of("invoice.pdf", "%PDF-", "invoice.xml", "<?xml", SNAPSHOT, "{");

    /** What both the invoice and its snapshot say; amounts in minor units. */
    private record Facts(
            String number, String issuedOn, long net, long tax, long total, int yearsKept) {
        static Facts of(JsonNode snapshot) {
            String currency = Json.text(snapshot, "currency");
            JsonNode totals = snapshot.path("totals");
            return new Facts(
                    Json.text(snapshot, "number"),
                    Json.text(snapshot, "issuedOn"),
                    Amounts.minor(Json.text(totals, "taxable"), currency),
                    Amounts.minor(Json.text(totals, "tax"), currency),
                    Amounts.minor(Json.text(totals, "due"), currency),
                    yearsKept(snapshot));
        }

        /** A consumer's tax of another country is declared in the One Stop Shop. */
        private static int yearsKept(JsonNode snapshot) {
            String seat = Json.text(snapshot.path("seller").path("address"), "country");
            boolean isAbroad = !Json.text(snapshot, "suppliedIn").equals(seat);
            boolean isConsumer = Json.text(snapshot.path("buyer"), "kind").equals("consumer");
            boolean isTaxed = !Json.text(snapshot.path("totals"), "tax").matches("[0.]*");
            return isAbroad && isConsumer && isTaxed
                    ? YEARS_KEPT_ONE_STOP
                    : YEARS_KEPT.getOrDefault(seat, YEARS_KEPT_MIN);
        }

        int yearOfIssue() {
            return LocalDate.parse(issuedOn).getYear();
        }

        boolean isOf(Facts bill) {
            return number.equals(bill.number)
                    && issuedOn.equals(bill.issuedOn)
                    && net == bill.net
                    && tax == bill.tax
                    && total == bill.total;
        }

        static Facts of(Bill bill) {
            return new Facts(
                    bill.number(),
                    bill.issuedOn().toString(),
                    bill.minor("net"),
                    bill.minor("tax"),
                    bill.minor("total"),
                    0);
        }
    }

    /** How an object is protected. */
    private record Lock(@Nullable ObjectLockMode mode, Instant until) {
        static final Lock NONE = new Lock(null, Instant.MIN);

        static Lock of(StoredObject object) {
            Instant until = object.retainUntil();
            return new Lock(object.lock(), until == null ? Instant.MIN : until);
        }
    }

    private final Seen seen;
    private final Findings findings;
    private final String bucket;
    private final Map<String, String> hashes = new HashMap<>();
    private final Map<String, Facts> snapshots = new HashMap<>();
    private final Map<String, Lock> locks = new HashMap<>();

    DocumentCheck(Seen seen, Findings findings, String bucket) {
        this.seen = seen;
        this.findings = findings;
        this.bucket = bucket;
    }

    /** How many PDF and XML documents are stored. */
    int count() {
        return Math.toIntExact(
                hashes.keySet().stream()
                        .filter(key -> KEY.matcher(key).matches() && !key.endsWith(".json"))
                        .count());
    }

    void stored(StoredObject object) {
        if (!object.bucket().equals(bucket)) {
            return;
        }
        boolean isFirst = hashes.put(object.key(), object.sha256()) == null;
        findings.require(
                isFirst && object.isFirst(),
                DOCUMENT_STORED_ONCE,
                "%s was stored again",
                object.key());
        if (SealCheck.isOne(object.key())) {
            return;
        }
        if (object.key().startsWith(LOGOS)) {
            checkLogo(object);
            return;
        }
        if (object.key().startsWith(AnswerCheck.FOLDER)) {
            return;
        }
        Matcher key = KEY.matcher(object.key());
        if (key.matches()) {
            checkContent(object, key.group(4));
            if (key.group(4).equals(SNAPSHOT)) {
                snapshots.put(object.key(), Facts.of(Json.parse(text(object))));
            }
            locks.put(object.key(), Lock.of(object));
        }
        findings.require(key.matches(), DOCUMENT_HASHED, "%s is no invoice's", object.key());
    }

    /** A logo is called by its hash. */
    private void checkLogo(StoredObject object) {
        findings.require(
                object.key().equals(LOGOS + object.sha256()),
                DOCUMENT_HASHED,
                "%s has the hash %s",
                object.key(),
                object.sha256());
        findings.require(
                object.lock() == ObjectLockMode.COMPLIANCE,
                DOCUMENT_LOCKED,
                "%s is locked as %s",
                object.key(),
                object.lock());
    }

    private void checkContent(StoredObject object, String file) {
        String beginning = BEGINNINGS.getOrDefault(file, "no such file");
        int length = Math.min(beginning.length(), object.content().length);
        findings.require(
                new String(object.content(), 0, length, ISO_8859_1).equals(beginning),
                DOCUMENT_HASHED,
                "%s does not begin with %s",
                object.key(),
                beginning);
    }

    private static String text(StoredObject object) {
        return new String(object.content(), UTF_8);
    }

    /** A rendition names what lies in the bucket already, under the invoice's own keys. */
    @Override
    public void look(Write write) {
        for (Change change : write.of(Kind.INVOICE)) {
            if (change.becomes("state", "rendered")) {
                Bill bill = Bill.of(change);
                check(bill, "invoice.pdf", "documentKey", "documentSha256");
                check(bill, "invoice.xml", "xmlKey", "xmlSha256");
                checkStored(bill, SNAPSHOT, change.after().text("snapshotSha256"));
                checkSnapshot(bill);
            }
        }
    }

    private void check(Bill bill, String file, String key, String hash) {
        findings.require(
                bill.row().text(key).equals(key(bill, file)),
                DOCUMENT_HASHED,
                "%s: %s is %s",
                bill.number(),
                key,
                bill.row().text(key));
        checkStored(bill, file, bill.row().text(hash));
    }

    private void checkSnapshot(Bill bill) {
        Facts said = snapshots.get(key(bill, SNAPSHOT));
        if (said != null) {
            BEGINNINGS.keySet().forEach(file -> checkLock(key(bill, file), said));
        }
        findings.require(
                said == null || said.isOf(Facts.of(bill)),
                SNAPSHOT_SAME,
                "%s has a snapshot of %s",
                bill.number(),
                said);
    }

    private void checkLock(String key, Facts facts) {
        Instant free =
                LocalDate.of(facts.yearOfIssue() + facts.yearsKept() + 1, 1, 1)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant();
        Lock lock = locks.getOrDefault(key, Lock.NONE);
        findings.require(
                lock.mode() == ObjectLockMode.COMPLIANCE && !lock.until().isBefore(free),
                DOCUMENT_LOCKED,
                "%s is locked as %s until %s instead of %s",
                key,
                lock.mode(),
                lock.until(),
                free);
    }

    private void checkStored(Bill bill, String file, String sha256) {
        String stored = hashes.getOrDefault(key(bill, file), "nothing");
        findings.require(
                stored.equals(sha256),
                DOCUMENT_HASHED,
                "%s records %s as its %s, stored is %s",
                bill.number(),
                sha256,
                file,
                stored);
    }

    private static String key(Bill bill, String file) {
        return "invoices/%s/%d/%s/%s"
                .formatted(bill.seller(), bill.issuedOn().getYear(), bill.number(), file);
    }

    /** What is stored belongs to an invoice that was issued. */
    @Override
    public void settledState() {
        for (String stored : hashes.keySet()) {
            Matcher key = KEY.matcher(stored);
            findings.require(
                    SealCheck.isOne(stored)
                            || stored.startsWith(LOGOS)
                            || stored.startsWith(AnswerCheck.FOLDER)
                            || (key.matches() && seen.find(Kind.INVOICE, key.group(3)).isThere()),
                    DOCUMENT_HASHED,
                    "%s is a document of no invoice",
                    stored);
        }
    }
}
