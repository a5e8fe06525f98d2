package io.billfold.callprovider;

import com.adyen.model.RequestOptions;
import com.adyen.model.disputes.AcceptDisputeRequest;
import com.adyen.model.disputes.DefendDisputeRequest;
import com.adyen.model.disputes.DefenseDocument;
import com.adyen.model.disputes.DefenseDocumentType;
import com.adyen.model.disputes.DefenseReason;
import com.adyen.model.disputes.DefenseReasonsRequest;
import com.adyen.model.disputes.DefenseReasonsResponse;
import com.adyen.model.disputes.DisputeServiceResult;
import com.adyen.model.disputes.SupplyDefenseDocumentRequest;
import com.adyen.service.disputes.DisputesApi;
import com.adyen.service.exception.ApiException;

import io.billfold.billing.evidence.EvidenceItem;
import io.billfold.events.AdyenReader;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Adyen's Disputes API (docs.adyen.com/api-explorer/Disputes/30). It names the reasons by which a
 * case can be defended and the documents that each asks for; one is chosen for which we have all
 * that is required: the invoice, and the rest as material. It can't be asked for a case: when a
 * reply was lost, it names no reasons the next time, and a person sees by its webhook {@code
 * INFORMATION_SUPPLIED} that it has the answer.
 */
final class AdyenDesk implements EvidenceDesk {
    /** What stands for documents of any kind. */
    private static final String MATERIAL = "DefenseMaterial";

    private static final String PDF = "application/pdf";
    private static final int UNAUTHORIZED = 401;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;

    private final AdyenAccess access;
    private final String url;

    /**
     * @param url of the Disputes API with its version, without a slash at the end
     */
    AdyenDesk(AdyenAccess access, String url) {
        this.access = access;
        this.url = url;
    }

    @Override
    public String name() {
        return AdyenReader.PROVIDER;
    }

    /** A call of Adyen's library. */
    private interface Asked {
        DeskReply of(DisputesApi api) throws ApiException, IOException;
    }

    @Override
    public DeskReply submit(Brief brief) {
        return asked(api -> submit(api, brief));
    }

    @Override
    public DeskReply accept(String disputeId, String key) {
        return asked(
                api ->
                        reply(
                                api.acceptDispute(
                                                new AcceptDisputeRequest()
                                                        .disputePspReference(disputeId)
                                                        .merchantAccountCode(
                                                                access.merchantAccount()),
                                                options(key))
                                        .getDisputeServiceResult()));
    }

    private DeskReply asked(Asked asked) {
        try {
            return asked.of(new DisputesApi(access.client(), url));
        } catch (ApiException e) {
            return refused(e);
        } catch (IOException e) {
            return new DeskReply.Unclear("no answer: " + e);
        }
    }

    private DeskReply refused(ApiException e) {
        String why = e.getStatusCode() + " " + e.getResponseBody();
        if (e.getStatusCode() == UNAUTHORIZED) {
            access.forgetKey();
            return new DeskReply.Unclear(why);
        }
        return e.getStatusCode() >= SERVER_ERROR || e.getStatusCode() == TOO_MANY
                ? new DeskReply.Unclear(why)
                : new DeskReply.Refused(why);
    }

    private DeskReply submit(DisputesApi api, Brief brief) throws ApiException, IOException {
        DefenseReasonsResponse reasons =
                api.retrieveApplicableDefenseReasons(
                        new DefenseReasonsRequest()
                                .disputePspReference(brief.disputeId())
                                .merchantAccountCode(access.merchantAccount()));
        Optional<DefenseReason> chosen = chosen(reasons.getDefenseReasons());
        if (chosen.isEmpty()) {
            return new DeskReply.Refused(
                    "Adyen names no reason for which all documents are here: "
                            + said(reasons.getDisputeServiceResult()));
        }
        DeskReply supplied = supply(api, brief, chosen.get());
        return supplied instanceof DeskReply.Taken ? defend(api, brief, chosen.get()) : supplied;
    }

    private static Optional<DefenseReason> chosen(@Nullable List<DefenseReason> reasons) {
        return Objects.requireNonNullElse(reasons, List.<DefenseReason>of()).stream()
                .filter(it -> !documents(it).isEmpty())
                .filter(it -> documents(it).stream().allMatch(AdyenDesk::isOptionalOrHere))
                .findFirst();
    }

    private static List<DefenseDocumentType> documents(DefenseReason reason) {
        return Objects.requireNonNullElse(reason.getDefenseDocumentTypes(), List.of());
    }

    private static boolean isOptionalOrHere(DefenseDocumentType type) {
        return !"Required".equalsIgnoreCase(type.getRequirementLevel()) || isHere(type);
    }

    private static boolean isHere(DefenseDocumentType type) {
        String code = type.getDefenseDocumentTypeCode();
        return code.equals(MATERIAL) || isInvoice(code);
    }

    private static boolean isInvoice(String code) {
        return code.toLowerCase(Locale.ROOT).contains("invoice");
    }

    private DeskReply supply(DisputesApi api, Brief brief, DefenseReason reason)
            throws ApiException, IOException {
        SupplyDefenseDocumentRequest request =
                new SupplyDefenseDocumentRequest()
                        .disputePspReference(brief.disputeId())
                        .merchantAccountCode(access.merchantAccount())
                        .defenseDocuments(documents(brief, reason));
        return reply(
                api.supplyDefenseDocument(request, options(brief.key() + "-documents"))
                        .getDisputeServiceResult());
    }

    private static List<DefenseDocument> documents(Brief brief, DefenseReason reason) {
        byte[] invoice = brief.file(EvidenceItem.INVOICE.fileName());
        List<DefenseDocument> documents = new ArrayList<>();
        for (DefenseDocumentType type : documents(reason)) {
            String code = type.getDefenseDocumentTypeCode();
            if (code.equals(MATERIAL)) {
                documents.add(document(code, TextPdf.of(brief.allText())));
            } else if (isInvoice(code) && invoice != null) {
                documents.add(document(code, invoice));
            }
        }
        return documents;
    }

    /** Adyen's library writes bytes as a text: they must be Base64 before. */
    private static DefenseDocument document(String code, byte[] pdf) {
        return new DefenseDocument()
                .defenseDocumentTypeCode(code)
                .contentType(PDF)
                .content(Base64.getEncoder().encode(pdf));
    }

    private DeskReply defend(DisputesApi api, Brief brief, DefenseReason reason)
            throws ApiException, IOException {
        DefendDisputeRequest request =
                new DefendDisputeRequest()
                        .disputePspReference(brief.disputeId())
                        .merchantAccountCode(access.merchantAccount())
                        .defenseReasonCode(reason.getDefenseReasonCode());
        return reply(
                api.defendDispute(request, options(brief.key() + "-defend"))
                        .getDisputeServiceResult());
    }

    private static DeskReply reply(@Nullable DisputeServiceResult result) {
        boolean isTaken = result != null && Boolean.TRUE.equals(result.getSuccess());
        return isTaken ? new DeskReply.Taken("Adyen took it") : new DeskReply.Refused(said(result));
    }

    private static String said(@Nullable DisputeServiceResult result) {
        return result == null || result.getErrorMessage() == null
                ? "Adyen said no more"
                : result.getErrorMessage();
    }

    private static RequestOptions options(String key) {
        return new RequestOptions().idempotencyKey(key);
    }
}
