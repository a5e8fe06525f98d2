package io.billfold.callprovider;

import com.stripe.StripeClient;
import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.StripeException;
import com.stripe.model.Dispute;
import com.stripe.net.RequestOptions;
import com.stripe.param.DisputeUpdateParams;
import com.stripe.param.FileCreateParams;

import io.billfold.billing.evidence.EvidenceItem;
import io.billfold.events.StripeReader;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Stripe's disputes (docs.stripe.com/api/disputes, /disputes/responding). Texts go into its fields,
 * the invoice is uploaded as the receipt, and all of it is submitted at once: Stripe takes one
 * submission. Whether it has one, it says itself.
 */
@Singleton
class StripeDesk implements EvidenceDesk {
    private static final Set<String> OUR_TURN = Set.of("needs_response", "warning_needs_response");

    private static final int UNAUTHORIZED = 401;
    private static final int CONFLICT = 409;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;

    private final StripeAccess access;

    StripeDesk(StripeAccess access) {
        this.access = access;
    }

    @Override
    public String name() {
        return StripeReader.PROVIDER;
    }

    /** A call of Stripe's library. */
    private interface Asked {
        DeskReply of(StripeClient client) throws StripeException;
    }

    @Override
    public DeskReply submit(Brief brief) {
        return asked(client -> submit(client, brief));
    }

    @Override
    public DeskReply accept(String disputeId, String key) {
        return asked(client -> accept(client, disputeId, key));
    }

    private DeskReply asked(Asked asked) {
        try {
            return asked.of(access.client());
        } catch (ApiConnectionException e) {
            return new DeskReply.Unclear("no answer: " + e.getMessage());
        } catch (StripeException e) {
            return refused(e);
        }
    }

    private DeskReply refused(StripeException e) {
        Integer status = e.getStatusCode();
        String why =
                status + " " + Objects.requireNonNullElse(e.getCode(), "") + " " + e.getMessage();
        if (status == null || status >= SERVER_ERROR || status == CONFLICT || status == TOO_MANY) {
            return new DeskReply.Unclear(why);
        }
        if (status == UNAUTHORIZED) {
            access.forgetKey();
            return new DeskReply.Unclear(why);
        }
        return new DeskReply.Refused(why);
    }

    private static DeskReply submit(StripeClient client, Brief brief) throws StripeException {
        Dispute dispute = client.v1().disputes().retrieve(brief.disputeId());
        DeskReply known = submitted(dispute);
        if (known != null) {
            return known;
        }
        DisputeUpdateParams.Evidence.Builder evidence = DisputeUpdateParams.Evidence.builder();
        fill(evidence, brief, receipt(client, brief));
        Dispute after =
                client.v1()
                        .disputes()
                        .update(
                                brief.disputeId(),
                                DisputeUpdateParams.builder()
                                        .setEvidence(evidence.build())
                                        .setSubmit(true)
                                        .build(),
                                options(brief.key()));
        DeskReply taken = submitted(after);
        return taken == null
                ? new DeskReply.Unclear("Stripe says " + after.getStatus() + " and no submission")
                : taken;
    }

    /** What the case says of our answer; null while it has none and waits for it. */
    private static @Nullable DeskReply submitted(Dispute dispute) {
        Dispute.EvidenceDetails details = dispute.getEvidenceDetails();
        Long submissions = details == null ? null : details.getSubmissionCount();
        if (submissions != null && submissions > 0) {
            return new DeskReply.Taken(submissions + " submission, " + dispute.getStatus());
        }
        return OUR_TURN.contains(dispute.getStatus())
                ? null
                : new DeskReply.Refused("the case is " + dispute.getStatus() + " at Stripe");
    }

    /** The invoice, uploaded; null where the answer has none. */
    private static @Nullable String receipt(StripeClient client, Brief brief)
            throws StripeException {
        byte[] invoice = brief.file(EvidenceItem.INVOICE.fileName());
        if (invoice == null) {
            return null;
        }
        FileCreateParams file =
                FileCreateParams.builder()
                        .setPurpose(FileCreateParams.Purpose.DISPUTE_EVIDENCE)
                        .setFile(new ByteArrayInputStream(invoice))
                        .build();
        return client.v1().files().create(file, options(brief.key() + "-invoice")).getId();
    }

    private static void fill(
            DisputeUpdateParams.Evidence.Builder evidence, Brief brief, @Nullable String receipt) {
        if (receipt != null) {
            evidence.setReceipt(receipt);
        }
        String used = text(brief, EvidenceItem.ACCESS_LOG, EvidenceItem.USAGE_LOG);
        if (used != null) {
            evidence.setAccessActivityLog(used);
        }
        String rest =
                brief.text(
                        Stream.concat(
                                        Stream.of("summary.txt"),
                                        Stream.of(
                                                        EvidenceItem.TERMS,
                                                        EvidenceItem.COMMUNICATION,
                                                        EvidenceItem.CREDITS,
                                                        EvidenceItem.EARLIER_PAYMENTS)
                                                .map(EvidenceItem::fileName))
                                .toList());
        if (rest != null) {
            evidence.setUncategorizedText(rest);
        }
    }

    private static @Nullable String text(Brief brief, EvidenceItem... items) {
        return brief.text(Stream.of(items).map(EvidenceItem::fileName).toList());
    }

    private static DeskReply accept(StripeClient client, String disputeId, String key)
            throws StripeException {
        Dispute dispute = client.v1().disputes().retrieve(disputeId);
        if (dispute.getStatus().equals("lost")) {
            return new DeskReply.Taken("the case is lost at Stripe");
        }
        if (!OUR_TURN.contains(dispute.getStatus())) {
            return new DeskReply.Refused("the case is " + dispute.getStatus() + " at Stripe");
        }
        Dispute after = client.v1().disputes().close(disputeId, options(key));
        return new DeskReply.Taken("the case is " + after.getStatus() + " at Stripe");
    }

    private static RequestOptions options(String key) {
        return RequestOptions.builder().setIdempotencyKey(key).build();
    }
}
