package dev.zhanggui.adapters.web;

/**
 * One bar of a chart.
 *
 * @param shown the value as it is written
 * @param marked whether it is the one to look at: told by a pattern as well as by colour
 */
record Bar(String label, long value, String shown, boolean marked) {}
