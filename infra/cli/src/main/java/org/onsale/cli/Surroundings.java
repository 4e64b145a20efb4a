package org.onsale.cli;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.util.Map;

/** What a run of the command line reads and writes besides the service. */
public record Surroundings(Map<String, String> environment, BufferedReader in, PrintWriter out, PrintWriter err) {}
