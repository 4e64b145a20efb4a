package org.onsale.shop.gate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the gate wants to know of a request. Nothing here reads the body. */
public interface Visit {
    String method();

    /**
     * The path within the application, encoded as it was sent, in every reading something in the application may take
     * it for; at least one.
     */
    List<String> paths();

    /** The whole address as the browser knows it, query included. */
    String address();

    /** The first value of a header. */
    @Nullable
    String header(String name);

    /** All values of a cookie. */
    List<String> cookies(String name);
}
