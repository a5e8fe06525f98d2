package io.billfold.buildauditpackage;

import io.billfold.billing.Problem;
import io.billfold.billing.access.AccessAction;
import io.billfold.billing.access.Caller;
import io.billfold.billing.access.Permission;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.auditpackage.AuditPackage;
import io.billfold.billing.auditpackage.AuditPackage.State;
import io.billfold.billing.auditpackage.PackageId;
import io.billfold.billing.auditpackage.PackageRequest;
import io.billfold.events.AuditPackageRequested;
import io.billfold.events.EventJson;
import io.billfold.events.Field;
import io.billfold.events.FieldReader;
import io.billfold.events.MessageJson;
import io.billfold.lambda.Answer;
import io.billfold.lambda.Call;
import io.billfold.store.AccessLog;
import io.billfold.store.AuditPackageStore;
import io.billfold.store.AuditPackageStore.Kept;
import io.billfold.store.DocumentStore.Link;
import io.billfold.store.PackageFiles;
import io.micronaut.json.tree.JsonNode;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code POST /audit-packages}, {@code GET /audit-packages} and {@code GET /audit-packages/{id}}.
 */
@Singleton
class PackageCall {
    /**
     * How long a link works: a package of 10 GB takes an hour at 25 Mbit/s, and S3 lets a download
     * end that began in time.
     */
    static final Duration LINK_LIFETIME = Duration.ofMinutes(60);

    /** The most packages of an answer: each is an item that is read. */
    static final int LISTED_MAX = 50;

    private static final String TITLE = "Audit package refused";
    private static final int BODY_BYTES_MAX = 4 * 1024;

    private final MessageJson json;
    private final PackageForm form;
    private final AuditPackageStore packages;
    private final PackageFiles files;
    private final AccessLog log;
    private final InstantSource clock;

    PackageCall(
            EventJson json,
            PackageForm form,
            AuditPackageStore packages,
            PackageFiles files,
            AccessLog log,
            InstantSource clock) {
        this.json = new MessageJson(json, BODY_BYTES_MAX);
        this.form = form;
        this.packages = packages;
        this.files = files;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Answers a call.
     *
     * @return for POST 202 with the package, which may be one that was asked for before; for GET
     *     200 with packages, or with one and the link to its zip once it is finished; 403 with the
     *     reason when the token does not say who calls, or does not allow it; 404 for no such
     *     package; 422 with what is wrong; 503 when it could not be written down who asks
     */
    Answer answer(Call call) {
        Optional<Caller> caller =
                Caller.of(
                        call.claims().get("sub"), call.scopes(), call.sourceIp(), call.requestId());
        if (caller.isEmpty()) {
            return Answer.problem(
                    403,
                    "Not allowed",
                    "access is kept by name: the token has no sub, or one of more than "
                            + Caller.PRINCIPAL_LENGTH_MAX
                            + " characters");
        }
        if (!caller.get().roles().may(Permission.PACKAGE)) {
            return Answer.problem(
                    403, "Not allowed", caller.get().roles().refusal(Permission.PACKAGE));
        }
        if (call.method().equals("POST")) {
            return request(call, caller.get());
        }
        String id = call.pathParameters().get("id");
        return id == null ? list(call) : show(id, caller.get());
    }

    private Answer request(Call call, Caller caller) {
        return switch (json.read(call.body())) {
            case MessageJson.Result.Unreadable(Problem problem) -> refused(List.of(problem));
            case MessageJson.Result.Tree(JsonNode tree) -> {
                FieldReader in = FieldReader.of(tree);
                Field<PackageRequest> asked = form.read(in, clock.instant());
                yield in.problems().isEmpty()
                        ? request(asked.get(), caller)
                        : refused(in.problems());
            }
        };
    }

    private Answer request(PackageRequest request, Caller caller) {
        Kept there = packages.find(request.id()).orElse(null);
        AuditPackage made = there == null || isLost(there.value()) ? null : there.value();
        Instant now = clock.instant();
        int attempt = there == null ? 1 : there.value().attempt() + 1;
        AuditPackage asked =
                made == null ? AuditPackage.asked(request, attempt, caller.principal(), now) : made;
        boolean isKept =
                log.keep(
                        caller.access(
                                now, AccessAction.PACKAGED, request.id().value(), request.words()),
                        commit -> {
                            if (made == null) {
                                packages.begin(commit, asked, there);
                                packages.publish(commit, AuditPackageRequested.of(asked));
                            }
                        });
        return isKept ? Answer.json(202, PackageAnswer.of(asked)) : busy();
    }

    /** Whether it must be made anew. */
    private boolean isLost(AuditPackage found) {
        return switch (found.state()) {
            case REQUESTED, BUILDING -> false;
            case FAILED -> true;
            case FINISHED -> files.size(zipKey(found)).isEmpty();
        };
    }

    private static String zipKey(AuditPackage found) {
        return PackageFiles.zipKey(found.id(), found.attempt());
    }

    private Answer list(Call call) {
        SellerId seller = seller(call.query().get("seller"));
        return seller == null
                ? refused(List.of(new Problem("seller", "must be a seller's id: ?seller=...")))
                : Answer.json(
                        200,
                        Map.of(
                                "packages",
                                packages.latestOf(seller, LISTED_MAX).stream()
                                        .map(PackageAnswer::of)
                                        .toList()));
    }

    private static @Nullable SellerId seller(@Nullable String text) {
        try {
            return text == null ? null : new SellerId(text);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private Answer show(String text, Caller caller) {
        return id(text).flatMap(packages::find)
                .map(Kept::value)
                .map(found -> show(found, caller))
                .orElseGet(
                        () ->
                                Answer.problem(
                                        404,
                                        "Audit package not found",
                                        "there is no audit package with this id"));
    }

    private static Optional<PackageId> id(String text) {
        try {
            return Optional.of(new PackageId(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** Nobody is given a link that is not written down. */
    private Answer show(AuditPackage found, Caller caller) {
        if (found.state() != State.FINISHED) {
            return Answer.json(200, PackageAnswer.of(found));
        }
        if (files.size(zipKey(found)).isEmpty()) {
            return Answer.json(200, PackageAnswer.expired(found));
        }
        Link link = files.link(zipKey(found), LINK_LIFETIME, found.id() + ".zip");
        boolean isKept =
                log.keep(
                        caller.access(
                                clock.instant(),
                                AccessAction.LINKED,
                                found.id().value(),
                                "package until " + link.expiresAt()));
        return isKept ? Answer.json(200, PackageAnswer.of(found, link)) : busy();
    }

    private static Answer busy() {
        return Answer.problem(
                503,
                "Access not written down",
                "too many look at documents at once, and nothing is given that is not written down:"
                        + " ask again in a moment");
    }

    private static Answer refused(List<Problem> problems) {
        return Answer.problem(422, TITLE, "correct what errors name and ask again", problems);
    }
}
