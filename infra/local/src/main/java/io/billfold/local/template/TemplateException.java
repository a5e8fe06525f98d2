package io.billfold.local.template;

/** The template cannot be run; the message begins with file and line. */
public final class TemplateException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Place place;

    /** What is wrong, and where. */
    public TemplateException(Place place, String message) {
        super(place + ": " + message);
        this.place = place;
    }

    /** Where it is wrong. */
    public Place place() {
        return place;
    }
}
