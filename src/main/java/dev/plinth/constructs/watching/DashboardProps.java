package dev.plinth.constructs.watching;

import java.util.List;

/**
 * @param name the dashboard's name
 * @param region where widgets look that name no other
 * @param widgets what it shows, three in a row
 */
public record DashboardProps(String name, String region, List<? extends Widget> widgets) {}
