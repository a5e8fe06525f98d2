package io.billfold.recordusage;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.events.EventJson;
import io.billfold.events.UsageFile;
import io.billfold.store.UploadStore;
import io.billfold.store.UploadStore.Upload;

import jakarta.inject.Singleton;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Locale;

/**
 * The answers to a file, beside it: one object a piece, written once, so that a piece that comes
 * again keeps its first answers; and all of them in one when the last piece is done. A piece that a
 * crash ended after recording and before answering answers {@code duplicate} for what it had
 * recorded.
 */
@Singleton
class Answers {
    private final UploadStore uploads;
    private final EventJson json;

    Answers(UploadStore uploads, EventJson json) {
        this.uploads = uploads;
        this.json = json;
    }

    /** Where all answers to a file are in the end. */
    static String key(String file) {
        return file + ".answers.jsonl";
    }

    /** Keeps the answers to a piece. */
    void keep(UsageFile file, Upload upload, List<Piece.Line> lines, List<Answered> answered) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            text.append(json.write(LineAnswer.of(lines.get(i).number(), answered.get(i))))
                    .append('\n');
        }
        uploads.keepOnce(key(file, upload, file.piece()), text.toString().getBytes(UTF_8));
    }

    /** Puts the answers to all pieces into one object. The file's own limit bounds it. */
    void join(UsageFile file, Upload upload) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int piece = 0; piece <= file.piece(); piece++) {
            all.writeBytes(uploads.content(key(file, upload, piece)));
        }
        uploads.put(key(file.file()), all.toByteArray());
    }

    /** Another file under the same key has answers of its own. */
    private static String key(UsageFile file, Upload upload, int piece) {
        return String.format(
                Locale.ROOT,
                "%s.answers/%s/%04d.jsonl",
                file.file(),
                upload.etag().replaceAll("[^A-Za-z0-9-]", ""),
                piece);
    }
}
