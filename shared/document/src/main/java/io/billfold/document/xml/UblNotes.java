package io.billfold.document.xml;

import io.billfold.billing.document.Note;
import io.billfold.billing.einvoice.XmlProfile;

import java.util.List;
import java.util.stream.Collectors;

/** The notes (BG-1) as UBL has them: a subject code stands before its text, as {@code #AAI#}. */
final class UblNotes {
    /** UNTDID 4451: general information. */
    private static final String GENERAL = "AAI";

    private UblNotes() {}

    /** One text for each note; Peppol takes one in all (rule PEPPOL-EN16931-R002). */
    static List<String> of(Terms terms) {
        List<Note> notes = terms.notes();
        if (terms.profile() == XmlProfile.PEPPOL_BIS_3_0 && notes.size() > 1) {
            String all = notes.stream().map(Note::text).collect(Collectors.joining("\n"));
            return List.of(text(Note.of(all)));
        }
        return notes.stream().map(UblNotes::text).toList();
    }

    /**
     * Rule BR-CL-08 takes what follows the first {@code #} for a code, so a text that has one needs
     * a code.
     */
    private static String text(Note note) {
        if (note.subject() != null) {
            return "#" + note.subject() + "#" + note.text();
        }
        return note.text().contains("#") ? "#" + GENERAL + "#" + note.text() : note.text();
    }
}
