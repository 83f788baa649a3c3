package dev.plinth.constructs;

import java.util.List;

/**
 * @param name the dashboard's name
 * @param region where graphs come from that name no other
 * @param graphs what it shows, three in a row
 */
public record DashboardProps(String name, String region, List<Graph> graphs) {}
