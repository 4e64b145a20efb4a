package org.onsale.loadtest.bench.reference;

/** What all references answer, and how they say where. */
public final class Ready {
    /** First words of the line that tells the port. */
    public static final String LISTENS = "listens on port ";

    /** As long as the answer to a poll: 147 bytes. */
    public static final String JSON =
            "{\"status\":\"waiting\",\"number\":12345678,\"ahead\":12345677,\"wait\":{\"known\":false},\"pollAfterMs\":40000,"
                    + "\"message\":null,\"asOf\":\"2031-05-01T10:00:00.000Z\"}";

    private Ready() {}

    static void tell(int port) {
        System.out.println(LISTENS + port);
    }
}
