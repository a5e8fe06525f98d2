package io.billfold.collectevidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.billing.dispute.Dispute;
import io.billfold.billing.evidence.Piece;
import io.billfold.collectevidence.Gather.Gathered;
import io.billfold.store.Sha256;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Packs an answer: the same parts are the same bytes, whichever machine packs them. Files are
 * stored as they are, as what compresses differs between platforms.
 */
final class EvidenceZip {
    /** What the answer says in words, and the hash of each file. */
    static final String SUMMARY = "summary.txt";

    /** The first time that a zip can hold: a time of now would make other bytes each time. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private EvidenceZip() {}

    static byte[] of(Dispute dispute, Gathered gathered) {
        SortedMap<String, byte[]> files = new TreeMap<>(gathered.files());
        files.put(SUMMARY, summary(dispute, gathered).getBytes(UTF_8));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, UTF_8)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                add(zip, file.getKey(), file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes all", e);
        }
        return bytes.toByteArray();
    }

    private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(crc.getValue());
        entry.setTimeLocal(TIME);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    private static String summary(Dispute dispute, Gathered gathered) {
        StringBuilder text = new StringBuilder();
        text.append("Dispute %s of %s\n".formatted(dispute.id(), dispute.provider()))
                .append(
                        "Payment %s of invoice %s\n"
                                .formatted(dispute.paymentId(), dispute.invoice()))
                .append(
                        "Disputed: %s, reason %s %s %s\n"
                                .formatted(
                                        dispute.amount(),
                                        dispute.reason(),
                                        String.valueOf(dispute.scheme()),
                                        String.valueOf(dispute.reasonCode())));
        for (Piece piece : gathered.pieces()) {
            text.append("%s: %s\n".formatted(piece.item().words(), piece.note()));
        }
        gathered.files()
                .forEach(
                        (name, content) ->
                                text.append(
                                        "SHA-256 %s %s\n".formatted(Sha256.hex(content), name)));
        return text.toString();
    }
}
