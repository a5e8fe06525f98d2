package io.billfold.checks.edges;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;

import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;

/** Tokens of a local cloud, made with its own key, good ones and bad ones. */
final class Tokens {
    /** What can be wrong with a token. */
    static final List<String> BAD =
            List.of(
                    "none at all",
                    "empty",
                    "nonsense",
                    "expired",
                    "not valid yet",
                    "of another audience",
                    "of another issuer",
                    "signed with another key",
                    "without a signature",
                    "signed with the public key as a secret",
                    "with its scope changed");

    private static final String AUDIENCE = "billfold";

    private final RSAKey key;
    private final String issuer;

    private Tokens(RSAKey key, String issuer) {
        this.key = key;
        this.issuer = issuer;
    }

    /** Those of a cloud, by the key that it keeps in its data folder. */
    static Tokens of(Path folder, String issuer) throws Exception {
        return new Tokens(RSAKey.parse(Files.readString(folder.resolve("issuer.json"))), issuer);
    }

    /** A header with a token that is right, with these scopes. */
    String good(String scopes) throws Exception {
        return "Bearer " + signed(claims(scopes).build(), key);
    }

    /** A header whose token is wrong in one way but has the scope; null for none at all. */
    @Nullable String bad(String how, String scope) throws Exception {
        String token = token(how, scope);
        return token == null ? null : "Bearer " + token;
    }

    private @Nullable String token(String how, String scope) throws Exception {
        Date past = Date.from(Instant.now().minus(Duration.ofMinutes(10)));
        Date future = Date.from(Instant.now().plus(Duration.ofMinutes(10)));
        return switch (how) {
            case "none at all" -> null;
            case "empty" -> "";
            case "nonsense" -> "eyJhbGciOiJub25lIn0.x.y";
            case "expired" -> signed(claims(scope).expirationTime(past).build(), key);
            case "not valid yet" -> signed(claims(scope).notBeforeTime(future).build(), key);
            case "of another audience" -> signed(claims(scope).audience("other").build(), key);
            case "of another issuer" -> signed(claims(scope).issuer("https://x").build(), key);
            case "signed with another key" -> signed(claims(scope).build(), anotherKey());
            case "without a signature" -> new PlainJWT(claims(scope).build()).serialize();
            case "signed with the public key as a secret" -> confused(claims(scope).build());
            case "with its scope changed" -> changed(signed(claims("other").build(), key), scope);
            default -> throw new IllegalArgumentException(how);
        };
    }

    private JWTClaimsSet.Builder claims(String scopes) {
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(AUDIENCE)
                .subject("tester")
                .claim("scope", scopes)
                .expirationTime(Date.from(Instant.now().plus(Duration.ofHours(1))));
    }

    private RSAKey anotherKey() throws Exception {
        return new RSAKeyGenerator(2048).keyID(key.getKeyID()).generate();
    }

    private static String signed(JWTClaimsSet claims, RSAKey key) throws Exception {
        return signed(claims, JWSAlgorithm.RS256, new RSASSASigner(key), key.getKeyID());
    }

    /** The attack on verifiers that let the token choose how it is verified. */
    private String confused(JWTClaimsSet claims) throws Exception {
        byte[] secret = key.toPublicJWK().toJSONString().getBytes(UTF_8);
        return signed(claims, JWSAlgorithm.HS256, new MACSigner(secret), key.getKeyID());
    }

    private static String signed(
            JWTClaimsSet claims, JWSAlgorithm algorithm, JWSSigner signer, String keyId)
            throws Exception {
        SignedJWT token =
                new SignedJWT(new JWSHeader.Builder(algorithm).keyID(keyId).build(), claims);
        token.sign(signer);
        return token.serialize();
    }

    private static String changed(String token, String scope) {
        String[] parts = token.split("\\.", -1);
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8);
        String other = claims.replace("\"scope\":\"other\"", "\"scope\":\"" + scope + "\"");
        return parts[0]
                + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(other.getBytes(UTF_8))
                + "."
                + parts[2];
    }
}
