package io.billfold.calculatetax;

import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;

/** Gives one text for every secret. */
final class SecretsFake implements SecretsManagerClient {
    String text = "{\"accountId\": \"2000\", \"licenseKey\": \"key\"}";
    int reads;

    @Override
    public GetSecretValueResponse getSecretValue(GetSecretValueRequest request) {
        reads++;
        return GetSecretValueResponse.builder().secretString(text).build();
    }

    @Override
    public String serviceName() {
        return "secretsmanager";
    }

    @Override
    public void close() {}
}
