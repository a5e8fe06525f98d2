package io.billfold.configureseller;

import io.billfold.billing.Problem;
import io.billfold.document.Logo;
import io.billfold.lambda.Answer;
import io.billfold.lambda.Call;
import io.billfold.store.LogoStore;

import jakarta.inject.Singleton;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/**
 * {@code POST /logos}: the file itself is the body. A seller names it by the hash that is given.
 */
@Singleton
class LogoCall {
    private static final int PNG_START = 0x89;

    private final LogoStore logos;
    private final InstantSource clock;

    LogoCall(LogoStore logos, InstantSource clock) {
        this.logos = logos;
        this.clock = clock;
    }

    /**
     * Answers a call.
     *
     * @return 200 with the logo's SHA-256, also where it was sent before; 422 for a file that no
     *     document could show
     */
    Answer answer(Call call) {
        byte[] file = call.body();
        try {
            Logo.of(file);
        } catch (IllegalArgumentException e) {
            return Answer.problem(
                    422,
                    "Logo refused",
                    "send a PNG or JPEG file as the body",
                    List.of(new Problem("body", String.valueOf(e.getMessage()))));
        }
        String contentType = (file[0] & 0xff) == PNG_START ? "image/png" : "image/jpeg";
        LocalDate today = clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
        return Answer.json(200, Map.of("logo", logos.keep(file, contentType, today)));
    }
}
