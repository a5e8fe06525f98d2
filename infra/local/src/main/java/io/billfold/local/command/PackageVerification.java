package io.billfold.local.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.billing.proof.DayLeaves;
import io.billfold.billing.proof.Finding;
import io.billfold.billing.proof.Finding.Kind;
import io.billfold.billing.proof.Hash;
import io.billfold.billing.proof.Seal;
import io.billfold.billing.proof.SealChain;
import io.billfold.billing.proof.SealedDocument;
import io.billfold.store.LeafLines;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Checks an audit package without a cloud: that each file is the one of {@code SHA256SUMS} and none
 * is missing or more; that the seals are one chain over their leaves; and that the documents that
 * the manifest calls complete are among these leaves with the hashes of their files.
 */
final class PackageVerification {
    private static final String SUMS = "SHA256SUMS";
    private static final String MANIFEST = "manifest.csv";
    private static final String SEALS = "seals/";
    private static final String LEAVES = ".leaves.jsonl";
    private static final String COMPLETE = "complete";
    private static final int COLUMNS = 13;

    private final ZipFile zip;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, String> sums = new TreeMap<>();
    private final List<Seal> seals = new ArrayList<>();
    private final Map<String, SealedDocument> sealed = new TreeMap<>();
    private int proved;
    private int listed;

    private PackageVerification(ZipFile zip) {
        this.zip = zip;
    }

    /**
     * What was found.
     *
     * @param findings everything that is wrong
     * @param files how many files there are
     * @param listed how many documents the manifest names
     * @param proved how many of them are under a seal
     * @param chain the seals, or null where there are none
     */
    record Result(
            List<Finding> findings, int files, int listed, int proved, @Nullable SealChain chain) {
        Result {
            findings = List.copyOf(findings);
        }
    }

    /**
     * Checks a package.
     *
     * @param known the hash of a seal that is known from elsewhere, or null
     * @throws CommandFailure when it is none
     */
    static Result of(Path file, @Nullable Hash known) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return new PackageVerification(zip).check(known);
        } catch (ZipException e) {
            throw new CommandFailure(file + " is no whole zip: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new CommandFailure("can't read " + file + ": " + e.getMessage(), e);
        }
    }

    private Result check(@Nullable Hash known) throws IOException {
        if (zip.getEntry(SUMS) == null || zip.getEntry(MANIFEST) == null) {
            throw new CommandFailure("this zip is no audit package: it has no " + SUMS);
        }
        checkFiles();
        for (String name : sums.keySet()) {
            if (name.startsWith(SEALS) && name.endsWith(".json")) {
                checkSeal(name);
            }
        }
        SealChain chain = seals.isEmpty() ? null : new SealChain(seals);
        if (chain != null) {
            findings.addAll(chain.findings(known));
        }
        checkManifest();
        return new Result(findings, sums.size(), listed, proved, chain);
    }

    private void checkFiles() throws IOException {
        for (String line : text(SUMS).lines().toList()) {
            String[] parts = line.split("  ", 2);
            if (parts.length != 2 || parts[0].length() != 64) {
                wrong(Kind.ALTERED, SUMS, "has a line that is none: " + line);
                continue;
            }
            sums.put(parts[1], parts[0]);
            ZipEntry entry = zip.getEntry(parts[1]);
            if (entry == null) {
                wrong(Kind.REMOVED, parts[1], "is in the list of sums, and not in the zip");
            } else if (!sha256(entry).equals(parts[0])) {
                wrong(Kind.ALTERED, parts[1], "is not the file that was put into the zip");
            }
        }
        for (ZipEntry entry : Collections.list(zip.entries())) {
            if (!sums.containsKey(entry.getName()) && !entry.getName().equals(SUMS)) {
                wrong(Kind.ADDED, entry.getName(), "is in the zip, and not in the list of sums");
            }
        }
    }

    private void checkSeal(String name) throws IOException {
        String leaves = name.substring(0, name.length() - ".json".length()) + LEAVES;
        try {
            Seal seal = Seal.parse(text(name));
            seals.add(seal);
            DayLeaves day = new DayLeaves(seal, leaves(leaves));
            findings.addAll(day.findings());
            day.documents().forEach(it -> sealed.put(it.number().toString(), it));
        } catch (IllegalArgumentException e) {
            wrong(Kind.ALTERED, name, String.valueOf(e.getMessage()));
        }
    }

    private List<SealedDocument> leaves(String name) throws IOException {
        List<SealedDocument> documents = new ArrayList<>();
        ZipEntry entry = zip.getEntry(name);
        if (entry != null) {
            try (LeafLines lines = new LeafLines(name, zip.getInputStream(entry))) {
                lines.forEachRemaining(documents::add);
            }
        }
        return documents;
    }

    /** What is not complete, the manifest says itself: it is no finding. */
    private void checkManifest() throws IOException {
        for (String line : text(MANIFEST).lines().skip(1).toList()) {
            listed++;
            String[] cells = line.split(",", -1);
            if (cells.length != COLUMNS) {
                wrong(Kind.ALTERED, MANIFEST, "has a line that is none: " + line);
            } else if (cells[COLUMNS - 1].equals(COMPLETE)) {
                checkDocument(cells[0], cells[8], cells[9], cells[10]);
            }
        }
    }

    private void checkDocument(String number, String json, String xml, String pdf) {
        SealedDocument document = sealed.get(number);
        if (document == null) {
            wrong(Kind.ADDED, number, "is called complete, and is under none of the seals");
            return;
        }
        boolean isSealed =
                document.snapshot().toString().equals(json)
                        && document.xml().toString().equals(xml)
                        && document.pdf().toString().equals(pdf);
        String path = "documents/" + number;
        boolean isThere =
                json.equals(sums.get(path + ".json"))
                        && xml.equals(sums.get(path + ".xml"))
                        && pdf.equals(sums.get(path + ".pdf"));
        if (isSealed && isThere) {
            proved++;
        } else {
            wrong(
                    Kind.ALTERED,
                    number,
                    "its hashes in the manifest are not those of its "
                            + (isSealed ? "files" : "seal"));
        }
    }

    private void wrong(Kind kind, String subject, String detail) {
        findings.add(new Finding(kind, subject, detail));
    }

    private String text(String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            return "";
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    private String sha256(ZipEntry entry) throws IOException {
        MessageDigest digest = digest();
        try (InputStream in = new DigestInputStream(zip.getInputStream(entry), digest)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
