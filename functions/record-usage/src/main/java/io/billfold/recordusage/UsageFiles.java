package io.billfold.recordusage;

import io.billfold.events.EventJson;
import io.billfold.events.UsageFile;
import io.billfold.events.UsageReader;
import io.billfold.events.UsageRecord;
import io.billfold.store.UploadStore;
import io.billfold.store.UploadStore.Upload;

import jakarta.inject.Singleton;

import java.util.List;
import java.util.Optional;

/**
 * Reads files of usage piece by piece. A message is one piece: its events are recorded, its answers
 * written, and what is left is sent as a message of its own, so that a file may take longer than an
 * invocation and goes on where it stood after any crash.
 */
@Singleton
class UsageFiles {
    /** The longest file that is read: 512 pieces, about 170,000 events. */
    static final long SIZE_MAX_BYTES = 32 * 1024 * 1024;

    /** A piece is about 330 events, 7 transactions: a second or two of the function's thirty. */
    static final int PIECE_MAX_BYTES = 64 * 1024;

    private final UploadStore uploads;
    private final UsageReader reader;
    private final RecordUsage recordUsage;
    private final Answers answers;
    private final UsageQueue queue;
    private final RefusedFiles refused;

    UsageFiles(
            UploadStore uploads,
            EventJson json,
            RecordUsage recordUsage,
            Answers answers,
            UsageQueue queue,
            RefusedFiles refused) {
        this.uploads = uploads;
        this.reader = new UsageReader(json);
        this.recordUsage = recordUsage;
        this.answers = answers;
        this.queue = queue;
        this.refused = refused;
    }

    /** Reads a piece of a file, and asks for the next. */
    void read(UsageFile file) {
        Optional<Upload> found = uploads.find(file.file());
        if (found.isEmpty()) {
            refused.because(file, file.file() + " is not in the bucket of uploads");
            return;
        }
        Upload upload = found.get();
        if (upload.sizeBytes() > SIZE_MAX_BYTES) {
            refused.because(
                    file,
                    "%s has %d bytes, at most %d are read: split it"
                            .formatted(file.file(), upload.sizeBytes(), SIZE_MAX_BYTES));
        } else if (file.etag() != null && !file.etag().equals(upload.etag())) {
            refused.because(
                    file,
                    "%s was replaced while it was read, at line %d: send it again"
                            .formatted(file.file(), file.line()));
        } else {
            read(file, upload);
        }
    }

    private void read(UsageFile file, Upload upload) {
        Piece piece = piece(file, upload);
        List<UsageRecord> records =
                piece.lines().stream().map(line -> reader.readLine(line.bytes())).toList();
        answers.keep(file, upload, piece.lines(), recordUsage.record(records));
        UsageFile next =
                file.after(file.offset() + piece.sizeBytes(), piece.nextLine(), upload.etag());
        if (next.offset() < upload.sizeBytes()) {
            queue.send(next);
        } else {
            answers.join(file, upload);
        }
    }

    private Piece piece(UsageFile file, Upload upload) {
        long left = upload.sizeBytes() - file.offset();
        if (left <= 0) {
            return Piece.empty(file.line());
        }
        byte[] bytes = uploads.read(file.file(), file.offset(), PIECE_MAX_BYTES);
        return Piece.of(bytes, file.line(), bytes.length == left);
    }
}
