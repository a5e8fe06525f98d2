package io.billfold.local.command;

import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of the project, which holds {@code template.yaml}: the launcher names it. */
final class Home {
    private Home() {}

    /** The folder; the current one when the program was started without the launcher. */
    static Path folder() {
        return Path.of(System.getProperty("billfold.home", "")).toAbsolutePath();
    }

    /**
     * The system's template.
     *
     * @throws CommandFailure when it is not there
     */
    static Path template() {
        Path template = folder().resolve("template.yaml");
        if (!Files.isRegularFile(template)) {
            throw new CommandFailure("there is no template.yaml in " + folder());
        }
        return template;
    }
}
