package org.onsale.redis;

import java.util.Map;

/** One entry of a stream: its id ({@code ms-sequence}) and its fields in their order. */
public record StreamEntry(String id, Map<String, String> fields) {}
