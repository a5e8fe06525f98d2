package io.billfold.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.billing.proof.SealedDocument;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Iterator;

/**
 * The leaves of a day on their way to S3: in a temporary file, as S3 must be told the length and
 * the hash before the first byte. 100,000 documents have 36 MB; Lambda has 512 MB for such files.
 */
public final class LeafFile implements AutoCloseable {
    private final Path path;
    private final byte[] sha256;

    private LeafFile(Path path, byte[] sha256) {
        this.path = path;
        this.sha256 = sha256;
    }

    /** Writes documents, each a line. Closing it deletes the file. */
    public static LeafFile write(Iterator<SealedDocument> documents) throws IOException {
        Path path = Files.createTempFile("leaves", ".jsonl");
        MessageDigest digest = sha256Digest();
        try (Writer out =
                new OutputStreamWriter(
                        new DigestOutputStream(Files.newOutputStream(path), digest), UTF_8)) {
            while (documents.hasNext()) {
                out.write(documents.next().canonical());
                out.write('\n');
            }
        } catch (IOException | RuntimeException e) {
            Files.delete(path);
            throw e;
        }
        return new LeafFile(path, digest.digest());
    }

    private static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    Path path() {
        return path;
    }

    byte[] sha256() {
        return sha256.clone();
    }

    @Override
    public void close() throws IOException {
        Files.delete(path);
    }
}
