package io.billfold.store;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

import java.util.Map;

/**
 * Makes the stores of documents, packages and uploads, in the functions that carry the S3 client.
 */
@Factory
@Requires(classes = S3Client.class)
final class DocumentBeans {
    private final Map<String, String> settings;

    DocumentBeans(@Named("settings") Map<String, String> settings) {
        this.settings = settings;
    }

    @Singleton
    @Bean(preDestroy = "close")
    S3Client s3(AwsClients clients) {
        return clients.client(
                S3Client.class, () -> S3Client.builder().forcePathStyle(clients.isElsewhere()));
    }

    @Singleton
    @Bean(preDestroy = "close")
    S3Presigner presigner(AwsClients clients) {
        S3Presigner.Builder builder =
                S3Presigner.builder()
                        .region(clients.region())
                        .credentialsProvider(clients.credentials())
                        .serviceConfiguration(
                                S3Configuration.builder()
                                        .pathStyleAccessEnabled(clients.isElsewhere())
                                        .build());
        if (clients.endpoint() != null) {
            builder.endpointOverride(clients.endpoint());
        }
        return builder.build();
    }

    @Singleton
    DocumentStore documents(S3Client s3, S3Presigner presigner) {
        return new DocumentStore(s3, presigner, documentsBucket());
    }

    @Singleton
    LogoStore logos(S3Client s3, S3Presigner presigner) {
        return new LogoStore(s3, presigner, documentsBucket());
    }

    @Singleton
    DocumentHolds documentHolds(S3Client s3) {
        return new DocumentHolds(s3, documentsBucket());
    }

    private String documentsBucket() {
        String bucket = settings.get("DOCUMENTS_BUCKET");
        if (bucket == null) {
            throw new IllegalStateException(
                    "setting DOCUMENTS_BUCKET is missing: this function may not use documents");
        }
        return bucket;
    }

    @Singleton
    SealFiles sealFiles(S3Client s3, S3Presigner presigner) {
        return new SealFiles(s3, presigner, documentsBucket());
    }

    @Singleton
    EvidenceFiles evidenceFiles(S3Client s3, S3Presigner presigner) {
        return new EvidenceFiles(s3, presigner, documentsBucket());
    }

    @Singleton
    PackageFiles packageFiles(S3Client s3, S3Presigner presigner) {
        String bucket = settings.get("PACKAGES_BUCKET");
        if (bucket == null) {
            throw new IllegalStateException(
                    "setting PACKAGES_BUCKET is missing: this function may not use packages");
        }
        return new PackageFiles(s3, presigner, bucket);
    }

    @Singleton
    UploadStore uploads(S3Client s3) {
        String bucket = settings.get("UPLOADS_BUCKET");
        if (bucket == null) {
            throw new IllegalStateException(
                    "setting UPLOADS_BUCKET is missing: this function may not use uploads");
        }
        return new UploadStore(s3, bucket);
    }

    @Singleton
    ExchangeStore exchange(S3Client s3) {
        String bucket = settings.get("EXCHANGE_BUCKET");
        if (bucket == null) {
            throw new IllegalStateException(
                    "setting EXCHANGE_BUCKET is missing: this function may not hand files over");
        }
        return new ExchangeStore(s3, bucket);
    }
}
