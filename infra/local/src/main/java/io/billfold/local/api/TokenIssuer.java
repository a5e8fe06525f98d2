package io.billfold.local.api;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

import io.billfold.local.disk.Folder;
import io.billfold.local.http.Answer;
import io.billfold.local.http.Endpoint;
import io.billfold.local.http.Json;
import io.billfold.local.http.Request;

import org.jspecify.annotations.Nullable;

import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An issuer of JSON Web Tokens with a key of its own, which is kept, so that tokens outlive a
 * restart. Tokens follow the wall clock.
 */
public final class TokenIssuer implements Endpoint {
    private static final String FILE = "issuer.json";
    private static final Duration LIFE = Duration.ofHours(12);

    private final String url;
    private final RSAKey key;

    private TokenIssuer(String url, RSAKey key) {
        this.url = url;
        this.key = key;
    }

    /**
     * The issuer of a data folder, or a new one.
     *
     * @param url its name in tokens, where it also answers
     * @param folder null keeps the key in memory
     */
    public static TokenIssuer open(String url, @Nullable Folder folder) {
        try {
            if (folder != null && folder.read(FILE).isPresent()) {
                return new TokenIssuer(url, RSAKey.parse(Json.text(folder.read(FILE).get())));
            }
            RSAKey key = new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
            if (folder != null) {
                folder.write(FILE, Json.parse(key.toJSONString()));
            }
            return new TokenIssuer(url, key);
        } catch (JOSEException | ParseException e) {
            throw new IllegalStateException("cannot make or read the token issuer's key", e);
        }
    }

    public String url() {
        return url;
    }

    /** Mints a token that is good for half a day. */
    public String mint(String audience, List<String> scopes, String subject) {
        Instant now = Instant.now();
        JWTClaimsSet claims =
                new JWTClaimsSet.Builder()
                        .issuer(url)
                        .audience(audience)
                        .subject(subject)
                        .claim("scope", String.join(" ", scopes))
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(LIFE)))
                        .jwtID(UUID.randomUUID().toString())
                        .build();
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build();
        SignedJWT token = new SignedJWT(header, claims);
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("cannot sign a token", e);
        }
        return token.serialize();
    }

    /** A token's claims; empty if it is not ours, was changed, or has expired. */
    Optional<JWTClaimsSet> verified(String token) {
        try {
            SignedJWT signed = SignedJWT.parse(token);
            JWTClaimsSet claims = signed.getJWTClaimsSet();
            return isValid(signed, claims) ? Optional.of(claims) : Optional.empty();
        } catch (ParseException | JOSEException e) {
            // whatever cannot be read is no token
            return Optional.empty();
        }
    }

    private boolean isValid(SignedJWT signed, JWTClaimsSet claims) throws JOSEException {
        Instant now = Instant.now();
        Date notBefore = claims.getNotBeforeTime();
        return signed.getHeader().getAlgorithm().equals(JWSAlgorithm.RS256)
                && signed.verify(new RSASSAVerifier(key))
                && claims.getExpirationTime() != null
                && claims.getExpirationTime().toInstant().isAfter(now)
                && (notBefore == null || !notBefore.toInstant().isAfter(now))
                && url.equals(claims.getIssuer());
    }

    @Override
    public Answer answer(Request request) {
        return switch (request.path()) {
            case "/.well-known/openid-configuration" ->
                    Answer.json(
                            200,
                            Json.object()
                                    .put("issuer", url)
                                    .put("jwks_uri", url + "/.well-known/jwks.json"));
            case "/.well-known/jwks.json" ->
                    Answer.json(200, Json.parse(new JWKSet(key.toPublicJWK()).toString()));
            default -> Answer.message(404, "Not Found");
        };
    }
}
