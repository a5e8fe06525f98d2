package io.billfold.recordusage;

import io.micronaut.serde.annotation.Serdeable;

/**
 * What the sender of a file is told at once.
 *
 * @param answers where the answers will be when all of it has been read
 */
@Serdeable
record FileAnswer(String file, String answers) {
    static FileAnswer of(String file) {
        return new FileAnswer(file, Answers.key(file));
    }
}
