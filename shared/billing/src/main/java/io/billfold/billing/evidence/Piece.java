package io.billfold.billing.evidence;

import io.billfold.billing.Checks;

/**
 * A part of an answer, there or not.
 *
 * @param isNeeded whether the answer is not ready without it
 * @param isFound whether there is something to show
 * @param note what there is, or why there is nothing, in words
 */
public record Piece(EvidenceItem item, boolean isNeeded, boolean isFound, String note) {
    private static final int NOTE_LENGTH_MAX = 500;

    public Piece {
        Checks.text("piece.note", note, NOTE_LENGTH_MAX);
    }

    /** Whether the answer waits for it. */
    public boolean isLacking() {
        return isNeeded && !isFound;
    }
}
