package io.billfold.local.dynamodb;

import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.content.ByteBufferContentSource;
import org.eclipse.jetty.server.Request;

import java.nio.ByteBuffer;

/** A request whose body was read already, readable once more. */
final class BufferedRequest extends Request.Wrapper {
    private final Content.Source content;

    BufferedRequest(Request request, byte[] body) {
        super(request);
        this.content = new ByteBufferContentSource(ByteBuffer.wrap(body));
    }

    @Override
    public Content.Chunk read() {
        return content.read();
    }

    @Override
    public void demand(Runnable callback) {
        content.demand(callback);
    }
}
