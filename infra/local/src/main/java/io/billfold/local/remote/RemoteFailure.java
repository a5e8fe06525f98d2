package io.billfold.local.remote;

import io.billfold.local.template.Resource;

import java.net.URI;

/** A resource could not be looked up or made; the message names it and the endpoint. */
public final class RemoteFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    RemoteFailure(Resource resource, URI endpoint, RuntimeException cause) {
        super(
                "%s %s (%s) cannot be looked up or made at %s: %s"
                        .formatted(
                                resource.type(),
                                resource.id(),
                                resource.place(),
                                endpoint,
                                cause.getMessage()),
                cause);
    }
}
